import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx, Tx } from './context.ts'
import { Problem } from './problems.ts'

/** What a request said, in one line: two requests with the same key must say the same. */
export const fingerprint = (operation: string, said: unknown): string =>
  createHash('sha256')
    .update(operation)
    .update('\0')
    .update(JSON.stringify(said ?? null))
    .digest('base64url')

/** The key under which a write is kept from happening twice: the scan's event id, else the header's key. */
export const repeatKey = (ctx: Ctx, said: unknown): string | null => {
  const eventId = (said as { eventId?: unknown } | null)?.eventId
  if (typeof eventId === 'string') return `event:${eventId.toLowerCase()}`
  return ctx.idempotencyKey ? `${ctx.acting.personId}:${ctx.idempotencyKey}` : null
}

/**
 * A verb's one transaction. Given a key, the write happens once: the same key and words answer as the first time,
 * other words are KEY_REUSED. A deadlock or a lost serialisation is tried again, three times in all.
 */
export async function write<T>(
  ctx: Ctx,
  operation: string,
  said: unknown,
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  const key = repeatKey(ctx, said)
  for (let attempt = 1; ; attempt++) {
    try {
      return await ctx.db
        .transaction()
        .execute((tx) => (key ? once(tx, ctx, key, operation, said, act) : act(tx)))
    } catch (error) {
      const code = (error as { code?: unknown }).code
      if (attempt >= 3 || (code !== '40P01' && code !== '40001')) throw error
    }
  }
}

async function once<T>(
  tx: Tx,
  ctx: Ctx,
  key: string,
  operation: string,
  said: unknown,
  act: (tx: Tx) => Promise<T>,
) {
  const print = fingerprint(operation, said)
  const { rows } = await sql`
    insert into repeat_key (key, fingerprint, recorded_at) values (${key}, ${print}, ${ctx.now()})
    on conflict (key) do nothing returning 1`.execute(tx)
  if (rows.length === 0) {
    const first = await findRepeat(tx, key)
    if (first?.fingerprint !== print) throw new Problem('KEY_REUSED')
    if (first.answer !== null) return first.answer as T
    // A move keeps no answer of its own: what was done is in the device, and saying it again changes nothing.
    throw new Problem('KEY_REUSED')
  }
  const answer = await act(tx)
  await sql`update repeat_key set answer = ${JSON.stringify(answer)}::jsonb where key = ${key}`.execute(
    tx,
  )
  return answer
}

/** What was said and answered the first time under this key. */
export async function findRepeat(db: Tx | Ctx['db'], key: string) {
  const { rows } = await sql<{ fingerprint: string; answer: unknown }>`
    select fingerprint, answer from repeat_key where key = ${key}`.execute(db)
  return rows[0]
}
