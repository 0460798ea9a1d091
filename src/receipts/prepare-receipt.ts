import { readTag } from '../devices/queries.ts'
import { record } from '../journal/queries.ts'
import { findOrganisation } from '../parties/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { notFound, Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { gather } from './gather.ts'
import { deviceIdsOf, listGifts } from './gift-queries.ts'
import { draftPdf } from './preview.ts'
import { deleteDraft, findReceipt, insertReceipt, lockReceipt } from './queries.ts'
import type { NewReceipt } from './shapes.ts'
import { toReceipt } from './view.ts'
import { refuseOthers, viewerOf } from './viewer.ts'

export function refusePeriod({ from, to }: { from: string; to: string }): void {
  if (to < from) throw new Problem('MALFORMED', { errors: [{ at: 'body/to', text: '>= from' }] })
}

/** The devices named by their tags, each of these gifts; null when none is named. */
export async function namedDevices(
  db: Db | Tx,
  tags: readonly string[] | undefined,
  donationIds: readonly string[],
): Promise<string[] | null> {
  if (!tags) return null
  const ids = await deviceIdsOf(db, tags, donationIds)
  const known = ids.filter((id) => id !== null)
  if (known.length < ids.length) throw new Problem('REFERENCE_UNKNOWN', { what: 'deviceCodes' })
  return [...new Set(known)]
}

/** @throws REFERENCE_UNKNOWN unless each of these donations is from this donor to this donee. */
export async function refuseOtherGifts(
  tx: Tx,
  of: { donationIds: readonly string[]; donorId: string; issuerId: string },
  lock = false,
): Promise<void> {
  const ids = [...new Set(of.donationIds)]
  const found = await listGifts(tx, { ids, donorId: of.donorId, issuerId: of.issuerId }, lock)
  if (found.length < ids.length) throw new Problem('REFERENCE_UNKNOWN', { what: 'donationIds' })
}

/**
 * Drafts a receipt for gifts of one donor to one donee, and says all that would keep it from being issued. A draft
 * holds nothing: no number, and no device.
 */
export function prepareReceipt(ctx: Ctx, input: NewReceipt) {
  refuseOthers(ctx, input.issuerId)
  refusePeriod(input)
  const tags = input.deviceCodes?.map(readTag)
  return write(ctx, 'prepareReceipt', input, async (tx) => {
    const { issuerId, donorId, kind, from, to } = input
    if (!(await findOrganisation(tx, donorId)))
      throw new Problem('REFERENCE_UNKNOWN', { what: 'donorId' })
    await refuseOtherGifts(tx, input)
    const donationIds = [...new Set(input.donationIds)]
    const deviceIds = await namedDevices(tx, tags, donationIds)
    const lotIds = deviceIds && []
    const id = ctx.newId()
    const asked = { issuerId, donorId, kind, deviceIds, lotIds }
    await insertReceipt(
      tx,
      {
        ...asked,
        id,
        periodFrom: from,
        periodTo: to,
        recordedAt: ctx.now(),
        recordedBy: ctx.acting.code,
      },
      donationIds,
    )
    await record(
      tx,
      ctx,
      'receipt.prepared',
      { type: 'receipt', id },
      { kind, issuerId, donations: donationIds.length },
    )
    const gathered = await gather(tx, ctx, { ...asked, from, to, donationIds })
    return toReceipt(tx, ctx, (await findReceipt(tx, viewerOf(ctx), id))!, gathered)
  })
}

/** Deletes a draft; DELETE_FORBIDDEN once it is a paper. */
export function deleteReceipt(ctx: Ctx, id: string) {
  return write(ctx, 'deleteReceipt', { id }, async (tx) => {
    const row = await lockReceipt(tx, viewerOf(ctx), id)
    if (!row) throw notFound('receipt')
    if (row.status !== 'draft') throw new Problem('DELETE_FORBIDDEN')
    await deleteDraft(tx, id)
    await record(
      tx,
      ctx,
      'receipt.deleted',
      { type: 'receipt', id },
      { kind: row.kind, issuerId: row.issuerId },
    )
    return { id }
  })
}

/** The draft as it would be printed now. @throws RECEIPT_IMMUTABLE for a paper: read its document instead. */
export async function previewReceipt(ctx: Ctx, id: string): Promise<Buffer> {
  const row = await findReceipt(ctx.db, viewerOf(ctx), id)
  if (!row) throw notFound('receipt')
  if (row.status !== 'draft') throw new Problem('RECEIPT_IMMUTABLE')
  return draftPdf(ctx, row)
}
