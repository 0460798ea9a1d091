import type { FastifyInstance } from 'fastify'
import { Answer, bind } from '../accounts/bind.ts'
import { listPartRows } from '../devices/part-queries.ts'
import { readTag } from '../devices/queries.ts'
import type { Services } from '../platform/context.ts'
import { toPage } from '../platform/schema.ts'
import { closeTransfer } from './close-transfer.ts'
import * as c from './contract.ts'
import { dismantleDevice } from './dismantle-device.ts'
import { dissolveKit } from './dissolve-kit.ts'
import { makeKit } from './make-kit.ts'
import { addToTransfer, cancelTransfer, openTransfer, removeFromTransfer } from './open-transfer.ts'
import * as p from './part-contract.ts'
import { getKitByTag } from './queries.ts'
import { receiveTransfer } from './receive-transfer.ts'
import { discardPart, recordPart } from './record-part.ts'
import { getTransferSlip, sendTransfer } from './send-transfer.ts'
import * as t from './transfer-contract.ts'
import { listTransferRows } from './transfer-queries.ts'
import { readTransfer, toTransferSummary } from './transfer-view.ts'
import { toKit } from './view.ts'

export function stockRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.makeKit, (ctx, { body }) => makeKit(ctx, body))
  bind(app, services, c.getKit, async (ctx, { params }) =>
    toKit(await getKitByTag(ctx.db, ctx, readTag(params.code))),
  )
  bind(app, services, c.dissolveKit, (ctx, { params, body }) => dissolveKit(ctx, params.code, body))

  bind(app, services, p.recordPart, (ctx, { body }) => recordPart(ctx, body))
  bind(app, services, p.listParts, async (ctx, { query: { code, ...query } }) => {
    const tag = code === undefined ? undefined : readTag(code)
    return toPage(await listPartRows(ctx, { ...query, tag }), query.limit)
  })
  bind(app, services, p.discardPart, (ctx, { params, body }) => discardPart(ctx, params.id, body))
  bind(app, services, p.dismantleDevice, (ctx, { params, body }) =>
    dismantleDevice(ctx, params.code, body),
  )

  bind(app, services, t.openTransfer, (ctx, { body }) => openTransfer(ctx, body))
  bind(app, services, t.getTransfer, (ctx, { params }) => readTransfer(ctx.db, ctx, params.id))
  bind(app, services, t.listTransfers, async (ctx, { query }) =>
    toPage((await listTransferRows(ctx, query)).map(toTransferSummary), query.limit),
  )
  bind(app, services, t.getTransferSlip, async (ctx, { params }) => {
    const { mediaType, bytes, number, sha256 } = await getTransferSlip(ctx.db, ctx, params.id)
    return new Answer(mediaType, bytes, {
      'cache-control': 'private, no-cache',
      etag: `"${sha256}"`,
      'content-disposition': `inline; filename="transferSlip-${number}.pdf"`,
    })
  })
  bind(app, services, t.addToTransfer, (ctx, { params, body }) =>
    addToTransfer(ctx, params.id, body),
  )
  bind(app, services, t.removeFromTransfer, (ctx, { params, body }) =>
    removeFromTransfer(ctx, params.id, body),
  )
  bind(app, services, t.cancelTransfer, (ctx, { params, body }) =>
    cancelTransfer(ctx, params.id, body),
  )
  bind(app, services, t.sendTransfer, (ctx, { params, body }) => sendTransfer(ctx, params.id, body))
  bind(app, services, t.receiveTransfer, (ctx, { params, body }) =>
    receiveTransfer(ctx, params.id, body),
  )
  bind(app, services, t.closeTransfer, (ctx, { params, body }) =>
    closeTransfer(ctx, params.id, body),
  )
}
