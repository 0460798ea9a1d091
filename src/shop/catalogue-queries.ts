import { type Insertable, sql, type Updateable } from 'kysely'
import type { Ctx, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import { notFound } from '../platform/problems.ts'

const product = [
  'id',
  'siteId',
  'ownerId',
  'origin',
  'category',
  'label',
  'unitCents',
  'unitGrams',
  'quantity',
  'active',
  'version',
  'updatedAt',
  'updatedBy',
] as const
type Seeing = Pick<Ctx, 'db' | 'scope'>
const products = (db: Ctx['db'] | Tx, { scope: { all, siteIds } }: Pick<Ctx, 'scope'>) =>
  db
    .selectFrom('product')
    .select(product)
    .$if(!all, (x) => x.where('siteId', '=', sql<string>`any(${siteIds}::uuid[])`))

export const listProductRows = (
  ctx: Seeing,
  q: { after?: string | undefined; limit: number; siteId?: string | undefined },
) =>
  products(ctx.db, ctx)
    .$if(q.after !== undefined, (x) => x.where('id', '>', q.after!))
    .$if(q.siteId !== undefined, (x) => x.where('siteId', '=', q.siteId!))
    .orderBy('id')
    .limit(q.limit + 1)
    .execute()

/** A product of a shop one works in, locked. @throws NOT_FOUND */
export async function lockProduct(tx: Tx, ctx: Ctx, id: string) {
  const row = await products(tx, ctx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row ?? Promise.reject(notFound('product'))
}
export const insertProduct = (tx: Tx, row: Insertable<DB['product']>) =>
  tx.insertInto('product').values(row).execute()
export const changeProduct = (tx: Tx, id: string, change: Updateable<DB['product']>) =>
  tx.updateTable('product').set(change).where('id', '=', id).execute()
export const insertProductMove = (tx: Tx, row: Insertable<DB['productMove']>) =>
  tx.insertInto('productMove').values(row).execute()

export async function findBulkCategory(tx: Tx, code: string) {
  return tx
    .selectFrom('category')
    .select(['code', 'bulk'])
    .where('code', '=', code)
    .executeTakeFirst()
}

/** A bulk lot that stands at a shop's own owner, locked. @throws NOT_FOUND */
export async function lockLot(tx: Tx, { scope }: Ctx, id: string) {
  const row = await tx
    .selectFrom('bulkLot')
    .select(['id', 'ownerId', 'origin', 'category', 'remainingQuantity', 'remainingGrams'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  const seen = row && (scope.all || scope.organisationIds.includes(row.ownerId))
  return seen ? row : Promise.reject(notFound('bulkLot'))
}
export const takeFromLot = (tx: Tx, id: string, left: { quantity: number; grams: number }) =>
  tx
    .updateTable('bulkLot')
    .set({ remainingQuantity: left.quantity, remainingGrams: left.grams })
    .where('id', '=', id)
    .execute()

const mandate = [
  'id',
  'ownerId',
  'sellerId',
  'validFrom',
  'validTo',
  'documentSha256',
  'version',
  'recordedAt',
  'recordedBy',
] as const
export const insertMandate = (tx: Tx, row: Insertable<DB['saleMandate']>) =>
  tx.insertInto('saleMandate').values(row).execute()
export async function lockMandate(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('saleMandate')
    .select(mandate)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row ?? Promise.reject(notFound('saleMandate'))
}
export const endMandate = (tx: Tx, id: string, change: { validTo: string; version: number }) =>
  tx.updateTable('saleMandate').set(change).where('id', '=', id).execute()
export const listMandateRows = (
  { db, scope: { all, organisationIds } }: Seeing,
  q: { after?: string | undefined; limit: number },
) =>
  db
    .selectFrom('saleMandate')
    .select(mandate)
    .$if(!all, (x) =>
      x.where((e) => {
        const ours = sql<string>`any(${organisationIds}::uuid[])`
        return e.or([e('ownerId', '=', ours), e('sellerId', '=', ours)])
      }),
    )
    .$if(q.after !== undefined, (x) => x.where('id', '>', q.after!))
    .orderBy('id')
    .limit(q.limit + 1)
    .execute()
