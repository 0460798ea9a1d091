import { getConfigured } from '../configuration/queries.ts'
import { mediaMayChange } from '../devices/change-media.ts'
import { changeDevice, lockDevice, readDevice, readTag } from '../devices/queries.ts'
import { toDevice } from '../devices/view.ts'
import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { assessPerformance } from './assess-performance.ts'
import type { GradeInput } from './contract.ts'
import { findBattery } from './queries.ts'
import { gradeBlockers } from './rules.ts'

/**
 * Gives a device its cosmetic grade, capped by its battery's health, and its performance class: the formula's, or
 * another with a reason. Before its release only, as for its media.
 * @throws STALE, DEVICE_RELEASED, DEVICE_GONE, and every blocker at once
 */
export function gradeDevice(ctx: Ctx, code: string, input: GradeInput) {
  const tag = readTag(code)
  return write(ctx, 'gradeDevice', { tag, ...input }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    if (row.version !== input.version)
      throw new Problem('STALE', { changedBy: row.changedBy, changedAt: row.stateSince })
    mediaMayChange(row)
    const { value } = await getConfigured(tx, 'batteryCaps', parisDate(ctx.now()))
    const performance = await assessPerformance(tx, ctx, row)
    const computed = performance?.class ?? null
    const battery = input.batteryHealthPercent ?? (await findBattery(tx, row.id, row.cycle))
    const about = { hasClass: row.hasClass, computed, caps: value.caps, battery }
    refuseIf(gradeBlockers(input, about))
    const { cosmeticGrade } = input
    const performanceClass = row.hasClass
      ? (input.performanceClass ?? computed ?? row.performanceClass)
      : null
    await changeDevice(tx, ctx, row, { cosmeticGrade, performanceClass })
    await record(
      tx,
      ctx,
      'device.graded',
      { type: 'device', id: row.id, siteId: row.siteId },
      {
        cosmeticGrade,
        performanceClass,
        computedClass: computed,
        batteryHealthPercent: battery,
        reason: input.reason ?? null,
      },
    )
    return { ...toDevice(await readDevice(tx, row.id), ctx), performance }
  })
}
