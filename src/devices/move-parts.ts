import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { Problem } from '../platform/problems.ts'
import { changePart, insertPart, lockPart, type PartRow } from './part-queries.ts'
import type { PartType } from './part-rules.ts'
import { takeTag } from './receive-device.ts'
import type { DeviceRow } from './view.ts'

export type TakenOut = {
  type: PartType
  label?: string | undefined
  fits?: string | undefined
  grams: number
  massSource?: 'scale' | 'model' | 'category' | undefined
  tag?: string | undefined
  keep: boolean
}
const subjectOf = (row: DeviceRow) => ({ type: 'device', id: row.id, siteId: row.siteId }) as const

/** Locks parts in ascending id, each in stock where the device is. @throws NOT_FOUND, PART_NOT_IN_STOCK */
export async function lockParts(
  tx: Tx,
  ctx: Ctx,
  row: DeviceRow,
  ids: readonly string[],
): Promise<PartRow[]> {
  const parts: PartRow[] = []
  for (const id of [...ids].sort()) {
    const part = await lockPart(tx, ctx, id)
    if (part.state !== 'stock' || part.siteId !== row.siteId) throw new Problem('PART_NOT_IN_STOCK')
    parts.push(part)
  }
  return parts
}

/** Fits locked parts into a device. */
export async function fitParts(tx: Tx, ctx: Ctx, row: DeviceRow, parts: readonly PartRow[]) {
  for (const { id, version, type, grams } of parts) {
    await changePart(tx, id, {
      state: 'fitted',
      inDeviceId: row.id,
      version: version + 1,
      changedAt: ctx.now(),
      changedBy: ctx.acting.code,
    })
    await record(tx, ctx, 'part.fitted', subjectOf(row), { partId: id, type, grams })
  }
}

/** Takes parts out of a device: into the stock, each with its label or none, or to waste. Answers their ids. */
export async function takeOutParts(
  tx: Tx,
  ctx: Ctx,
  row: DeviceRow,
  parts: readonly TakenOut[],
): Promise<string[]> {
  const { ownerId, origin, siteId, category } = row
  if (parts.length > 0 && (ownerId === null || origin === null)) throw new Problem('NOT_ASSIGNED')
  const stamp = { changedAt: ctx.now(), changedBy: ctx.acting.code }
  const ids: string[] = []
  for (const { keep, tag, massSource = 'scale', ...part } of parts) {
    const id = ctx.newId()
    ids.push(id)
    await insertPart(tx, {
      ...part,
      id,
      massSource,
      tag: tag === undefined ? null : await takeTag(tx, ctx, tag),
      ownerId: ownerId!,
      origin: origin!,
      siteId,
      category,
      fromDeviceId: row.id,
      recordedAt: ctx.now(),
      recordedBy: ctx.acting.code,
      ...stamp,
    })
    if (!keep) await changePart(tx, id, { state: 'waste', version: 2, ...stamp })
    const { type, grams } = part
    await record(tx, ctx, 'part.takenOut', subjectOf(row), { partId: id, type, grams, keep })
  }
  return ids
}
