import { type Insertable, sql } from 'kysely'
import type { Db, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import type { ConfigurationKind, ConfigurationValue } from './kinds.ts'
import { DEFAULT_KEY } from './kinds.ts'

type Conn = Db | Tx

const rows = (db: Conn) =>
  db
    .selectFrom('configuration')
    .select([
      'id',
      'key',
      'validFrom',
      'validTo',
      'source',
      'status',
      'proposedBy',
      'decidedBy',
      'seeded',
      'version',
      'proposedAt',
      'decidedAt',
    ])
    .select((e) => [
      e.ref('kind').$castTo<ConfigurationKind>().as('kind'),
      e.ref('value').$castTo<Record<string, unknown>>().as('value'),
    ])

export const findConfiguration = (db: Conn, id: string) =>
  rows(db).where('id', '=', id).executeTakeFirst()

type Filter = {
  after?: string
  limit: number
  kind?: ConfigurationKind
  key?: string
  on?: string
  status?: 'proposed' | 'confirmed' | 'rejected'
}
export const listConfiguration = (db: Db, f: Filter) =>
  rows(db)
    .$if(f.after !== undefined, (x) => x.where('id', '>', f.after!))
    .$if(f.kind !== undefined, (x) => x.where('kind', '=', f.kind!))
    .$if(f.key !== undefined, (x) => x.where('key', '=', f.key!))
    .$if(f.status !== undefined, (x) => x.where('status', '=', f.status!))
    .$if(f.on !== undefined, (x) =>
      x
        .where('status', '=', 'confirmed')
        .where('validFrom', '<=', f.on!)
        .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', f.on!)])),
    )
    .orderBy('id')
    .limit(f.limit + 1)
    .execute()

export const insertConfiguration = (tx: Tx, row: Insertable<DB['configuration']>) =>
  tx.insertInto('configuration').values(row).execute()

/** Ends the confirmed row that the new one follows, on the day the new one begins. */
export const endRowBefore = (
  tx: Tx,
  { kind, key, validFrom }: { kind: string; key: string; validFrom: string },
) =>
  tx
    .updateTable('configuration')
    .set({ validTo: validFrom })
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('status', '=', 'confirmed')
    .where('validFrom', '<', validFrom)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', validFrom)]))
    .execute()

export const decideRow = (
  tx: Tx,
  id: string,
  version: number,
  row: { status: 'confirmed' | 'rejected'; decidedBy: string; decidedAt: string },
) =>
  tx
    .updateTable('configuration')
    .set({ ...row, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()

/** The row of a kind in force on a civil date, or undefined where none is. */
export async function findConfigured<K extends ConfigurationKind>(
  db: Conn,
  kind: K,
  on: string,
  key: string = DEFAULT_KEY,
) {
  const { rows: found } = await sql<{
    id: string
    value: ConfigurationValue<K>
    validFrom: string
  }>`
    select id, value, valid_from from configuration
    where kind = ${kind} and key = ${key} and status = 'confirmed'
      and valid_from <= ${on} and (valid_to is null or valid_to > ${on})`.execute(db)
  return found[0]
}

/** As `findConfigured`, where the service cannot do without: a missing row is a bug of the set-up. */
export async function getConfigured<K extends ConfigurationKind>(
  db: Conn,
  kind: K,
  on: string,
  key: string = DEFAULT_KEY,
) {
  const row = await findConfigured(db, kind, on, key)
  if (!row) throw new Error(`no confirmed ${kind} ${key} on ${on}`)
  return row
}

/** All rows of a kind in force on a date, by key. */
export async function listConfigured<K extends ConfigurationKind>(
  db: Conn,
  kind: K,
  on: string,
): Promise<Map<string, ConfigurationValue<K>>> {
  const { rows: found } = await sql<{ key: string; value: ConfigurationValue<K> }>`
    select key, value from configuration
    where kind = ${kind} and status = 'confirmed' and valid_from <= ${on} and (valid_to is null or valid_to > ${on})`.execute(
    db,
  )
  return new Map(found.map((r) => [r.key, r.value]))
}
