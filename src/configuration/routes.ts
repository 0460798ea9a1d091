import type { FastifyInstance } from 'fastify'
import { bind } from '../accounts/bind.ts'
import type { Services } from '../platform/context.ts'
import { toPage } from '../platform/schema.ts'
import * as c from './contract.ts'
import { decideConfiguration, proposeConfiguration } from './decide-configuration.ts'
import { listKinds } from './list-kinds.ts'
import { listConfiguration } from './queries.ts'

export function configurationRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.proposeConfiguration, (ctx, { body }) => proposeConfiguration(ctx, body))
  bind(app, services, c.decideConfiguration, (ctx, { params, body }) =>
    decideConfiguration(ctx, params.id, body),
  )
  bind(app, services, c.listConfiguration, async (ctx, { query }) =>
    toPage(await listConfiguration(ctx.db, query), query.limit),
  )
  bind(app, services, c.listConfigurationKinds, async () => listKinds())
}
