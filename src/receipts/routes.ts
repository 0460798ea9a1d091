import type { FastifyInstance } from 'fastify'
import { Answer, bind } from '../accounts/bind.ts'
import type { Services } from '../platform/context.ts'
import { notFound } from '../platform/problems.ts'
import { toPage } from '../platform/schema.ts'
import { addSignatory, endSignatory } from './change-signatories.ts'
import * as c from './contract.ts'
import { declareValuation, getValuation } from './declare-valuation.ts'
import { cancelReceipt, replaceReceipt } from './end-receipt.ts'
import { exportReceipts } from './export-receipts.ts'
import { receiptsIntegrity } from './integrity.ts'
import { issueReceipt } from './issue-receipt.ts'
import { findIssuer, listIssuers } from './issuer-queries.ts'
import { deleteReceipt, prepareReceipt, previewReceipt } from './prepare-receipt.ts'
import { listReceipts } from './queries.ts'
import { confirmIssuer, setIssuer } from './set-issuer.ts'
import { listReceiptsToPrepare } from './to-prepare.ts'
import { getReceipt } from './view.ts'
import { refuseOthers, viewerOf } from './viewer.ts'

export function receiptRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.setIssuer, (ctx, { params, body }) =>
    setIssuer(ctx, params.organisationId, body),
  )
  bind(app, services, c.confirmIssuer, (ctx, { params, body }) =>
    confirmIssuer(ctx, params.organisationId, body),
  )
  bind(app, services, c.getIssuer, async (ctx, { params }) => {
    refuseOthers(ctx, params.organisationId)
    return (await findIssuer(ctx.db, params.organisationId)) ?? Promise.reject(notFound('issuer'))
  })
  bind(app, services, c.listIssuers, async (ctx, { query }) =>
    toPage(await listIssuers(ctx.db, viewerOf(ctx), query), query.limit),
  )
  bind(app, services, c.addSignatory, (ctx, { params, body }) =>
    addSignatory(ctx, params.organisationId, body),
  )
  bind(app, services, c.endSignatory, (ctx, { params, body }) => endSignatory(ctx, params.id, body))
  bind(app, services, c.declareValuation, (ctx, { params, body }) =>
    declareValuation(ctx, params.id, body),
  )
  bind(app, services, c.getValuation, (ctx, { params }) => getValuation(ctx, params.id))
  bind(app, services, c.prepareReceipt, (ctx, { body }) => prepareReceipt(ctx, body))
  bind(app, services, c.getReceipt, (ctx, { params }) => getReceipt(ctx, params.id))
  bind(app, services, c.previewReceipt, async (ctx, { params }) => {
    const pdf = await previewReceipt(ctx, params.id)
    return new Answer('application/pdf', pdf, {
      'cache-control': 'no-store',
      'content-disposition': 'inline; filename="projet.pdf"',
    })
  })
  bind(app, services, c.deleteReceipt, (ctx, { params }) => deleteReceipt(ctx, params.id))
  bind(app, services, c.issueReceipt, (ctx, { params, body }) => issueReceipt(ctx, params.id, body))
  bind(app, services, c.cancelReceipt, (ctx, { params, body }) =>
    cancelReceipt(ctx, params.id, body),
  )
  bind(app, services, c.replaceReceipt, (ctx, { params, body }) =>
    replaceReceipt(ctx, params.id, body),
  )
  bind(app, services, c.listReceipts, async (ctx, { query }) =>
    toPage(await listReceipts(ctx.db, viewerOf(ctx), query), query.limit),
  )
  bind(app, services, c.listReceiptsToPrepare, (ctx, { query }) =>
    listReceiptsToPrepare(ctx, query),
  )
  bind(app, services, c.exportReceipts, async (ctx, { query }) => {
    const csv = await exportReceipts(ctx, query)
    return new Answer('text/csv; charset=utf-8', csv, {
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="recus-${query.year}.csv"`,
    })
  })
  bind(app, services, c.receiptsIntegrity, (ctx, { params, query }) =>
    receiptsIntegrity(ctx, params.organisationId, query.year),
  )
}
