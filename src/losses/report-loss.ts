import { goneProblem } from '../devices/gone.ts'
import { edgesFrom } from '../devices/lifecycle.ts'
import { lockDevice, readTag } from '../devices/queries.ts'
import { stepBlockers } from '../devices/rules.ts'
import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { notFound, Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { findMissedTwice, hasStandingLoss, insertLoss, readLoss } from './queries.ts'

/**
 * Reports as lost a device that the last two counts of its site did not find, and that nobody saw since. It stays what
 * it was until another person confirms.
 * @throws NOT_FOUND, DEVICE_LOST, DEVICE_GONE, LOSS_ALREADY_REPORTED, LOSS_NOT_MISSING_TWICE, IN_KIT
 */
export function reportLoss(ctx: Ctx, input: { code: string; eventId?: string | undefined }) {
  const tag = readTag(input.code)
  return write(ctx, 'reportLoss', { ...input, code: tag }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    if (!(ctx.scope.all || ctx.scope.siteIds.includes(row.siteId))) throw notFound('device')
    const edge = edgesFrom(row.state).find((e) => e.by === 'confirmLoss')
    if (!edge) throw goneProblem(row)
    if (await hasStandingLoss(tx, row.id)) throw new Problem('LOSS_ALREADY_REPORTED')
    refuseIf(stepBlockers(row, edge, { now: ctx.now(), reason: null }))
    const missed = await findMissedTwice(tx, row.id)
    if (!missed) throw new Problem('LOSS_NOT_MISSING_TWICE')
    const id = ctx.newId()
    await insertLoss(tx, {
      id,
      deviceId: row.id,
      siteId: row.siteId,
      fromState: row.state,
      firstCountId: missed.firstId,
      secondCountId: missed.secondId,
      reportedAt: ctx.now(),
      reportedBy: ctx.acting.code,
    })
    const loss = await readLoss(tx, id)
    const counts = [loss.firstCount.reference, loss.secondCount.reference]
    const subject = { type: 'device', id: row.id, siteId: row.siteId } as const
    await record(tx, ctx, 'loss.reported', subject, { lossId: id, counts })
    return loss
  })
}
