import type { Ctx } from '../platform/context.ts'
import { notFound, problemText } from '../platform/problems.ts'
import { toPage } from '../platform/schema.ts'
import { gatherFor, gatherIssuer } from './gather.ts'
import { findParty } from './gift-queries.ts'
import { missingOf } from './missing.ts'
import { fiscalYear } from './rules.ts'
import { listDonorsToReceipt, listYearEnds } from './to-prepare-queries.ts'
import { refuseOthers } from './viewer.ts'

/**
 * The donors whose gifts of a fiscal year stand on no receipt yet, each judged as `prepareReceipt` would judge a receipt
 * for all of them. Gifts beyond the hundred that one receipt may name come once those are receipted.
 * @throws NOT_FOUND when the issuer is another's.
 */
export async function listReceiptsToPrepare(
  ctx: Ctx,
  q: { issuerId: string; year: number; after?: string | undefined; limit: number },
) {
  const { db } = ctx
  refuseOthers(ctx, q.issuerId)
  if (!(await findParty(db, q.issuerId))) throw notFound('issuer')
  const years = (await listYearEnds(db)).map((end) => ({ end, ...fiscalYear(q.year, end) }))
  const { items: donors, next } = toPage(await listDonorsToReceipt(db, { ...q, years }), q.limit)
  const issuer = await gatherIssuer(db, ctx, q.issuerId)
  const items = []
  for (const { id: donorId, name, from, to, donationIds, draftId } of donors) {
    const { facts, assessment } = await gatherFor(db, issuer, {
      kind: 'recuFiscal',
      donorId,
      from,
      to,
      donationIds,
      deviceIds: null,
      lotIds: null,
    })
    const { devices, lots, totalCents, proposes } = assessment
    const valued = devices.every((d) => d.valueCents !== null)
    items.push({
      donorId,
      donorName: name,
      from,
      to,
      donationIds,
      devices: devices.length,
      lots: lots.length,
      totalCents: valued ? totalCents : null,
      draftId,
      proposes,
      missing: missingOf(facts, assessment, donationIds).map((m) => ({
        ...m,
        text: problemText(m.code, ctx.language),
      })),
    })
  }
  return { items, next }
}
