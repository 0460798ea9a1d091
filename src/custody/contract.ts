import { z } from 'zod'
import { act, code } from '../devices/contract.ts'
import type { Role } from '../platform/context.ts'
import { answers, id, page, pageQuery, text } from '../platform/schema.ts'
import { accessories, closingReasons, conditions, faultReasons, outcomes } from './rules.ts'

const openers = ['cashier', 'shopManager', 'technician', 'supervisor'] as const satisfies Role[]
const closers = ['technician', 'supervisor', 'shopManager'] as const satisfies Role[]
const tags = ['custody'] as const
const once = <T>(list: T[]) => new Set(list).size === list.length

export const Custody = z
  .object({
    id,
    reference: z.string().meta({ description: 'The claim number, printed on the deposit slip' }),
    deviceTag: z.string(),
    category: z.string(),
    manufacturer: z.string().nullable(),
    model: z.string().nullable(),
    serial: z.string().nullable(),
    siteId: id.meta({ description: 'Where it is held' }),
    ticket: z.string(),
    soldOn: z.string(),
    given: z.boolean(),
    guaranteedUntil: z.string().nullable(),
    guarantee: z.enum(['running', 'over', 'none']).meta({
      description: 'On the day it came in; none for a gift, of which the law guarantees nothing',
    }),
    fault: z.enum(faultReasons),
    conditions: z.array(z.enum(conditions)),
    accessories: z.array(z.enum(accessories)),
    openedAt: z.string(),
    openedBy: z.string(),
    outcome: z.enum(outcomes).nullable(),
    reason: z.enum(closingReasons).nullable(),
    done: z.string().nullable().meta({ description: 'What was done, in two lines at most' }),
    closedAt: z.string().nullable(),
    closedBy: z.string().nullable(),
  })
  .meta({
    id: 'Custody',
    description: 'A customer’s machine held for a repair: not owned, not stock, nothing else done',
  })

export const CustodyInput = z.strictObject({
  siteId: id.meta({ description: 'Where it is held: a site one works at' }),
  ticket: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z][A-Z0-9]{1,7}\/[1-9]\d{0,8}$/)
    .optional()
    .meta({ description: 'The customer’s ticket, `T01/6`, where they have it' }),
  fault: z.enum(faultReasons),
  conditions: z.array(z.enum(conditions)).min(1).max(6).refine(once, 'each once'),
  accessories: z.array(z.enum(accessories)).max(7).refine(once, 'each once').default([]),
  ...act,
})
export type CustodyInput = z.output<typeof CustodyInput>
export const CustodyClosing = z.strictObject({
  outcome: z.enum(outcomes),
  reason: z.enum(closingReasons).optional(),
  done: z
    .array(text(120))
    .max(2)
    .default([])
    .meta({ description: 'What was done, in two lines; no name' }),
  ...act,
})
export type CustodyClosing = z.output<typeof CustodyClosing>
export const CustodyFilter = z.strictObject({
  ...pageQuery.shape,
  status: z.enum(['open', 'closed']).optional(),
  siteId: id.optional(),
  code: code.optional().meta({ description: 'The device: its tag or QR address' }),
})
export type CustodyFilter = z.output<typeof CustodyFilter>

export const openCustody = {
  method: 'POST',
  url: '/devices/:code/custody',
  access: openers,
  schema: {
    operationId: 'openCustody',
    summary: 'Takes in a customer’s machine for a repair; it stays theirs, under a claim number',
    tags,
    params: z.strictObject({ code }),
    body: CustodyInput,
    response: answers({ 201: Custody }, 404, 409, 422),
  },
} as const
export const listCustodies = {
  method: 'GET',
  url: '/custodies',
  access: [...openers, 'coordinator', 'auditor', 'admin'],
  schema: {
    operationId: 'listCustodies',
    summary: 'Lists the customers’ machines held, or given back, oldest first',
    tags,
    querystring: CustodyFilter,
    response: answers({ 200: page(Custody) }, 404, 422),
  },
} as const
export const closeCustody = {
  method: 'POST',
  url: '/custodies/:id/closing',
  access: closers,
  schema: {
    operationId: 'closeCustody',
    summary: 'Says that a customer’s machine was given back, and what was done',
    tags,
    params: z.strictObject({ id }),
    body: CustodyClosing,
    response: answers({ 200: Custody }, 404, 409, 422),
  },
} as const
