import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifySerializerCompiler,
  LogController,
  type RouteOptions,
} from 'fastify'
import { hasZodFastifySchemaValidationErrors, validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { authRoutes } from './accounts/auth-routes.ts'
import { languageOf } from './accounts/bind.ts'
import { accountRoutes } from './accounts/routes.ts'
import { configurationRoutes } from './configuration/routes.ts'
import { correctionRoutes } from './corrections/routes.ts'
import { countRoutes } from './counts/routes.ts'
import { custodyRoutes } from './custody/routes.ts'
import { deviceRoutes } from './devices/routes.ts'
import { documentRoutes } from './documents/routes.ts'
import { donationRoutes } from './donations/routes.ts'
import { erasureRoutes } from './erasure/routes.ts'
import { helpRoutes } from './help/routes.ts'
import { homeRoutes } from './home/routes.ts'
import { labelRoutes } from './labels/routes.ts'
import { lockRoutes } from './locks/routes.ts'
import { lossRoutes } from './losses/routes.ts'
import { partyRoutes } from './parties/routes.ts'
import type { Services } from './platform/context.ts'
import { healthRoutes } from './platform/health.ts'
import { documentOptions } from './platform/openapi.ts'
import { fromDatabase, Problem, problemBody } from './platform/problems.ts'
import { type Pages, pages, printedAddresses } from './public/pages.ts'
import { publicRoutes, securityTextRoute } from './public/routes.ts'
import { qualityRoutes } from './quality/routes.ts'
import { receiptRoutes } from './receipts/routes.ts'
import { refurbishmentRoutes } from './refurbishment/routes.ts'
import { shopRoutes } from './shop/routes.ts'
import { stockRoutes } from './stock/routes.ts'

export const API = '/api/v1'
const BODY_LIMIT = 1_000_000

const slices = [
  accountRoutes,
  partyRoutes,
  configurationRoutes,
  donationRoutes,
  deviceRoutes,
  labelRoutes,
  erasureRoutes,
  refurbishmentRoutes,
  stockRoutes,
  shopRoutes,
  documentRoutes,
  receiptRoutes,
  publicRoutes,
  helpRoutes,
  countRoutes,
  correctionRoutes,
  lossRoutes,
  qualityRoutes,
  lockRoutes,
  custodyRoutes,
  homeRoutes,
]

/** Puts the service together: the only place that knows every slice. Nothing listens yet. */
export async function buildApp(
  services: Services,
  { onRoute }: { onRoute?: (route: RouteOptions) => void } = {},
): Promise<FastifyInstance> {
  const { settings } = services
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    trustProxy: settings.trustProxy,
    requestIdHeader: false,
    genReqId: requestIds(services),
    // Method, route and status: no address, no query, no header, so no personal data.
    logger: {
      level: settings.logLevel,
      serializers: {
        req: (request) => ({
          method: request.method,
          route: request.routeOptions?.url ?? 'unknown',
        }),
        res: (reply) => ({ statusCode: reply.statusCode }),
        err: (error) => ({
          type: error.name,
          message: '',
          code: error.code,
          stack: error.stack?.split('\n').slice(1, 8).join('\n') ?? '',
        }),
      },
    },
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 60_000,
    // An address that cannot be decoded never reaches a route: it is refused in the same form.
    frameworkErrors: (_error, request, reply) => refuseAddress(request as never, reply as never),
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(answerSerializer)
  app.decorateRequest('ctx')
  if (onRoute) app.addHook('onRoute', onRoute)
  handleErrors(app)
  app.addHook('onResponse', async (request, reply) => {
    const { acting } = request.ctx ?? {}
    request.log.info(
      { req: request, res: reply, by: acting?.code, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })

  // helmet writes the policy anew at each answer; it is always the same, so a hook of our own sets it.
  await app.register(helmet, {
    contentSecurityPolicy: false,
    hsts: settings.publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
  })
  const policy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('content-security-policy', policy)
    done()
  })
  await app.register(cookie)
  await app.register(rateLimit, {
    max: settings.rateLimitPerMinute,
    timeWindow: 60_000,
    // Per account where there is one, else per address.
    hook: 'preHandler',
    // Who is near the limit is told when it is passed: three headers less on every answer.
    addHeaders: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
      'retry-after': true,
    },
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
    keyGenerator: (request) => request.ctx?.actor.personId ?? request.ip,
    errorResponseBuilder: () => new Problem('TOO_MANY_REQUESTS'),
  })
  refuseForeignWrites(app, services)
  await app.register(swagger, documentOptions(settings))

  await app.register(
    async (api) => {
      acceptRawBodies(api)
      for (const slice of slices) slice(api, services)
    },
    { prefix: API },
  )
  await app.register(async (auth) => authRoutes(auth, services), { prefix: '/api/auth' })
  healthRoutes(app, services)
  securityTextRoute(app, services)
  const shown = await pages(app, services)
  printedAddresses(app, API, shown)
  answerNotFound(app, shown)
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true })
  app.get('/api/openapi.json', { schema: { hide: true }, config: { access: 'public' } }, () =>
    app.swagger(),
  )
  app.addHook('onClose', async () => {
    await services.renderer.close()
    await services.jobs.stop()
    await services.reads.end()
    await services.pool.end()
    await services.db.destroy()
  })
  await app.ready()
  return app
}

