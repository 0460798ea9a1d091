import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { NewLabelBatch } from './contract.ts'
import { findTagsInUse, insertBatch, insertBatchTags, insertTags } from './queries.ts'
import { makeTags, readTags } from './rules.ts'

/**
 * Makes a batch of labels to print: blank ones with new tags, for devices to come, or again for devices and kits
 * that have their tag. Every code that cannot be printed is said at once.
 * @throws BAD_LABEL, NOT_FOUND
 */
export function createLabelBatch(ctx: Ctx, input: NewLabelBatch) {
  const { count, codes, layout } = input
  if ((count === undefined) === (codes === undefined))
    throw new Problem('MALFORMED', { errors: [{ at: 'body', text: 'count | codes' }] })
  return write(ctx, 'createLabelBatch', input, async (tx) => {
    const id = ctx.newId()
    const known = codes && (await knownTags(tx, ctx, codes))
    const batch = await insertBatch(tx, ctx, {
      id,
      layout,
      count: known?.length ?? count ?? 0,
      blank: !known,
    })
    const tags = known ?? (await newTags(tx, ctx, id, batch.count))
    await insertBatchTags(tx, id, tags)
    const fact = { count: batch.count, layout, blank: batch.blank }
    await record(tx, ctx, 'labels.printed', { type: 'other', id }, fact)
    return { ...batch, tags }
  })
}

async function knownTags(tx: Tx, ctx: Ctx, codes: string[]): Promise<string[]> {
  const { tags, blockers } = readTags(codes)
  const seen = await findTagsInUse(tx, ctx.scope, tags)
  const missing = tags.filter((tag) => !seen.has(tag))
  refuseIf([...blockers, ...missing.map((detail) => ({ code: 'NOT_FOUND', detail }) as const)])
  return tags
}

async function newTags(tx: Tx, ctx: Ctx, batchId: string, count: number): Promise<string[]> {
  const tags: string[] = []
  // Chance may make a tag that exists: 34 thousand million there are, so this turns once, rarely twice.
  while (tags.length < count)
    tags.push(...(await insertTags(tx, batchId, makeTags(count - tags.length, ctx.random))))
  return tags
}
