import type { FastifyInstance } from 'fastify'
import { Answer, bind } from '../accounts/bind.ts'
import type { Services } from '../platform/context.ts'
import { toPage } from '../platform/schema.ts'
import { checkDocument } from './check-document.ts'
import * as c from './contract.ts'
import { titleOf } from './kinds.ts'
import * as q from './queries.ts'
import { uploadFile } from './upload-file.ts'

const cache = { 'cache-control': 'private, no-cache' }

export function documentRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.getDocument, async (ctx, { params }) => {
    const { kind, number, sha256, mediaType, bytes } = await q.getDocument(ctx, params.id)
    return new Answer(mediaType, bytes, {
      ...cache,
      etag: `"${sha256}"`,
      'content-disposition': `inline; filename="${kind}-${number}.pdf"`,
    })
  })
  bind(app, services, c.listDocuments, async (ctx, { query }) => {
    const rows = await q.listDocuments(ctx, query)
    return toPage(
      rows.map((row) => ({ ...row, title: titleOf(row.kind) })),
      query.limit,
    )
  })
  bind(app, services, c.checkDocument, (ctx, { params }) => checkDocument(ctx, params.code))
  bind(app, services, c.uploadFile, (ctx, { body, request }) =>
    uploadFile(ctx, body, request.headers['content-type']),
  )
  bind(app, services, c.getFile, async (ctx, { params }) => {
    const { mediaType, bytes } = await q.getFile(ctx, params.sha256)
    return new Answer(mediaType, bytes, {
      ...cache,
      etag: `"${params.sha256}"`,
      'content-disposition': `attachment; filename="${params.sha256.slice(0, 12)}"`,
      'x-content-type-options': 'nosniff',
    })
  })
}
