import type pg from 'pg'
import type { Services } from '../platform/context.ts'
import { createDb } from '../platform/db.ts'

type Query = string | { text: string; values?: unknown[] | undefined }
type Answer = { command: string; rows: unknown[]; rowCount: number | null }

const control = /^(begin|start transaction|commit|rollback)\b/i

/**
 * Runs work whose verbs open transactions of their own as one transaction on one connection: all of it or nothing.
 * The first error ends it, since nothing in it is taken back alone. One statement at a time.
 */
export async function inOneTransaction<T>(
  services: Services,
  work: (inside: Pick<Services, 'db' | 'pool' | 'reads'>) => Promise<T>,
): Promise<T> {
  const client = await services.pool.connect()
  // The same few hundred statements come thousands of times: prepared once each, they are planned once.
  const names = new Map<string, string>()
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `demo_${names.size}`
    names.set(text, name)
    return name
  }
  const query = async (asked: Query, given?: unknown[]): Promise<Answer> => {
    const { text, values = given } = typeof asked === 'string' ? { text: asked } : asked
    if (control.test(text)) {
      // What a commit would have asked is asked here, while it is still what the verb left.
      if (/^commit\b/i.test(text)) {
        await client.query('set constraints all immediate')
        await client.query('set constraints all deferred')
      }
      return { command: '', rows: [], rowCount: 0 }
    }
    return client.query({ name: nameOf(text), text, values: values ?? [] })
  }
  const one = {
    query,
    connect: async () => ({ query, release: () => {} }),
    end: async () => {},
  } as unknown as pg.Pool
  const reads: Services['reads'] = {
    rows: async <R>(_: string, text: string, values: unknown[]) =>
      (await query(text, values)).rows as R[],
    end: async () => {},
  }
  try {
    await client.query('begin')
    const done = await work({ db: createDb(one), pool: one, reads })
    await client.query('commit')
    return done
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    // With it go the statements prepared here.
    client.release(true)
  }
}
