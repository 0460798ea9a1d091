import type { FastifyInstance } from 'fastify'
import { bind } from '../accounts/bind.ts'
import { readTag } from '../devices/queries.ts'
import type { Services } from '../platform/context.ts'
import * as c from './contract.ts'
import { dissolveKit } from './dissolve-kit.ts'
import { makeKit } from './make-kit.ts'
import { getKitByTag } from './queries.ts'
import { toKit } from './view.ts'

export function stockRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.makeKit, (ctx, { body }) => makeKit(ctx, body))
  bind(app, services, c.getKit, async (ctx, { params }) =>
    toKit(await getKitByTag(ctx.db, ctx, readTag(params.code))),
  )
  bind(app, services, c.dissolveKit, (ctx, { params, body }) => dissolveKit(ctx, params.code, body))
}
