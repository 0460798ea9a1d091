import { type Insertable, sql, type Updateable } from 'kysely'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { DB, DeviceState } from '../platform/db.generated.ts'
import { notFound } from '../platform/problems.ts'
import type {
  BreachStep,
  breachStatuses,
  LostMedium,
  lossStatuses,
  Risk,
  rejectReasons,
} from './rules.ts'

type Conn = Db | Tx
const FIRST = '00000000-0000-0000-0000-000000000000'
type CountRef = { id: string; reference: string; endedAt: string }
type Shown = {
  deviceTag: string
  category: string
  manufacturer: string | null
  model: string | null
  serial: string | null
  state: DeviceState
  siteId: string
  firstCount: CountRef
  secondCount: CountRef
  mayHoldData: boolean
}
export type MissingRow = Shown & { id: string }
export type LossRow = Shown & {
  id: string
  deviceId: string
  status: (typeof lossStatuses)[number]
  fromState: DeviceState
  reportedAt: string
  reportedBy: string
  decidedAt: string | null
  decidedBy: string | null
  reason: (typeof rejectReasons)[number] | null
  foundAt: string | null
  foundBy: string | null
  breachId: string | null
  version: number
}

const count = (name: 'a' | 'b') =>
  sql.raw(
    `json_build_object('id', ${name}.id, 'reference', ${name}.reference, 'endedAt', to_char(${name}.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`,
  )
const SHOWN = sql`d.tag as device_tag, d.category, i.manufacturer, i.model, i.serial, d.state, d.site_id,
    ${count('a')} as first_count, ${count('b')} as second_count,
    d.holds_data <> 'never' and (not d.media_complete or d.media_open > 0) as may_hold_data`
const LOSS = sql`
  select l.id, l.device_id, ${SHOWN}, case when l.found_at is not null then 'found' else l.status end as status, l.from_state,
    l.reported_at, l.reported_by, l.decided_at, l.decided_by, l.reason, l.found_at, l.found_by, x.id as breach_id, l.version
  from loss l join device d on d.id = l.device_id join device_identity i on i.device_id = d.id
    join stock_count a on a.id = l.first_count_id join stock_count b on b.id = l.second_count_id
    left join breach x on x.loss_id = l.id`
const seen = ({ scope }: Pick<Ctx, 'scope'>) =>
  sql`(${scope.all}::boolean or d.site_id = any(${scope.siteIds}::uuid[]))`

type Page = { after?: string | undefined; limit: number; siteId?: string | undefined }

/** What may be reported as lost: missed twice, not reported yet, and not rejected since. */
export async function listMissing(ctx: Ctx, q: Page): Promise<MissingRow[]> {
  const { rows } = await sql<MissingRow>`
    select d.id, ${SHOWN} from device d join device_identity i on i.device_id = d.id
      cross join lateral missing_twice(d.id) m
      join stock_count a on a.id = m.first_id join stock_count b on b.id = m.second_id
    where d.id in (select x.device_id from stock_count_item x where x.outcome = 'missing') and ${seen(ctx)}
      and not left_for_good(d.state) and d.id > ${q.after ?? FIRST}
      ${q.siteId ? sql`and d.site_id = ${q.siteId}` : sql``}
      and not exists (select from loss l where l.device_id = d.id and (l.status = 'proposed' or l.second_count_id = m.second_id))
    order by d.id limit ${q.limit + 1}`.execute(ctx.db)
  return rows
}

/** The two counts in a row that missed a device, if there are; the first is the older. */
export async function findMissedTwice(tx: Tx, deviceId: string) {
  const { rows } = await sql<{ firstId: string; secondId: string }>`
    select first_id, second_id from missing_twice(${deviceId})`.execute(tx)
  return rows[0]
}

export async function listLossRows(
  ctx: Ctx,
  q: Page & { status?: LossRow['status'] | undefined },
): Promise<LossRow[]> {
  const status = sql`case when l.found_at is not null then 'found' else l.status end`
  const { rows } = await sql<LossRow>`${LOSS} where ${seen(ctx)} and l.id > ${q.after ?? FIRST}
    ${q.siteId ? sql`and d.site_id = ${q.siteId}` : sql``}
    ${q.status ? sql`and ${status} = ${q.status}` : sql``}
    order by l.id limit ${q.limit + 1}`.execute(ctx.db)
  return rows
}

/** A loss as it stands, whoever asks: for a verb's own answer. */
export async function readLoss(db: Conn, id: string): Promise<LossRow> {
  const { rows } = await sql<LossRow>`${LOSS} where l.id = ${id}`.execute(db)
  return rows[0] ?? Promise.reject(notFound('loss'))
}

/** Takes a loss of a device that one may see, its device first. @throws NOT_FOUND */
export async function lockLoss(tx: Tx, ctx: Ctx, id: string): Promise<LossRow> {
  const { rows } =
    await sql`select 1 from device d where d.id = (select device_id from loss where id = ${id}) and ${seen(ctx)}
    for no key update`.execute(tx)
  return rows.length > 0 ? readLoss(tx, id) : Promise.reject(notFound('loss'))
}

export const hasStandingLoss = async (tx: Tx, deviceId: string): Promise<boolean> =>
  (await tx
    .selectFrom('loss')
    .select('id')
    .where('deviceId', '=', deviceId)
    .where('status', '=', 'proposed')
    .executeTakeFirst()) !== undefined

