import type { FastifyInstance } from 'fastify'
import { bind } from '../accounts/bind.ts'
import type { Services } from '../platform/context.ts'
import * as c from './contract.ts'
import { getPublicDevice } from './get-device.ts'
import { getSecurityText, getService } from './get-service.ts'
import { listProblems } from './list-problems.ts'

export function publicRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.getPublicDevice, (ctx, { params }) => getPublicDevice(ctx, params.tag))
  bind(app, services, c.getService, (ctx) => getService(ctx))
  bind(app, services, c.listProblems, async (_ctx, { query }) => listProblems(query.language))
}

/** The address at which whoever found a weakness looks for whom to tell (RFC 9116): not of the API. */
export function securityTextRoute(app: FastifyInstance, services: Services) {
  app.get(
    '/.well-known/security.txt',
    { schema: { hide: true }, config: { access: 'public' } },
    async (_request, reply) => {
      const text = await getSecurityText(services)
      return reply.type('text/plain; charset=utf-8').send(text)
    },
  )
}
