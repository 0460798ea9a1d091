import type pg from 'pg'
import type { Services } from '../platform/context.ts'
import { createDb, createPool } from '../platform/db.ts'

type Query = string | { text: string; values?: unknown[] | undefined }
type Answer = { command: string; rows: unknown[]; rowCount: number | null }

const control = /^(begin|start transaction|commit|rollback)\b/i
/** What answers nothing that anybody reads: a plain insert. */
const quiet = /^insert into (?![\s\S]*\b(returning|on conflict)\b)/i
/** What is only checked when a transaction ends: an entry of the ledger and the devices that it names. */
const deferred = /^\s*insert into fiscal_entry\b/i
// What a commit would have asked is asked here, while it is still what the verb left.
const CONSTRAINTS = 'set constraints all immediate; set constraints all deferred'

/**
 * Runs work whose verbs open transactions of their own as one transaction on one connection: all of it or nothing.
 * The first error ends it, since nothing in it is taken back alone. One statement at a time; what answers nothing is
 * sent without waiting for it, and its error is thrown at the next statement.
 */
export async function inOneTransaction<T>(
  services: Services,
  work: (inside: Pick<Services, 'db' | 'pool' | 'reads'>) => Promise<T>,
): Promise<T> {
  const own = createPool(services.settings.databaseUrl, { max: 1, named: true, pipeline: true })
  const client = await own.connect()
  // The same few hundred statements come thousands of times: prepared once each, they are planned once.
  const names = new Map<string, string>()
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `demo_${names.size}`
    names.set(text, name)
    return name
  }
  let failed: unknown
  let unchecked = false
  const send = (asked: pg.QueryConfig | string) => {
    client.query(asked).catch((error) => {
      failed ??= error
    })
  }
  const query = async (asked: Query, given?: unknown[]): Promise<Answer> => {
    if (failed) throw failed
    const { text, values = given } = typeof asked === 'string' ? { text: asked } : asked
    if (control.test(text)) {
      if (unchecked && /^commit\b/i.test(text)) send(CONSTRAINTS)
      unchecked = false
      return { command: '', rows: [], rowCount: 0 }
    }
    unchecked ||= deferred.test(text)
    const named = { name: nameOf(text), text, values: values ?? [] }
    if (!quiet.test(text)) return client.query(named)
    send(named)
    return { command: 'INSERT', rows: [], rowCount: 1 }
  }
  const { connection } = client as unknown as { connection: unknown }
  const one = {
    query,
    connect: async () => ({ query, connection, release: () => {} }),
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
    // Answered when everything before it is.
    await client.query(CONSTRAINTS).catch((error) => {
      failed ??= error
    })
    if (failed) throw failed
    await client.query('commit')
    return done
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw failed ?? error
  } finally {
    client.release(true)
    await own.end()
  }
}
