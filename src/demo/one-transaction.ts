import type pg from 'pg'
import type { Services } from '../platform/context.ts'
import { createDb } from '../platform/db.ts'

type Query = string | { text: string; values?: unknown[] }
type Answer = { command: string; rows: unknown[]; rowCount: number | null }

const control = /^(begin|start transaction|commit|rollback)\b/i
const textOf = (query: Query) => (typeof query === 'string' ? query : query.text)

/**
 * Runs work whose verbs open transactions of their own as one transaction on one connection: all of it or nothing.
 * The first error ends it, since nothing in it is taken back alone. One statement at a time.
 */
export async function inOneTransaction<T>(
  services: Services,
  work: (inside: Pick<Services, 'db' | 'pool' | 'reads'>) => Promise<T>,
): Promise<T> {
  const client = await services.pool.connect()
  const query = async (asked: Query, values?: unknown[]): Promise<Answer> =>
    control.test(textOf(asked))
      ? { command: '', rows: [], rowCount: 0 }
      : client.query(asked as string, values)
  const one = {
    query,
    connect: async () => ({ query, release: () => {} }),
    end: async () => {},
  } as unknown as pg.Pool
  const reads: Services['reads'] = {
    rows: async <R>(name: string, text: string, values: unknown[]) =>
      (await client.query({ name, text, values })).rows as R[],
    end: async () => {},
  }
  let lost: Error | undefined
  try {
    await client.query('begin')
    const done = await work({ db: createDb(one), pool: one, reads })
    await client.query('commit')
    return done
  } catch (error) {
    await client.query('rollback').catch((broken: Error) => {
      lost = broken
    })
    throw error
  } finally {
    client.release(lost)
  }
}
