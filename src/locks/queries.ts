import { type Insertable, sql, type Updateable } from 'kysely'
import { readTag } from '../devices/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { DB, DeviceState } from '../platform/db.generated.ts'
import { notFound } from '../platform/problems.ts'
import type { LockFilter, lockStatuses, outcomes } from './contract.ts'

export type LockRow = {
  id: string
  deviceId: string
  deviceTag: string
  state: DeviceState
  category: string
  manufacturer: string | null
  model: string | null
  serial: string | null
  donorAssetTag: string | null
  siteId: string
  donationId: string | null
  kind: string
  seenAt: string
  reportedBy: string
  status: (typeof lockStatuses)[number]
  askedAt: string | null
  answer: 'done' | 'cannot' | null
  answeredAt: string | null
  outcome: (typeof outcomes)[number] | null
  closedAt: string | null
  /** Who did what was done last, and when: for a refusal of what is stale. */
  changedBy: string
  changedAt: string
  version: number
}

const LOCK = sql`
  select l.id, l.device_id, d.tag as device_tag, d.state, d.category, i.manufacturer, i.model, i.serial, i.donor_asset_tag,
    d.site_id, d.donation_id, l.kind, l.seen_at, l.recorded_by as reported_by,
    case when l.lifted then 'lifted' when l.outcome = 'cannot' then 'cannot' when l.answered_at is not null then 'answered'
      when l.asked_at is not null then 'asked' else 'open' end as status,
    l.asked_at, l.answer, l.answered_at, l.outcome, l.closed_at, l.version,
    coalesce(l.closed_by, l.answered_by, l.asked_by, l.recorded_by) as changed_by,
    coalesce(l.closed_at, l.answered_at, l.asked_at, l.recorded_at) as changed_at
  from device_lock l join device d on d.id = l.device_id join device_identity i on i.device_id = d.id`

/** The locks of the devices that somebody may see: its sites', those it owns, those it gave. */
const seen = ({ scope }: Pick<Ctx, 'scope'>) =>
  sql`(${scope.all}::boolean or d.site_id = any(${scope.siteIds}::uuid[]) or d.owner_id = any(${scope.organisationIds}::uuid[])
    or exists (select from donation n where n.id = d.donation_id and n.donor_id = any(${scope.organisationIds}::uuid[])))`

export async function listLocks(ctx: Ctx, f: LockFilter): Promise<LockRow[]> {
  const { rows } = await sql<LockRow>`${LOCK} where ${seen(ctx)}
    and l.id > ${f.after ?? '00000000-0000-0000-0000-000000000000'}
    ${f.status ? (f.status === 'lifted' ? sql`and l.lifted` : sql`and not l.lifted`) : sql``}
    ${f.code ? sql`and d.tag = ${readTag(f.code)}` : sql``}
    ${f.donationId ? sql`and d.donation_id = ${f.donationId}` : sql``}
    ${f.siteId ? sql`and d.site_id = ${f.siteId}` : sql``}
    order by l.id limit ${f.limit + 1}`.execute(ctx.db)
  return rows
}

/** A lock as it stands, whoever asks: for a verb's own answer. */
export async function readLock(db: Db | Tx, id: string): Promise<LockRow> {
  const { rows } = await sql<LockRow>`${LOCK} where l.id = ${id}`.execute(db)
  return rows[0] ?? Promise.reject(notFound('lock'))
}

/** Takes a lock of a device that one may see, its device first. @throws NOT_FOUND */
export async function lockLock(tx: Tx, ctx: Ctx, id: string): Promise<LockRow> {
  const { rows } =
    await sql`select 1 from device d where d.id = (select device_id from device_lock where id = ${id}) and ${seen(ctx)}
    for no key update`.execute(tx)
  return rows.length > 0 ? readLock(tx, id) : Promise.reject(notFound('lock'))
}

export const insertLock = (tx: Tx, row: Insertable<DB['deviceLock']>) =>
  tx.insertInto('deviceLock').values(row).execute()

export const changeLock = (tx: Tx, lock: LockRow, change: Updateable<DB['deviceLock']>) =>
  tx
    .updateTable('deviceLock')
    .set({ ...change, version: lock.version + 1 })
    .where('id', '=', lock.id)
    .execute()

type Addressee = { reference: string; emails: string[] }
/** Who is written to about a gift: its contact, else the donor's own people. */
export async function findAddressees(tx: Tx, donationId: string): Promise<Addressee | undefined> {
  const { rows } = await sql<Addressee>`
    select n.reference, coalesce(
      (select array[n.contact ->> 'email'] where n.contact ->> 'email' is not null),
      array(select distinct p.email from membership m join person p on p.id = m.person_id
        where m.organisation_id = n.donor_id and m.role = 'donor' and m.active and p.active and p.email is not null order by 1)) as emails
    from donation n where n.id = ${donationId}`.execute(tx)
  return rows[0]
}
