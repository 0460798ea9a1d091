import { z } from 'zod'
import { conditions } from '../devices/condition.ts'
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
    condition: z.enum(conditions).nullable(),
    system: z
      .object({
        name: z.string().nullable(),
        supportedUntil: z.string().nullable(),
        supported: z.boolean(),
      })
      .nullable()
      .meta({ description: 'A null name: it is sold without a system' }),
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

const NoticeText = z.object({
  fr: z.string(),
  en: z.string(),
  mail: z.string().optional(),
  url: z.string().optional(),
})
export const Service = z
  .object({
    brand: z.string(),
    demo: z.boolean(),
    publicUrl: z.string(),
    notices: z
      .object({
        legal: NoticeText.nullable(),
        contact: NoticeText.nullable(),
        accessibility: NoticeText.nullable(),
        privacy: NoticeText.nullable(),
        security: NoticeText.nullable(),
      })
      .meta({ description: 'The notices in force today; null where nobody filled one in' }),
    demoPeople: z
      .array(z.object({ role: z.string(), email: z.string(), name: z.string() }))
      .meta({ description: 'The invented people of a demonstration; empty in a real service' }),
    demoPassword: z.string().nullable(),
  })
  .meta({ id: 'Service' })

export const getService = {
  method: 'GET',
  url: '/public/service',
  access: 'public',
  // Every page asks it once when it opens; a workshop's people share one address.
  rate: 600,
  schema: {
    operationId: 'getService',
    summary:
      'What the service says of itself: its name, its notices, whether it is a demonstration',
    tags: ['public'],
    response: answers({ 200: Service }),
  },
} as const

export const listProblems = {
  method: 'GET',
  url: '/problems',
  access: 'public',
  schema: {
    operationId: 'listProblems',
    summary: 'Every refusal there is, by its code, with what it says',
    tags: ['public'],
    querystring: z.strictObject({ language: z.enum(['fr', 'en']).default('fr') }),
    response: answers({
      200: z.object({
        items: z.array(z.object({ code: z.string(), status: z.int(), text: z.string() })),
      }),
    }),
  },
} as const
