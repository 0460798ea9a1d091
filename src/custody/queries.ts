import { type Insertable, sql } from 'kysely'
import { readTag } from '../devices/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import { notFound } from '../platform/problems.ts'
import type { CustodyFilter } from './contract.ts'
import type {
  accessories,
  CustodyOutcome,
  closingReasons,
  conditions,
  faultReasons,
} from './rules.ts'

export type CustodyRow = {
  id: string
  reference: string
  deviceId: string
  deviceTag: string
  category: string
  manufacturer: string | null
  model: string | null
  serial: string | null
  siteId: string
  ticket: string
  soldOn: string
  guaranteedUntil: string | null
  fault: (typeof faultReasons)[number]
  conditions: (typeof conditions)[number][]
  accessories: (typeof accessories)[number][]
  openedAt: string
  openedBy: string
  outcome: CustodyOutcome | null
  reason: (typeof closingReasons)[number] | null
  done: string | null
  closedAt: string | null
  closedBy: string | null
}

const CASE = sql`
  select c.id, c.reference, c.device_id, d.tag as device_tag, d.category, i.manufacturer, i.model, i.serial, c.site_id,
    c.ticket, c.sold_on::text as sold_on, c.guaranteed_until::text as guaranteed_until, c.fault, c.conditions, c.accessories,
    c.opened_at, c.opened_by, c.outcome, c.reason, c.closed_at, c.closed_by,
    (select n.text from note n where n.subject_id = c.id order by n.id desc limit 1) as done
  from custody_case c join device d on d.id = c.device_id join device_identity i on i.device_id = d.id`
const seen = ({ scope }: Pick<Ctx, 'scope'>) =>
  sql`(${scope.all}::boolean or c.site_id = any(${scope.siteIds}::uuid[]) or d.owner_id = any(${scope.organisationIds}::uuid[]))`

export async function listCases(ctx: Ctx, f: CustodyFilter): Promise<CustodyRow[]> {
  const { rows } = await sql<CustodyRow>`${CASE} where ${seen(ctx)}
    and c.id > ${f.after ?? '00000000-0000-0000-0000-000000000000'}
    ${f.status ? (f.status === 'open' ? sql`and c.closed_at is null` : sql`and c.closed_at is not null`) : sql``}
    ${f.siteId ? sql`and c.site_id = ${f.siteId}` : sql``}
    ${f.code ? sql`and d.tag = ${readTag(f.code)}` : sql``}
    order by c.id limit ${f.limit + 1}`.execute(ctx.db)
  return rows
}

/** A case as it stands, whoever asks: for a verb's own answer. */
export async function readCase(db: Db | Tx, id: string): Promise<CustodyRow> {
  const { rows } = await sql<CustodyRow>`${CASE} where c.id = ${id}`.execute(db)
  return rows[0] ?? Promise.reject(notFound('custody'))
}

/** Takes a case that one may see, its device first. @throws NOT_FOUND */
export async function lockCase(tx: Tx, ctx: Ctx, id: string): Promise<CustodyRow> {
  const { rows } = await sql`
    select 1 from device d where d.id = (select device_id from custody_case where id = ${id}) for no key update`.execute(
    tx,
  )
  const { rows: mine } = await sql`
    select 1 from custody_case c join device d on d.id = c.device_id where c.id = ${id} and ${seen(ctx)}`.execute(
    tx,
  )
  return rows.length > 0 && mine.length > 0 ? readCase(tx, id) : Promise.reject(notFound('custody'))
}

type Sale = { ticket: string; kind: 'SALE' | 'GIFT'; soldOn: string }
/** By which ticket a device left, and on which trading day. */
export async function findSale(tx: Tx, deviceId: string): Promise<Sale | undefined> {
  const { rows } = await sql<Sale>`
    select t.code || '/' || e.ticket_no as ticket, e.kind, e.business_date as sold_on
    from device d join fiscal_entry e on e.id = d.ticket_id join till t on t.id = e.till_id where d.id = ${deviceId}`.execute(
    tx,
  )
  return rows[0]
}

/** The next claim number of the year, without gaps: the counter stays locked until the transaction ends. */
export async function nextCustodyReference(tx: Tx, year: number): Promise<string> {
  const { last } = await tx
    .insertInto('custodyCounter')
    .values({ year, last: 1 })
    .onConflict((c) => c.column('year').doUpdateSet({ last: sql`custody_counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `SAV-${year}-${String(last).padStart(6, '0')}`
}

export const insertCase = (tx: Tx, row: Insertable<DB['custodyCase']>) =>
  tx.insertInto('custodyCase').values(row).execute()

export const endCase = (
  tx: Tx,
  ctx: Ctx,
  id: string,
  end: { outcome: CustodyOutcome; reason: string | null },
) =>
  tx
    .updateTable('custodyCase')
    .set({ ...end, closedAt: ctx.now(), closedBy: ctx.acting.code })
    .where('id', '=', id)
    .execute()
