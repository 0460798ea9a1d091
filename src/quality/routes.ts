import type { FastifyInstance } from 'fastify'
import { Answer, bind } from '../accounts/bind.ts'
import type { Services } from '../platform/context.ts'
import * as c from './contract.ts'
import { getQuality } from './get-quality.ts'
import { qualitySheet } from './quality-sheet.ts'

export function qualityRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.getQuality, (ctx, { query }) => getQuality(ctx, query))
  bind(app, services, c.getQualitySheet, async (ctx, { query }) => {
    const name = `qualite-${query.from}-${query.to}.csv`
    return new Answer('text/csv; charset=utf-8', await qualitySheet(ctx, query), {
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    })
  })
}
