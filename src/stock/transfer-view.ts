import type { Ctx, Db, Tx } from '../platform/context.ts'
import { Problem } from '../platform/problems.ts'
import {
  getTransferRow,
  type ItemRow,
  listItems,
  lockTransfer,
  type TransferRow,
} from './transfer-queries.ts'
import { itemStatus, type TransferStatus } from './transfer-rules.ts'

/** A transfer as it is listed. */
export const toTransferSummary = ({ updatedAt: _at, updatedBy: _by, ...row }: TransferRow) => row

const toItem = (item: ItemRow) => {
  const { deviceId: _d, kitId: _k, missingAt: _m, leftBehindAt: _l, ...shown } = item
  return { ...shown, status: itemStatus(item) }
}

/** A transfer with its devices, as it is answered. */
export async function readTransfer(db: Db | Tx, ctx: Ctx, id: string) {
  const row = await getTransferRow(db, ctx, id)
  const items = await listItems(db, id)
  return { ...toTransferSummary(row), items: items.map(toItem) }
}

/** Whether the actor works at this end: the other end may look. */
export const worksAt = ({ scope }: Ctx, siteId: string): boolean =>
  scope.all || scope.siteIds.includes(siteId)

/** Locks a transfer for who works at the site it leaves from. @throws NOT_FOUND, FORBIDDEN, WRONG_STATUS, STALE */
export async function lockLeaving(
  tx: Tx,
  ctx: Ctx,
  id: string,
  version: number,
  ...allowed: TransferStatus[]
): Promise<TransferRow> {
  const row = await lockTransfer(tx, ctx, id)
  if (!worksAt(ctx, row.fromSiteId)) throw new Problem('FORBIDDEN', { what: 'fromSite' })
  refuseUnless(row, version, allowed)
  return row
}

export function refuseUnless(row: TransferRow, version: number, allowed: TransferStatus[]): void {
  if (!allowed.includes(row.status)) throw new Problem('WRONG_STATUS')
  if (row.version !== version)
    throw new Problem('STALE', { changedBy: row.updatedBy, changedAt: row.updatedAt })
}
