import { getConfigured } from '../configuration/queries.ts'
import type { DeviceRow } from '../devices/view.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { type PerformanceResult, performanceClass } from './performance.ts'
import { findHardware } from './queries.ts'
import { type KeptReport, usableDisks } from './rules.ts'

/**
 * The performance class that the formula in force gives to what the last import saw, with the disk that brings most;
 * null for a category without a class, or without an import.
 */
export async function assessPerformance(
  tx: Tx,
  ctx: Ctx,
  row: DeviceRow,
): Promise<PerformanceResult | null> {
  const hardware = row.hasClass ? await findHardware(tx, row.id) : null
  if (!hardware) return null
  const { value, validFrom } = await getConfigured(tx, 'performanceFormula', parisDate(ctx.now()))
  const assess = (bestDisk: KeptReport['media'][number] | null) =>
    performanceClass(
      { ...value, validFrom },
      {
        cpuName: hardware.cpu?.name || null,
        cores: hardware.cpu?.cores ?? null,
        ramBytes: hardware.ramBytes,
        bestDisk: bestDisk && { ...bestDisk, bytes: bestDisk.bytes ?? bestDisk.roughBytes ?? null },
      },
    )
  const results = usableDisks(hardware, row.media).map(assess)
  const [first = assess(null), ...rest] = results
  return rest.reduce((best, one) => (one.points > best.points ? one : best), first)
}
