import type { FastifyInstance } from 'fastify'
import { Answer, bind } from '../accounts/bind.ts'
import type { Services } from '../platform/context.ts'
import { toPage } from '../platform/schema.ts'
import { closeCount } from './close-count.ts'
import * as c from './contract.ts'
import { countSheet } from './count-sheet.ts'
import { cancelCount, openCount } from './open-count.ts'
import { getCountRow, listCountRows, listItemRows, listUnknownCodes } from './queries.ts'
import { scanCount } from './scan-count.ts'
import { toCount, toItem } from './view.ts'

export function countRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.openCount, (ctx, { body }) => openCount(ctx, body))
  bind(app, services, c.listCounts, async (ctx, { query }) =>
    toPage((await listCountRows(ctx, query)).map(toCount), query.limit),
  )
  bind(app, services, c.getCount, async (ctx, { params }) => ({
    ...toCount(await getCountRow(ctx.db, ctx, params.id)),
    unknownCodes: await listUnknownCodes(ctx.db, params.id),
  }))
  bind(app, services, c.listCountItems, async (ctx, { params, query }) => {
    const count = await getCountRow(ctx.db, ctx, params.id)
    const rows = await listItemRows(ctx, params.id, query)
    return toPage(
      rows.map((r) => toItem(r, count)),
      query.limit,
    )
  })
  bind(app, services, c.getCountSheet, async (ctx, { params }) => {
    const { reference, csv } = await countSheet(ctx, params.id)
    return new Answer('text/csv; charset=utf-8', csv, {
      'content-disposition': `attachment; filename="${reference}.csv"`,
      'cache-control': 'private, no-store',
    })
  })
  bind(app, services, c.scanCount, (ctx, { params, body }) => scanCount(ctx, params.id, body))
  bind(app, services, c.closeCount, (ctx, { params, body }) => closeCount(ctx, params.id, body))
  bind(app, services, c.cancelCount, (ctx, { params, body }) => cancelCount(ctx, params.id, body))
}
