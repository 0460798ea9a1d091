import { lockDevice, readDevice, readTag, setState } from '../devices/queries.ts'
import { stepBlockers } from '../devices/rules.ts'
import { toDevice } from '../devices/view.ts'
import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Blocker, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { areTwoPeople, getSiteKind } from './queries.ts'
import { edgeOf } from './rules.ts'

/**
 * Releases a tested device, by someone else than its tester (I11): READY, or IN_SHOP at once on a shop's own site.
 * By a supervisor, or by who was lent that right: the fact then names who lent it.
 * Everything that stands against it is said at once; the database's gate asks the same of the media.
 * @throws TRANSITION_FORBIDDEN, and every blocker at once
 */
export function releaseDevice(ctx: Ctx, code: string, input: { eventId?: string | undefined }) {
  const tag = readTag(code)
  return write(ctx, 'releaseDevice', { tag, ...input }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    const edge = edgeOf(row, 'releaseDevice')
    const { testedBy } = row
    const same: Blocker[] =
      testedBy !== null && !(await areTwoPeople(tx, testedBy, ctx.acting.code))
        ? [{ code: 'TESTER_IS_VALIDATOR' }]
        : []
    refuseIf([...stepBlockers(row, edge, { now: ctx.now(), reason: null }), ...same])
    const to = (await getSiteKind(tx, row.siteId)) === 'shop' ? 'IN_SHOP' : edge.to
    await setState(tx, ctx, row, to, { releasedBy: ctx.acting.code })
    const subject = { type: 'device', id: row.id, siteId: row.siteId } as const
    const lentBy = ctx.acting.role === 'supervisor' ? undefined : ctx.acting.delegation?.by
    const said = { testedBy: testedBy ?? '', ...(lentBy ? { delegatedBy: lentBy } : {}) }
    await record(tx, ctx, 'device.released', subject, said)
    const moved = { from: row.state, to, operation: 'releaseDevice' }
    await record(tx, ctx, 'device.moved', subject, moved)
    return toDevice(await readDevice(tx, row.id), ctx)
  })
}
