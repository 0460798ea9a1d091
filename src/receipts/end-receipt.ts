import { readTag } from '../devices/queries.ts'
import { endDocument } from '../documents/queries.ts'
import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { issueDraft, lockOwn, tellDonor } from './issue-draft.ts'
import { cancelledMail, replacedMail } from './mails.ts'
import { namedDevices, refuseOtherGifts, refusePeriod } from './prepare-receipt.ts'
import {
  changeReceipt,
  donationIdsOf,
  findReceipt,
  insertReceipt,
  linesOf,
  type ReceiptRow,
} from './queries.ts'
import { reasonBlockers } from './rules.ts'
import type { Replacement } from './shapes.ts'
import { toReceipt } from './view.ts'
import { viewerOf } from './viewer.ts'

type Ending = { version: number; reason?: string | undefined }

/**
 * Cancels a paper: it stays as it was, its check says so, its devices are free, and the donor is told.
 * @throws CANCEL_REASON_REQUIRED, ALREADY_CANCELLED; WRONG_STATUS for a draft.
 */
export function cancelReceipt(ctx: Ctx, id: string, input: Ending) {
  return write(ctx, 'cancelReceipt', { id, ...input }, async (tx) => {
    const before = await lockOwn(tx, ctx, id, input.version, 'issued')
    refuseIf(reasonBlockers(input.reason))
    const reason = input.reason!
    await changeReceipt(tx, before, { status: 'cancelled', reason, ...ended(ctx) })
    await endDocument(tx, before.documentId, null)
    await record(tx, ctx, 'receipt.cancelled', { type: 'receipt', id }, { number: before.number })
    await tellDonor(tx, ctx, before, (to, issuer) =>
      cancelledMail(to, { ...before, issuer }, reason, ctx.settings),
    )
    return toReceipt(tx, ctx, (await findReceipt(tx, viewerOf(ctx), id))!)
  })
}

/**
 * Issues another paper in a paper's place, in one transaction: a new number, the mention of the old one, links both
 * ways. Where nothing else is said it bears the same devices and lots, at their values of today.
 * @throws as `cancelReceipt` and `issueReceipt`.
 */
export function replaceReceipt(ctx: Ctx, id: string, input: Replacement) {
  const tags = input.deviceCodes?.map(readTag)
  return write(ctx, 'replaceReceipt', { id, ...input }, async (tx) => {
    const before = await lockOwn(tx, ctx, id, input.version, 'issued')
    refuseIf(reasonBlockers(input.reason))
    const draft = await draftInstead(tx, ctx, before, input, tags)
    const end = { reason: input.reason!, replacedById: draft.id, ...ended(ctx) }
    // First, so that its devices are free for the new one.
    await changeReceipt(tx, before, { status: 'superseded', ...end })
    const row = await issueDraft(tx, ctx, draft, before.number)
    await endDocument(tx, before.documentId, row.documentId)
    const { kind, number, totalCents, devices } = row
    const issued = { kind, number, totalCents, devices }
    await record(tx, ctx, 'receipt.issued', { type: 'receipt', id: row.id }, issued)
    const replaced = { number: before.number, by: number }
    await record(tx, ctx, 'receipt.replaced', { type: 'receipt', id }, replaced)
    await tellDonor(tx, ctx, row, (to, issuer) =>
      replacedMail(to, { ...before, issuer }, { ...row, issuer }, totalCents, ctx.settings),
    )
    return toReceipt(tx, ctx, row)
  })
}

const ended = (ctx: Ctx) => ({ endedAt: ctx.now(), endedBy: ctx.acting.code })

async function draftInstead(
  tx: Tx,
  ctx: Ctx,
  before: ReceiptRow,
  input: Replacement,
  tags: string[] | undefined,
): Promise<ReceiptRow> {
  const { issuerId, donorId, kind } = before
  const period = { from: input.from ?? before.from, to: input.to ?? before.to }
  refusePeriod(period)
  const donationIds = [...new Set(input.donationIds ?? (await donationIdsOf(tx, before.id)))]
  await refuseOtherGifts(tx, { issuerId, donorId, donationIds }, true)
  const named = await namedDevices(tx, tags, donationIds)
  const anew = input.from ?? input.to ?? input.donationIds
  const same = named || anew ? null : await linesOf(tx, before.id)
  const id = ctx.newId()
  await insertReceipt(
    tx,
    {
      id,
      issuerId,
      donorId,
      kind,
      periodFrom: period.from,
      periodTo: period.to,
      deviceIds: named ?? same?.deviceIds ?? null,
      lotIds: named ? [] : (same?.lotIds ?? null),
      replacesId: before.id,
      recordedAt: ctx.now(),
      recordedBy: ctx.acting.code,
    },
    donationIds,
  )
  return (await findReceipt(tx, viewerOf(ctx), id))!
}
