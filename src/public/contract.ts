import { z } from 'zod'
import { answers } from '../platform/schema.ts'
import { stateGroups } from './rules.ts'

export const PublicDevice = z
  .object({
    tag: z.string(),
    category: z.string().nullable(),
    categoryLabel: z.object({ fr: z.string(), en: z.string() }).nullable(),
    manufacturer: z.string().nullable(),
    model: z.string().nullable(),
    stateGroup: z.enum(stateGroups),
    dataErased: z.boolean(),
    cosmeticGrade: z.enum(['A', 'B', 'C', 'D']).nullable(),
    performanceClass: z.enum(['P1', 'P2', 'P3']).nullable(),
  })
  .meta({
    id: 'PublicDevice',
    description:
      'No serial, donor, owner, place or buyer. `blank`: a label printed and not yet on a device. `dataErased`: no medium in it may still hold data (true also where none ever did).',
  })

export const getPublicDevice = {
  method: 'GET',
  url: '/public/devices/:tag',
  access: 'public',
  rate: 60,
  schema: {
    operationId: 'getPublicDevice',
    summary: 'What the label on a device says to anyone who scans it',
    tags: ['public'],
    params: z.strictObject({ tag: z.string().min(1).max(120) }),
    response: answers({ 200: PublicDevice }, 404, 422),
  },
} as const
