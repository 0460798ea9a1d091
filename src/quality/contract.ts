import { z } from 'zod'
import { answers, id } from '../platform/schema.ts'
import { measures, rateNames } from './rules.ts'

const readers = ['supervisor', 'coordinator', 'observer', 'auditor', 'admin'] as const
const tags = ['quality'] as const
const MOST_MONTHS = 36
const month = z
  .string()
  .regex(/^20[0-9]{2}-(0[1-9]|1[0-2])$/)
  .meta({ examples: ['2026-11'] })
const order = (m: string): number => Number(m.slice(0, 4)) * 12 + Number(m.slice(5))
const period = z
  .strictObject({
    from: month,
    to: month.meta({ description: 'Included' }),
    siteId: id.optional(),
  })
  .refine(({ from, to }) => from <= to && order(to) - order(from) < MOST_MONTHS, {
    path: ['to'],
    message: `from is not after to, and at most ${MOST_MONTHS} months`,
  })

const counted = z.int().min(0)
const rated = {
  count: counted,
  of: counted,
  percent: z
    .number()
    .nullable()
    .meta({ description: 'To one decimal; null where there are too few to say' }),
}
export const Quality = z
  .object({
    from: month,
    to: month,
    fewest: z.int().meta({ description: 'Under this many, no share is given' }),
    sites: z.array(
      z.object({
        siteId: id,
        site: z.string(),
        rates: z.array(
          z.object({ rate: z.enum(rateNames), reason: z.string().nullable(), ...rated }),
        ),
        lines: z.array(
          z.object({ measure: z.enum(measures), reason: z.string().nullable(), count: counted }),
        ),
        months: z.array(
          z.object({
            month,
            firstPass: z.object(rated).nullable(),
            released: counted,
            returned: counted,
          }),
        ),
      }),
    ),
  })
  .meta({
    id: 'Quality',
    description:
      'Work that held and work that had to be done again, by site and kind, never by person',
  })
export type Quality = z.output<typeof Quality>

export const getQuality = {
  method: 'GET',
  url: '/quality',
  access: readers,
  schema: {
    operationId: 'getQuality',
    summary:
      'Counts the tests passed at once, the rework by kind of repair, the failed erasures and the returns of each site, over months',
    tags,
    querystring: period,
    response: answers({ 200: Quality }),
  },
} as const
export const getQualitySheet = {
  method: 'GET',
  url: '/quality/sheet',
  access: readers,
  schema: {
    operationId: 'getQualitySheet',
    summary: 'Gives the counts of quality, month by month, as a file that a spreadsheet opens',
    tags,
    querystring: period,
    response: answers({
      200: { description: 'The sheet', content: { 'text/csv': { schema: z.string() } } },
    }),
  },
} as const
