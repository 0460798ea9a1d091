import type { Ctx } from '../platform/context.ts'
import { TERRITORY_ROLES } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { lentSites } from '../platform/lent-sites.ts'
import { workKinds } from './kinds.ts'
import { countWork, type Worker, work } from './queries.ts'

/** What waits for who asks: each kind that a role of theirs deals with, where they hold that role. */
export async function getWork(ctx: Ctx) {
  const items = workKinds.flatMap((kind) => {
    const worker = workerOf(ctx, kind)
    return worker ? [countWork(ctx, kind, worker).then((counted) => ({ kind, ...counted }))] : []
  })
  return { items: await Promise.all(items) }
}

function workerOf({ actor, now }: Ctx, kind: (typeof workKinds)[number]): Worker | null {
  const grants = actor.grants.flatMap((g) => {
    if (work[kind].roles.includes(g.role)) return [g]
    // The right to release, lent: what waits for it waits for who holds it, where it holds.
    const lent = kind === 'devicesTested' ? lentSites(g) : []
    return lent.length > 0 ? [{ ...g, siteIds: lent }] : []
  })
  if (grants.length === 0) return null
  return {
    all: grants.some((g) => TERRITORY_ROLES.includes(g.role)),
    siteIds: [...new Set(grants.flatMap((g) => g.siteIds))],
    organisationIds: [...new Set(grants.map((g) => g.organisationId))],
    personId: actor.personId,
    today: parisDate(now()),
  }
}
