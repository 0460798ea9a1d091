import { type Insertable, sql } from 'kysely'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import { notFound } from '../platform/problems.ts'

export type KitRow = {
  id: string
  tag: string
  category: string
  members: string[]
  accessories: { category: string; quantity: number }[]
  origin: 'private' | 'cg3p'
  ownerId: string
  siteId: string
  performanceClass: 'P1' | 'P2' | 'P3' | null
  dissolvedAt: string | null
  version: number
  recordedAt: string
  recordedBy: string
}

/** The ids of devices by tag, in the order in which rows are always locked; a tag nobody has is left out. */
export const listIdsByTag = (tx: Tx, tags: string[]) =>
  tx.selectFrom('device').select(['id', 'tag']).where('tag', 'in', tags).orderBy('id').execute()

export const listMemberIds = (tx: Tx, kitId: string) =>
  tx.selectFrom('device').select('id').where('kitId', '=', kitId).orderBy('id').execute()

export const listCategories = (tx: Tx) =>
  tx.selectFrom('category').select(['code', 'bulk']).execute()

export const insertKit = (tx: Tx, row: Insertable<DB['kit']>) =>
  tx.insertInto('kit').values(row).execute()

export const endKit = (tx: Tx, { id, version }: KitRow, dissolvedAt: string) =>
  tx
    .updateTable('kit')
    .set({ dissolvedAt, version: version + 1 })
    .where('id', '=', id)
    .execute()

const KIT = sql`
  select k.id, k.tag, k.category, k.accessories, k.origin, k.owner_id, k.site_id, k.dissolved_at, k.version, k.recorded_at,
    k.recorded_by, coalesce((select json_agg(d.tag order by d.id) from device d where d.kit_id = k.id), '[]') as members,
    (select d.performance_class from device d where d.kit_id = k.id and d.category = 'desktop' limit 1) as performance_class
  from kit k`

/** A kit at the actor's sites or of its organisations; another's is not found. */
export async function getKitByTag(db: Db | Tx, ctx: Ctx, tag: string): Promise<KitRow> {
  const { all, siteIds, organisationIds } = ctx.scope
  const { rows } = await sql<KitRow>`
    ${KIT} where k.tag = ${tag} and (${all}::boolean or k.site_id = any(${siteIds}::uuid[])
      or k.owner_id = any(${organisationIds}::uuid[]))`.execute(db)
  return rows[0] ?? Promise.reject(notFound('kit'))
}

/** As `getKitByTag`, locked for the rest of the transaction. */
export async function lockKit(tx: Tx, ctx: Ctx, tag: string): Promise<KitRow> {
  await sql`select 1 from kit where tag = ${tag} for no key update`.execute(tx)
  return getKitByTag(tx, ctx, tag)
}
