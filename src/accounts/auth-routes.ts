import { isAPIError } from 'better-auth/api'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Services } from '../platform/context.ts'
import { Problem } from '../platform/problems.ts'
import { sessionToken } from './authenticate.ts'
import { type Auth, createAuth } from './better-auth.ts'
import { traceOf } from './secrets.ts'
import { deleteSession, findSessionUser, recordSecurity } from './sign-in-queries.ts'

const email = z.email().max(254)
const secret = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\0]*$/)
/** A path of ours; anything else would make of our links an open door to another site. */
const ownPath = z
  .string()
  .max(300)
  .regex(/^\/(?![/\\])[\w\-./?=&]*$/)
const token = z
  .string()
  .max(200)
  .regex(/^[\w-]+$/)
const code = z
  .string()
  .max(40)
  .regex(/^[\w-]+$/)
const password = z.strictObject({ password: secret })

type Path = {
  url: string
  method?: 'GET'
  means?: 'password' | 'link' | 'code'
  perMinute: number
  body?: z.ZodType
  querystring?: z.ZodType
}

/** What of better-auth is reachable, and with what: everything else is not found. */
const paths: Path[] = [
  {
    url: '/sign-in/email',
    means: 'password',
    perMinute: 10,
    body: z.strictObject({ email, password: secret, rememberMe: z.boolean().optional() }),
  },
  {
    url: '/sign-in/magic-link',
    perMinute: 5,
    body: z.strictObject({ email, callbackURL: ownPath.optional() }),
  },
  {
    url: '/magic-link/verify',
    method: 'GET',
    means: 'link',
    perMinute: 10,
    querystring: z.strictObject({ token, callbackURL: ownPath.optional() }),
  },
  { url: '/request-password-reset', perMinute: 5, body: z.strictObject({ email }) },
  {
    url: '/reset-password',
    perMinute: 10,
    body: z.strictObject({ token, newPassword: secret }),
  },
  { url: '/sign-out', perMinute: 60 },
  { url: '/two-factor/enable', perMinute: 10, body: password },
  { url: '/two-factor/disable', perMinute: 10, body: password },
  { url: '/two-factor/get-totp-uri', perMinute: 10, body: password },
  { url: '/two-factor/generate-backup-codes', perMinute: 10, body: password },
  { url: '/two-factor/verify-totp', means: 'code', perMinute: 10, body: z.strictObject({ code }) },
  {
    url: '/two-factor/verify-backup-code',
    means: 'code',
    perMinute: 10,
    body: z.strictObject({ code }),
  },
]

/** What of its answers goes out: no session token, which stays in its HttpOnly cookie. */
const answered = [
  'status',
  'success',
  'twoFactorRedirect',
  'twoFactorMethods',
  'totpURI',
  'backupCodes',
]

/** Signing in and out by password, link and one-time code. */
export async function authRoutes(app: FastifyInstance, services: Services) {
  const auth = createAuth(services)
  await auth.$context
  const json = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) =>
    body.length === 0 ? done(null, undefined) : json(request, body as string, done),
  )
  for (const path of paths)
    app.route({
      method: path.method ?? 'POST',
      url: path.url,
      schema: {
        hide: true,
        ...(path.body ? { body: path.body } : {}),
        ...(path.querystring ? { querystring: path.querystring } : {}),
      },
      config: { access: 'public', rateLimit: { max: path.perMinute, timeWindow: 60_000 } },
      handler: (request, reply) => ceremony(services, auth, path, request, reply),
    })
}

async function ceremony(
  services: Services,
  auth: Auth,
  path: Path,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { settings, db } = services
  const held = request.headers.cookie && sessionToken(request.headers.cookie, settings.authSecret)
  const before = held ? await findSessionUser(db, held) : null
  const response = await pass(settings.publicUrl, auth, request).catch(async (error: unknown) => {
    const problem = asProblem(error, path)
    if (!problem) throw error
    if (path.means && problem.status < 429) {
      const typed = (request.body as { email?: string } | undefined)?.email
      const account = typed ? traceOf(services, typed) : null
      const refused = { account, address: request.ip, means: path.means }
      await recordSecurity(db, services, { ...refused, kind: 'signIn.refused' })
    }
    throw problem
  })

  const cookies = response.headers.getSetCookie()
  const fresh = cookies.map((c) => sessionToken(c, settings.authSecret)).find((t) => t !== null)
  const said = { address: request.ip, means: path.means }
  if (fresh && path.means) {
    // Whoever was signed in on this browser no longer is.
    if (held && held !== fresh) await deleteSession(db, held)
    const account = await findSessionUser(db, fresh)
    await recordSecurity(db, services, { ...said, account, kind: 'signIn.ok' })
  } else if (path.url === '/sign-out' && before)
    await recordSecurity(db, services, { ...said, account: before, kind: 'signOut' })

  for (const cookie of cookies) reply.header('set-cookie', cookie)
  reply.header('cache-control', 'no-store').code(response.status)
  const location = response.headers.get('location')
  if (location && response.status >= 300) return reply.header('location', location).send()
  const body = (await response.json().catch(() => null)) as Record<string, unknown> | null
  return reply.send(
    Object.fromEntries(Object.entries(body ?? {}).filter(([k]) => answered.includes(k))),
  )
}

/** Hands the request to better-auth; throws whatever it refuses. */
async function pass(publicUrl: string, auth: Auth, request: FastifyRequest): Promise<Response> {
  const headers = new Headers()
  for (const name of ['cookie', 'origin', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest']) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  // The page was served from this very address (a workshop's own network): as good as the public one.
  if (headers.get('origin') === `${request.protocol}://${request.host}`)
    headers.set('origin', new URL(publicUrl).origin)
  const post = request.method === 'POST'
  if (post) headers.set('content-type', 'application/json')
  const response = await auth.handler(
    new Request(new URL(request.url, publicUrl), {
      method: request.method,
      headers,
      ...(post ? { body: JSON.stringify(request.body ?? {}) } : {}),
    }),
  )
  if (response.status < 400) return response
  const body = (await response.json().catch(() => null)) as { code?: unknown } | null
  throw new Refused(response.status, body?.code)
}

class Refused extends Error {
  readonly status: number
  readonly code: unknown
  constructor(status: number, code: unknown) {
    super('refused')
    this.status = status
    this.code = code
  }
}

/** A refusal of better-auth in our words, a wrong password and an unknown address being one; null for a bug. */
function asProblem(error: unknown, path: Path): Problem | null {
  const { status, code } = refusalOf(error)
  const text = String(code)
  if (/ORIGIN|CROSS_SITE/.test(text)) return new Problem('CSRF_REFUSED')
  if (text === 'PASSWORD_TOO_SHORT' || text === 'PASSWORD_TOO_LONG')
    return new Problem('PASSWORD_TOO_SHORT')
  if (path.url === '/reset-password' && status === 400) return new Problem('LINK_EXPIRED')
  if (text === 'INVALID_PASSWORD') return new Problem('SIGN_IN_REFUSED')
  if (status === 401) return new Problem(path.means ? 'SIGN_IN_REFUSED' : 'UNAUTHENTICATED')
  if (status === 403) return new Problem('FORBIDDEN')
  if (status === 404) return new Problem('NOT_FOUND')
  if (status === 429) return new Problem('TOO_MANY_REQUESTS')
  if (status >= 400 && status < 500) return new Problem('MALFORMED')
  return null
}

function refusalOf(error: unknown): { status: number; code: unknown } {
  if (isAPIError(error)) return { status: error.statusCode, code: error.body?.code }
  if (error instanceof Refused) return error
  return { status: 500, code: null }
}
