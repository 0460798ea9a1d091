import type { Duplex } from 'node:stream'
import { CamelCasePlugin, Kysely, type KyselyPlugin, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Db, NamedReads } from './context.ts'
import type { DB } from './db.generated.ts'
import { fromDatabase } from './problems.ts'

// Instants are ISO strings everywhere, civil dates stay as they are, and our big integers fit a number.
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === pg.types.builtins.TIMESTAMPTZ) return (v: string) => new Date(v).toISOString()
    if (oid === pg.types.builtins.DATE) return (v: string) => v
    if (oid === pg.types.builtins.INT8) return Number
    return pg.types.getTypeParser(oid, format as 'text')
  },
} as pg.CustomTypesConfig

// Planned once: a named statement of the hot paths costs less to run than to plan again for each set of values.
const PLAN_ONCE = '-c plan_cache_mode=force_generic_plan'

/**
 * An ordinary pool, for transactions and lists; or, `named`, for one-statement writes; or, `pipeline`, on whose
 * connections what is not waited for is sent at once. A statement is given 15 s.
 */
export function createPool(
  connectionString: string,
  { max = 8, named = false, pipeline = false } = {},
): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    types,
    connectionTimeoutMillis: 5000,
    statement_timeout: 15_000,
    application_name: named ? 'collecte-moves' : 'collecte',
    ...(named ? { options: PLAN_ONCE } : {}),
    ...(pipeline ? { pipeline } : {}),
  } as pg.PoolConfig)
  // An idle connection that breaks is replaced at the next use; without this listener it would end the process.
  pool.on('error', () => {})
  // The same for one that breaks while it is in use: what it was asked fails, and says so to who asked.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Kysely over the pool, snake_case in the database and camelCase in the code; JSON keys stay as written. */
export const createDb = (pool: pg.Pool): Db =>
  new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })

const asDates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  async transformResult({ result }) {
    const dated = (row: Record<string, unknown>) =>
      Object.fromEntries(
        Object.entries(row).map(([k, v]) => [
          k,
          typeof v === 'string' && /(At|Until)$/.test(k) ? new Date(v) : v,
        ]),
      )
    return { ...result, rows: result.rows.map(dated) }
  },
}

/**
 * The same database for a library that expects instants as Date: a Date compared with an ISO string is compared with
 * NaN, and nothing would ever expire.
 */
export const withDates = (db: Db): Db => db.withPlugin(asDates)

export type Piped = pg.ClientBase & { connection: { stream: Duplex } }

/**
 * Named, prepared point reads over a few pipelined connections shared by all requests: 2.4 times a plain pool.
 * What is asked in one turn of the event loop leaves in one write.
 * A broken connection is opened anew at the next read; a read is given 3 s.
 */
export function createReads(connectionString: string, size = 2): NamedReads {
  const open = async () => {
    const client = new pg.Client({
      connectionString,
      types,
      pipeline: true,
      statement_timeout: 3000,
      connectionTimeoutMillis: 5000,
      application_name: 'collecte-reads',
      options: PLAN_ONCE,
    } as pg.ClientConfig)
    client.on('error', () => {})
    await client.connect()
    return client
  }
  const slots: (Promise<pg.Client> | null)[] = Array.from({ length: size }, () => null)
  let turn = 0
  const client = (slot: number): Promise<pg.Client> => {
    const held = slots[slot]
    if (held) return held
    const fresh = open().then(
      (c) => {
        c.once('end', () => {
          if (slots[slot] === fresh) slots[slot] = null
        })
        return c
      },
      (error) => {
        if (slots[slot] === fresh) slots[slot] = null
        throw error
      },
    )
    slots[slot] = fresh
    return fresh
  }
  // A write to the socket costs more than the statement it carries.
  const gather = ({ connection: { stream } }: Piped) => {
    if (stream.writableCorked > 0) return
    stream.cork()
    setImmediate(() => {
      turn = (turn + 1) % size
      stream.uncork()
    })
  }
  return {
    async rows<T>(name: string, text: string, values: unknown[]) {
      for (let again = false; ; again = true) {
        const slot = turn
        const held = client(slot)
        try {
          const piped = await held
          gather(piped as Piped)
          return (await piped.query({ name, text, values })).rows as T[]
        } catch (error) {
          // A connection that broke since its last use is replaced, and a read is safe to ask again; once.
          if (again || fromDatabase(error)?.code !== 'UNAVAILABLE') throw error
          if (slots[slot] === held) slots[slot] = null
        }
      }
    },
    async end() {
      await Promise.allSettled(slots.map(async (c) => (await c)?.end()))
    },
  }
}
