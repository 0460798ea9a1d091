import type { Ctx, Db, Tx } from '../platform/context.ts'
import { Problem } from '../platform/problems.ts'
import { type CountRow, getCountRow, type ItemRow } from './queries.ts'
import { hasMoved } from './rules.ts'

/** A count as it is answered; `remaining` is what no scan has found yet. */
export const toCount = ({ openedBy: _o, endedBy: _e, ...row }: CountRow) => ({
  ...row,
  remaining: row.status === 'open' ? row.expected - row.found : 0,
})

export const readCount = async (db: Db | Tx, ctx: Ctx, id: string) =>
  toCount(await getCountRow(db, ctx, id))

/** A device of a count as it is answered: whether it moved since is told while it is still awaited. */
export const toItem = (row: ItemRow, count: CountRow) => ({
  id: row.id,
  tag: row.tag,
  category: row.category,
  manufacturer: row.manufacturer,
  model: row.model,
  serial: row.serial,
  state: row.stood,
  expected: row.expected,
  outcome: row.outcome,
  reason: row.reason,
  movedSince: row.expected && row.outcome === null && hasMoved(row, count),
  foundAt: row.foundAt,
})

export function refuseUnless(row: CountRow, version?: number): void {
  if (row.status !== 'open') throw new Problem('WRONG_STATUS')
  if (version !== undefined && row.version !== version)
    throw new Problem('STALE', {
      changedBy: row.endedBy ?? row.openedBy,
      changedAt: row.endedAt ?? row.openedAt,
    })
}
