import { z } from 'zod'
import { answers, civilDate, id, page, pageQuery, text, version } from '../platform/schema.ts'
import { ticketCents, tillReaders } from './contract.ts'

const keepers = ['shopManager', 'coordinator', 'admin'] as const
const tags = ['catalogue'] as const
const byId = z.strictObject({ id })
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const Product = z
  .object({
    id,
    siteId: id,
    ownerId: id,
    origin: z.enum(['private', 'cg3p']),
    category: z.string(),
    label: z.string(),
    unitCents: z.int(),
    unitGrams: z.int(),
    quantity: z.int(),
    active: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Product', description: 'An accessory of a shop: counted, not tagged' })

export const NewProduct = z.strictObject({
  siteId: id,
  ownerId: id.optional(),
  origin: z.enum(['private', 'cg3p']).default('private'),
  category: text(40),
  label: text(80),
  unitCents: ticketCents.min(1),
  unitGrams: z.int().min(1).max(100_000).optional(),
})
export type NewProduct = z.output<typeof NewProduct>
export const ProductChange = z.strictObject({
  version,
  label: text(80).optional(),
  unitCents: ticketCents.min(1).optional(),
  active: z.boolean().optional(),
})
export type ProductChange = z.output<typeof ProductChange>
export const StockInput = z.strictObject({
  quantity: z.int().min(1).max(100_000),
  reason: z.enum(['stocked', 'lost', 'found']),
  bulkLotId: id.optional(),
})
export type StockInput = z.output<typeof StockInput>

export const createProduct = {
  method: 'POST',
  url: '/products',
  access: keepers,
  schema: {
    operationId: 'createProduct',
    summary: 'Adds an accessory to what a shop sells; its stock comes from lots',
    tags,
    body: NewProduct,
    response: answers({ 201: Product }, 404, 409, 422),
  },
} as const
export const updateProduct = {
  method: 'PATCH',
  url: '/products/:id',
  access: keepers,
  schema: {
    operationId: 'updateProduct',
    summary: 'Changes the name or the price of an accessory, or takes it off sale',
    tags,
    params: byId,
    body: ProductChange,
    response: answers({ 200: Product }, 404, 409, 422),
  },
} as const
export const stockProduct = {
  method: 'POST',
  url: '/products/:id/stock',
  access: keepers,
  schema: {
    operationId: 'stockProduct',
    summary:
      'Puts accessories on the shelf, out of a bulk lot or not; or says what was lost or found',
    tags,
    params: byId,
    body: StockInput,
    response: answers({ 200: Product }, 404, 409, 422),
  },
} as const
export const listProducts = {
  method: 'GET',
  url: '/products',
  access: tillReaders,
  schema: {
    operationId: 'listProducts',
    summary: 'Lists the accessories of the shops one may see',
    tags,
    querystring: z.strictObject({ ...pageQuery.shape, siteId: id.optional() }),
    response: answers({ 200: page(Product) }),
  },
} as const

export const SaleMandate = z
  .object({
    id,
    ownerId: id,
    sellerId: id,
    validFrom: z.string(),
    validTo: z.string().nullable(),
    documentSha256: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'SaleMandate', description: 'An owner lets another sell what it owns' })
export const createSaleMandate = {
  method: 'POST',
  url: '/sale-mandates',
  access: ['coordinator', 'admin'],
  schema: {
    operationId: 'createSaleMandate',
    summary: 'Records the mandate by which an owner lets another organisation sell',
    tags,
    body: z.strictObject({
      ownerId: id,
      sellerId: id,
      validFrom: civilDate,
      validTo: civilDate.optional(),
      documentSha256: sha256.optional(),
    }),
    response: answers({ 201: SaleMandate }, 404, 409, 422),
  },
} as const
export const endSaleMandate = {
  method: 'POST',
  url: '/sale-mandates/:id/end',
  access: ['coordinator', 'admin'],
  schema: {
    operationId: 'endSaleMandate',
    summary: 'Ends a mandate on a day',
    tags,
    params: byId,
    body: z.strictObject({ version, validTo: civilDate }),
    response: answers({ 200: SaleMandate }, 404, 409, 422),
  },
} as const
export const listSaleMandates = {
  method: 'GET',
  url: '/sale-mandates',
  access: tillReaders,
  schema: {
    operationId: 'listSaleMandates',
    summary: 'Lists the sale mandates of the organisations one may see',
    tags,
    querystring: pageQuery,
    response: answers({ 200: page(SaleMandate) }),
  },
} as const
