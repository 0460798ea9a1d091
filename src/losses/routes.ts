import type { FastifyInstance } from 'fastify'
import { bind } from '../accounts/bind.ts'
import type { Services } from '../platform/context.ts'
import { toPage } from '../platform/schema.ts'
import * as c from './contract.ts'
import { confirmLoss, findLost, rejectLoss } from './decide-loss.ts'
import { listBreachRows, listLossRows, listMissing } from './queries.ts'
import { readBreach, recordBreachStep } from './record-step.ts'
import { reportLoss } from './report-loss.ts'

export function lossRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.listMissingDevices, async (ctx, { query }) =>
    toPage(await listMissing(ctx, query), query.limit),
  )
  bind(app, services, c.reportLoss, (ctx, { body }) => reportLoss(ctx, body))
  bind(app, services, c.listLosses, async (ctx, { query }) =>
    toPage(await listLossRows(ctx, query), query.limit),
  )
  bind(app, services, c.confirmLoss, (ctx, { params, body }) => confirmLoss(ctx, params.id, body))
  bind(app, services, c.rejectLoss, (ctx, { params, body }) => rejectLoss(ctx, params.id, body))
  bind(app, services, c.findLost, (ctx, { params, body }) => findLost(ctx, params.id, body))
  bind(app, services, c.listBreaches, async (ctx, { query }) =>
    toPage(await listBreachRows(ctx, query), query.limit),
  )
  bind(app, services, c.getBreach, (ctx, { params }) => readBreach(ctx.db, ctx, params.id))
  bind(app, services, c.recordBreachStep, (ctx, { params, body }) =>
    recordBreachStep(ctx, params.id, body),
  )
}
