import { findCategory, getWorkSite } from '../devices/queries.ts'
import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { parisYear } from '../platform/dates.ts'
import { Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { CountInput } from './contract.ts'
import {
  changeCount,
  findOverlap,
  insertCount,
  lockCount,
  nextCountReference,
  snapshot,
} from './queries.ts'
import { readCount, refuseUnless } from './view.ts'

/**
 * Opens a count of a site one works at, or of one stage or category of it: what stands there now is expected.
 * @throws NOT_FOUND, SITE_INACTIVE, REFERENCE_UNKNOWN, COUNT_OVERLAPS
 */
export function openCount(ctx: Ctx, input: CountInput) {
  return write(ctx, 'openCount', input, async (tx) => {
    await getWorkSite(tx, ctx, input.siteId)
    if (input.category && !(await findCategory(tx, input.category)))
      throw new Problem('REFERENCE_UNKNOWN', { what: 'category' })
    const now = ctx.now()
    const bounds = {
      siteId: input.siteId,
      state: input.state ?? null,
      category: input.category ?? null,
    }
    const other = await findOverlap(tx, bounds)
    if (other) throw new Problem('COUNT_OVERLAPS', { reference: other })
    const id = ctx.newId()
    const reference = await nextCountReference(tx, parisYear(now))
    await insertCount(tx, { id, reference, ...bounds, openedAt: now, openedBy: ctx.acting.code })
    const expected = await snapshot(tx, { id, ...bounds })
    await changeCount(tx, id, { expected })
    const { siteId, state, category } = bounds
    const fact = { reference, state, category, expected }
    await record(tx, ctx, 'count.opened', { type: 'other', id, siteId }, fact)
    return readCount(tx, ctx, id)
  })
}

/** Cancels an open count: what it found so far stays on its list, and says nothing. @throws WRONG_STATUS, STALE */
export function cancelCount(ctx: Ctx, id: string, input: { version: number }) {
  return write(ctx, 'cancelCount', { id, ...input }, async (tx) => {
    const row = await lockCount(tx, ctx, id)
    refuseUnless(row, input.version)
    await changeCount(tx, id, {
      status: 'cancelled',
      version: row.version + 1,
      endedAt: ctx.now(),
      endedBy: ctx.acting.code,
    })
    const { reference, siteId } = row
    await record(tx, ctx, 'count.cancelled', { type: 'other', id, siteId }, { reference })
    return readCount(tx, ctx, id)
  })
}
