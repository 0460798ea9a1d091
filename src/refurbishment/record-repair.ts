import { fitParts, lockParts, takeOutParts } from '../devices/move-parts.ts'
import { changeIdentity, lockDevice, readDevice, readTag, setState } from '../devices/queries.ts'
import { stepBlockers } from '../devices/rules.ts'
import { toDevice } from '../devices/view.ts'
import { addNote, record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Blocker, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { RepairInput } from './contract.ts'
import { insertRepair } from './queries.ts'
import { edgeOf, partBlockers } from './rules.ts'

const sum = (of: readonly { grams: number }[]) => of.reduce((total, { grams }) => total + grams, 0)

/**
 * Records a repair, with the parts that were fitted and taken out: its mass follows them. The device goes back to where it is tested from: erased, or sorted where it never holds data.
 * @throws TRANSITION_FORBIDDEN, and every blocker at once
 */
export function recordRepair(ctx: Ctx, code: string, input: RepairInput) {
  const tag = readTag(code)
  return write(ctx, 'recordRepair', { tag, ...input }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    const edge = edgeOf(row, 'recordRepair')
    const { actions, parts: ids = [], removed = [] } = input
    const parts = await lockParts(tx, ctx, row, ids)
    const grams = row.massGrams + sum(parts) - sum(removed)
    const massless: Blocker[] = grams > 0 ? [] : [{ code: 'MASS_MISMATCH', detail: `${grams} g` }]
    refuseIf([
      ...stepBlockers(row, edge, { now: ctx.now(), reason: null }),
      ...partBlockers(actions, parts),
      ...massless,
    ])
    await fitParts(tx, ctx, row, parts)
    await takeOutParts(tx, ctx, row, removed)
    await insertRepair(tx, {
      id: ctx.newId(),
      deviceId: row.id,
      cycle: row.cycle,
      actions,
      byCode: ctx.acting.code,
      recordedAt: ctx.now(),
    })
    // A battery that was changed or taken out is no longer the one that was read.
    if (actions.includes('batteryReplaced') || actions.includes('batteryRemoved'))
      await changeIdentity(tx, row.id, {
        batteryPercent: null,
        batterySource: null,
        batteryAt: null,
        batteryRemoved: actions.includes('batteryRemoved'),
      })
    // Made from both origins, it is a public good.
    const origin = parts.some((p) => p.origin === 'cg3p') ? 'cg3p' : row.origin
    await setState(tx, ctx, row, edge.to, { massGrams: grams, origin })
    const subject = { type: 'device', id: row.id, siteId: row.siteId } as const
    await record(tx, ctx, 'device.repaired', subject, { actions })
    const { from, to } = edge
    await record(tx, ctx, 'device.moved', subject, { from, to, operation: 'recordRepair' })
    await addNote(tx, ctx, row.id, input.note)
    return toDevice(await readDevice(tx, row.id), ctx)
  })
}
