import type { FastifyInstance } from 'fastify'
import { bind } from '../accounts/bind.ts'
import type { Services } from '../platform/context.ts'
import { toPage } from '../platform/schema.ts'
import { closeCustody } from './close-custody.ts'
import * as c from './contract.ts'
import { openCustody } from './open-custody.ts'
import { listCases } from './queries.ts'
import { toCustody } from './view.ts'

export function custodyRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.openCustody, (ctx, { params, body }) => openCustody(ctx, params.code, body))
  bind(app, services, c.listCustodies, async (ctx, { query }) =>
    toPage((await listCases(ctx, query)).map(toCustody), query.limit),
  )
  bind(app, services, c.closeCustody, (ctx, { params, body }) => closeCustody(ctx, params.id, body))
}
