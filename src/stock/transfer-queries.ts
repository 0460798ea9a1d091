import { type Insertable, sql, type Updateable } from 'kysely'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import { notFound } from '../platform/problems.ts'
import type { Address } from '../platform/schema.ts'
import type { ItemFacts, TransferStatus, Traveller } from './transfer-rules.ts'

type Conn = Db | Tx
export type TransferRow = {
  id: string
  reference: string
  fromSiteId: string
  fromSite: string
  toSiteId: string
  toSite: string
  status: TransferStatus
  documentId: string | null
  recordedAt: string
  updatedAt: string
  updatedBy: string
  sentAt: string | null
  closedAt: string | null
  version: number
  devices: number
  arrived: number
  leftBehind: number
  missing: number
  remaining: number
  grams: number
}
export type ItemRow = ItemFacts & {
  category: string
  manufacturer: string | null
  model: string | null
  serial: string | null
  massGrams: number
}
export type TransferSite = {
  id: string
  kind: string
  active: boolean
  name: string
  address: Address
  organisationId: string
  organisation: string
}

/** The next reference of the year, without gaps: the counter stays locked until the transaction ends. */
export async function nextTransferReference(tx: Tx, year: number): Promise<string> {
  const { last } = await tx
    .insertInto('transferCounter')
    .values({ year, last: 1 })
    .onConflict((c) => c.column('year').doUpdateSet({ last: sql`transfer_counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `TRF-${year}-${String(last).padStart(6, '0')}`
}

const TRANSFER = sql`
  select t.id, t.reference, t.from_site_id, a.name as from_site, t.to_site_id, b.name as to_site, t.status, t.document_id, t.recorded_at, t.updated_at, t.updated_by,
    t.sent_at, t.closed_at, t.version, n.*
  from transfer t join site a on a.id = t.from_site_id join site b on b.id = t.to_site_id
    cross join lateral (select count(*)::int as devices, count(x.arrived_at)::int as arrived,
      count(x.left_behind_at)::int as left_behind,
      count(x.missing_at) filter (where x.arrived_at is null and x.left_behind_at is null)::int as missing,
      count(*) filter (where x.arrived_at is null and x.left_behind_at is null)::int as remaining,
      coalesce(sum(d.mass_grams), 0)::int as grams
    from transfer_item x join device d on d.id = x.device_id where x.transfer_id = t.id) n`

/** Who works at either end sees a transfer, and the territory. */
const seen = ({ scope }: Pick<Ctx, 'scope'>) => sql`(${scope.all}::boolean
  or t.from_site_id = any(${scope.siteIds}::uuid[]) or t.to_site_id = any(${scope.siteIds}::uuid[]))`

/** A transfer from or to a site of the actor's; another's is not found. */
export async function getTransferRow(db: Conn, ctx: Ctx, id: string): Promise<TransferRow> {
  const { rows } = await sql<TransferRow>`${TRANSFER} where t.id = ${id} and ${seen(ctx)}`.execute(
    db,
  )
  return rows[0] ?? Promise.reject(notFound('transfer'))
}

/** As `getTransferRow`, locked for the rest of the transaction: one scan after the other. */
export async function lockTransfer(tx: Tx, ctx: Ctx, id: string): Promise<TransferRow> {
  await sql`select 1 from transfer t where t.id = ${id} and ${seen(ctx)} for no key update`.execute(
    tx,
  )
  return getTransferRow(tx, ctx, id)
}

export async function listTransferRows(
  ctx: Ctx,
  q: {
    after?: string | undefined
    limit: number
    siteId?: string | undefined
    status?: TransferStatus | undefined
  },
): Promise<TransferRow[]> {
  const { rows } = await sql<TransferRow>`${TRANSFER} where ${seen(ctx)}
    and t.id > ${q.after ?? '00000000-0000-0000-0000-000000000000'}
    ${q.siteId ? sql`and ${q.siteId}::uuid in (t.from_site_id, t.to_site_id)` : sql``}
    ${q.status ? sql`and t.status = ${q.status}` : sql``}
    order by t.id limit ${q.limit + 1}`.execute(ctx.db)
  return rows
}

export async function listItems(db: Conn, transferId: string): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select d.id as device_id, d.tag, x.kit_id, k.tag as kit_tag, d.category, i.manufacturer, i.model, i.serial, d.mass_grams,
      x.left_at, x.arrived_at, x.missing_at, x.left_behind_at
    from transfer_item x join device d on d.id = x.device_id join device_identity i on i.device_id = d.id
      left join kit k on k.id = x.kit_id
    where x.transfer_id = ${transferId} order by k.tag nulls last, d.category, d.tag`.execute(db)
  return rows
}

export const insertTransfer = (tx: Tx, row: Insertable<DB['transfer']>) =>
  tx.insertInto('transfer').values(row).execute()

/** Writes a change of a locked transfer: its next version, by whom and when. */
export const changeTransfer = (
  tx: Tx,
  ctx: Ctx,
  { id, version }: Pick<TransferRow, 'id' | 'version'>,
  change: Updateable<DB['transfer']> = {},
) =>
  tx
    .updateTable('transfer')
    .set({
      ...change,
      version: version + 1,
      updatedAt: ctx.now(),
      updatedBy: ctx.acting.code,
    })
    .where('id', '=', id)
    .execute()

export const keepTransferSlip = (tx: Tx, id: string, documentId: string) =>
  tx.updateTable('transfer').set({ documentId }).where('id', '=', id).execute()

export async function insertItems(
  tx: Tx,
  transferId: string,
  items: { deviceId: string; kitId: string | null }[],
): Promise<void> {
  if (items.length === 0) return
  await tx
    .insertInto('transferItem')
    .values(items.map((i) => ({ ...i, transferId })))
    .execute()
}

const chosen = (transferId: string, deviceIds: string[]) =>
  sql<boolean>`transfer_id = ${transferId} and device_id = any(${deviceIds}::uuid[])`

export const deleteItems = (tx: Tx, transferId: string, deviceIds: string[]) =>
  tx.deleteFrom('transferItem').where(chosen(transferId, deviceIds)).execute()

export const changeItems = (
  tx: Tx,
  transferId: string,
  deviceIds: string[],
  change: Updateable<DB['transferItem']>,
) => tx.updateTable('transferItem').set(change).where(chosen(transferId, deviceIds)).execute()

export const findKitsByTag = (tx: Tx, tags: string[]) =>
  tx
    .selectFrom('kit')
    .select(['id', 'tag'])
    .where('tag', 'in', ['', ...tags])
    .execute()

/** Devices by tag, by kit or by id, locked in the order in which rows are always locked, whoever asks. */
export async function lockTravellers(
  tx: Tx,
  by: { tags?: string[]; kitIds?: string[]; ids?: string[] },
): Promise<Traveller[]> {
  const { rows } = await sql<Traveller>`
    select d.id, d.tag, d.state, d.category, d.kit_id, d.site_id, d.to_site_id, d.custody, d.mass_grams,
      (select k.tag from kit k where k.id = d.kit_id) as kit_tag
    from device d
    where d.tag = any(${by.tags ?? []}::text[]) or d.kit_id = any(${by.kitIds ?? []}::uuid[]) or d.id = any(${by.ids ?? []}::uuid[])
    order by d.id for no key update of d`.execute(tx)
  return rows
}

/** On which other transfer each of these devices still is. */
export async function listElsewhere(tx: Tx, transferId: string, deviceIds: string[]) {
  const { rows } = await sql<{ tag: string; reference: string }>`
    select d.tag, t.reference from transfer_item x join transfer t on t.id = x.transfer_id join device d on d.id = x.device_id
    where x.device_id = any(${deviceIds}::uuid[]) and x.transfer_id <> ${transferId}
      and x.arrived_at is null and x.left_behind_at is null order by d.tag`.execute(tx)
  return rows
}

export async function findSite(db: Conn, id: string): Promise<TransferSite | undefined> {
  const { rows } = await sql<TransferSite>`
    select s.id, s.kind, s.active, s.name, s.address, s.organisation_id, o.name as organisation
    from site s join organisation o on o.id = s.organisation_id where s.id = ${id}`.execute(db)
  return rows[0]
}

/** A kit moves with its members: locked before them, as when it is dissolved. */
export const moveKit = (tx: Tx, id: string, siteId: string) =>
  tx
    .updateTable('kit')
    .set((e) => ({ siteId, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

/** The bytes of a slip, for who sees its transfer. */
export const findSlip = (db: Db, documentId: string) =>
  db
    .selectFrom('document')
    .innerJoin('blob', 'blob.sha256', 'document.sha256')
    .select(['document.number', 'document.sha256', 'blob.mediaType', 'blob.bytes'])
    .where('document.id', '=', documentId)
    .executeTakeFirst()
