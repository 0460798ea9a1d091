import { z } from 'zod'
import { code } from '../devices/contract.ts'
import { answers, civilDate, id, text } from '../platform/schema.ts'
import {
  byTill,
  Entry,
  format,
  numbered,
  paper,
  requestId,
  sellers,
  tags,
  ticketCents,
  tillReaders,
  VatSum,
} from './contract.ts'
import { discountCodes, giftReasons } from './price-rules.ts'
import { refundReasons } from './refund-rules.ts'

const approval = z.strictObject({ by: z.string().min(2).max(12), pin: z.string().min(4).max(12) })
const payment = z.strictObject({
  means: z.enum(['cash', 'card', 'cheque']),
  amountCents: ticketCents.min(1),
  authorisation: text(40).optional(),
  reference: text(40).optional(),
})
const sale = {
  requestId,
  tier: z.enum(['T1', 'T2']).optional(),
  lines: z
    .array(
      z
        .strictObject({
          code: code.optional(),
          discount: z
            .strictObject({ code: z.enum(discountCodes), cents: ticketCents.min(1) })
            .optional(),
          productId: id.optional(),
          quantity: z.int().min(1).max(1000).optional(),
        })
        .refine(
          (l) =>
            l.code === undefined
              ? l.productId !== undefined && l.quantity !== undefined && l.discount === undefined
              : l.productId === undefined && l.quantity === undefined,
          'a code, or a product and its quantity',
        ),
    )
    .min(1)
    .max(60),
  gift: z.strictObject({ reason: z.enum(giftReasons) }).optional(),
  approval: approval.optional(),
  grantCode: text(20).optional(),
  payments: z.array(payment).max(10).default([]),
  expectedTotalCents: ticketCents,
}
export const SaleInput = z.strictObject(sale)
export type SaleInput = z.output<typeof SaleInput>

export const RefundInput = z.strictObject({
  requestId,
  ticket: z.string().min(3).max(80),
  lines: z
    .array(
      z.strictObject({
        code,
        quantity: z.int().min(1).max(1000).optional(),
        cents: ticketCents.optional(),
        returned: z.boolean(),
      }),
    )
    .min(1)
    .max(60),
  reason: z.enum(refundReasons),
  means: z.enum(['cash', 'card', 'cheque']),
  reference: text(40).optional(),
  approval: approval.optional(),
  exchange: SaleInput.omit({ gift: true, grantCode: true }).optional(),
})
export type RefundInput = z.output<typeof RefundInput>

const Line = z.object({
  device: z.string().nullable(),
  kit: z.string().nullable(),
  product: z.string().nullable(),
  label: z.string(),
  category: z.string(),
  grade: z.string().nullable(),
  performance: z.string().nullable(),
  origin: z.enum(['private', 'cg3p']),
  qty: z.int(),
  listCents: z.int(),
  discountCents: z.int(),
  discountCode: z.string().nullable(),
  unitCents: z.int(),
  vat: z.string(),
  vatCents: z.int(),
})
export const Ticket = z
  .object({
    id,
    ref: z.string(),
    kind: z.enum(['SALE', 'GIFT', 'REFUND']),
    ticketNo: z.int(),
    till: z.string(),
    siteId: z.string(),
    site: z.string(),
    seller: z.string(),
    at: z.string(),
    businessDate: z.string(),
    by: z.string(),
    approvedBy: z.string().nullable(),
    tier: z.enum(['T1', 'T2']),
    of: z.string().nullable(),
    lines: z.array(Line),
    payments: z.array(
      z.object({
        means: z.enum(['cash', 'card', 'cheque', 'exchange']),
        amountCents: z.int(),
        changeCents: z.int(),
        reference: z.string().nullable(),
      }),
    ),
    totalCents: z.int(),
    changeCents: z.int(),
    vatSummary: z.array(VatSum),
    guarantee: z.object({ until: z.string(), presumedUntil: z.string() }).nullable(),
    seq: z.int(),
    hash: z.string(),
    repeated: z.boolean(),
  })
  .meta({
    id: 'Ticket',
    description:
      'Signed before it is answered. `of` is the ticket that a refund takes back, or the refund that a sale exchanges.',
  })

export const recordSale = {
  method: 'POST',
  url: '/tills/:id/sales',
  access: sellers,
  schema: {
    operationId: 'recordSale',
    summary:
      'Sells or gives devices, kits and accessories; the server computes every price and total',
    tags,
    params: byTill,
    body: SaleInput,
    response: answers({ 200: Ticket, 201: Ticket }, 404, 409, 422),
  },
} as const
export const refundSale = {
  method: 'POST',
  url: '/tills/:id/refunds',
  access: sellers,
  schema: {
    operationId: 'refundSale',
    summary:
      'Takes back all or part of a ticket, and sells something else for it where `exchange` says so',
    tags,
    params: byTill,
    body: RefundInput,
    response: answers(
      {
        200: z.object({ ...Ticket.shape, exchange: Ticket.nullable() }),
        201: z.object({ ...Ticket.shape, exchange: Ticket.nullable() }),
      },
      404,
      409,
      422,
    ),
  },
} as const
export const listTickets = {
  method: 'GET',
  url: '/tills/:id/tickets',
  access: tillReaders,
  schema: {
    operationId: 'listTickets',
    summary: 'Lists the tickets of a till; `after` is the number of the last one seen',
    tags,
    params: byTill,
    querystring: z.strictObject({ ...numbered.shape, on: civilDate.optional() }),
    response: answers({ 200: z.object({ items: z.array(Ticket), next: z.int().nullable() }) }, 404),
  },
} as const

const byTicket = z.strictObject({ id })
export const getTicket = {
  method: 'GET',
  url: '/tickets/:id',
  access: tillReaders,
  schema: {
    operationId: 'getTicket',
    summary: 'Reads a ticket',
    tags,
    params: byTicket,
    response: answers({ 200: Ticket }, 404),
  },
} as const
export const printTicket = {
  method: 'POST',
  url: '/tickets/:id/print',
  access: sellers,
  schema: {
    operationId: 'printTicket',
    summary: 'Prints the original of a ticket, once; after that, duplicates',
    tags,
    params: byTicket,
    body: z.strictObject({ format }),
    response: answers({ 200: paper }, 404, 409),
  },
} as const
export const duplicateTicket = {
  method: 'POST',
  url: '/tickets/:id/duplicates',
  access: sellers,
  schema: {
    operationId: 'duplicateTicket',
    summary: 'Records a duplicate of a ticket, numbered, before it is printed',
    tags,
    params: byTicket,
    body: z.strictObject({ requestId }),
    response: answers({ 201: z.object({ ...Entry.shape, ref: z.string(), n: z.int() }) }, 404, 409),
  },
} as const
export const printDuplicate = {
  method: 'GET',
  url: '/tickets/:id/duplicates/:n/paper',
  access: sellers,
  schema: {
    operationId: 'printDuplicate',
    summary: 'Prints a recorded duplicate, marked so',
    tags,
    params: z.strictObject({ id, n: z.coerce.number().int().min(1).max(100_000) }),
    querystring: z.strictObject({ format }),
    response: answers({ 200: paper }, 404),
  },
} as const
