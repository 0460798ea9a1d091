import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Actor, Ctx, Grant, Role, Scope, Services } from '../platform/context.ts'
import { TERRITORY_ROLES } from '../platform/context.ts'
import { isClockOff } from '../platform/dates.ts'
import { lentSites } from '../platform/lent-sites.ts'
import { type Language, Problem, refuseIf } from '../platform/problems.ts'
import { authenticate, nobody } from './authenticate.ts'

/** Who may call a route: everyone, whoever is signed in, or those who hold one of these roles. */
export type Access = 'public' | 'signedIn' | readonly Role[]

/** A route as plain data: the one source of types, checks, permissions and the OpenAPI document. */
export type Contract = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly url: string
  readonly access: Access
  /** Whether the roles of `access` may lend it: then who holds a running delegation may call it too, where it holds. */
  readonly delegable?: true
  /** The body arrives as raw bytes of one of these types, up to this size. */
  readonly raw?: { readonly types: readonly string[]; readonly maxBytes: number }
  /** Requests per minute and address, where the ordinary limit is too generous. */
  readonly rate?: number
  readonly schema: {
    readonly operationId: string
    readonly summary: string
    readonly tags: readonly string[]
    readonly params?: z.ZodType
    readonly querystring?: z.ZodType
    readonly headers?: z.ZodType
    readonly body?: z.ZodType
    readonly response: Readonly<Record<number, unknown>>
  }
}

type Out<T> = T extends z.ZodType ? z.output<T> : undefined
type Input<C extends Contract> = {
  params: Out<C['schema']['params']>
  query: Out<C['schema']['querystring']>
  body: C['raw'] extends object ? Buffer : Out<C['schema']['body']>
  request: FastifyRequest
}
type Success<R> = {
  [S in keyof R]: S extends 200 | 201 | 202
    ? R[S] extends z.ZodType
      ? z.input<R[S]>
      : Answer
    : S extends 204
      ? undefined
      : never
}[keyof R]

/** An answer that is not JSON: bytes of a type, with a file name, or extra headers. */
export class Answer {
  readonly type: string
  readonly body: Buffer | string
  readonly headers: Record<string, string>
  constructor(type: string, body: Buffer | string, headers: Record<string, string> = {}) {
    this.type = type
    this.body = body
    this.headers = headers
  }
}

const anonymousGrant: Grant = {
  code: 'public',
  personId: '',
  role: 'observer',
  organisationId: '',
  siteId: null,
  siteIds: [],
}
const nothing: Scope = { all: false, organisationIds: [], siteIds: [] }

/** The first grant that may, or a 401 or 403; and the rows that all grants that may can see together. */
export function permit(
  actor: Actor,
  access: Access,
  delegable = false,
): { acting: Grant; scope: Scope } {
  if (access === 'public') return { acting: actor.grants[0] ?? anonymousGrant, scope: nothing }
  if (actor.kind === 'anonymous') throw new Problem('UNAUTHENTICATED')
  const able =
    access === 'signedIn' ? actor.grants : actor.grants.filter((g) => access.includes(g.role))
  const acting = able[0]
  if (!acting && delegable) return permitLent(actor)
  if (!acting) throw new Problem('FORBIDDEN')
  return {
    acting,
    scope: {
      all: able.some((g) => TERRITORY_ROLES.includes(g.role)),
      organisationIds: [...new Set(able.map((g) => g.organisationId))],
      siteIds: [...new Set(able.flatMap((g) => g.siteIds))],
    },
  }
}

/** What is lent to the actor, at the sites where it holds alone. @throws FORBIDDEN, DELEGATION_OVER */
function permitLent({ grants }: Actor): { acting: Grant; scope: Scope } {
  const lent = grants.filter((g) => lentSites(g).length > 0)
  const [acting] = lent
  if (!acting) throw new Problem(grants.some((g) => g.delegation) ? 'DELEGATION_OVER' : 'FORBIDDEN')
  return { acting, scope: { ...nothing, siteIds: [...new Set(lent.flatMap(lentSites))] } }
}

