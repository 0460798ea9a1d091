import { z } from 'zod'
import { code, DeviceSummary, eventId } from '../devices/contract.ts'
import { answers, id, instant, page, pageQuery, version } from '../platform/schema.ts'
import { Kit } from './contract.ts'
import { closingReasons, transferStatuses } from './transfer-rules.ts'

const byId = z.strictObject({ id })
const codes = z.array(code).max(500)
const travellers = [
  'technician',
  'supervisor',
  'collector',
  'cashier',
  'shopManager',
  'coordinator',
  'admin',
] as const
const readers = [...travellers, 'weeeOfficer', 'accountant', 'auditor'] as const
const tags = ['transfers'] as const

const summary = {
  id,
  reference: z.string(),
  fromSiteId: id,
  fromSite: z.string(),
  toSiteId: id,
  toSite: z.string(),
  status: z.enum(transferStatuses),
  devices: z.int(),
  arrived: z.int(),
  leftBehind: z.int(),
  missing: z.int(),
  remaining: z.int(),
  grams: z.int(),
  documentId: z.string().nullable(),
  recordedAt: z.string(),
  sentAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  version: z.int(),
}
export const TransferSummary = z.object(summary).meta({
  id: 'TransferSummary',
  description:
    'Devices that go from one site to another. `remaining` is what has not arrived yet; `missing` the part of it that was said missing when the transfer was closed.',
})
const Item = z.object({
  tag: z.string(),
  kitTag: z.string().nullable(),
  category: z.string(),
  manufacturer: z.string().nullable(),
  model: z.string().nullable(),
  serial: z.string().nullable(),
  massGrams: z.int(),
  status: z.enum(['listed', 'inTransit', 'arrived', 'leftBehind', 'missing']),
  leftAt: z.string().nullable(),
  arrivedAt: z.string().nullable(),
})
export const Transfer = z
  .object({ ...summary, items: z.array(Item) })
  .meta({ id: 'Transfer', description: 'A transfer with each of its devices' })
export const Arrival = z
  .object({
    transferId: id,
    reference: z.string(),
    devices: z.array(DeviceSummary),
    kit: Kit.nullable(),
    remaining: z.int(),
    remainingTags: z.array(z.string()),
  })
  .meta({
    id: 'Arrival',
    description:
      'What one scan brought in, a kit with its members; how many devices are still awaited, and the first tags to look for: a kit by its own',
  })

export const TransferInput = z.strictObject({ fromSiteId: id, toSiteId: id, codes })
export type TransferInput = z.output<typeof TransferInput>
const Listing = z.strictObject({ codes: codes.min(1), version })
export type Listing = z.output<typeof Listing>
const Scan = z.strictObject({ code, eventId, occurredAt: instant.optional() })
export type Scan = z.output<typeof Scan>
const Closing = z.strictObject({
  version,
  missing: z.array(z.strictObject({ code, reason: z.enum(closingReasons) })).max(1000),
})
export type Closing = z.output<typeof Closing>

export const openTransfer = {
  method: 'POST',
  url: '/transfers',
  access: travellers,
  schema: {
    operationId: 'openTransfer',
    summary: 'Opens a transfer with what is scanned on leaving; a kit by its own tag',
    tags,
    body: TransferInput,
    response: answers({ 201: Transfer }, 404, 409, 422),
  },
} as const
export const getTransfer = {
  method: 'GET',
  url: '/transfers/:id',
  access: readers,
  schema: {
    operationId: 'getTransfer',
    summary: 'Reads a transfer from or to a site one works at',
    tags,
    params: byId,
    response: answers({ 200: Transfer }, 404),
  },
} as const
export const listTransfers = {
  method: 'GET',
  url: '/transfers',
  access: readers,
  schema: {
    operationId: 'listTransfers',
    summary: 'Lists transfers, by site on either end and by status',
    tags,
    querystring: z.strictObject({
      ...pageQuery.shape,
      siteId: id.optional(),
      status: z.enum(transferStatuses).optional(),
    }),
    response: answers({ 200: page(TransferSummary) }),
  },
} as const
export const getTransferSlip = {
  method: 'GET',
  url: '/transfers/:id/slip',
  access: readers,
  schema: {
    operationId: 'getTransferSlip',
    summary: 'Reads the slip of a sent transfer, at either end',
    tags,
    params: byId,
    response: answers(
      {
        200: {
          description: 'The slip',
          content: { 'application/pdf': { schema: z.string().meta({ format: 'binary' }) } },
        },
      },
      404,
    ),
  },
} as const
export const addToTransfer = {
  method: 'POST',
  url: '/transfers/:id/items',
  access: travellers,
  schema: {
    operationId: 'addToTransfer',
    summary: 'Lists more devices or kits on a draft; what is on it already changes nothing',
    tags,
    params: byId,
    body: Listing,
    response: answers({ 200: Transfer }, 404, 409, 422),
  },
} as const
export const removeFromTransfer = {
  method: 'POST',
  url: '/transfers/:id/removals',
  access: travellers,
  schema: {
    operationId: 'removeFromTransfer',
    summary: 'Takes devices or kits off a draft',
    tags,
    params: byId,
    body: Listing,
    response: answers({ 200: Transfer }, 404, 409, 422),
  },
} as const
export const cancelTransfer = {
  method: 'POST',
  url: '/transfers/:id/cancel',
  access: travellers,
  schema: {
    operationId: 'cancelTransfer',
    summary: 'Cancels a draft: its devices are free again',
    tags,
    params: byId,
    body: z.strictObject({ version }),
    response: answers({ 200: Transfer }, 404, 409),
  },
} as const
export const sendTransfer = {
  method: 'POST',
  url: '/transfers/:id/send',
  access: travellers,
  schema: {
    operationId: 'sendTransfer',
    summary: 'Sends a transfer: its devices are in transit, and its slip is issued',
    tags,
    params: byId,
    body: z.strictObject({ version }),
    response: answers({ 200: Transfer }, 404, 409, 422),
  },
} as const
export const receiveTransfer = {
  method: 'POST',
  url: '/transfers/:id/arrivals',
  access: travellers,
  schema: {
    operationId: 'receiveTransfer',
    summary: 'Receives a device or a kit of a sent transfer, by the scan on arriving',
    tags,
    params: byId,
    body: Scan,
    response: answers({ 200: Arrival }, 404, 409, 422),
  },
} as const
export const closeTransfer = {
  method: 'POST',
  url: '/transfers/:id/close',
  access: travellers,
  schema: {
    operationId: 'closeTransfer',
    summary:
      'Closes a transfer, saying of each device that did not arrive whether it is missing or was left behind',
    tags,
    params: byId,
    body: Closing,
    response: answers({ 200: Transfer }, 404, 409, 422),
  },
} as const
