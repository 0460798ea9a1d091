import { z } from 'zod'
import { code, eventId } from '../devices/contract.ts'
import { answers, id, page, pageQuery, text, version } from '../platform/schema.ts'
import { corrected, reasons, rejections, statuses } from './rules.ts'

const proposers = ['technician', 'supervisor', 'coordinator', 'admin'] as const
const deciders = ['supervisor', 'coordinator', 'admin'] as const
const readers = [...proposers, 'auditor'] as const
const tags = ['corrections'] as const
const byId = z.strictObject({ id })

export const Correction = z
  .object({
    id,
    deviceTag: z.string(),
    what: z.enum(corrected),
    oldValue: z.string().nullable(),
    newValue: z.string().nullable(),
    lineId: id.nullable(),
    reason: z.enum(reasons),
    status: z.enum(statuses),
    proposedAt: z.string(),
    proposedBy: z.string(),
    decidedAt: z.string().nullable(),
    decidedBy: z.string().nullable(),
    rejection: z.enum(rejections).nullable(),
    version: z.int(),
  })
  .meta({
    id: 'Correction',
    description:
      'What was recorded wrongly of a device, set right by two people; what stood is kept',
  })

const common = { reason: z.enum(reasons), version, eventId: eventId.optional() }
export const CorrectionInput = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('category'),
    category: z.string().regex(/^[a-zA-Z]{2,30}$/),
    donationLineId: id.nullish().meta({
      description: 'The line of the same gift that it then counts for; none: outside the lines',
    }),
    ...common,
  }),
  z.strictObject({
    what: z.literal('line'),
    donationLineId: id
      .nullable()
      .meta({ description: 'Of the same gift; null: outside its lines' }),
    ...common,
  }),
  z.strictObject({
    what: z.literal('serial'),
    serial: text(120).nullable().meta({ description: 'Null: the device bears none' }),
    ...common,
  }),
  z.strictObject({ what: z.enum(['manufacturer', 'model']), name: text(120), ...common }),
])
export type CorrectionInput = z.output<typeof CorrectionInput>
export const Decision = z.strictObject({ version })
export const Rejection = z.strictObject({ version, reason: z.enum(rejections) })
export type Rejection = z.output<typeof Rejection>

export const proposeCorrection = {
  method: 'POST',
  url: '/devices/:code/corrections',
  access: proposers,
  schema: {
    operationId: 'proposeCorrection',
    summary:
      'Proposes to set right a category, a line, a serial, a maker or a model; another person confirms it',
    tags,
    params: z.strictObject({ code }),
    body: CorrectionInput,
    response: answers({ 201: Correction }, 404, 409, 422),
  },
} as const
export const listCorrections = {
  method: 'GET',
  url: '/corrections',
  access: readers,
  schema: {
    operationId: 'listCorrections',
    summary: 'Lists the corrections of the devices of one’s organisation, by status or by device',
    tags,
    querystring: z.strictObject({
      ...pageQuery.shape,
      status: z.enum(statuses).optional(),
      code: code.optional(),
    }),
    response: answers({ 200: page(Correction) }, 404),
  },
} as const
export const confirmCorrection = {
  method: 'POST',
  url: '/corrections/:id/confirmation',
  access: deciders,
  schema: {
    operationId: 'confirmCorrection',
    summary: 'Confirms a correction under another name than its proposal: the device is set right',
    tags,
    params: byId,
    body: Decision,
    response: answers({ 200: Correction }, 404, 409, 422),
  },
} as const
export const rejectCorrection = {
  method: 'POST',
  url: '/corrections/:id/rejection',
  access: deciders,
  schema: {
    operationId: 'rejectCorrection',
    summary: 'Rejects a correction, with the reason; nothing of the device changes',
    tags,
    params: byId,
    body: Rejection,
    response: answers({ 200: Correction }, 404, 409, 422),
  },
} as const
