import { z } from 'zod'
import { answers, email, id, instant, page, pageQuery, text, version } from '../platform/schema.ts'

export const roles = [
  'donor',
  'coordinator',
  'collector',
  'technician',
  'supervisor',
  'weeeOfficer',
  'cashier',
  'shopManager',
  'accountant',
  'auditor',
  'prescriber',
  'observer',
  'agent',
  'admin',
] as const

const Role = z.enum(roles)

export const NewMembership = z.strictObject({
  role: Role,
  organisationId: id,
  siteId: id.optional(),
})
export type NewMembership = z.output<typeof NewMembership>
export const NewPerson = z.strictObject({
  name: text(120),
  email: email.optional(),
  memberships: z.array(NewMembership).max(20).default([]),
})
export type NewPerson = z.output<typeof NewPerson>
export const PersonChange = z.strictObject({
  version,
  name: text(120).optional(),
  email: email.optional(),
})
export type PersonChange = z.output<typeof PersonChange>
export const NewBadge = z.strictObject({ pin: z.string().regex(/^\d{4,8}$/) })
export const BadgeSignIn = z.strictObject({ badge: text(80), pin: z.string().max(80) })
export type BadgeSignIn = z.output<typeof BadgeSignIn>
export const NewApiKey = z.strictObject({
  name: text(80),
  role: Role,
  organisationId: id,
  siteId: id.optional(),
  expiresAt: instant.optional(),
})
export type NewApiKey = z.output<typeof NewApiKey>

export const Person = z
  .object({
    id,
    name: z.string(),
    email: z.string().nullable(),
    active: z.boolean(),
    hasBadge: z.boolean(),
    version: z.int(),
    memberships: z.array(
      z.object({
        id,
        code: z.string(),
        role: Role,
        organisationId: id,
        siteId: id.nullable(),
      }),
    ),
  })
  .meta({ id: 'Person' })

export const Me = z
  .object({
    id: z.string(),
    kind: z.enum(['person', 'machine']),
    name: z.string(),
    language: z.enum(['fr', 'en']),
    roles: z.array(
      z.object({
        code: z.string(),
        role: Role,
        organisationId: id,
        organisationName: z.string(),
        siteId: id.nullable(),
        siteName: z.string().nullable(),
        validatesUntil: z.string().nullable().meta({
          description: 'The last day on which it may release by delegation; null where it may not',
        }),
      }),
    ),
  })
  .meta({ id: 'Me' })

export const ApiKey = z
  .object({
    id,
    name: z.string(),
    start: z.string(),
    code: z.string(),
    role: Role,
    organisationId: id,
    siteId: id.nullable(),
    expiresAt: z.string().nullable(),
    lastUsedOn: z.string().nullable(),
    revokedAt: z.string().nullable(),
  })
  .meta({ id: 'ApiKey' })

const byId = z.strictObject({ id })
const keepers = ['supervisor', 'coordinator', 'admin'] as const
const tags = ['accounts'] as const

