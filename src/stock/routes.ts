import type { FastifyInstance } from 'fastify'
import type { Services } from '../platform/context.ts'

export function stockRoutes(_app: FastifyInstance, _services: Services) {}
