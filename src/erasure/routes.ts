import type { FastifyInstance } from 'fastify'
import type { Services } from '../platform/context.ts'

export function erasureRoutes(_app: FastifyInstance, _services: Services) {}
