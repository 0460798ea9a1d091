import { z } from 'zod'
import { answers, id, instant, page, pageQuery, version } from '../platform/schema.ts'

export const tags = ['till'] as const
export const sellers = ['cashier', 'shopManager'] as const
export const tillReaders = [...sellers, 'accountant', 'coordinator', 'auditor', 'admin'] as const

/** A till is named by its id or by its code, `T01`. */
export const byTill = z.strictObject({ id: z.string().min(2).max(40) })
/** No amount of a ticket is beyond ten thousand euros. */
export const ticketCents = z.int().min(0).max(1_000_000)
/** An id that the till makes: the same request sent twice is one entry. */
export const requestId = z.uuid().toLowerCase()
const denominations = z
  .array(
    z.strictObject({
      cents: z.literal([1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000]),
      count: z.int().min(0).max(10_000),
    }),
  )
  .max(15)
  .refine((list) => new Set(list.map((d) => d.cents)).size === list.length, 'each once')
  .meta({ description: 'How many of each coin and note, in cents' })

export const VatSum = z.object({ vat: z.string(), baseCents: z.int(), vatCents: z.int() })

const head = {
  state: z.enum(['closed', 'open', 'counted']),
  businessDate: z.string().nullable(),
  expired: z.boolean(),
  seq: z.int(),
  ticketNo: z.int(),
  zNo: z.int(),
  perpNetCents: z.int(),
  perpAbsCents: z.int(),
}
export const Till = z
  .object({
    id,
    code: z.string(),
    active: z.boolean(),
    version: z.int(),
    siteId: id,
    site: z.string(),
    sellerId: id,
    seller: z.string(),
    siret: z.string(),
    vat: z.string().nullable(),
    ...head,
  })
  .meta({ id: 'Till', description: 'Perpetual totals never go back to zero' })
export const TillNow = z
  .object({
    ...Till.shape,
    session: z.object({
      tickets: z.int(),
      firstTicket: z.int().nullable(),
      lastTicket: z.int().nullable(),
      grossCents: z.int(),
      refundsCents: z.int(),
      netCents: z.int(),
      gifts: z.int(),
      duplicates: z.int(),
      byMeans: z.array(z.object({ means: z.string(), cents: z.int() })).nullable(),
      drawerCents: z
        .int()
        .nullable()
        .meta({ description: 'Not told to who counts the drawer: the count is blind' }),
    }),
  })
  .meta({ id: 'TillNow', description: 'The X of the till: it changes nothing' })

export const Entry = z.object({
  requestId: z.string(),
  till: z.string(),
  kind: z.string(),
  seq: z.int(),
  at: z.string(),
  businessDate: z.string(),
  by: z.string(),
  hash: z.string(),
})
const Closing = z
  .object({
    ...Entry.shape,
    id,
    zNo: z.int(),
    firstSeq: z.int(),
    lastSeq: z.int(),
    firstTicket: z.int().nullable(),
    lastTicket: z.int().nullable(),
    tickets: z.int(),
    grossCents: z.int(),
    refundsCents: z.int(),
    netCents: z.int(),
    vatSummary: z.array(VatSum),
    byMeans: z.array(z.object({ means: z.string(), cents: z.int() })),
    discountsCents: z.int(),
    gifts: z.int(),
    duplicates: z.int(),
    expectedCents: z.int(),
    countedCents: z.int(),
    varianceCents: z.int(),
    perpNetCents: z.int(),
    perpAbsCents: z.int(),
  })
  .meta({ id: 'Closing', description: 'The Z of a session: it cannot be undone' })

export const createTill = {
  method: 'POST',
  url: '/tills',
  access: ['shopManager', 'coordinator', 'admin'],
  schema: {
    operationId: 'createTill',
    summary: 'Adds a till to a shop; it keeps its code, its place and its seller for good',
    tags,
    body: z.strictObject({
      code: z.string().regex(/^[A-Z][A-Z0-9]{1,7}$/),
      siteId: id,
      sellerId: id.optional(),
    }),
    response: answers({ 201: Till }, 404, 409, 422),
  },
} as const
export const retireTill = {
  method: 'POST',
  url: '/tills/:id/retirement',
  access: ['shopManager', 'coordinator', 'admin'],
  schema: {
    operationId: 'retireTill',
    summary: 'Retires a closed till: it opens no more, and its ledger stays',
    tags,
    params: byTill,
    body: z.strictObject({ version }),
    response: answers({ 200: Till }, 404, 409),
  },
} as const
export const listTills = {
  method: 'GET',
  url: '/tills',
  access: tillReaders,
  schema: {
    operationId: 'listTills',
    summary: 'Lists the tills one may see',
    tags,
    querystring: z.strictObject({ ...pageQuery.shape, siteId: id.optional() }),
    response: answers({ 200: page(Till) }),
  },
} as const
export const getTill = {
  method: 'GET',
  url: '/tills/:id',
  access: tillReaders,
  schema: {
    operationId: 'getTill',
    summary: 'Reads a till and its session so far (X)',
    tags,
    params: byTill,
    response: answers({ 200: TillNow }, 404),
  },
} as const

