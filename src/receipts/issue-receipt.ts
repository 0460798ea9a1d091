import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { write } from '../platform/repeats.ts'
import { issueDraft, lockOwn, tellDonor } from './issue-draft.ts'
import { issuedMail } from './mails.ts'
import { toReceipt } from './view.ts'

/**
 * Issues a draft: CGI 238 bis, 5 bis. Number, snapshot, bytes and hash in one transaction, so that a number is never
 * without its paper. The donor's people are written to.
 * @throws every blocker at once; RECEIPT_IMMUTABLE when it is issued already.
 */
export function issueReceipt(ctx: Ctx, id: string, { version }: { version: number }) {
  return write(ctx, 'issueReceipt', { id, version }, async (tx) => {
    const draft = await lockOwn(tx, ctx, id, version, 'draft')
    const row = await issueDraft(tx, ctx, draft, null)
    const { kind, number, totalCents } = row
    const fact = { kind, number, totalCents, devices: row.devices }
    await record(tx, ctx, 'receipt.issued', { type: 'receipt', id }, fact)
    await tellDonor(tx, ctx, row, (to, issuer) =>
      issuedMail(to, { ...row, issuer }, totalCents, ctx.settings),
    )
    return toReceipt(tx, ctx, row)
  })
}
