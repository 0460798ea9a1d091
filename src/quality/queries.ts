import { sql } from 'kysely'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { startOfDay } from '../platform/dates.ts'
import type { Measure } from './rules.ts'

/** Steps back from a stage that was reached: what was done there did not hold. */
const BACK = sql`values ('ERASED', 'TO_ERASE'), ('TESTED', 'TO_ERASE'), ('TESTED', 'ERASED'), ('READY', 'TO_ERASE')`

/**
 * What the journal says of the work recorded in a stretch of time: one row a fact, with its site, its day in Paris, what
 * it counts as and why. A first test is the first of a device since it came or came back; what was tested, failed, and
 * had been repaired since the test before is rework, of each thing that the repair had done. A move that its author took
 * back within the minute counts for nothing. What comes back from a shop counts for the site that released it.
 */
const facts = (from: string, before: string) => sql`
  with f as materialized (
    select e.id, e.kind, e.subject_id, e.site_id, e.recorded_at, e.data, (e.recorded_at at time zone 'Europe/Paris')::date as day
    from event e
    where e.recorded_at >= ${from}::timestamptz and e.recorded_at < ${before}::timestamptz and e.site_id is not null
      and e.kind in ('device.tested', 'device.repaired', 'device.moved', 'device.released', 'device.refused', 'erasure.recorded')),
  tested as (
    select f.*, last.kind as last_kind, last.data as last_data from f left join lateral (
      select p.kind, p.data from event p where p.subject_id = f.subject_id and p.id < f.id and (
        p.kind in ('device.received', 'device.tested', 'device.repaired') or p.kind = 'device.moved' and p.data->>'to' = 'RETURNED')
      order by p.id desc limit 1) last on true
    where f.kind = 'device.tested'),
  first as (
    select t.* from tested t where not exists (
      select from event p where p.subject_id = t.subject_id and p.id < t.id and p.kind = 'device.tested'
        and p.id > coalesce((select max(r.id::text)::uuid from event r where r.subject_id = t.subject_id and r.id < t.id
          and r.kind = 'device.moved' and r.data->>'to' = 'RETURNED'), '00000000-0000-0000-0000-000000000000'))),
  moved as (
    select f.* from f where f.kind = 'device.moved' and f.data->>'undo' is distinct from 'true' and not exists (
      select from event u where u.subject_id = f.subject_id and u.id > f.id and u.kind = 'device.moved' and u.data->>'undo' = 'true'
        and u.data->>'from' = f.data->>'to' and u.data->>'to' = f.data->>'from'
        and u.recorded_at <= f.recorded_at + interval '2 minutes'))
  select site_id, day, 'firstTest' as measure, '' as reason from first
  union all select site_id, day, 'firstPass', '' from first where data->>'passed' = 'true'
  union all select site_id, day, 'testFailed', '' from tested where data->>'passed' = 'false'
  union all select site_id, day, 'reworked', a from tested, jsonb_array_elements_text(last_data->'actions') a
    where data->>'passed' = 'false' and last_kind = 'device.repaired'
  union all select site_id, day, 'repaired', a from f, jsonb_array_elements_text(data->'actions') a where kind = 'device.repaired'
  union all select site_id, day, 'sentBack', coalesce(data->>'reason', '') from moved where (data->>'from', data->>'to') in (${BACK})
  union all select site_id, day, 'toRepair', coalesce(data->>'reason', '') from moved where data->>'to' = 'TO_REPAIR'
  union all select site_id, day, 'quarantined', coalesce(data->>'reason', '') from moved where data->>'to' = 'QUARANTINE'
  union all select site_id, day, 'erased', '' from f where kind = 'erasure.recorded' and data->>'verdict' = 'erased'
  union all select site_id, day, 'erasureFailed', coalesce(data->'codes'->>0, '') from f
    where kind = 'erasure.recorded' and data->>'verdict' = 'failed'
  union all select site_id, day, 'refused', coalesce(data->>'reason', '') from f where kind = 'device.refused'
  union all select site_id, day, 'released', '' from f where kind = 'device.released'
  union all select coalesce(r.site_id, m.site_id), m.day, 'returned', coalesce(m.data->>'reason', 'afterSale') from moved m
    left join lateral (select e.site_id from event e where e.subject_id = m.subject_id and e.id < m.id and e.kind = 'device.released'
      order by e.id desc limit 1) r on true
    where m.data->>'to' = 'RETURNED'`

const FIRST_DAY = '1970-01-01'
/** The last day that is kept by day; null before the first. */
export async function findUntil(db: Db | Tx): Promise<string | null> {
  const { rows } = await sql<{ day: string }>`select day::text from quality_until`.execute(db)
  return rows[0]?.day ?? null
}

/** Writes every day after the last kept one up to `until`, once: of two that begin together the second does nothing. */
export async function keepDays(tx: Tx, until: string): Promise<void> {
  await sql`insert into quality_until (day) values (${FIRST_DAY}) on conflict do nothing`.execute(
    tx,
  )
  const { rows } = await sql<{
    day: string
  }>`select day::text from quality_until for update`.execute(tx)
  const last = rows[0]!.day
  if (last >= until) return
  await sql`
    insert into quality_day (site_id, day, measure, reason, n)
    select site_id, day, measure, reason, count(*) from (${facts(endOf(last), endOf(until))}) q
    group by 1, 2, 3, 4`.execute(tx)
  await sql`update quality_until set day = ${until}`.execute(tx)
}
/** The instant at which a day ends in Paris. */
const endOf = (day: string): string =>
  startOfDay(new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10))

export type Counted = {
  siteId: string
  site: string
  month: string
  measure: Measure
  reason: string
  count: number
}
/** What was counted at the sites that one may see, by month; `from` and `to` are days, both included. */
export async function countQuality(
  ctx: Ctx,
  q: { from: string; to: string; siteId: string | undefined },
): Promise<Counted[]> {
  const until = (await findUntil(ctx.db)) ?? FIRST_DAY
  // Of the journal no more than what is asked; of the days kept none that the journal is asked for.
  const unkept = [endOf(until), startOfDay(q.from)].sort().at(-1)!
  const { rows } = await sql<Counted>`
    with counted as (
      select site_id, day, measure, reason, n from quality_day where day between ${q.from} and ${q.to} and day <= ${until}
      union all
      select site_id, day, measure, reason, 1 from (${facts(unkept, endOf(q.to))}) q)
    select c.site_id as "siteId", s.name as site, to_char(c.day, 'YYYY-MM') as month, c.measure, c.reason, sum(c.n)::int as count
    from counted c join site s on s.id = c.site_id
    where (${ctx.scope.all}::boolean or c.site_id = any(${ctx.scope.siteIds}::uuid[]))
      ${q.siteId ? sql`and c.site_id = ${q.siteId}` : sql``}
    group by 1, 2, 3, 4, 5 order by s.name, 1, 3, 4, 5`.execute(ctx.db)
  return rows
}
