import { findConfigured } from '../configuration/queries.ts'
import { saysForbiddenWords } from '../devices/condition.ts'
import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { namedTransaction } from '../platform/named-transaction.ts'
import { type Blocker, Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { NewProduct, ProductChange, StockInput } from './catalogue-contract.ts'
import {
  changeProduct,
  findBulkCategory,
  insertProduct,
  insertProductMove,
  lockLot,
  lockProduct,
  takeFromLot,
} from './catalogue-queries.ts'
import { getShopSite } from './till-queries.ts'

/** Adds an accessory. Its mass is the category's where none is said. @throws SITE_NOT_SHOP, CATEGORY_NOT_BULK */
export async function createProduct(ctx: Ctx, input: NewProduct) {
  const site = await namedTransaction(ctx.pool, (tx) => getShopSite(tx, ctx, input.siteId))
  return write(ctx, 'createProduct', input, async (tx) => {
    const category = await findBulkCategory(tx, input.category)
    const known = await findConfigured(tx, 'category', parisDate(ctx.now()), input.category)
    const blockers: Blocker[] = []
    if (saysForbiddenWords(input.label)) blockers.push({ code: 'FORBIDDEN_WORDS' })
    if (site.kind !== 'shop') blockers.push({ code: 'SITE_NOT_SHOP' })
    if (!site.active) blockers.push({ code: 'SITE_INACTIVE' })
    if (!category) blockers.push({ code: 'CATEGORY_UNKNOWN' })
    else if (!category.bulk) blockers.push({ code: 'CATEGORY_NOT_BULK' })
    refuseIf(blockers)
    const id = ctx.newId()
    await insertProduct(tx, {
      id,
      siteId: site.id,
      ownerId: input.ownerId ?? site.organisationId,
      origin: input.origin,
      category: input.category,
      label: input.label,
      unitCents: input.unitCents,
      unitGrams: input.unitGrams ?? known?.value.defaultGrams ?? 100,
      recordedAt: ctx.now(),
      updatedAt: ctx.now(),
      updatedBy: ctx.acting.code,
    })
    const { category: what, unitCents } = input
    await tell(tx, ctx, 'product.created', { id, siteId: site.id }, { category: what, unitCents })
    return lockProduct(tx, ctx, id)
  })
}

/** Changes its name or price, or takes it off sale. @throws STALE */
export function updateProduct(ctx: Ctx, id: string, { version, ...change }: ProductChange) {
  return write(ctx, 'updateProduct', { id, version, ...change }, async (tx) => {
    const row = await lockProduct(tx, ctx, id)
    if (row.version !== version)
      throw new Problem('STALE', { changedBy: row.updatedBy, changedAt: row.updatedAt })
    if (change.label && saysForbiddenWords(change.label)) throw new Problem('FORBIDDEN_WORDS')
    const stamp = { version: version + 1, updatedAt: ctx.now(), updatedBy: ctx.acting.code }
    await changeProduct(tx, id, { ...change, ...stamp })
    const fields = Object.keys(change)
    await tell(tx, ctx, 'product.changed', row, { fields, unitCents: change.unitCents ?? null })
    return lockProduct(tx, ctx, id)
  })
}

/**
 * Moves its stock: out of a lot (whose count and grams go down with it), found, or lost.
 * @throws LOT_SHORT, LOT_MISMATCH (422), OUT_OF_STOCK (409)
 */
export function stockProduct(ctx: Ctx, id: string, input: StockInput) {
  return write(ctx, 'stockProduct', { id, ...input }, async (tx) => {
    const row = await lockProduct(tx, ctx, id)
    const lotGrams = input.bulkLotId === undefined ? null : await outOfLot(tx, ctx, row, input)
    const quantity = input.reason === 'lost' ? -input.quantity : input.quantity
    await insertProductMove(tx, {
      id: ctx.newId(),
      productId: id,
      quantity,
      reason: input.reason,
      bulkLotId: input.bulkLotId ?? null,
      lotGrams,
      byCode: ctx.acting.code,
      recordedAt: ctx.now(),
    })
    await tell(tx, ctx, 'product.stocked', row, {
      quantity,
      reason: input.reason,
      lotId: input.bulkLotId ?? null,
    })
    return lockProduct(tx, ctx, id)
  })
}

/** Takes a part out of a lot; answers the grams that leave it. */
async function outOfLot(
  tx: Tx,
  ctx: Ctx,
  row: { ownerId: string; origin: string; category: string },
  { bulkLotId, quantity, reason }: StockInput,
): Promise<number> {
  const lot = await lockLot(tx, ctx, bulkLotId ?? '')
  const alike =
    reason === 'stocked' &&
    lot.ownerId === row.ownerId &&
    lot.origin === row.origin &&
    lot.category === row.category
  if (!alike) throw new Problem('LOT_MISMATCH')
  if (lot.remainingQuantity < quantity)
    refuseIf([{ code: 'LOT_SHORT', detail: String(lot.remainingQuantity) }])
  const left = lot.remainingQuantity - quantity
  const grams = Math.round((lot.remainingGrams * left) / lot.remainingQuantity)
  await takeFromLot(tx, lot.id, { quantity: left, grams })
  return lot.remainingGrams - grams
}

const tell = <K extends 'product.created' | 'product.changed' | 'product.stocked'>(
  tx: Tx,
  ctx: Ctx,
  kind: K,
  { id, siteId }: { id: string; siteId: string },
  data: Parameters<typeof record<K>>[4],
) => record(tx, ctx, kind, { type: 'other', id, siteId }, data)
