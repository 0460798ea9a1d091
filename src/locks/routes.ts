import type { FastifyInstance } from 'fastify'
import { bind } from '../accounts/bind.ts'
import type { Services } from '../platform/context.ts'
import { toPage } from '../platform/schema.ts'
import * as c from './contract.ts'
import { listLocks } from './queries.ts'
import { reportLock } from './report-lock.ts'
import { answerLock, askDonorToUnlock, closeLock } from './settle-lock.ts'

export function lockRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.reportLock, (ctx, { params, body }) => reportLock(ctx, params.code, body))
  bind(app, services, c.listLocks, async (ctx, { query }) =>
    toPage(await listLocks(ctx, query), query.limit),
  )
  bind(app, services, c.askDonorToUnlock, (ctx, { params, body }) =>
    askDonorToUnlock(ctx, params.id, body),
  )
  bind(app, services, c.answerLock, (ctx, { params, body }) => answerLock(ctx, params.id, body))
  bind(app, services, c.closeLock, (ctx, { params, body }) => closeLock(ctx, params.id, body))
}