export const insertLoss = (tx: Tx, row: Insertable<DB['loss']>) =>
  tx.insertInto('loss').values(row).execute()

export const changeLoss = (tx: Tx, loss: LossRow, change: Updateable<DB['loss']>) =>
  tx
    .updateTable('loss')
    .set({ ...change, version: loss.version + 1 })
    .where('id', '=', loss.id)
    .execute()

export type BreachRow = {
  id: string
  reference: string
  lossId: string
  deviceId: string
  deviceTag: string
  category: string
  manufacturer: string | null
  model: string | null
  serial: string | null
  siteId: string
  organisationId: string
  donationId: string | null
  donation: string | null
  donor: string | null
  media: LostMedium[]
  mediaComplete: boolean
  countReference: string
  discoveredAt: string
  notifyBy: string
  status: (typeof breachStatuses)[number]
  risk: Risk | null
  donorTold: boolean
  foundAt: string | null
  openedAt: string
}
const STATUS = sql`case when exists (select from breach_step s where s.breach_id = b.id and s.step = 'closed') then 'closed'
  when breach_authority_settled(b.id) then 'settled' else 'toNotify' end`
const BREACH = sql`
  select b.id, b.reference, b.loss_id, b.device_id, d.tag as device_tag, d.category, i.manufacturer, i.model, i.serial,
    l.site_id, b.organisation_id, b.donation_id, n.reference as donation, o.name as donor, b.media, b.media_complete,
    c.reference as count_reference, b.discovered_at, b.notify_by, ${STATUS} as status, breach_risk(b.id) as risk,
    exists (select from breach_step s where s.breach_id = b.id and s.step = 'donorTold') as donor_told,
    l.found_at, b.opened_at
  from breach b join loss l on l.id = b.loss_id join stock_count c on c.id = l.second_count_id
    join device d on d.id = b.device_id join device_identity i on i.device_id = d.id
    left join donation n on n.id = b.donation_id left join organisation o on o.id = n.donor_id`
/** Of one's own organisation: that of the site where the device stood. */
const ours = ({ scope }: Pick<Ctx, 'scope'>) =>
  sql`(${scope.all}::boolean or b.organisation_id = any(${scope.organisationIds}::uuid[]))`

export async function listBreachRows(
  ctx: Ctx,
  q: { after?: string | undefined; limit: number; status?: BreachRow['status'] | undefined },
): Promise<BreachRow[]> {
  const { rows } = await sql<BreachRow>`${BREACH} where ${ours(ctx)} and b.id > ${q.after ?? FIRST}
    ${q.status ? sql`and ${STATUS} = ${q.status}` : sql``}
    order by b.id limit ${q.limit + 1}`.execute(ctx.db)
  return rows
}

/** The file of a breach that one may see; another's is not found. */
export async function getBreachRow(db: Conn, ctx: Ctx, id: string): Promise<BreachRow> {
  const { rows } = await sql<BreachRow>`${BREACH} where b.id = ${id} and ${ours(ctx)}`.execute(db)
  return rows[0] ?? Promise.reject(notFound('breach'))
}

/** As `getBreachRow`, one after the other by the row of its device. */
export async function lockBreach(tx: Tx, ctx: Ctx, id: string): Promise<BreachRow> {
  await sql`select 1 from device where id = (select b.device_id from breach b where b.id = ${id} and ${ours(ctx)})
    for no key update`.execute(tx)
  return getBreachRow(tx, ctx, id)
}

export type StepRow = {
  id: string
  step: BreachStep
  risk: Risk | null
  fileNumber: string | null
  note: string | null
  doneAt: string
  recordedAt: string
  by: string
}
export async function listSteps(db: Conn, breachId: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select id, step, risk, file_number, note, done_at, recorded_at, by_code as by from breach_step
    where breach_id = ${breachId} order by recorded_at, id`.execute(db)
  return rows
}

export const insertBreach = (tx: Tx, row: Insertable<DB['breach']>) =>
  tx.insertInto('breach').values(row).execute()
export const insertStep = (tx: Tx, row: Insertable<DB['breachStep']>) =>
  tx.insertInto('breachStep').values(row).execute()

/** The next reference of the year, without gaps: the counter stays locked until the transaction ends. */
export async function nextBreachReference(tx: Tx, year: number): Promise<string> {
  const { last } = await tx
    .insertInto('breachCounter')
    .values({ year, last: 1 })
    .onConflict((c) => c.column('year').doUpdateSet({ last: sql`breach_counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `VIO-${year}-${String(last).padStart(6, '0')}`
}

/** The organisation that holds a site, and when a count ended. */
export async function findAwareness(tx: Tx, siteId: string, countId: string) {
  const { rows } = await sql<{ organisationId: string; endedAt: string }>`
    select s.organisation_id, c.ended_at from site s, stock_count c where s.id = ${siteId} and c.id = ${countId}`.execute(
    tx,
  )
  return rows[0]!
}

/** Who is written to when a breach is found: the coordinators that have an address. */
export async function listCoordinatorMails(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select distinct p.email from membership m join person p on p.id = m.person_id
    where m.role = 'coordinator' and m.active and p.active and p.email is not null order by 1`.execute(
    tx,
  )
  return rows.map((r) => r.email)
}
