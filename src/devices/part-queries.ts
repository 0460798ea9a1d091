import { type Insertable, sql, type Updateable } from 'kysely'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import { notFound } from '../platform/problems.ts'
import type { PartType } from './part-rules.ts'

export type PartRow = {
  id: string
  tag: string | null
  type: PartType
  label: string | null
  fits: string | null
  grams: number
  origin: 'private' | 'cg3p'
  siteId: string
  fromDevice: string | null
  inDevice: string | null
  state: 'stock' | 'fitted' | 'waste'
  version: number
  recordedAt: string
}

const PART = sql`
  select p.id, p.tag, p.type, p.label, p.fits, p.grams, p.origin, p.site_id, f.tag as from_device, i.tag as in_device,
    p.state, p.version, p.recorded_at
  from part p left join device f on f.id = p.from_device_id left join device i on i.id = p.in_device_id`
const seen = ({ scope: { all, siteIds, organisationIds } }: Ctx) =>
  sql`(${all}::boolean or p.site_id = any(${siteIds}::uuid[]) or p.owner_id = any(${organisationIds}::uuid[]))`

export const insertPart = (tx: Tx, row: Insertable<DB['part']>) =>
  tx.insertInto('part').values(row).execute()
export const changePart = (tx: Tx, id: string, change: Updateable<DB['part']>) =>
  tx.updateTable('part').set(change).where('id', '=', id).execute()
export const insertDismantling = (tx: Tx, row: Insertable<DB['dismantling']>) =>
  tx.insertInto('dismantling').values(row).execute()

type Filter = {
  after?: string | undefined
  limit: number
  type?: PartType | undefined
  siteId?: string | undefined
  state: PartRow['state']
  tag?: string | undefined
}
export async function listPartRows(ctx: Ctx, f: Filter): Promise<PartRow[]> {
  const { rows } = await sql<PartRow>`
    ${PART} where ${seen(ctx)} and ${f.tag ? sql`p.tag = ${f.tag}` : sql`p.state = ${f.state}`}
      ${f.type ? sql`and p.type = ${f.type}` : sql``}
      ${f.siteId ? sql`and p.site_id = ${f.siteId}` : sql``}
      ${f.after ? sql`and p.id > ${f.after}` : sql``}
    order by p.id limit ${f.limit + 1}`.execute(ctx.db)
  return rows
}

export async function readParts(db: Db | Tx, ids: string[]): Promise<PartRow[]> {
  const { rows } =
    await sql<PartRow>`${PART} where p.id = any(${ids}::uuid[]) order by p.id`.execute(db)
  return rows
}

/** Locks a part that the actor may see. @throws NOT_FOUND */
export async function lockPart(tx: Tx, ctx: Ctx, id: string): Promise<PartRow> {
  await sql`select 1 from part where id = ${id} for update`.execute(tx)
  const { rows } = await sql<PartRow>`${PART} where p.id = ${id} and ${seen(ctx)}`.execute(tx)
  return rows[0] ?? Promise.reject(notFound('part'))
}
