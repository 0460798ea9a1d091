import type { FastifyInstance } from 'fastify'
import { bind } from '../accounts/bind.ts'
import type { Services } from '../platform/context.ts'
import { toPage } from '../platform/schema.ts'
import { answerHelpCall } from './answer-help-call.ts'
import { callForHelp } from './call-for-help.ts'
import * as c from './contract.ts'
import { listHelpCalls } from './queries.ts'

export function helpRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.callForHelp, (ctx, { body }) => callForHelp(ctx, body))
  bind(app, services, c.listHelpCalls, async (ctx, { query }) =>
    toPage(await listHelpCalls(ctx, query), query.limit),
  )
  bind(app, services, c.answerHelpCall, (ctx, { params, body }) =>
    answerHelpCall(ctx, params.id, body),
  )
}
