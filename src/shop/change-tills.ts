import { recordNamed } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { businessDay } from '../platform/dates.ts'
import { namedTransaction } from '../platform/named-transaction.ts'
import { type Blocker, notFound, Problem, refuseIf } from '../platform/problems.ts'
import {
  getShopSite,
  getTill,
  insertTill,
  lockHead,
  readHead,
  retireTill as retire,
} from './till-queries.ts'
import { toTill } from './view.ts'

/**
 * Adds a till to a shop. Who sells is the shop's own organisation, or the one named: it needs a SIRET, which stands on
 * every entry.
 * @throws SITE_NOT_SHOP, SITE_INACTIVE, SELLER_SIRET_MISSING (422), ALREADY_EXISTS (409)
 */
export async function createTill(
  ctx: Ctx,
  input: { code: string; siteId: string; sellerId?: string | undefined },
) {
  const id = ctx.newId()
  await namedTransaction(ctx.pool, async (tx) => {
    const site = await getShopSite(tx, ctx, input.siteId)
    const blockers: Blocker[] = []
    if (site.kind !== 'shop') blockers.push({ code: 'SITE_NOT_SHOP' })
    if (!site.active) blockers.push({ code: 'SITE_INACTIVE' })
    refuseIf(blockers)
    const sellerId = input.sellerId ?? site.organisationId
    const { all, organisationIds } = ctx.scope
    if (!all && !organisationIds.includes(sellerId)) throw notFound('organisation')
    const made = await insertTill(tx, {
      id,
      code: input.code,
      siteId: site.id,
      sellerId,
      recordedAt: ctx.now(),
      recordedBy: ctx.acting.code,
    })
    if (made.length === 0) throw new Problem('SELLER_SIRET_MISSING')
    const subject = { type: 'other', id, siteId: site.id } as const
    await recordNamed(tx, ctx, 'till.created', subject, { till: input.code })
  })
  return readTillSummary(ctx, id)
}

/** Retires a till for good. @throws SESSION_OPEN, STALE */
export async function retireTill(ctx: Ctx, ref: string, { version }: { version: number }) {
  const till = await getTill(ctx, ref, businessDay(ctx.now()))
  await namedTransaction(ctx.pool, async (tx) => {
    const head = await lockHead(tx, till.id)
    if (head.state !== 'closed') throw new Problem('SESSION_OPEN')
    if ((await retire(tx, till.id, version)).length === 0) throw new Problem('STALE')
    const subject = { type: 'other', id: till.id, siteId: till.siteId } as const
    await recordNamed(tx, ctx, 'till.retired', subject, { till: till.code })
  })
  return readTillSummary(ctx, till.id)
}

async function readTillSummary(ctx: Ctx, id: string) {
  const till = await getTill(ctx, id, businessDay(ctx.now()))
  return toTill(till, await readHead(ctx, till.id), ctx)
}
