import { z } from 'zod'
import { act, code, eventId, states } from '../devices/contract.ts'
import { answers, id, instant, page, pageQuery, text, version } from '../platform/schema.ts'
import { countStatuses, missingReasons, outcomes } from './rules.ts'

const byId = z.strictObject({ id })
const leads = ['supervisor', 'shopManager', 'coordinator', 'admin'] as const
const counters = ['technician', 'collector', 'cashier', ...leads] as const
const readers = [...counters, 'weeeOfficer', 'accountant', 'auditor'] as const
const tags = ['counts'] as const

export const Count = z
  .object({
    id,
    reference: z.string(),
    siteId: id,
    site: z.string(),
    state: z.enum(states).nullable(),
    category: z.string().nullable(),
    status: z.enum(countStatuses),
    expected: z.int(),
    found: z.int(),
    remaining: z.int(),
    missing: z.int(),
    moved: z.int(),
    unexpected: z.int(),
    unknown: z.int(),
    openedAt: z.string(),
    endedAt: z.string().nullable(),
    version: z.int(),
  })
  .meta({
    id: 'Count',
    description:
      'A count of what stands at a site: what was expected when it opened, found by scans, missing when it closed. `moved` is what was worked on or sent on meanwhile; `unexpected` what was scanned and not expected; `unknown` the codes that nothing bears.',
  })
const shown = {
  tag: z.string(),
  category: z.string().nullable(),
  manufacturer: z.string().nullable(),
  model: z.string().nullable(),
}
const CountItem = z.object({
  id,
  ...shown,
  serial: z.string().nullable(),
  state: z.enum(states),
  expected: z.boolean(),
  outcome: z.enum(outcomes).nullable(),
  reason: z.enum(missingReasons).nullable(),
  movedSince: z.boolean(),
  foundAt: z.string().nullable(),
})
const Scanned = z
  .object({
    eventId: id,
    code: z.string(),
    devices: z.array(
      z.object({
        ...shown,
        state: z.enum(states).nullable(),
        outcome: z.enum(outcomes),
        already: z.boolean(),
      }),
    ),
    unknown: z.boolean(),
    problem: z.object({ code: z.string(), title: z.string() }).nullable(),
  })
  .meta({
    id: 'CountedScan',
    description: 'What one scan met: a device, a kit with its members, or nothing known',
  })

export const CountInput = z.strictObject({
  siteId: id,
  state: z.enum(states).optional(),
  category: text(40).optional(),
})
export type CountInput = z.output<typeof CountInput>
export const Scans = z.strictObject({
  scans: z
    .array(z.strictObject({ code: text(120), eventId, occurredAt: instant.optional() }))
    .min(1)
    .max(500)
    .refine((list) => new Set(list.map((s) => s.eventId)).size === list.length, 'each event once'),
  ...act,
})
export type Scans = z.output<typeof Scans>
export const CountClosing = z.strictObject({
  version,
  missing: z
    .array(z.strictObject({ code, reason: z.enum(missingReasons) }))
    .max(2000)
    .default([]),
  others: z
    .enum(['notFound', 'leftUnrecorded', 'theftSuspected'])
    .optional()
    .meta({ description: 'The reason of all that are not named in `missing`' }),
})
export type CountClosing = z.output<typeof CountClosing>
export const itemFilters = ['awaited', 'found', 'missing', 'moved', 'unexpected'] as const

export const openCount = {
  method: 'POST',
  url: '/counts',
  access: leads,
  schema: {
    operationId: 'openCount',
    summary:
      'Opens a count of a site, of one stage or of one category: what stands there now is expected',
    tags,
    body: CountInput,
    response: answers({ 201: Count }, 404, 409, 422),
  },
} as const
export const listCounts = {
  method: 'GET',
  url: '/counts',
  access: readers,
  schema: {
    operationId: 'listCounts',
    summary: 'Lists the counts of the sites one works at, by site and status',
    tags,
    querystring: z.strictObject({
      ...pageQuery.shape,
      siteId: id.optional(),
      status: z.enum(countStatuses).optional(),
    }),
    response: answers({ 200: page(Count) }),
  },
} as const
export const getCount = {
  method: 'GET',
  url: '/counts/:id',
  access: readers,
  schema: {
    operationId: 'getCount',
    summary: 'Reads a count and how far it is; the codes that nothing bears, fifty at most',
    tags,
    params: byId,
    response: answers({ 200: Count.extend({ unknownCodes: z.array(z.string()) }) }, 404),
  },
} as const
export const listCountItems = {
  method: 'GET',
  url: '/counts/:id/items',
  access: readers,
  schema: {
    operationId: 'listCountItems',
    summary:
      'Lists the devices of a count: awaited, found, missing, moved meanwhile, or unexpected',
    tags,
    params: byId,
    querystring: z.strictObject({ ...pageQuery.shape, show: z.enum(itemFilters).optional() }),
    response: answers({ 200: page(CountItem) }, 404),
  },
} as const
export const getCountSheet = {
  method: 'GET',
  url: '/counts/:id/sheet',
  access: readers,
  schema: {
    operationId: 'getCountSheet',
    summary: 'Gives a count, device by device, as a file that a spreadsheet opens',
    tags,
    params: byId,
    response: answers(
      {
        200: { description: 'The sheet', content: { 'text/csv': { schema: z.string() } } },
      },
      404,
    ),
  },
} as const
export const scanCount = {
  method: 'POST',
  url: '/counts/:id/scans',
  access: counters,
  schema: {
    operationId: 'scanCount',
    summary:
      'Counts what is scanned, up to 500 at once: a tag, a kit’s tag or a serial, one answer each',
    tags,
    params: byId,
    body: Scans,
    response: answers({ 200: z.object({ count: Count, lines: z.array(Scanned) }) }, 404, 409, 422),
  },
} as const
export const closeCount = {
  method: 'POST',
  url: '/counts/:id/close',
  access: leads,
  schema: {
    operationId: 'closeCount',
    summary: 'Closes a count, saying of each device that was not found what is the matter',
    tags,
    params: byId,
    body: CountClosing,
    response: answers({ 200: Count }, 404, 409, 422),
  },
} as const
export const cancelCount = {
  method: 'POST',
  url: '/counts/:id/cancel',
  access: leads,
  schema: {
    operationId: 'cancelCount',
    summary: 'Cancels an open count: it says nothing of any device',
    tags,
    params: byId,
    body: z.strictObject({ version }),
    response: answers({ 200: Count }, 404, 409),
  },
} as const
