import { z } from 'zod'
import { states } from '../devices/contract.ts'
import { answers, id } from '../platform/schema.ts'

const counted = z.int().min(0)

export const Overview = z
  .object({
    siteId: id,
    site: z.string(),
    stages: z.array(
      z.object({
        state: z.enum(states),
        count: counted,
        more: z.boolean().meta({ description: 'There are more than were counted' }),
        oldestSince: z.string().nullable(),
        targetHours: z.int().nullable(),
        late: counted.meta({ description: 'Waiting for longer than the stage aims at' }),
        places: z.int().nullable().meta({ description: 'How many a site has places for' }),
        missing: z
          .array(z.object({ code: z.string(), count: counted }))
          .meta({ description: 'What keeps devices from the next stage, the most frequent first' }),
      }),
    ),
    today: z
      .array(z.object({ flow: z.string(), count: counted }))
      .meta({ description: 'What was done here since midnight in Paris' }),
    stock: z
      .array(
        z.object({
          category: z.string(),
          grade: z.string().nullable(),
          performanceClass: z.string().nullable(),
          count: counted,
        }),
      )
      .meta({ description: 'What is ready or on the shelf, by category, looks and class' }),
    onTheirWay: z.object({ leaving: counted, coming: counted }),
    unreleasable: counted.meta({
      description: 'Tested devices that nobody here may release, since whoever may tested them',
    }),
  })
  .meta({ id: 'Overview', description: 'A site at a glance; counts stop at five thousand a stage' })

export const getSiteOverview = {
  method: 'GET',
  url: '/sites/:id/overview',
  access: ['supervisor', 'shopManager', 'coordinator', 'auditor', 'admin'],
  schema: {
    operationId: 'getSiteOverview',
    summary:
      'Shows a site at a glance: what waits where, for how long and why, today’s work, stock',
    tags: ['home'],
    params: z.strictObject({ id }),
    response: answers({ 200: Overview }, 404),
  },
} as const
