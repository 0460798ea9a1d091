import { recordNamed } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { businessDay } from '../platform/dates.ts'
import { notFound, Problem } from '../platform/problems.ts'
import {
  findClosing,
  findTicket,
  listNaming,
  type TicketRow,
  takeOriginal,
} from './entry-queries.ts'
import type { EntryOf, Ticket } from './ledger.ts'
import { findPaperContext } from './paper-queries.ts'
import { ticketPaper, zPaper } from './ticket-paper.ts'
import { getTill, lockHead } from './till-queries.ts'
import { append, readEntry, writeEntry } from './write-entry.ts'

type Format = '80mm' | 'a4' | 'svg'
/** What is made of a format: the drawing is the roll's. */
const made = {
  '80mm': { format: '80mm', form: 'pdf' },
  a4: { format: 'a4', form: 'pdf' },
  svg: { format: '80mm', form: 'svg' },
} as const

/** A ticket that is signed: nothing is shown or printed before. @throws NOT_FOUND */
export async function getSignedTicket(ctx: Ctx, id: string): Promise<TicketRow> {
  const row = await findTicket(ctx.reads, ctx, { id })
  return row?.signed ? row : Promise.reject(notFound('ticket'))
}

/** The original of a ticket, printed once. @throws ORIGINAL_PRINTED (409): what follows is a duplicate. */
export async function printTicket(ctx: Ctx, id: string, { format }: { format: Format }) {
  const row = await getSignedTicket(ctx, id)
  const paper = await renderTicket(ctx, row, format, null)
  if (!(await takeOriginal(ctx, row.id))) throw new Problem('ORIGINAL_PRINTED')
  return paper
}

/** Records a duplicate in the chain of the ticket's own till, numbered, before it can be printed. */
export async function duplicateTicket(ctx: Ctx, id: string, input: { requestId: string }) {
  const row = await getSignedTicket(ctx, id)
  const till = await getTill(ctx, row.tillId, businessDay(ctx.now()))
  const { ticketNo } = readEntry(row).entry as Ticket
  const ref = `${row.till}/${ticketNo}`
  return writeEntry(ctx, till, 'duplicateTicket', input, async (desk) => {
    const head = await lockHead(desk.tx, till.id)
    const n = (await listNaming(desk.tx, ref, 'DUPLICATE')).length + 1
    const { written } = await append(desk, head, 'DUPLICATE', { ref, n }, input.requestId)
    const subject = { type: 'other', id: written.id, siteId: till.siteId } as const
    await recordNamed(desk.tx, ctx, 'ticket.duplicated', subject, { ticket: ref, n })
    return written
  })
}

/** A recorded duplicate, marked as one. @throws NOT_FOUND */
export async function printDuplicate(ctx: Ctx, id: string, n: number, format: Format) {
  const row = await getSignedTicket(ctx, id)
  const { ticketNo } = readEntry(row).entry as Ticket
  const made = await listNaming(ctx.reads, `${row.till}/${ticketNo}`, 'DUPLICATE')
  if (n > made.length) throw notFound('duplicate')
  return renderTicket(ctx, row, format, n)
}

async function renderTicket(ctx: Ctx, row: TicketRow, wanted: Format, duplicate: number | null) {
  const ticket = readEntry(row).entry as Ticket
  const context = await findPaperContext(ctx, row.tillId, ticket.businessDate, ticket.lines[0]?.vat)
  const { brand, demo } = ctx.settings
  const { format, form } = made[wanted]
  const paper = ticketPaper(ticket, {
    ...context,
    hash: row.hash,
    ...(duplicate === null ? {} : { duplicate }),
    demo,
    brand,
    format,
  })
  return ctx.renderer.render('sale-ticket', paper, form)
}

/** The closing of a session as paper, by its number. @throws NOT_FOUND */
export async function printClosing(ctx: Ctx, ref: string, n: number, wanted: Format) {
  const till = await getTill(ctx, ref, businessDay(ctx.now()))
  const row = await findClosing(ctx, till.id, n)
  if (!row) throw notFound('closing')
  const z = readEntry(row).entry as EntryOf<'Z'>
  const context = await findPaperContext(ctx, till.id, z.businessDate, z.vatSummary[0]?.vat)
  const { brand, demo } = ctx.settings
  const { format, form } = made[wanted]
  const paper = zPaper(z, { ...context, hash: row.hash, demo, brand, format })
  return ctx.renderer.render('z-report', paper, form)
}
