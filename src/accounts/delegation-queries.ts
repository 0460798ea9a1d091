import { type Insertable, sql } from 'kysely'
import type { Ctx, Db, Scope, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import { notFound } from '../platform/problems.ts'
import type { DelegationFilter, delegationStatuses } from './delegation-contract.ts'
import type { DelegationReason } from './delegation-rules.ts'

export type DelegationRow = {
  id: string
  code: string
  organisationId: string
  siteId: string | null
  from: string
  to: string
  reason: DelegationReason
  givenBy: string
  status: (typeof delegationStatuses)[number]
  recordedAt: string
  endedAt: string | null
  endedBy: string | null
}

/** One whose giver or technician left its role is over before its last day. */
const DELEGATION = (now: string) => sql`
  select * from (select v.id, m.code, v.organisation_id, v.site_id, v.from_on::text as "from", v.to_on::text as "to", v.reason,
    v.given_by, v.recorded_at, v.ended_at, v.ended_by,
    case when v.ended_at is not null then 'ended' when delegation_runs(v, ${now}::timestamptz) then 'running'
      when v.from_on > (${now}::timestamptz at time zone 'Europe/Paris')::date then 'coming' else 'over' end as status
  from delegation v join membership m on m.id = v.membership_id) v`
const seen = ({ all, organisationIds, siteIds }: Scope) =>
  sql`(${all}::boolean or v.organisation_id = any(${organisationIds}::uuid[])
    and (v.site_id is null or v.site_id = any(${siteIds}::uuid[])))`

export async function listDelegations(ctx: Ctx, q: DelegationFilter): Promise<DelegationRow[]> {
  const standing = sql`v.status in ('coming', 'running')`
  const { rows } = await sql<DelegationRow>`${DELEGATION(ctx.now())} where ${seen(ctx.scope)}
    and v.id > ${q.after ?? '00000000-0000-0000-0000-000000000000'}
    ${q.show ? (q.show === 'standing' ? sql`and ${standing}` : sql`and not ${standing}`) : sql``}
    order by v.id limit ${q.limit + 1}`.execute(ctx.db)
  return rows
}

export async function readDelegation(db: Db | Tx, ctx: Ctx, id: string): Promise<DelegationRow> {
  const { rows } = await sql<DelegationRow>`${DELEGATION(ctx.now())} where v.id = ${id}`.execute(db)
  return rows[0] ?? Promise.reject(notFound('delegation'))
}

/** Takes a delegation of an organisation and a site of the actor's. @throws NOT_FOUND */
export async function lockDelegation(tx: Tx, ctx: Ctx, id: string): Promise<DelegationRow> {
  const { rows } =
    await sql`select 1 from delegation v where v.id = ${id} and ${seen(ctx.scope)} for no key update`.execute(
      tx,
    )
  return rows.length > 0 ? readDelegation(tx, ctx, id) : Promise.reject(notFound('delegation'))
}

type Receiver = {
  id: string
  role: string
  organisationId: string
  siteId: string | null
  active: boolean
  supervises: boolean
}
/** Who is to validate, by its membership's code; one of another organisation, or of a site out of reach, is not found. */
export async function lockReceiver(tx: Tx, ctx: Ctx, code: string): Promise<Receiver> {
  const { all, organisationIds, siteIds } = ctx.scope
  const { rows } = await sql<Receiver>`
    select m.id, m.role, m.organisation_id, m.site_id, m.active,
      exists (select from membership o where o.person_id = m.person_id and o.active and o.role = 'supervisor'
        and o.organisation_id = m.organisation_id) as supervises
    from membership m where m.code = ${code} and (${all}::boolean or m.organisation_id = any(${organisationIds}::uuid[])
      and (m.site_id is null or m.site_id = any(${siteIds}::uuid[]))) for no key update of m`.execute(
    tx,
  )
  return rows[0] ?? Promise.reject(notFound('membership'))
}

/** Whether a membership has a delegation, not ended, on one of these days. */
export async function isDelegated(
  tx: Tx,
  membershipId: string,
  days: { from: string; to: string },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from delegation v where v.membership_id = ${membershipId} and v.ended_at is null
      and daterange(v.from_on, v.to_on, '[]') && daterange(${days.from}::date, ${days.to}::date, '[]') limit 1`.execute(
    tx,
  )
  return rows.length > 0
}

export const insertDelegation = (tx: Tx, row: Insertable<DB['delegation']>) =>
  tx.insertInto('delegation').values(row).execute()

export const closeDelegation = (tx: Tx, ctx: Ctx, id: string) =>
  tx
    .updateTable('delegation')
    .set({ endedAt: ctx.now(), endedBy: ctx.acting.code })
    .where('id', '=', id)
    .execute()
