import type pg from 'pg'
import type { NamedTx } from './context.ts'

/**
 * One transaction whose statements are named: prepared once a connection, planned once. What throws inside is rolled
 * back and thrown on; a deadlock or a lost serialisation is tried again, three times in all.
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
  let broken: Error | undefined
  try {
    await client.query('begin')
    const done = await act({
      rows: async (name, text, values) => (await client.query({ name, text, values })).rows,
    })
    await client.query('commit')
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
