import { z } from 'zod'
import { code } from '../devices/contract.ts'
import { answers, id, text, version } from '../platform/schema.ts'

const byCode = z.strictObject({ code })
const makers = ['technician', 'supervisor', 'shopManager'] as const
const readers = [
  ...makers,
  'cashier',
  'collector',
  'accountant',
  'coordinator',
  'auditor',
  'admin',
] as const
const tags = ['kits'] as const

export const Kit = z
  .object({
    id,
    tag: z.string(),
    category: z.string(),
    members: z.array(z.string()),
    accessories: z.array(z.object({ category: z.string(), quantity: z.int() })),
    origin: z.enum(['private', 'cg3p']),
    ownerId: id,
    siteId: id,
    performanceClass: z.enum(['P1', 'P2', 'P3']).nullable(),
    dissolvedAt: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Kit', description: 'Sold by its own tag; its members are not moved alone' })

export const KitInput = z.strictObject({
  tag: code.optional(),
  category: z.literal('desktopSet'),
  members: z.array(code).min(1).max(20),
  accessories: z
    .array(z.strictObject({ category: text(40), quantity: z.int().min(1).max(20) }))
    .max(10)
    .refine((list) => new Set(list.map((a) => a.category)).size === list.length, 'each once')
    .default([]),
})
export type KitInput = z.output<typeof KitInput>

export const makeKit = {
  method: 'POST',
  url: '/kits',
  access: makers,
  schema: {
    operationId: 'makeKit',
    summary: 'Makes a desktop set of a ready desktop, its monitors and accessories',
    tags,
    body: KitInput,
    response: answers({ 201: Kit }, 404, 409, 422),
  },
} as const
export const getKit = {
  method: 'GET',
  url: '/kits/:code',
  access: readers,
  schema: {
    operationId: 'getKit',
    summary: 'Reads a kit by its tag or QR address',
    tags,
    params: byCode,
    response: answers({ 200: Kit }, 404, 422),
  },
} as const
export const dissolveKit = {
  method: 'POST',
  url: '/kits/:code/dissolution',
  access: makers,
  schema: {
    operationId: 'dissolveKit',
    summary: 'Dissolves a kit: its members are devices on their own again',
    tags,
    params: byCode,
    body: z.strictObject({ version }),
    response: answers({ 200: Kit }, 404, 409, 422),
  },
} as const
