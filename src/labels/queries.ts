import { sql } from 'kysely'
import type { Ctx, Db, Scope, Tx } from '../platform/context.ts'
import { notFound } from '../platform/problems.ts'

export type Batch = {
  id: string
  organisationId: string
  layout: string
  count: number
  blank: boolean
  recordedAt: string
}
export type BatchTag = { position: number; tag: string; label: string | null }

const columns = ['id', 'organisationId', 'layout', 'count', 'blank', 'recordedAt'] as const

/** Batches are seen by the organisation that made them. */
const batches = (db: Db, { all, organisationIds }: Scope) =>
  db
    .selectFrom('labelBatch')
    .select(columns)
    .$if(!all, (x) => x.where('organisationId', '=', sql<string>`any(${organisationIds}::uuid[])`))

export async function getBatch(ctx: Pick<Ctx, 'db' | 'scope'>, id: string): Promise<Batch> {
  const row = await batches(ctx.db, ctx.scope).where('id', '=', id).executeTakeFirst()
  return row ?? Promise.reject(notFound('labelBatch'))
}

export const listBatches = (
  { db, scope }: Pick<Ctx, 'db' | 'scope'>,
  q: { after?: string | undefined; limit: number },
) =>
  batches(db, scope)
    .$if(q.after !== undefined, (x) => x.where('id', '>', q.after!))
    .orderBy('id')
    .limit(q.limit + 1)
    .execute()

/** The tags of a batch, in order, with the category's French name for those that were printed for devices. */
export async function listBatchTags(db: Db, batch: Batch, on: string): Promise<BatchTag[]> {
  if (batch.blank) {
    const { rows } = await sql<BatchTag>`
      select position, tag, null as label from label_batch_tag where batch_id = ${batch.id} order by position`.execute(
      db,
    )
    return rows
  }
  const { rows } = await sql<BatchTag>`
    select b.position, b.tag, c.value->>'fr' || case when d.old_system_said then ' – système sans mises à jour' when d.system = 'none' then ' – sans système' else '' end
      || case when i.battery_removed then ' – sans batterie' else '' end as label
    from label_batch_tag b
    left join device d on d.tag = b.tag
    left join device_identity i on i.device_id = d.id
    left join kit k on k.tag = b.tag
    left join configuration c on c.kind = 'category' and c.key = coalesce(d.category, k.category)
      and c.status = 'confirmed' and c.valid_from <= ${on}::date and (c.valid_to is null or c.valid_to > ${on}::date)
    where b.batch_id = ${batch.id} order by b.position`.execute(db)
  return rows
}

export const insertBatch = (
  tx: Tx,
  ctx: Ctx,
  batch: Omit<Batch, 'organisationId' | 'recordedAt'>,
): Promise<Batch> =>
  tx
    .insertInto('labelBatch')
    .values({
      ...batch,
      organisationId: ctx.acting.organisationId,
      recordedAt: ctx.now(),
      recordedBy: ctx.acting.code,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()

/** Adds tags to the pool in one statement; answers those that were not there yet. */
export async function insertTags(tx: Tx, batchId: string, tags: string[]): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    insert into tag (tag, batch_id) select t, ${batchId}::uuid from unnest(${tags}::text[]) t
    on conflict (tag) do nothing returning tag`.execute(tx)
  return rows.map((r) => r.tag)
}

export const insertBatchTags = (tx: Tx, batchId: string, tags: string[]) =>
  sql`insert into label_batch_tag (batch_id, position, tag)
    select ${batchId}::uuid, n, t from unnest(${tags}::text[]) with ordinality x (t, n)`.execute(tx)

/** Those of these tags that are on a device or kit the actor may see. */
export async function findTagsInUse(tx: Tx, scope: Scope, tags: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ tag: string }>`
    select d.tag from device d
    where d.tag = any(${tags}::text[]) and (${scope.all}::boolean or d.site_id = any(${scope.siteIds}::uuid[])
      or d.owner_id = any(${scope.organisationIds}::uuid[]))
    union all
    select k.tag from kit k
    where k.tag = any(${tags}::text[]) and k.dissolved_at is null and (${scope.all}::boolean
      or k.site_id = any(${scope.siteIds}::uuid[]) or k.owner_id = any(${scope.organisationIds}::uuid[]))`.execute(
    tx,
  )
  return new Set(rows.map((r) => r.tag))
}
