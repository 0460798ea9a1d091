import { z } from 'zod'
import { act, code } from '../devices/contract.ts'
import type { Role } from '../platform/context.ts'
import { answers, id, page, pageQuery, text, version } from '../platform/schema.ts'

export const helpReasons = ['blocked', 'danger', 'question', 'decision', 'equipment'] as const
export const helpStatuses = ['open', 'answered'] as const
const callers = ['technician', 'collector', 'cashier'] as const satisfies Role[]
export const helpers = ['supervisor', 'shopManager', 'coordinator'] as const satisfies Role[]
const tags = ['help'] as const

export const HelpInput = z.strictObject({
  siteId: id,
  code: code.optional().meta({ description: 'The device it is about: its tag or QR address' }),
  reason: z.enum(helpReasons),
  note: text(500).optional(),
  ...act,
})
export type HelpInput = z.output<typeof HelpInput>
export const HelpAnswer = z.strictObject({ version, note: text(500).optional() })
export type HelpAnswer = z.output<typeof HelpAnswer>

export const HelpCall = z
  .object({
    id,
    siteId: id,
    siteName: z.string(),
    deviceTag: z.string().nullable(),
    reason: z.enum(helpReasons),
    note: z.string().nullable(),
    calledBy: z.string(),
    calledByName: z.string().nullable().meta({ description: 'Null for a machine' }),
    calledAt: z.string(),
    status: z.enum(helpStatuses),
    answerNote: z.string().nullable(),
    answeredBy: z.string().nullable(),
    answeredByName: z.string().nullable(),
    answeredAt: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'HelpCall', description: 'Somebody at a bench or a till asks a supervisor to come' })

export const callForHelp = {
  method: 'POST',
  url: '/help-calls',
  access: callers,
  schema: {
    operationId: 'callForHelp',
    summary: 'Calls a supervisor to where one works, about a device or not',
    tags,
    body: HelpInput,
    response: answers({ 201: HelpCall }, 404, 409, 422),
  },
} as const
export const listHelpCalls = {
  method: 'GET',
  url: '/help-calls',
  access: [...callers, ...helpers],
  schema: {
    operationId: 'listHelpCalls',
    summary: 'Lists the calls of the sites one answers for, and one’s own, oldest first',
    tags,
    querystring: z.strictObject({
      ...pageQuery.shape,
      status: z.enum(helpStatuses).optional(),
      siteId: id.optional(),
    }),
    response: answers({ 200: page(HelpCall) }),
  },
} as const
export const answerHelpCall = {
  method: 'POST',
  url: '/help-calls/:id/answer',
  access: helpers,
  schema: {
    operationId: 'answerHelpCall',
    summary: 'Says that a call was answered, once',
    tags,
    params: z.strictObject({ id }),
    body: HelpAnswer,
    response: answers({ 200: HelpCall }, 404, 409),
  },
} as const
