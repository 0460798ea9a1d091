import { type Insertable, sql, type Updateable } from 'kysely'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { DB, DeviceState } from '../platform/db.generated.ts'
import { notFound } from '../platform/problems.ts'
import type { itemFilters } from './contract.ts'
import type { countStatuses, MissingReason, Outcome, Unfound } from './rules.ts'

type Conn = Db | Tx
export type CountRow = {
  id: string
  reference: string
  siteId: string
  site: string
  state: DeviceState | null
  category: string | null
  status: (typeof countStatuses)[number]
  expected: number
  found: number
  missing: number
  moved: number
  unexpected: number
  unknown: number
  openedAt: string
  openedBy: string
  endedAt: string | null
  endedBy: string | null
  version: number
}
const FIRST = '00000000-0000-0000-0000-000000000000'

/** The next reference of the year, without gaps: the counter stays locked until the transaction ends. */
export async function nextCountReference(tx: Tx, year: number): Promise<string> {
  const { last } = await tx
    .insertInto('stockCountCounter')
    .values({ year, last: 1 })
    .onConflict((c) => c.column('year').doUpdateSet({ last: sql`stock_count_counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `CPT-${year}-${String(last).padStart(6, '0')}`
}

const COUNT = sql`
  select c.id, c.reference, c.site_id, s.name as site, c.state, c.category, c.status, c.expected, c.found, c.missing,
    c.moved, c.unexpected, c.unknown, c.opened_at, c.opened_by, c.ended_at, c.ended_by, c.version
  from stock_count c join site s on s.id = c.site_id`
const seen = ({ scope }: Pick<Ctx, 'scope'>) =>
  sql`(${scope.all}::boolean or c.site_id = any(${scope.siteIds}::uuid[]))`

/** A count of a site of the actor's; another's is not found. */
export async function getCountRow(db: Conn, ctx: Ctx, id: string): Promise<CountRow> {
  const { rows } = await sql<CountRow>`${COUNT} where c.id = ${id} and ${seen(ctx)}`.execute(db)
  return rows[0] ?? Promise.reject(notFound('count'))
}

/** As `getCountRow`, locked for the rest of the transaction: one scan after the other. */
export async function lockCount(tx: Tx, ctx: Ctx, id: string): Promise<CountRow> {
  await sql`select 1 from stock_count c where c.id = ${id} and ${seen(ctx)} for no key update`.execute(
    tx,
  )
  return getCountRow(tx, ctx, id)
}

export async function listCountRows(
  ctx: Ctx,
  q: {
    after?: string | undefined
    limit: number
    siteId?: string | undefined
    status?: CountRow['status'] | undefined
  },
): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`${COUNT} where ${seen(ctx)} and c.id > ${q.after ?? FIRST}
    ${q.siteId ? sql`and c.site_id = ${q.siteId}` : sql``}
    ${q.status ? sql`and c.status = ${q.status}` : sql``}
    order by c.id limit ${q.limit + 1}`.execute(ctx.db)
  return rows
}

export const insertCount = (tx: Tx, row: Insertable<DB['stockCount']>) =>
  tx.insertInto('stockCount').values(row).execute()

export const changeCount = (tx: Tx, id: string, change: Updateable<DB['stockCount']>) =>
  tx.updateTable('stockCount').set(change).where('id', '=', id).execute()

/**
 * Writes down what stands at the site now, within the count's bounds, and what left it and was said missing on arrival;
 * answers how many devices that is.
 */
export async function snapshot(
  tx: Tx,
  c: Pick<CountRow, 'id' | 'siteId' | 'state' | 'category'>,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into stock_count_item (count_id, device_id, expected, state)
    select ${c.id}::uuid, d.id, true, d.state from device d
    where d.site_id = ${c.siteId} and (d.to_site_id is null or missing_on_arrival(d.id)) and d.custody = 'stock' and not left_for_good(d.state)
      ${c.state ? sql`and d.state = ${c.state}` : sql``}
      ${c.category ? sql`and d.category = ${c.category}` : sql``}`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

export type ItemRow = Unfound & {
  id: string
  category: string | null
  manufacturer: string | null
  model: string | null
  serial: string | null
  /** As it stood for the count; `stateNow` and the rest as it is now. */
  stood: DeviceState
  expected: boolean
  outcome: Outcome | null
  reason: MissingReason | null
  foundAt: string | null
}
/** Where a device is going; what was said missing on arrival is on no way any more. */
const UNDER_WAY = sql`case when not missing_on_arrival(d.id) then d.to_site_id end as to_site_id`
/** What a device of elsewhere is, is not told: its label alone was seen here. */
const ITEM = (ctx: Pick<Ctx, 'scope'>) => sql`
  select x.device_id as id, x.device_id, d.tag, n.category, n.manufacturer, n.model, n.serial, x.state as stood,
    d.state, d.site_id, ${UNDER_WAY}, d.state_since, x.expected, x.outcome, x.reason, x.found_at
  from stock_count_item x join device d on d.id = x.device_id
    left join lateral (select d.category, i.manufacturer, i.model, i.serial from device_identity i
      where i.device_id = d.id and (x.expected or ${scoped(ctx)})) n on true`
const scoped = ({ scope }: Pick<Ctx, 'scope'>) =>
  sql`(${scope.all}::boolean or d.site_id = any(${scope.siteIds}::uuid[]) or d.owner_id = any(${scope.organisationIds}::uuid[]))`

const shown: Record<(typeof itemFilters)[number], ReturnType<typeof sql>> = {
  awaited: sql`and x.expected and x.outcome is null`,
  found: sql`and x.outcome = 'found'`,
  missing: sql`and x.outcome = 'missing'`,
  moved: sql`and x.outcome = 'moved'`,
  unexpected: sql`and not x.expected`,
}
export async function listItemRows(
  ctx: Ctx,
  countId: string,
  q: {
    after?: string | undefined
    limit: number
    show?: keyof typeof shown | undefined
  },
): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`${ITEM(ctx)}
    where x.count_id = ${countId} and x.device_id > ${q.after ?? FIRST} ${q.show ? shown[q.show] : sql``}
    order by x.device_id limit ${q.limit + 1}`.execute(ctx.db)
  return rows
}
export async function listWholeCount(ctx: Ctx, countId: string): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`${ITEM(ctx)}
    where x.count_id = ${countId} order by x.expected desc, d.tag`.execute(ctx.db)
  return rows
}

/** What was expected and no scan found, as it stands now. */
export async function listUnfound(tx: Tx, countId: string): Promise<Unfound[]> {
  const { rows } = await sql<Unfound>`
    select d.id as device_id, d.tag, d.state, d.site_id, ${UNDER_WAY}, d.state_since
    from stock_count_item x join device d on d.id = x.device_id
    where x.count_id = ${countId} and x.outcome is null order by d.id`.execute(tx)
  return rows
}
export async function listExpectedTags(tx: Tx, countId: string, tags: string[]): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    select d.tag from stock_count_item x join device d on d.id = x.device_id
    where x.count_id = ${countId} and x.expected and d.tag = any(${tags}::text[])`.execute(tx)
  return rows.map((r) => r.tag)
}

export type Counted = {
  id: string
  tag: string
  state: DeviceState
  category: string
  siteId: string
  toSiteId: string | null
  custody: 'stock' | 'repair'
  manufacturer: string | null
  model: string | null
  /** Whether the actor may see more of it than its label. */
  seen: boolean
  /** What the count knows of it, if anything. */
  expected: boolean | null
  outcome: Outcome | null
}
/** What a code names for a count: a device by its tag, the members of a kit, or by a serial what it expects or one sees. */
export async function listCounted(
  tx: Tx,
  ctx: Ctx,
  countId: string,
  by: { tag: string } | { serial: string },
): Promise<Counted[]> {
  const named =
    'tag' in by
      ? sql`d.tag = ${by.tag} or d.kit_id = (select k.id from kit k where k.tag = ${by.tag})`
      : sql`upper(i.serial) = upper(${by.serial}) and i.in_stock and (x.expected or ${scoped(ctx)})`
  const { rows } = await sql<Counted>`
    select d.id, d.tag, d.state, d.category, d.site_id, d.to_site_id, d.custody, i.manufacturer, i.model, x.expected, x.outcome,
      coalesce(x.expected, false) or ${scoped(ctx)} as seen
    from device_identity i join device d on d.id = i.device_id
      left join stock_count_item x on x.count_id = ${countId} and x.device_id = d.id
    where ${named} order by d.id limit 100`.execute(tx)
  return rows
}

export const markFound = (tx: Tx, countId: string, deviceId: string, at: string) =>
  tx
    .updateTable('stockCountItem')
    .set({ foundAt: at, outcome: 'found' })
    .where('countId', '=', countId)
    .where('deviceId', '=', deviceId)
    .execute()

export const insertUnexpected = (tx: Tx, row: Insertable<DB['stockCountItem']>) =>
  tx.insertInto('stockCountItem').values(row).execute()

/** Says of each what the end of the count found, in one statement. */
export async function endItems(
  tx: Tx,
  countId: string,
  items: { deviceId: string; outcome: Outcome; reason: MissingReason | null }[],
): Promise<void> {
  await sql`
    update stock_count_item x set outcome = n.outcome::stock_count_outcome, reason = n.reason
    from unnest(${items.map((i) => i.deviceId)}::uuid[], ${items.map((i) => i.outcome)}::text[],
      ${items.map((i) => i.reason)}::text[]) n (device_id, outcome, reason)
    where x.count_id = ${countId} and x.device_id = n.device_id`.execute(tx)
}

export const findScan = (tx: Tx, countId: string, eventId: string) =>
  tx
    .selectFrom('stockCountScan')
    .select(['code', 'answer'])
    .where('countId', '=', countId)
    .where('eventId', '=', eventId)
    .executeTakeFirst()

export const insertScan = (tx: Tx, row: Insertable<DB['stockCountScan']>) =>
  tx.insertInto('stockCountScan').values(row).execute()

const UNKNOWN_CODES = 50
export async function listUnknownCodes(db: Conn, countId: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from stock_count_scan where count_id = ${countId} and unknown
    group by code order by min(recorded_at) limit ${UNKNOWN_CODES}`.execute(db)
  return rows.map((r) => r.code)
}
export async function isKnownUnknown(tx: Tx, countId: string, code: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from stock_count_scan where count_id = ${countId} and unknown and code = ${code} limit 1`.execute(
    tx,
  )
  return rows.length > 0
}

/** An open count of the same things at this site, by its reference. */
export async function findOverlap(
  tx: Tx,
  c: { siteId: string; state: DeviceState | null; category: string | null },
): Promise<string | undefined> {
  const { rows } = await sql<{ reference: string }>`
    select reference from stock_count where site_id = ${c.siteId} and status = 'open'
      and (state is null or ${c.state}::device_state is null or state = ${c.state}::device_state)
      and (category is null or ${c.category}::text is null or category = ${c.category}) limit 1`.execute(
    tx,
  )
  return rows[0]?.reference
}
