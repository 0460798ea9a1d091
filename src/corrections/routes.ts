import type { FastifyInstance } from 'fastify'
import { bind } from '../accounts/bind.ts'
import { readTag } from '../devices/queries.ts'
import type { Services } from '../platform/context.ts'
import { toPage } from '../platform/schema.ts'
import * as c from './contract.ts'
import { confirmCorrection, rejectCorrection } from './decide-correction.ts'
import { proposeCorrection } from './propose-correction.ts'
import { listCorrectionRows } from './queries.ts'

export function correctionRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.proposeCorrection, (ctx, { params, body }) =>
    proposeCorrection(ctx, params.code, body),
  )
  bind(app, services, c.listCorrections, async (ctx, { query: { code, ...query } }) =>
    toPage(await listCorrectionRows(ctx, { ...query, tag: code && readTag(code) }), query.limit),
  )
  bind(app, services, c.confirmCorrection, (ctx, { params, body }) =>
    confirmCorrection(ctx, params.id, body),
  )
  bind(app, services, c.rejectCorrection, (ctx, { params, body }) =>
    rejectCorrection(ctx, params.id, body),
  )
}