export const languageOf = (request: FastifyRequest): Language =>
  /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'fr'

/**
 * Binds a contract to the one call it makes. The status is the contract's own first 2xx; where it has both, 201 is what
 * was made now and 200 what is answered again.
 */
export function bind<C extends Contract>(
  app: FastifyInstance,
  services: Services,
  contract: C,
  handler: (ctx: Ctx, input: Input<C>) => Promise<Success<C['schema']['response']> | Answer>,
): void {
  const { method, url, access, delegable = false, schema, raw, rate } = contract
  const [first = 200, made = first] = Object.keys(schema.response).map(Number).filter(isSuccess)
  const statusOf = (result: unknown) => (isRepeated(result) ? first : made)
  const who = access === 'public' || access === 'signedIn' ? access : access.join(', ')
  const { body, ...rest } = schema
  app.route({
    method,
    url,
    schema: {
      ...rest,
      tags: [...schema.tags],
      description:
        access === 'public' ? 'Public.' : `For: ${who}${delegable ? ', or by delegation' : ''}.`,
      security: access === 'public' ? [] : [{ key: [] }, { session: [] }],
      ...(raw ? { consumes: [...raw.types] } : {}),
      ...(body ? { body } : {}),
    },
    config: { access, ...(rate ? { rateLimit: { max: rate, timeWindow: 60_000 } } : {}) },
    ...(raw ? { bodyLimit: raw.maxBytes } : {}),
    // The permission is asked before a byte of the body is read.
    onRequest: async (request) => {
      const actor =
        access === 'public' && !request.headers.authorization
          ? nobody
          : await authenticate(services, request)
      requireAuthor(actor, request)
      request.ctx = {
        ...services,
        actor,
        ...permit(actor, access, delegable),
        requestId: request.id,
        language: languageOf(request),
        idempotencyKey: readKey(request),
        occurredAt: null,
      }
    },
    handler: async (request, reply) => {
      request.ctx.occurredAt = readInstant(request.body, request.ctx.now())
      const result = await handler(request.ctx, {
        params: request.params,
        query: request.query,
        body: request.body,
        request,
      } as Input<C>)
      const status = statusOf(result)
      if (!(result instanceof Answer)) return reply.code(status).send(result)
      return reply.code(status).headers(result.headers).type(result.type).send(result.body)
    },
  })
}

/**
 * What waited on a shared computer is sent as its author alone: `x-author` names one of the sender's membership codes.
 * @throws OTHER_AUTHOR when somebody else is signed in meanwhile
 */
function requireAuthor({ kind, grants }: Actor, { headers }: FastifyRequest): void {
  const author = headers['x-author']
  if (author === undefined || kind === 'anonymous') return
  if (!grants.some(({ code }) => code === author)) throw new Problem('OTHER_AUTHOR')
}

/** When a body says that it was done. @throws CLOCK_OFF */
function readInstant(body: unknown, now: string): string | null {
  const said = (body as { occurredAt?: unknown } | null | undefined)?.occurredAt
  if (typeof said !== 'string') return null
  if (isClockOff(said, now)) refuseIf([{ code: 'CLOCK_OFF' }])
  return said
}

const isSuccess = (status: number) => status >= 200 && status < 300
const isRepeated = (result: unknown) =>
  typeof result === 'object' && result !== null && 'repeated' in result && result.repeated === true

function readKey(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,120}$/.test(key))
    throw new Problem('MALFORMED', {
      errors: [{ at: 'header idempotency-key', text: '8 to 120 visible ASCII characters' }],
    })
  return key
}

declare module 'fastify' {
  interface FastifyRequest {
    ctx: Ctx
  }
  interface FastifyContextConfig {
    access?: Access
  }
}
