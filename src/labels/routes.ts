import type { FastifyInstance } from 'fastify'
import type { Services } from '../platform/context.ts'

export function labelRoutes(_app: FastifyInstance, _services: Services) {}
