import { z } from 'zod'
import { answers, id, page, pageQuery } from '../platform/schema.ts'
import { act, code, DestructionInput, Device, Medium } from './contract.ts'
import { storeActions } from './store-rules.ts'

const bench = ['technician', 'supervisor'] as const
const tags = ['media'] as const
const byId = z.strictObject({ id })
const { dataState } = Medium.shape

export const StoredMedium = z
  .object({
    ...Medium.shape,
    siteId: id,
    site: z.string(),
    fromDevice: z.string().meta({ description: 'The tag of the device that it was last in' }),
    storedAt: z.string().nullable().meta({ description: 'When it was taken out' }),
    levelAsked: z
      .enum(['clear', 'purge', 'destroy'])
      .nullable()
      .meta({ description: 'What the donor of that device asked' }),
    actions: z
      .array(z.enum(storeActions))
      .meta({ description: 'What can be done with it, the best first' }),
  })
  .meta({
    id: 'StoredMedium',
    description: 'A storage medium out of its device, and what it still holds',
  })

export const listMedia = {
  method: 'GET',
  url: '/media',
  access: [...bench, 'weeeOfficer', 'coordinator', 'auditor', 'admin'],
  schema: {
    operationId: 'listMedia',
    summary:
      'Lists the media that lie in stock at one’s sites; those that are destroyed only when asked for',
    tags,
    querystring: z.strictObject({
      ...pageQuery.shape,
      place: z.literal('stock').default('stock'),
      dataState: dataState.optional(),
      siteId: id.optional(),
    }),
    response: answers({ 200: page(StoredMedium) }),
  },
} as const

export const FitInput = z.strictObject({ code, ...act })
export type FitInput = z.output<typeof FitInput>
export const fitMedium = {
  method: 'POST',
  url: '/media/:id/fit',
  access: bench,
  schema: {
    operationId: 'fitMedium',
    summary: 'Fits an erased medium of the stock into a device that is being prepared',
    tags,
    params: byId,
    body: FitInput,
    response: answers({ 200: Device }, 404, 409, 422),
  },
} as const

export const destroyMedium = {
  method: 'POST',
  url: '/media/:id/destroy',
  access: bench,
  schema: {
    operationId: 'destroyMedium',
    summary: 'Records that a medium of the stock was destroyed, by two people, with a photo',
    tags,
    params: byId,
    body: DestructionInput,
    response: answers({ 200: StoredMedium }, 404, 409, 422),
  },
} as const
