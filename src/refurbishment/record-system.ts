import { findConfigured, listConfigured } from '../configuration/queries.ts'
import { mediaMayChange } from '../devices/change-media.ts'
import { changeDevice, lockDevice, readDevice, readTag } from '../devices/queries.ts'
import { toDevice } from '../devices/view.ts'
import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { SystemInput } from './system-contract.ts'
import { giveLicence, hasLicence, lockLicence } from './system-queries.ts'
import { installable, isSupported, NO_SYSTEM, systemBlockers } from './system-rules.ts'

/** The systems in force today, by name, with whether each still gets updates. */
export async function listSystems(ctx: Ctx) {
  const day = parisDate(ctx.now())
  const rows = await listConfigured(ctx.db, 'system', day)
  const items = [...rows].map(([key, s]) => ({
    key,
    ...s,
    supported: isSupported(s.supportedUntil, day),
  }))
  return { items: items.sort((a, b) => a.name.localeCompare(b.name, 'fr')) }
}

/**
 * Says which system a device leaves with, or that it has none; a licence goes with it, for good. May be said again
 * until the release: the last one counts.
 * @throws SYSTEM_TOO_EARLY, DEVICE_RELEASED, DEVICE_GONE, LICENCE_ALREADY_USED, and every blocker at once
 */
export function recordSystem(ctx: Ctx, code: string, input: SystemInput) {
  const tag = readTag(code)
  return write(ctx, 'recordSystem', { tag, ...input }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    mediaMayChange(row)
    if (!installable.includes(row.state)) throw new Problem('SYSTEM_TOO_EARLY')
    const day = parisDate(ctx.now())
    const { system: key, licenceId = null, oldSystemSaid = false } = input
    const found = key === NO_SYSTEM ? undefined : await findConfigured(tx, 'system', day, key)
    const system = found?.value ?? null
    const licence = licenceId === null ? null : await lockLicence(tx, ctx, licenceId)
    if (licence?.deviceId && licence.deviceId !== row.id) throw new Problem('LICENCE_ALREADY_USED')
    const licensed = licence !== null || (await hasLicence(tx, row.id))
    refuseIf(systemBlockers(row, { key, system, day, oldSystemSaid, licensed }))
    if (licence && licence.deviceId === null)
      await giveLicence(tx, licence.id, {
        deviceId: row.id,
        assignedAt: ctx.now(),
        assignedBy: ctx.acting.code,
      })
    const supportedUntil = system?.supportedUntil ?? null
    const oldSaid = !isSupported(supportedUntil, day)
    await changeDevice(tx, ctx, row, {
      system: key,
      systemEnd: supportedUntil,
      oldSystemSaid: oldSaid,
    })
    const subject = { type: 'device', id: row.id, siteId: row.siteId } as const
    const fact = { system: key, supportedUntil, oldSaid, licenceId }
    await record(tx, ctx, 'system.recorded', subject, fact)
    return toDevice(await readDevice(tx, row.id), ctx)
  })
}