export const openTill = {
  method: 'POST',
  url: '/tills/:id/open',
  access: sellers,
  schema: {
    operationId: 'openTill',
    summary: 'Opens a till with its float, counted by coins and notes',
    tags,
    params: byTill,
    body: z.strictObject({
      requestId,
      at: instant,
      floatCents: ticketCents,
      denominations,
    }),
    response: answers({ 201: z.object({ ...Entry.shape, floatCents: z.int() }) }, 404, 409, 422),
  },
} as const
export const recordCashMovement = {
  method: 'POST',
  url: '/tills/:id/cash-movements',
  access: sellers,
  schema: {
    operationId: 'recordCashMovement',
    summary: 'Puts cash into the drawer or takes it out: change, the bank, a correction',
    tags,
    params: byTill,
    body: z.strictObject({
      requestId,
      direction: z.enum(['in', 'out']),
      amountCents: ticketCents.min(1),
      reason: z.enum(['CHANGE', 'BANK', 'CORRECTION', 'EXPENSE']),
    }),
    response: answers(
      { 201: z.object({ ...Entry.shape, amountCents: z.int(), reason: z.string() }) },
      404,
      409,
      422,
    ),
  },
} as const
export const countTill = {
  method: 'POST',
  url: '/tills/:id/count',
  access: sellers,
  schema: {
    operationId: 'countTill',
    summary: 'Counts the drawer blindly; what was expected is told afterwards',
    tags,
    params: byTill,
    body: z.strictObject({
      requestId,
      denominations,
      reason: z.enum(['CHANGE_ERROR', 'MISSING', 'SURPLUS', 'UNKNOWN']).optional(),
    }),
    response: answers(
      {
        201: z.object({
          ...Entry.shape,
          expectedCents: z.int(),
          countedCents: z.int(),
          varianceCents: z.int(),
          reason: z.string().nullable(),
        }),
      },
      404,
      409,
      422,
    ),
  },
} as const
export const closeTill = {
  method: 'POST',
  url: '/tills/:id/close',
  access: sellers,
  schema: {
    operationId: 'closeTill',
    summary: 'Closes the session that was counted (Z); it cannot be undone',
    tags,
    params: byTill,
    body: z.strictObject({ requestId }),
    response: answers({ 201: Closing }, 404, 409),
  },
} as const
export const numbered = z.strictObject({
  after: z.coerce.number().int().min(0).max(2_000_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const listClosings = {
  method: 'GET',
  url: '/tills/:id/closings',
  access: tillReaders,
  schema: {
    operationId: 'listClosings',
    summary: 'Lists the closings of a till; `after` is the place of the last one seen',
    tags,
    params: byTill,
    querystring: numbered,
    response: answers(
      { 200: z.object({ items: z.array(Closing), next: z.int().nullable() }) },
      404,
    ),
  },
} as const
export const format = z.enum(['80mm', 'a4', 'svg']).default('80mm').meta({
  description:
    'The roll or a sheet as PDF; `svg` is the roll as one drawing of its true size in millimetres',
})
export const paper = {
  description: 'The paper',
  content: {
    'application/pdf': { schema: z.string().meta({ format: 'binary' }) },
    'image/svg+xml': { schema: z.string() },
  },
}
export const printClosing = {
  method: 'GET',
  url: '/tills/:id/closings/:n/paper',
  access: tillReaders,
  schema: {
    operationId: 'printClosing',
    summary: 'Prints the closing of a session (Z) by its number',
    tags,
    params: z.strictObject({
      ...byTill.shape,
      n: z.coerce.number().int().min(1).max(2_000_000_000),
    }),
    querystring: z.strictObject({ format }),
    response: answers({ 200: paper }, 404),
  },
} as const
