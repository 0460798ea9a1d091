import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Blocker, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { readCode } from '../platform/tag.ts'
import type { CountClosing } from './contract.ts'
import { changeCount, endItems, listExpectedTags, listUnfound, lockCount } from './queries.ts'
import { closingOf } from './rules.ts'
import { readCount, refuseUnless } from './view.ts'

/**
 * Closes a count once each device that no scan found is spoken of. What was worked on or sent on since the count opened
 * is not missing; what was seen without a label that can be read is found.
 * @throws NOT_FOUND, WRONG_STATUS, STALE, BAD_LABEL, COUNT_NOT_EXPECTED, COUNT_INCOMPLETE
 */
export function closeCount(ctx: Ctx, id: string, input: CountClosing) {
  return write(ctx, 'closeCount', { id, ...input }, async (tx) => {
    const row = await lockCount(tx, ctx, id)
    refuseUnless(row, input.version)
    const read = input.missing.map((m) => ({ ...m, read: readCode(m.code) }))
    const bad = read
      .filter((m) => m.read.kind !== 'tag')
      .map((m): Blocker => ({ code: 'BAD_LABEL', detail: m.code }))
    const missing = read.flatMap(({ read: r, reason }) =>
      r.kind === 'tag' ? [{ tag: r.tag, reason }] : [],
    )
    const expected = await listExpectedTags(
      tx,
      id,
      missing.map((m) => m.tag),
    )
    const { items, blockers } = closingOf(await listUnfound(tx, id), new Set(expected), row, {
      missing,
      ...(input.others ? { others: input.others } : {}),
    })
    refuseIf([...bad, ...blockers])
    await endItems(tx, id, items)
    const tally = (outcome: string) => items.filter((i) => i.outcome === outcome).length
    const ended = {
      found: row.found + tally('found'),
      missing: tally('missing'),
      moved: tally('moved'),
    }
    const { reference, siteId } = row
    for (const { deviceId, outcome, reason } of items) {
      const subject = { type: 'device', id: deviceId, siteId } as const
      const of = { countId: id, reference }
      if (outcome === 'found') await record(tx, ctx, 'device.counted', subject, { ...of, outcome })
      if (outcome === 'missing' && reason)
        await record(tx, ctx, 'device.notCounted', subject, { ...of, reason })
    }
    await changeCount(tx, id, {
      ...ended,
      status: 'closed',
      version: row.version + 1,
      endedAt: ctx.now(),
      endedBy: ctx.acting.code,
    })
    await record(tx, ctx, 'count.closed', { type: 'other', id, siteId }, { reference, ...ended })
    return readCount(tx, ctx, id)
  })
}
