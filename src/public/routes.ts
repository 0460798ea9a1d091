import type { FastifyInstance } from 'fastify'
import { bind } from '../accounts/bind.ts'
import type { Services } from '../platform/context.ts'
import * as c from './contract.ts'
import { getPublicDevice } from './get-device.ts'

export function publicRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.getPublicDevice, (ctx, { params }) => getPublicDevice(ctx, params.tag))
}
