import type { Ctx, Db, Tx } from '../platform/context.ts'
import { type Blocker, notFound, problemText } from '../platform/problems.ts'
import { type Gathered, gather } from './gather.ts'
import { linesOf, type Payload } from './paper.ts'
import { donationIdsOf, findPayload, findReceipt, type ReceiptRow } from './queries.ts'
import type { Receipt } from './shapes.ts'
import { viewerOf } from './viewer.ts'

const told = (blockers: readonly Blocker[], ctx: Ctx) =>
  blockers.map((b) => ({ ...b, text: problemText(b.code, ctx.language) }))

/** A receipt as it is answered: a draft as the facts are now, an issued one as it was frozen. */
export async function toReceipt(
  db: Db | Tx,
  ctx: Ctx,
  row: ReceiptRow,
  known?: Gathered,
): Promise<Receipt> {
  const donationIds = await donationIdsOf(db, row.id)
  if (row.documentId !== null) {
    const { lines, lots } = await findPayload<Payload>(db, row.documentId)
    return { ...row, donationIds, lines, lots, blockers: [], warnings: [], proposes: null }
  }
  const gathered = known ?? (await gather(db, ctx, { ...row, donationIds }))
  const { totalCents, blockers, warnings, proposes } = gathered.assessment
  return {
    ...row,
    totalCents,
    donationIds,
    ...linesOf(gathered),
    blockers: told(blockers, ctx),
    warnings: told(warnings, ctx),
    proposes,
  }
}

/** @throws NOT_FOUND when there is none, or it is another's. */
export async function getReceipt(ctx: Ctx, id: string): Promise<Receipt> {
  const row = await findReceipt(ctx.db, viewerOf(ctx), id)
  return row ? toReceipt(ctx.db, ctx, row) : Promise.reject(notFound('receipt'))
}
