import { type ConfigurationValue, stages } from '../configuration/kinds.ts'
import { listConfigured } from '../configuration/queries.ts'
import { findSite } from '../parties/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { parisDate, startOfDay } from '../platform/dates.ts'
import { notFound } from '../platform/problems.ts'
import {
  type Counted,
  countFacts,
  countOnTheirWay,
  countStages,
  countStock,
  countUnreleasable,
  isMore,
  shown,
} from './overview-queries.ts'
import { askedOf, flows, type Stage } from './overview-rules.ts'

/**
 * A site at a glance: what waits at each stage, for how long and for want of what; what was done since midnight; what
 * is ready. Devices are counted, never people. @throws NOT_FOUND for a site that one may not see
 */
export async function getSiteOverview(ctx: Ctx, id: string) {
  const site = await findSite(ctx.db, id)
  if (!site || !(ctx.scope.all || ctx.scope.siteIds.includes(id))) throw notFound('site')
  const today = parisDate(ctx.now())
  const kinds = [...new Set(flows.map((f) => f.kind))]
  const plan = await listConfigured(ctx.db, 'stage', today)
  const [counted, facts, stock, onTheirWay, unreleasable] = await Promise.all([
    countStages(ctx, id, (stage) => plan.get(stage)?.targetHours ?? null),
    countFacts(ctx, id, startOfDay(today), kinds),
    countStock(ctx, id),
    countOnTheirWay(ctx, id),
    countUnreleasable(ctx, id),
  ])
  const done = ({ kind, to }: (typeof flows)[number]) =>
    facts
      .filter((f) => f.kind === kind && (to === undefined || f.to === to))
      .reduce((sum, f) => sum + f.count, 0)
  return {
    siteId: id,
    site: site.name,
    stages: stages.map((stage) => toStage(stage, counted.get(stage)!, plan.get(stage))),
    today: flows.map((f) => ({ flow: f.flow, count: done(f) })),
    stock,
    onTheirWay,
    unreleasable,
  }
}

function toStage(
  state: Stage,
  { count, oldestSince, late, missing }: Counted,
  plan: ConfigurationValue<'stage'> | undefined,
) {
  return {
    state,
    count: shown(count),
    more: isMore(count),
    oldestSince,
    targetHours: plan?.targetHours ?? null,
    late: shown(late),
    places: plan?.places ?? null,
    missing: askedOf(state)
      .map(({ code }, n) => ({ code, count: shown(missing[n] ?? 0) }))
      .filter((m) => m.count > 0)
      .sort((a, b) => b.count - a.count),
  }
}
