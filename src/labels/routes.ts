import type { FastifyInstance } from 'fastify'
import { Answer, bind } from '../accounts/bind.ts'
import type { Services } from '../platform/context.ts'
import { toPage } from '../platform/schema.ts'
import * as c from './contract.ts'
import { createLabelBatch } from './create-batch.ts'
import { layoutList } from './layouts.ts'
import { printSheet } from './print-sheet.ts'
import { listBatches } from './queries.ts'

export function labelRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.createLabelBatch, (ctx, { body }) => createLabelBatch(ctx, body))
  bind(app, services, c.listLabelBatches, async (ctx, { query }) =>
    toPage(await listBatches(ctx, query), query.limit),
  )
  bind(app, services, c.listLabelLayouts, async () => ({ items: layoutList }))
  bind(app, services, c.getLabelSheet, async (ctx, { params, query }) => {
    const { type, name, body } = await printSheet(ctx, params.id, query)
    return new Answer(type, body, {
      'cache-control': 'private, no-cache',
      'content-disposition': `inline; filename="${name}"`,
    })
  })
}
