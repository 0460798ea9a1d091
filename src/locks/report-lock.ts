import { findConfigured } from '../configuration/queries.ts'
import { mediaMayChange } from '../devices/change-media.ts'
import { standingBlockers } from '../devices/guards.ts'
import { edgesFrom } from '../devices/lifecycle.ts'
import { lockDevice, readTag, setState } from '../devices/queries.ts'
import { addNote, record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { LockInput } from './contract.ts'
import { insertLock, readLock } from './queries.ts'

/**
 * Says that a device is locked. Where its state leads to quarantine it goes there at once; elsewhere the lock alone
 * stands, and keeps it from being released.
 * @throws LOCK_KIND_UNKNOWN, LOCK_ALREADY_REPORTED, DEVICE_RELEASED, DEVICE_GONE, IN_KIT, IN_TRANSIT
 */
export function reportLock(ctx: Ctx, code: string, input: LockInput) {
  const tag = readTag(code)
  const { kind } = input
  return write(ctx, 'reportLock', { tag, ...input }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    mediaMayChange(row)
    refuseIf(standingBlockers(row))
    if (!(await findConfigured(tx, 'lock', parisDate(ctx.now()), kind)))
      throw new Problem('LOCK_KIND_UNKNOWN')
    const id = ctx.newId()
    const now = ctx.now()
    await insertLock(tx, {
      id,
      deviceId: row.id,
      kind,
      seenAt: input.occurredAt ?? now,
      recordedAt: now,
      recordedBy: ctx.acting.code,
    })
    const subject = { type: 'device', id: row.id, siteId: row.siteId } as const
    await record(tx, ctx, 'device.locked', subject, { lockId: id, kind }, input.occurredAt)
    const edge = edgesFrom(row.state).find((e) => e.by === 'reportLock')
    if (edge) {
      await setState(tx, ctx, row, edge.to)
      const moved = { from: row.state, to: edge.to, operation: 'reportLock', reason: 'locked' }
      await record(tx, ctx, 'device.moved', subject, moved, input.occurredAt)
    }
    await addNote(tx, ctx, row.id, input.note)
    return readLock(tx, id)
  })
}