export const getMe = {
  method: 'GET',
  url: '/me',
  access: 'signedIn',
  schema: {
    operationId: 'getMe',
    summary: 'Who is signed in, and which roles they hold',
    tags,
    response: answers({ 200: Me }),
  },
} as const
export const setApprovalPin = {
  method: 'PUT',
  url: '/me/approval-pin',
  access: ['shopManager'],
  schema: {
    operationId: 'setApprovalPin',
    summary: 'Sets the code by which a shop manager approves at someone else’s till',
    tags,
    body: z.strictObject({ pin: z.string().regex(/^\d{6}$/) }),
    response: answers({ 200: z.object({ set: z.literal(true) }) }),
  },
} as const
export const createPerson = {
  method: 'POST',
  url: '/people',
  access: keepers,
  schema: {
    operationId: 'createPerson',
    summary: 'Adds a person; an address is invited by mail',
    tags,
    body: NewPerson,
    response: answers({ 201: Person }, 409, 422),
  },
} as const
export const getPerson = {
  method: 'GET',
  url: '/people/:id',
  access: keepers,
  schema: {
    operationId: 'getPerson',
    summary: 'Reads a person',
    tags,
    params: byId,
    response: answers({ 200: Person }, 404),
  },
} as const
export const listPeople = {
  method: 'GET',
  url: '/people',
  access: keepers,
  schema: {
    operationId: 'listPeople',
    summary: 'Lists people, in the order they were added; a supervisor sees its own team',
    tags,
    querystring: pageQuery,
    response: answers({ 200: page(Person) }),
  },
} as const
export const updatePerson = {
  method: 'PATCH',
  url: '/people/:id',
  access: keepers,
  schema: {
    operationId: 'updatePerson',
    summary: 'Changes a name or an address; a new address ends the sessions',
    tags,
    params: byId,
    body: PersonChange,
    response: answers({ 200: Person }, 404, 409),
  },
} as const
export const deactivatePerson = {
  method: 'POST',
  url: '/people/:id/deactivation',
  access: keepers,
  schema: {
    operationId: 'deactivatePerson',
    summary: 'Deactivates a person: roles, badge and sessions end at once',
    tags,
    params: byId,
    body: z.strictObject({ version }),
    response: answers({ 200: Person }, 404, 409, 422),
  },
} as const
export const grantMembership = {
  method: 'POST',
  url: '/people/:id/memberships',
  access: keepers,
  schema: {
    operationId: 'grantMembership',
    summary: 'Gives a person a role in an organisation',
    tags,
    params: byId,
    body: NewMembership,
    response: answers({ 201: Person }, 404, 409, 422),
  },
} as const
export const endMembership = {
  method: 'POST',
  url: '/memberships/:id/end',
  access: keepers,
  schema: {
    operationId: 'endMembership',
    summary: 'Ends a role; what was done under it stays',
    tags,
    params: byId,
    response: answers({ 200: Person }, 404, 409, 422),
  },
} as const
export const issueBadge = {
  method: 'POST',
  url: '/people/:id/badge',
  access: ['supervisor', 'admin'],
  schema: {
    operationId: 'issueBadge',
    summary: 'Makes a badge, shown once; the former one stops working',
    tags,
    params: byId,
    body: NewBadge,
    response: answers({ 201: z.object({ badge: z.string() }) }, 404, 409, 422),
  },
} as const
export const signInWithBadge = {
  method: 'POST',
  url: '/badge-sessions',
  access: 'public',
  rate: 30,
  schema: {
    operationId: 'signInWithBadge',
    summary: 'Signs in by badge and PIN, in place of whoever was signed in',
    tags,
    body: BadgeSignIn,
    response: answers({ 200: z.object({ person: Me }) }),
  },
} as const
export const signOut = {
  method: 'POST',
  url: '/sign-out',
  access: 'signedIn',
  schema: {
    operationId: 'signOut',
    summary: 'Ends the session',
    tags,
    response: answers({ 200: z.object({ signedOut: z.boolean() }) }),
  },
} as const
export const createApiKey = {
  method: 'POST',
  url: '/api-keys',
  access: ['admin'],
  schema: {
    operationId: 'createApiKey',
    summary: 'Gives a machine a key, shown once',
    tags,
    body: NewApiKey,
    response: answers(
      { 201: z.object({ id, key: z.string(), code: z.string(), start: z.string() }) },
      409,
      422,
    ),
  },
} as const
export const listApiKeys = {
  method: 'GET',
  url: '/api-keys',
  access: ['admin'],
  schema: {
    operationId: 'listApiKeys',
    summary: 'Lists keys, never their secret',
    tags,
    querystring: pageQuery,
    response: answers({ 200: page(ApiKey) }),
  },
} as const
export const revokeApiKey = {
  method: 'POST',
  url: '/api-keys/:id/revocation',
  access: ['admin'],
  schema: {
    operationId: 'revokeApiKey',
    summary: 'Revokes a key at once',
    tags,
    params: byId,
    response: answers({ 200: ApiKey }, 404, 409),
  },
} as const
