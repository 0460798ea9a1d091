import { sql } from 'kysely'
import { stages } from '../configuration/kinds.ts'
import type { FactKind } from '../journal/events.ts'
import type { Ctx } from '../platform/context.ts'
import { askedOf, type Stage } from './overview-rules.ts'

/** No stage of one site is counted beyond; who has more sees that there is more. */
const MOST = 5000

export type Counted = {
  state: Stage
  count: number
  oldestSince: string | null
  late: number
  missing: number[]
}

/** What waits at one stage, on the index that lists it; and of each thing that the next step asks, how many lack it. */
function stageCount(ctx: Ctx, siteId: string, stage: Stage, targetHours: number | null) {
  // The instant is the service's own clock, never a text from outside.
  const lacking = askedOf(stage).map(({ sql: holds }) => {
    const now = holds.replaceAll('$now', `'${ctx.now()}'`)
    return sql`count(*) filter (where not coalesce(${sql.raw(`(${now})`)}, false))::int`
  })
  return sql`
    select ${stage}::text as state, count(*)::int as count, min(d.state_since) as "oldestSince",
      count(*) filter (where d.state_since < ${ctx.now()}::timestamptz - make_interval(hours => ${targetHours}::int))::int as late,
      ${lacking.length > 0 ? sql`array[${sql.join(lacking)}]` : sql`'{}'::int[]`} as missing
    from (select x.* from device x where x.site_id = ${siteId} and x.state = ${stage}::device_state and x.to_site_id is null
      and x.custody = 'stock' order by x.id limit ${MOST + 1}) d`
}

/** What waits at each stage of a site, in one statement. `targetHours`: what each stage aims at, null where nothing. */
export async function countStages(
  ctx: Ctx,
  siteId: string,
  targetHours: (stage: Stage) => number | null,
): Promise<Map<Stage, Counted>> {
  const counts = stages.map((stage) => stageCount(ctx, siteId, stage, targetHours(stage)))
  const { rows } = await sql<Counted>`${sql.join(counts, sql` union all `)}`.execute(ctx.db)
  return new Map(rows.map((row) => [row.state, row]))
}
export const isMore = (count: number): boolean => count > MOST
export const shown = (count: number): number => Math.min(count, MOST)

/**
 * Tested devices of a site that nobody may release: whoever supervises there, or was lent the right, tested them. People
 * are told apart by themselves, not by the roles they hold (the gate's own question).
 */
export async function countUnreleasable(ctx: Ctx, siteId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with validator as (
      select distinct coalesce(m.person_id, m.id) as person from membership m, site s
      where s.id = ${siteId} and m.active and m.organisation_id = s.organisation_id and (m.site_id is null or m.site_id = s.id)
        and (m.role = 'supervisor' or m.role = 'technician' and exists (select from delegation v where v.membership_id = m.id
          and (v.site_id is null or v.site_id = s.id) and delegation_runs(v, ${ctx.now()}::timestamptz))))
    select count(*)::int as count from (select x.tested_by from device x where x.site_id = ${siteId} and x.state = 'TESTED'
        and x.to_site_id is null and x.custody = 'stock' order by x.id limit ${MOST}) d
      left join membership t on t.code = d.tested_by
    where not exists (select from validator v where v.person is distinct from coalesce(t.person_id, t.id))`.execute(
    ctx.db,
  )
  return rows[0]!.count
}

type Flow = { kind: FactKind; to: string | null; count: number }
/** The facts of a site since an instant, by kind and by the state they lead to. */
export async function countFacts(
  ctx: Ctx,
  siteId: string,
  since: string,
  kinds: readonly FactKind[],
): Promise<Flow[]> {
  const { rows } = await sql<Flow>`
    select kind, data->>'to' as to, count(*)::int as count from event
    where recorded_at >= ${since}::timestamptz and site_id = ${siteId} and kind = any(${[...kinds]}::text[])
    group by 1, 2`.execute(ctx.db)
  return rows
}

type Stocked = {
  category: string
  grade: string | null
  performanceClass: string | null
  count: number
}
/** What of a site could be sold or given, by category, looks and class. */
export async function countStock(ctx: Ctx, siteId: string): Promise<Stocked[]> {
  const { rows } = await sql<Stocked>`
    select d.category, d.cosmetic_grade as grade, d.performance_class, count(*)::int as count from (
      select x.category, x.cosmetic_grade, x.performance_class from device x where x.site_id = ${siteId}
        and x.state in ('READY', 'IN_SHOP') and x.to_site_id is null and x.custody = 'stock' limit ${4 * MOST}) d
    group by 1, 2, 3 order by 1, 2, 3`.execute(ctx.db)
  return rows
}

/** What has left a site and not arrived, and what is to arrive there. */
export async function countOnTheirWay(ctx: Ctx, siteId: string) {
  const { rows } = await sql<{ leaving: number; coming: number }>`
    select (select count(*)::int from (select from device where site_id = ${siteId} and to_site_id is not null limit ${MOST}) l) as leaving,
      (select count(*)::int from (select from device where to_site_id = ${siteId} limit ${MOST}) c) as coming`.execute(
    ctx.db,
  )
  return rows[0]!
}