/** Text and bytes are taken only where a contract says so: elsewhere JSON alone, else 415. */
function acceptRawBodies(api: FastifyInstance) {
  const raw = new Map<string, readonly string[]>()
  api.addHook('onRoute', (route) => {
    const types = (route.schema as { consumes?: string[] } | undefined)?.consumes
    if (types) raw.set(`${route.method} ${route.url}`, types)
  })
  const takes = (method: string, url: string | undefined, type: string) =>
    raw.get(`${method} ${url}`)?.includes(type) ?? false
  const json = api.getDefaultJsonParser('error', 'error')
  api.removeAllContentTypeParsers()
  api.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = body as Buffer
    if (takes(request.method, request.routeOptions.url, 'application/json'))
      return done(null, bytes)
    // Clients may name JSON and send nothing where nothing is asked.
    if (bytes.length === 0) return done(null, undefined)
    return json(request, bytes.toString('utf8'), done)
  })
  for (const type of [
    'text/plain',
    'application/octet-stream',
    'image/jpeg',
    'image/png',
    'image/webp',
    'application/pdf',
  ])
    api.addContentTypeParser(type, { parseAs: 'buffer' }, (request, body, done) => {
      if (takes(request.method, request.routeOptions.url, type)) return done(null, body)
      return done(new Problem('UNSUPPORTED_MEDIA_TYPE'))
    })
}

/** A cookie session writes only from our own pages: Origin, or Sec-Fetch-Site where a browser sends it. */
function refuseForeignWrites(app: FastifyInstance, { settings }: Services) {
  const ours = new Set([
    settings.publicUrl,
    `http://${settings.host}:${settings.port}`,
    `http://localhost:${settings.port}`,
  ])
  app.addHook('onRequest', (request, _reply, done) => {
    if (
      request.method === 'GET' ||
      request.method === 'HEAD' ||
      !request.headers.cookie ||
      request.headers.authorization
    )
      return done()
    const origin = request.headers.origin
    const site = request.headers['sec-fetch-site']
    const sameSite = origin
      ? ours.has(origin) || origin === `${request.protocol}://${request.host}`
      : site === 'same-origin'
    done(sameSite ? undefined : new Problem('CSRF_REFUSED'))
  })
}

/** Answers keep the declared columns alone; an answer that does not fit its contract is a bug, and a 500. */
const answerSerializer: FastifySerializerCompiler<z.ZodType> =
  ({ schema }) =>
  (data) => {
    const read = ('safeParse' in schema ? schema : z.any()).safeParse(data)
    if (!read.success)
      throw new Error(
        `the answer does not fit its contract: ${read.error.issues.map((i) => i.path.join('.')).join(', ')}`,
      )
    return JSON.stringify(read.data)
  }

/** A name for each request: chance once for the process, then a count. */
function requestIds({ random }: Services): () => string {
  const prefix = Buffer.from(random(6)).toString('hex')
  let n = 0
  return () => `${prefix}-${(n++).toString(36)}`
}

function refuseAddress(request: FastifyRequest, reply: FastifyReply) {
  const body = problemBody(new Problem('MALFORMED'), languageOf(request), request.id)
  return reply.code(400).type('application/problem+json').send(JSON.stringify(body))
}

/** Any address that is no route: the page for a person's browser, which knows its screens; else a problem. */
function answerNotFound(app: FastifyInstance, shown: Pages | null) {
  app.setNotFoundHandler((request, reply) => {
    if (shown?.wanted(request)) return shown.send(reply)
    const body = problemBody(new Problem('NOT_FOUND'), languageOf(request), request.id)
    return reply.code(404).type('application/problem+json').send(body)
  })
}

function handleErrors(app: FastifyInstance) {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = asProblem(error)
    if (problem.status === 500)
      request.log.error(
        { err: error, requestId: request.id, route: request.routeOptions?.url },
        'bug',
      )
    if (problem.status === 503) reply.header('retry-after', '5')
    reply.code(problem.status).type('application/problem+json')
    return reply.send(JSON.stringify(problemBody(problem, languageOf(request), request.id)))
  })
}

/** Whatever was thrown, as the refusal it means; a bug is INTERNAL and says nothing more. */
function asProblem(error: FastifyError): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((v) => ({
      at: `${error.validationContext ?? ''}${v.instancePath}`,
      text: v.message ?? '',
    }))
    const amount = errors.some(({ at }) => /[cC]ents$/.test(at))
    return new Problem(amount ? 'INVALID_AMOUNT' : 'MALFORMED', { errors })
  }
  if (error.statusCode === 413) return new Problem('BODY_TOO_LARGE')
  if (error.statusCode === 415) return new Problem('UNSUPPORTED_MEDIA_TYPE')
  if (error.statusCode === 429) return new Problem('TOO_MANY_REQUESTS')
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500)
    return new Problem('UNREADABLE_BODY')
  if (error.statusCode === 503) return new Problem('UNAVAILABLE')
  return fromDatabase(error) ?? new Problem('INTERNAL')
}
