import { z } from 'zod'
import {
  AddressOut,
  answers,
  civilDate,
  grams,
  id,
  instant,
  page,
  pageQuery,
  text,
} from '../platform/schema.ts'
import { AccessOut, BulkLot, Donation, donationStatuses, lineId } from './shapes.ts'

export const NewCollection = z.strictObject({
  donationIds: z
    .array(id)
    .min(1)
    .max(100)
    .refine((ids) => new Set(ids).size === ids.length, 'twice the same'),
  plannedOn: civilDate,
  siteId: id,
  carrierId: id.optional(),
  note: text(2000).optional(),
})
export type NewCollection = z.output<typeof NewCollection>
export const NewPickup = z.strictObject({
  donationId: id,
  lines: z.array(z.strictObject({ lineId, taken: z.int().min(0).max(1_000_000) })).max(500),
  signedFor: z
    .strictObject({ donor: text(80), collector: text(80) })
    .optional()
    .meta({ description: 'The function in which each side signed, never a name' }),
  note: text(2000).optional(),
  eventId: id.optional(),
  occurredAt: instant.optional(),
})
export type NewPickup = z.output<typeof NewPickup>
export const NewBulkLot = z.strictObject({
  donationId: id,
  siteId: id,
  category: text(40),
  quantity: z.int().min(1).max(100_000),
  massGrams: grams,
  eventId: id,
  occurredAt: instant.optional(),
})
export type NewBulkLot = z.output<typeof NewBulkLot>

const summary = {
  id,
  plannedOn: z.string(),
  siteId: id,
  carrierId: id.nullable(),
  version: z.int(),
  recordedAt: instant,
  donationIds: z.array(id),
}
export const CollectionSummary = z.object(summary).meta({ id: 'CollectionSummary' })
export const Collection = z
  .object({
    ...summary,
    donations: z.array(
      z.object({
        id,
        reference: z.string(),
        donorId: id,
        status: z.enum(donationStatuses),
        pickupAddress: AddressOut,
        contact: z
          .object({ name: z.string(), email: z.string().optional(), phone: z.string().optional() })
          .nullable(),
        access: AccessOut.nullable(),
        pickedUpAt: instant.nullable(),
        documentId: id.nullable(),
      }),
    ),
    notes: z.array(z.object({ text: z.string(), by: z.string(), at: z.string() })),
  })
  .meta({ id: 'Collection' })

const byId = z.strictObject({ id })
const tags = ['collections'] as const
const movers = ['collector', 'coordinator'] as const
const collectionReaders = ['collector', 'coordinator', 'supervisor', 'admin'] as const

export const scheduleCollection = {
  method: 'POST',
  url: '/collections',
  access: movers,
  schema: {
    operationId: 'scheduleCollection',
    summary: 'Plans the pick-up of accepted donations',
    tags,
    body: NewCollection,
    response: answers({ 201: Collection }, 404, 409, 422),
  },
} as const
export const listCollections = {
  method: 'GET',
  url: '/collections',
  access: [...collectionReaders, 'technician', 'auditor'],
  schema: {
    operationId: 'listCollections',
    summary: 'Lists collections, in the order they were planned',
    tags,
    querystring: z.strictObject({
      ...pageQuery.shape,
      siteId: id.optional(),
      plannedOn: civilDate.optional(),
    }),
    response: answers({ 200: page(CollectionSummary) }),
  },
} as const
export const getCollection = {
  method: 'GET',
  url: '/collections/:id',
  access: collectionReaders,
  schema: {
    operationId: 'getCollection',
    summary: 'Reads a collection, with where to go and whom to ask',
    tags,
    params: byId,
    response: answers({ 200: Collection }, 404),
  },
} as const
export const recordPickup = {
  method: 'POST',
  url: '/collections/:id/pickups',
  access: movers,
  schema: {
    operationId: 'recordPickup',
    summary: 'Records what was handed over: ownership passes here',
    tags,
    params: byId,
    body: NewPickup,
    response: answers({ 201: Donation }, 404, 409, 422),
  },
} as const
export const receiveBulk = {
  method: 'POST',
  url: '/bulk-lots',
  access: ['collector', 'technician'],
  schema: {
    operationId: 'receiveBulk',
    summary: 'Receives accessories by count and mass, without tags',
    tags,
    body: NewBulkLot,
    response: answers({ 201: BulkLot }, 404, 409, 422),
  },
} as const
export const listBulkLots = {
  method: 'GET',
  url: '/bulk-lots',
  access: [
    'collector',
    'technician',
    'supervisor',
    'weeeOfficer',
    'shopManager',
    'coordinator',
    'auditor',
    'admin',
  ],
  schema: {
    operationId: 'listBulkLots',
    summary: 'Lists bulk lots, in the order they came',
    tags,
    querystring: z.strictObject({
      ...pageQuery.shape,
      siteId: id.optional(),
      donationId: id.optional(),
    }),
    response: answers({ 200: page(BulkLot) }),
  },
} as const
