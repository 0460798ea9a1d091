import { z } from 'zod'
import { code, eventId, states } from '../devices/contract.ts'
import type { Role } from '../platform/context.ts'
import { answers, id, instant, page, pageQuery, text, version } from '../platform/schema.ts'

export const lockStatuses = ['open', 'asked', 'answered', 'cannot', 'lifted'] as const
export const outcomes = ['unlocked', 'donorReleased', 'cannot'] as const
const bench = ['technician', 'supervisor'] as const satisfies Role[]
const tags = ['locks'] as const

export const Lock = z
  .object({
    id,
    deviceTag: z.string(),
    state: z.enum(states),
    category: z.string(),
    manufacturer: z.string().nullable(),
    model: z.string().nullable(),
    serial: z.string().nullable(),
    donorAssetTag: z.string().nullable(),
    siteId: id,
    donationId: id.nullable(),
    kind: z.string().meta({ description: 'A key of the configuration kind `lock`' }),
    seenAt: z.string(),
    reportedBy: z.string(),
    status: z.enum(lockStatuses),
    askedAt: z.string().nullable(),
    answer: z.enum(['done', 'cannot']).nullable(),
    answeredAt: z.string().nullable(),
    outcome: z.enum(outcomes).nullable(),
    closedAt: z.string().nullable(),
    version: z.int(),
  })
  .meta({
    id: 'Lock',
    description:
      'A password or an account of the former holder that keeps a device from being used',
  })

export const LockInput = z.strictObject({
  kind: z.string().regex(/^[a-z0-9][a-z0-9-]{1,38}$/),
  note: text(500).optional(),
  eventId: eventId.optional(),
  occurredAt: instant.optional(),
})
export type LockInput = z.output<typeof LockInput>
export const LockClosing = z.strictObject({
  outcome: z.enum(outcomes),
  version,
  eventId: eventId.optional(),
})
export type LockClosing = z.output<typeof LockClosing>
export const LockAnswer = z.strictObject({ answer: z.enum(['done', 'cannot']), version })
export type LockAnswer = z.output<typeof LockAnswer>
export const LockRequest = z.strictObject({ version })
export const LockFilter = z.strictObject({
  ...pageQuery.shape,
  status: z.enum(['standing', 'lifted']).optional().meta({
    description: 'Standing: still locked, whether somebody works on it or nobody can',
  }),
  code: code.optional().meta({ description: 'The device: its tag or QR address' }),
  donationId: id.optional(),
  siteId: id.optional(),
})
export type LockFilter = z.output<typeof LockFilter>
const byId = z.strictObject({ id })

export const reportLock = {
  method: 'POST',
  url: '/devices/:code/locks',
  access: ['collector', ...bench],
  schema: {
    operationId: 'reportLock',
    summary: 'Says that a device is locked, and by what: it goes to quarantine',
    tags,
    params: z.strictObject({ code }),
    body: LockInput,
    response: answers({ 201: Lock }, 404, 409, 422),
  },
} as const
export const listLocks = {
  method: 'GET',
  url: '/locks',
  access: ['collector', ...bench, 'coordinator', 'auditor', 'admin', 'donor'],
  schema: {
    operationId: 'listLocks',
    summary: 'Lists the locks of the devices one may see, oldest first',
    tags,
    querystring: LockFilter,
    response: answers({ 200: page(Lock) }, 404, 422),
  },
} as const
export const askDonorToUnlock = {
  method: 'POST',
  url: '/locks/:id/request',
  access: ['supervisor', 'coordinator'],
  schema: {
    operationId: 'askDonorToUnlock',
    summary: 'Writes to the donor: which device, what locks it, what to do',
    tags,
    params: byId,
    body: LockRequest,
    response: answers({ 200: Lock }, 404, 409, 422),
  },
} as const
export const answerLock = {
  method: 'POST',
  url: '/locks/:id/answer',
  access: ['donor', 'supervisor', 'coordinator'],
  schema: {
    operationId: 'answerLock',
    summary: 'Says that the donor unlocked the device, or cannot',
    tags,
    params: byId,
    body: LockAnswer,
    response: answers({ 200: Lock }, 404, 409),
  },
} as const
export const closeLock = {
  method: 'POST',
  url: '/locks/:id/closing',
  access: bench,
  schema: {
    operationId: 'closeLock',
    summary: 'Says how a lock ended, as seen on the device: lifted, or impossible to lift',
    tags,
    params: byId,
    body: LockClosing,
    response: answers({ 200: Lock }, 404, 409, 422),
  },
} as const
