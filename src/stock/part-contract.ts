import { z } from 'zod'
import { act, code, Device } from '../devices/contract.ts'
import { partFields } from '../devices/part-fields.ts'
import { partTypes } from '../devices/part-rules.ts'
import { answers, id, page, pageQuery, version } from '../platform/schema.ts'

const bench = ['technician', 'supervisor'] as const
const tags = ['parts'] as const
export const Part = z
  .object({
    id,
    tag: z.string().nullable(),
    type: z.enum(partTypes),
    label: z.string().nullable(),
    fits: z.string().nullable(),
    grams: z.int(),
    origin: z.enum(['private', 'cg3p']),
    siteId: id,
    fromDevice: z.string().nullable(),
    inDevice: z.string().nullable(),
    state: z.enum(['stock', 'fitted', 'waste']),
    version: z.int(),
    recordedAt: z.string(),
  })
  .meta({ id: 'Part', description: 'A component apart from a device; storage media are media' })

export const PartInput = z.strictObject({ ...partFields, siteId: id, ...act })
export type PartInput = z.output<typeof PartInput>
export const recordPart = {
  method: 'POST',
  url: '/parts',
  access: bench,
  schema: {
    operationId: 'recordPart',
    summary: 'Puts a part in stock that came by itself: bought, or given apart',
    tags,
    body: PartInput,
    response: answers({ 201: Part }, 404, 409, 422),
  },
} as const

export const listParts = {
  method: 'GET',
  url: '/parts',
  access: [...bench, 'coordinator', 'auditor', 'admin'],
  schema: {
    operationId: 'listParts',
    summary: 'Lists parts at one’s sites in the order they came, or finds one by its label',
    tags,
    querystring: z.strictObject({
      ...pageQuery.shape,
      type: z.enum(partTypes).optional(),
      siteId: id.optional(),
      state: z.enum(['stock', 'fitted', 'waste']).default('stock'),
      code: code.optional().meta({ description: 'One part, by the label on it, in any state' }),
    }),
    response: answers({ 200: page(Part) }, 422),
  },
} as const

export const discardPart = {
  method: 'POST',
  url: '/parts/:id/waste',
  access: bench,
  schema: {
    operationId: 'discardPart',
    summary: 'Throws a part of the stock away: it is waste from then on',
    tags,
    params: z.strictObject({ id }),
    body: z.strictObject({ version, ...act }),
    response: answers({ 200: Part }, 404, 409, 422),
  },
} as const

export const DismantlingInput = z.strictObject({
  parts: z
    .array(
      z.strictObject({
        ...partFields,
        keep: z.boolean().meta({ description: 'False: it is waste' }),
      }),
    )
    .max(60),
  media: z
    .array(z.strictObject({ mediumId: id, grams: partFields.grams }))
    .max(40)
    .default([])
    .meta({ description: 'The media taken out of it, with what each weighs' }),
  carcassGrams: z.int().min(0).max(200_000),
  ...act,
})
export type DismantlingInput = z.output<typeof DismantlingInput>
export const dismantleDevice = {
  method: 'POST',
  url: '/devices/:code/dismantling',
  access: bench,
  schema: {
    operationId: 'dismantleDevice',
    summary:
      'Takes a device apart: every part kept or thrown away, its media, its carcass, in grams',
    tags,
    params: z.strictObject({ code }),
    body: DismantlingInput,
    response: answers({ 200: z.object({ device: Device, parts: z.array(Part) }) }, 404, 409, 422),
  },
} as const
