import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { Merge } from './duplicates-contract.ts'
import { followMerger, lockParties, whatBesidesGiving } from './duplicates-queries.ts'
import { changeOrganisation, findOrganisation, getOrganisation } from './queries.ts'
import { mergeBlockers } from './rules.ts'

/**
 * Merges a duplicate donor into another: its gifts, its people and its papers follow; it is deactivated and names who
 * took its place. What was issued keeps its number, its words and its bytes (LPF L102 E). For good: there is no way back.
 * @throws every blocker at once (`mergeBlockers`), STALE, REFERENCE_UNKNOWN when there is no such survivor.
 */
export function mergeOrganisation(ctx: Ctx, id: string, input: Merge) {
  return write(ctx, 'mergeOrganisation', { id, ...input }, async (tx) => {
    await lockParties(tx, [id, input.intoId])
    const gone = await getOrganisation(tx, id)
    const kept = await findOrganisation(tx, input.intoId)
    if (!kept) throw new Problem('REFERENCE_UNKNOWN', { what: 'intoId' })
    if (gone.version !== input.version)
      throw new Problem('STALE', { changedBy: gone.updatedBy, changedAt: gone.updatedAt })
    refuseIf(mergeBlockers(gone, kept, await whatBesidesGiving(tx, gone.id)))
    const merged = await changeOrganisation(tx, ctx, gone.id, input.version, {
      active: false,
      mergedInto: kept.id,
    })
    const moved = await followMerger(tx, ctx, gone.id, kept.id)
    const fact = { intoId: kept.id, ...moved }
    await record(tx, ctx, 'organisation.merged', { type: 'organisation', id: gone.id }, fact)
    return { merged, into: await getOrganisation(tx, kept.id), moved }
  })
}
