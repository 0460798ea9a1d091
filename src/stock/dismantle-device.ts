import { getConfigured } from '../configuration/queries.ts'
import { edgesFrom } from '../devices/lifecycle.ts'
import { takeOutParts } from '../devices/move-parts.ts'
import { insertDismantling, readParts } from '../devices/part-queries.ts'
import { massMismatch } from '../devices/part-rules.ts'
import { lockDevice, readDevice, readTag, setState } from '../devices/queries.ts'
import { allowedStates, stepBlockers } from '../devices/rules.ts'
import { toDevice } from '../devices/view.ts'
import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { type Blocker, Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { DismantlingInput } from './part-contract.ts'

const sum = (of: readonly { grams: number }[]) => of.reduce((total, { grams }) => total + grams, 0)

/**
 * Takes a device apart: DISMANTLED for good. Each part is kept, with its own label or none, or is waste from then on;
 * the media that held its data are out or closed; what remains is the carcass, waste too. Every gram is accounted for.
 * @throws TRANSITION_FORBIDDEN, MASS_MISMATCH with the difference, MEDIA_OPEN, TAG_ALREADY_USED
 */
export function dismantleDevice(ctx: Ctx, code: string, input: DismantlingInput) {
  const tag = readTag(code)
  return write(ctx, 'dismantleDevice', { tag, ...input }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    const edge = edgesFrom(row.state).find((e) => e.by === 'dismantleDevice')
    if (!edge)
      throw new Problem('TRANSITION_FORBIDDEN', {
        from: row.state,
        to: 'DISMANTLED',
        allowed: allowedStates(row.state),
      })
    const { parts, media, carcassGrams } = input
    const { value } = await getConfigured(tx, 'dismantling', parisDate(ctx.now()))
    const total = sum(parts) + sum(media) + carcassGrams
    const away = (id: string) =>
      row.media.some((m) => m.id === id && (m.place !== 'device' || m.dataState === 'destroyed'))
    const inside: Blocker[] = media
      .filter((m) => !away(m.mediumId))
      .map((m) => ({ code: 'MEDIUM_NOT_TAKEN_OUT', detail: m.mediumId }))
    refuseIf([
      ...stepBlockers(row, edge, { now: ctx.now(), reason: null }),
      ...inside,
      ...massMismatch(row.massGrams, total, value),
    ])
    const ids = await takeOutParts(tx, ctx, row, parts)
    await insertDismantling(tx, {
      deviceId: row.id,
      lines: JSON.stringify([
        ...parts.map(({ type, grams, keep }) => ({ type, grams, keep })),
        ...media.map(({ mediumId, grams }) => ({ mediumId, grams, keep: true })),
      ]),
      deviceGrams: row.massGrams,
      carcassGrams,
      totalGrams: total,
      byCode: ctx.acting.code,
      recordedAt: ctx.now(),
    })
    await setState(tx, ctx, row, edge.to)
    const subject = { type: 'device', id: row.id, siteId: row.siteId } as const
    await record(tx, ctx, 'device.dismantled', subject, {
      kept: parts.filter((p) => p.keep).map((p) => p.type),
      waste: parts.filter((p) => !p.keep).map((p) => p.type),
      carcassGrams,
      differenceGrams: total - row.massGrams,
    })
    const moved = { from: row.state, to: edge.to, operation: 'dismantleDevice' }
    await record(tx, ctx, 'device.moved', subject, moved)
    return {
      device: toDevice(await readDevice(tx, row.id), ctx),
      parts: await readParts(tx, ids),
    }
  })
}
