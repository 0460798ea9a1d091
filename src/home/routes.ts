import type { FastifyInstance } from 'fastify'
import { bind } from '../accounts/bind.ts'
import type { Services } from '../platform/context.ts'
import * as c from './contract.ts'
import { getSiteOverview } from './get-overview.ts'
import { getWork } from './get-work.ts'
import { getSiteOverview as overview } from './overview-contract.ts'

export function homeRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.getWork, (ctx) => getWork(ctx))
  bind(app, services, overview, (ctx, { params }) => getSiteOverview(ctx, params.id))
}
