import { changePart, insertPart, lockPart, readParts } from '../devices/part-queries.ts'
import { PART_CATEGORY } from '../devices/part-rules.ts'
import { getWorkSite } from '../devices/queries.ts'
import { takeTag } from '../devices/receive-device.ts'
import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { PartInput } from './part-contract.ts'

/** Puts a part in stock that came by itself. @throws SITE_INACTIVE, TAG_UNKNOWN, TAG_ALREADY_USED */
export function recordPart(ctx: Ctx, { eventId, occurredAt, ...input }: PartInput) {
  return write(ctx, 'recordPart', { eventId, occurredAt, ...input }, async (tx) => {
    const site = await getWorkSite(tx, ctx, input.siteId)
    const id = ctx.newId()
    await insertPart(tx, {
      ...input,
      id,
      tag: input.tag === undefined ? null : await takeTag(tx, ctx, input.tag),
      ownerId: ctx.acting.organisationId,
      origin: 'private',
      category: PART_CATEGORY,
      recordedAt: ctx.now(),
      recordedBy: ctx.acting.code,
      changedAt: ctx.now(),
      changedBy: ctx.acting.code,
    })
    const { type, grams } = input
    const subject = { type: 'other', id, siteId: site.id } as const
    await record(tx, ctx, 'part.recorded', subject, { type, grams }, occurredAt)
    return (await readParts(tx, [id]))[0]!
  })
}

/** Throws a part of the stock away. @throws PART_NOT_IN_STOCK, STALE */
export function discardPart(
  ctx: Ctx,
  id: string,
  input: { version: number; eventId?: string | undefined },
) {
  return write(ctx, 'discardPart', { id, ...input }, async (tx) => {
    const part = await lockPart(tx, ctx, id)
    if (part.version !== input.version)
      throw new Problem('STALE', { changedBy: '', changedAt: part.recordedAt })
    if (part.state !== 'stock') throw new Problem('PART_NOT_IN_STOCK')
    await changePart(tx, id, {
      state: 'waste',
      version: part.version + 1,
      changedAt: ctx.now(),
      changedBy: ctx.acting.code,
    })
    const { type, grams } = part
    const subject = { type: 'other', id, siteId: part.siteId } as const
    await record(tx, ctx, 'part.discarded', subject, { type, grams })
    return (await readParts(tx, [id]))[0]!
  })
}
