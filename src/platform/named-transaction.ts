import type pg from 'pg'
import type { NamedTx } from './context.ts'
import type { Piped } from './db.ts'

/**
 * One transaction whose statements are named: prepared once a connection, planned once. What is asked in one turn (the
 * beginning with the first statement, or statements that need no answer of each other) leaves in one write and is done
 * in that order. What throws inside is rolled back and thrown on; a deadlock or a lost serialisation is tried again,
 * three times in all.
 */
export async function namedTransaction<T>(
  pool: pg.Pool,
  act: (tx: NamedTx) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(pool, act)
    } catch (error) {
      const code = (error as { code?: unknown }).code
      if (attempt >= 3 || (code !== '40P01' && code !== '40001')) throw error
    }
  }
}

async function once<T>(pool: pg.Pool, act: (tx: NamedTx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const ask = (query: string | pg.QueryConfig) => {
    gatherWrites(client)
    return client.query(query)
  }
  let broken: Error | undefined
  try {
    const begun = ask('begin')
    const rows: NamedTx['rows'] = async (name, text, values) =>
      (await ask({ name, text, values })).rows
    const [done] = await Promise.all([act({ rows }), begun])
    await ask('commit')
    return done
  } catch (error) {
    await client.query('rollback').catch((e: Error) => {
      broken = e
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** A write to the socket costs more than the statement it carries. What stands in for a client has no socket. */
function gatherWrites(client: pg.PoolClient): void {
  const stream = (client as Partial<Piped>).connection?.stream
  if (!stream || stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}
