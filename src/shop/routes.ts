import type { FastifyInstance } from 'fastify'
import { Answer, bind } from '../accounts/bind.ts'
import type { Services } from '../platform/context.ts'
import { businessDay } from '../platform/dates.ts'
import { toPage } from '../platform/schema.ts'
import * as k from './catalogue-contract.ts'
import { listMandateRows, listProductRows } from './catalogue-queries.ts'
import { createSaleMandate, endSaleMandate } from './change-mandates.ts'
import { createProduct, stockProduct, updateProduct } from './change-products.ts'
import { createTill, retireTill } from './change-tills.ts'
import * as c from './contract.ts'
import { exportLedgerArchive, listArchivePage, readArchive } from './export-archive.ts'
import type { EntryOf } from './ledger.ts'
import * as l from './ledger-contract.ts'
import { listClosingPage, listTicketPage, listTillPage } from './lists.ts'
import {
  duplicateTicket,
  getSignedTicket,
  printClosing,
  printDuplicate,
  printTicket,
} from './print-ticket.ts'
import { recordSale } from './record-sale.ts'
import { refundSale } from './refund-sale.ts'
import { closeTill, countTill, openTill, readTill, recordCashMovement } from './run-till.ts'
import * as s from './sale-contract.ts'
import { getTill } from './till-queries.ts'
import { verifyLedger } from './verify-ledger.ts'
import { toClosing, toEntry, toTicket, toTill } from './view.ts'
import { readEntry } from './write-entry.ts'

const paper = (bytes: Buffer, name: string, format: string) =>
  new Answer(format === 'svg' ? 'image/svg+xml' : 'application/pdf', bytes, {
    'cache-control': 'no-store',
    'content-disposition': `inline; filename="${name}.${format === 'svg' ? 'svg' : 'pdf'}"`,
  })

export function shopRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.createTill, (ctx, { body }) => createTill(ctx, body))
  bind(app, services, c.retireTill, (ctx, { params, body }) => retireTill(ctx, params.id, body))
  bind(app, services, c.listTills, (ctx, { query }) => listTillPage(ctx, query))
  bind(app, services, c.getTill, async (ctx, { params }) => {
    const { till, head, session } = await readTill(ctx, params.id)
    return { ...toTill(till, head, ctx), session }
  })
  bind(app, services, c.openTill, async (ctx, { params, body }) => {
    const { written, floatCents } = await openTill(ctx, params.id, body)
    return { ...toEntry(written), floatCents }
  })
  bind(app, services, s.recordSale, async (ctx, { params, body }) => {
    const { till, ...written } = await recordSale(ctx, params.id, body)
    return toTicket(written, till)
  })
  bind(app, services, s.refundSale, async (ctx, { params, body }) => {
    const { till, refund, sale } = await refundSale(ctx, params.id, body)
    return {
      ...toTicket(refund, till),
      exchange: sale && toTicket(sale, till),
    }
  })
  bind(app, services, c.recordCashMovement, async (ctx, { params, body }) => {
    const written = await recordCashMovement(ctx, params.id, body)
    return { ...toEntry(written), amountCents: body.amountCents, reason: body.reason }
  })
  bind(app, services, c.countTill, async (ctx, { params, body }) => {
    const written = await countTill(ctx, params.id, body)
    const { expectedCents, countedCents, varianceCents, reason } = written.entry as EntryOf<'COUNT'>
    return { ...toEntry(written), expectedCents, countedCents, varianceCents, reason }
  })
  bind(app, services, c.closeTill, async (ctx, { params, body }) =>
    toClosing(await closeTill(ctx, params.id, body)),
  )
  bind(app, services, c.listClosings, (ctx, { params, query }) =>
    listClosingPage(ctx, params.id, query),
  )
  bind(app, services, s.listTickets, (ctx, { params, query }) =>
    listTicketPage(ctx, params.id, query),
  )
  bind(app, services, s.getTicket, async (ctx, { params }) => {
    const row = await getSignedTicket(ctx, params.id)
    const till = await getTill(ctx, row.tillId, businessDay(ctx.now()))
    return toTicket(readEntry(row), till)
  })
  bind(app, services, s.printTicket, async (ctx, { params, body }) =>
    paper(await printTicket(ctx, params.id, body), `ticket-${params.id}`, body.format),
  )
  bind(app, services, s.duplicateTicket, async (ctx, { params, body }) => {
    const written = await duplicateTicket(ctx, params.id, body)
    const { ref, n } = written.entry as EntryOf<'DUPLICATE'>
    return { ...toEntry(written), ref, n }
  })
  bind(app, services, s.printDuplicate, async (ctx, { params, query }) =>
    paper(
      await printDuplicate(ctx, params.id, params.n, query.format),
      `ticket-${params.id}-duplicata-${params.n}`,
      query.format,
    ),
  )
  bind(app, services, c.printClosing, async (ctx, { params, query }) =>
    paper(
      await printClosing(ctx, params.id, params.n, query.format),
      `z-${params.n}`,
      query.format,
    ),
  )
  bind(app, services, l.verifyLedger, (ctx, { params }) => verifyLedger(ctx, params.id))
  bind(app, services, l.exportLedgerArchive, (ctx, { params, body }) =>
    exportLedgerArchive(ctx, params.id, body),
  )
  bind(app, services, l.listLedgerArchives, (ctx, { params, query }) =>
    listArchivePage(ctx, params.id, query),
  )
  bind(app, services, l.getLedgerArchive, async (ctx, { params }) => {
    const { row, bytes } = await readArchive(ctx, params.id)
    const name = `${row.till}-${row.fromSeq}-${row.toSeq}.zip`
    return new Answer('application/zip', bytes, {
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${name}"`,
      'x-content-type-options': 'nosniff',
    })
  })
  bind(app, services, k.createProduct, (ctx, { body }) => createProduct(ctx, body))
  bind(app, services, k.updateProduct, (ctx, { params, body }) =>
    updateProduct(ctx, params.id, body),
  )
  bind(app, services, k.stockProduct, (ctx, { params, body }) => stockProduct(ctx, params.id, body))
  bind(app, services, k.listProducts, async (ctx, { query }) =>
    toPage(await listProductRows(ctx, query), query.limit),
  )
  bind(app, services, k.createSaleMandate, (ctx, { body }) => createSaleMandate(ctx, body))
  bind(app, services, k.endSaleMandate, (ctx, { params, body }) =>
    endSaleMandate(ctx, params.id, body),
  )
  bind(app, services, k.listSaleMandates, async (ctx, { query }) =>
    toPage(await listMandateRows(ctx, query), query.limit),
  )
}
