import { issueDocument } from '../documents/issue-document.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import type { Mail } from '../platform/mail.ts'
import { notFound, Problem, refuseIf } from '../platform/problems.ts'
import { gather } from './gather.ts'
import { findParty, lockDevices } from './gift-queries.ts'
import { signatureFormat, signatureOf } from './images.ts'
import { payloadOf } from './paper.ts'
import { refuseOtherGifts } from './prepare-receipt.ts'
import {
  changeReceipt,
  donationIdsOf,
  findReceipt,
  insertLines,
  listDonorMails,
  lockReceipt,
  type ReceiptRow,
} from './queries.ts'
import { viewerOf } from './viewer.ts'

export type IssuedRow = ReceiptRow & { number: string; checkCode: string; documentId: string }

type Held = { draft: ReceiptRow; issued: IssuedRow }

/**
 * The receipt one keeps accounts for, as its writer last saw it, locked.
 * @throws NOT_FOUND, ALREADY_CANCELLED, STALE; RECEIPT_IMMUTABLE or WRONG_STATUS when it stands at another step.
 */
export async function lockOwn<S extends keyof Held>(
  tx: Tx,
  ctx: Ctx,
  id: string,
  version: number,
  status: S,
): Promise<Held[S]> {
  const row = await lockReceipt(tx, viewerOf(ctx), id)
  if (!row) throw notFound('receipt')
  if (row.status === 'cancelled' || row.status === 'superseded')
    throw new Problem('ALREADY_CANCELLED')
  if (row.version !== version)
    throw new Problem('STALE', { changedBy: row.changedBy, changedAt: row.changedAt })
  if (row.status !== status)
    throw new Problem(status === 'draft' ? 'RECEIPT_IMMUTABLE' : 'WRONG_STATUS')
  return row as Held[S]
}

/**
 * Makes the paper of a draft in the caller's transaction: facts read again under locks, every blocker at once, then
 * lines, number, bytes and hash together.
 */
export async function issueDraft(
  tx: Tx,
  ctx: Ctx,
  draft: ReceiptRow,
  replaces: string | null,
): Promise<IssuedRow & { devices: number }> {
  const donationIds = await donationIdsOf(tx, draft.id)
  await refuseOtherGifts(tx, { ...draft, donationIds }, true)
  await lockDevices(tx, donationIds)
  const gathered = await gather(tx, ctx, { ...draft, donationIds })
  const { assessment, profile } = gathered
  refuseIf(assessment.blockers)
  const { devices, lots, totalCents, signatory } = assessment
  const fiscal = draft.kind === 'recuFiscal'
  await insertLines(tx, draft, {
    devices: devices.map(({ id, valueCents }) => ({ id, cents: fiscal ? valueCents : null })),
    lots: lots.map(({ id, unitValueCents, quantity }) => ({
      id,
      cents: fiscal ? (unitValueCents ?? 0) * quantity : null,
    })),
  })
  const images = await signatureOf(tx, signatory?.signatureSha256 ?? null)
  const paper = await issueDocument(tx, ctx, {
    kind: draft.kind,
    issuerId: draft.issuerId,
    subjectId: draft.id,
    donorId: draft.donorId,
    payload: payloadOf(gathered, ctx.settings, {
      replaces,
      signatureFormat: images.signature ? signatureFormat(images.signature) : null,
    }),
    images,
    numberPrefix: profile?.numberPrefix ?? '',
  })
  await changeReceipt(tx, draft, {
    status: 'issued',
    totalCents,
    documentId: paper.id,
    issuedAt: ctx.now(),
    issuedBy: ctx.acting.code,
  })
  const row = (await findReceipt(tx, viewerOf(ctx), draft.id))!
  return {
    ...row,
    number: paper.number,
    checkCode: paper.checkCode,
    documentId: paper.id,
    devices: devices.length,
  }
}

/** Writes to the donor's people once the transaction is committed. */
export async function tellDonor(
  tx: Tx,
  ctx: Ctx,
  { donorId, issuerId }: ReceiptRow,
  letter: (to: string, issuer: string) => Mail,
): Promise<void> {
  const issuer = (await findParty(tx, issuerId))!.name
  for (const to of await listDonorMails(tx, donorId))
    await ctx.jobs.send(tx, 'mail', letter(to, issuer))
}
