import { z } from 'zod'
import { answers } from '../platform/schema.ts'
import { workKinds } from './kinds.ts'

export const Work = z
  .object({
    items: z.array(
      z.object({
        kind: z.enum(workKinds),
        count: z.int().min(0).max(99),
        more: z.boolean().meta({ description: 'There are more than ninety-nine' }),
        oldestAt: z
          .string()
          .nullable()
          .meta({ description: 'Since when the oldest of those counted waits' }),
        dueAt: z.string().nullable().meta({
          description: 'By when the first of those counted must be done, where there is a term',
        }),
      }),
    ),
  })
  .meta({
    id: 'Work',
    description:
      'What waits for who asks, by the roles held: one item a kind, also where nothing waits',
  })

export const getWork = {
  method: 'GET',
  url: '/work',
  access: 'signedIn',
  schema: {
    operationId: 'getWork',
    summary: 'Says what waits for who asks, by roles and sites',
    tags: ['home'],
    response: answers({ 200: Work }),
  },
} as const
