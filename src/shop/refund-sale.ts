import { checkApproval } from '../accounts/approvals.ts'
import { readTag } from '../devices/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { businessDay } from '../platform/dates.ts'
import { type Blocker, notFound, Problem, refuseIf } from '../platform/problems.ts'
import { readCode } from '../platform/tag.ts'
import { findByRequest, findTicket, listNaming } from './entry-queries.ts'
import type { Pay, Ticket } from './ledger.ts'
import { vatSummary } from './price-rules.ts'
import { approvalOf, readBasket, sell, wanted } from './record-sale.ts'
import { codeOf, refundBlockers, refundLine, type Sold, soldLines } from './refund-rules.ts'
import type { RefundInput } from './sale-contract.ts'
import {
  applyTicket,
  listProductsBack,
  lockBasket,
  lockReturns,
  partKits,
  type ReturnRow,
} from './sale-queries.ts'
import { tillBlockers } from './sale-rules.ts'
import { sum } from './session.ts'
import { signEntry } from './sign-entries.ts'
import { getTicketRef } from './ticket-refs.ts'
import { getWorkTill, lockHead } from './till-queries.ts'
import { append, type Desk, readEntry, type Written, writeEntry } from './write-entry.ts'

/**
 * Takes back all or part of a ticket: an entry of its own, linked to the sale, with negative amounts. What comes back
 * is RETURNED, its media presumed to hold data again. With `exchange`, a sale follows in the same transaction, paid
 * first by the refund; an exchange is two linked entries.
 * @throws ALREADY_REFUNDED (409), REFUND_EXCEEDS_SALE, GUARANTEE_OVER (422), APPROVER_REQUIRED (403), and a sale's own.
 */
export async function refundSale(ctx: Ctx, ref: string, input: RefundInput) {
  const till = await getWorkTill(ctx, ref, businessDay(ctx.now()))
  const { exchange } = input
  if (exchange?.requestId === input.requestId)
    throw new Problem('MALFORMED', {
      errors: [{ at: 'body/exchange/requestId', text: 'another than the refund’s' }],
    })
  const byManager =
    ctx.acting.role === 'shopManager' ? null : await checkApproval(ctx, input.approval, till)
  const basket = exchange ? readBasket(exchange) : []
  const approval = exchange ? await approvalOf(ctx, till, exchange) : { by: null, blockers: [] }
  const made: { sale?: Written } = {}
  const said = { ...input, exchange: exchange && { ...exchange, approval: undefined } }
  const written = await writeEntry(ctx, till, 'refundSale', said, async (desk) => {
    const sale = await lockSale(desk, input, till.sellerId)
    // Every device first, of the basket too, then the till.
    const found = await lockBasket(desk.tx, wanted(desk, basket))
    const head = await lockHead(desk.tx, till.id)
    const { lines, blockers } = linesOf(sale, input)
    const total = sum(lines.map((l) => l.unitCents * l.qty))
    const credit = exchange ? Math.min(-total, exchange.expectedTotalCents) : 0
    const backCents = -total - credit
    refuseIf([
      ...tillBlockers(head, ctx.now()),
      ...blockers,
      ...refundBlockers(sale.ticket, head.businessDate ?? '', {
        cashCents: input.means === 'cash' ? backCents : 0,
        byManager: byManager === null || byManager.by !== null,
        rules: till.rules,
        guarantee: till.guarantee,
      }),
    ])
    const facts = {
      ticketNo: head.ticketNo + 1,
      tier: sale.ticket.tier,
      grantRef: null,
      ref: sale.ref,
      approvedBy: byManager?.by ?? null,
      lines,
      pay: [
        ...(credit > 0 ? [pay('exchange', credit)] : []),
        ...(backCents > 0 ? [pay(input.means, backCents, input.reference)] : []),
      ],
      totalCents: total,
      vatSummary: vatSummary(lines),
    }
    const done = await append(desk, head, 'REFUND', facts, input.requestId)
    await takeBack(desk, sale, input, done.written, `${till.code}/${facts.ticketNo}`, total)
    if (exchange)
      made.sale = (
        await sell(desk, done.head, exchange, {
          basket,
          found,
          approval,
          exchange: { ref: `${till.code}/${facts.ticketNo}`, creditCents: -total },
        })
      ).written
    return done.written
  })
  if (!exchange) return { till, refund: written, sale: null }
  const before = made.sale ? undefined : await findByRequest(ctx, till.id, exchange.requestId)
  const sale = made.sale ?? (before && readEntry(before)) ?? null
  if (sale) await signEntry(ctx, { tillId: till.id, seq: sale.entry.seq, hash: sale.hash })
  return { till, refund: written, sale }
}

const pay = (means: Pay['means'], cents: number, reference?: string): Pay => ({
  means,
  cents: 0 - cents,
  changeCents: 0,
  reference: reference ?? null,
})

type LockedSale = {
  id: string
  ref: string
  ticket: Ticket
  lines: Sold[]
  devices: ReturnRow[]
}

/** The sale with what already came back of it, its devices locked. Another seller's ticket is not found. */
async function lockSale(desk: Desk, input: RefundInput, sellerId: string): Promise<LockedSale> {
  const { tx, ctx } = desk
  const row = await findTicket(
    tx,
    { scope: { ...ctx.scope, organisationIds: [sellerId] } },
    getTicketRef(input.ticket),
  )
  if (!row || row.sellerId !== sellerId) throw notFound('ticket')
  const ticket = readEntry(row).entry as Ticket
  if (ticket.kind === 'REFUND') throw new Problem('REFUND_OF_REFUND')
  const ref = `${ticket.till}/${ticket.ticketNo}`
  const tags = ticket.lines.flatMap((l) => l.device ?? [])
  const kits = ticket.lines.flatMap((l) => l.kit ?? [])
  const devices = await lockReturns(tx, tags, kits, row.id)
  const refunds = await listNaming(tx, ref, 'REFUND')
  const products = await listProductsBack(
    tx,
    refunds.map((r) => r.id),
  )
  const back = new Map(products.map((p) => [p.id, p.quantity]))
  for (const { device, kit } of ticket.lines) {
    const own = devices.filter((d) => (device ? d.tag === device : kit && d.kitTag === kit))
    if (device || kit) back.set(device ?? kit ?? '', own.some((d) => d.out) ? 0 : 1)
  }
  const entries = refunds.map((r) => readEntry(r).entry as Ticket)
  return { id: row.id, ref, ticket, devices, lines: soldLines(ticket, entries, back) }
}

/** The lines of the refund, with everything that stands against them. @throws NOT_FOUND, LINE_TWICE */
function linesOf(sale: LockedSale, input: RefundInput) {
  const codes = input.lines.map((l) => readLineCode(l.code))
  const twice = codes.find((c, n) => codes.indexOf(c) !== n)
  if (twice) throw new Problem('LINE_TWICE', {}, [{ code: 'LINE_TWICE', detail: twice }])
  const answers = input.lines.map((asked, n) => {
    const sold = sale.lines.find((l) => codeOf(l) === codes[n])
    if (!sold) throw notFound('line')
    return refundLine(sold, asked)
  })
  return {
    lines: answers.flatMap((a) => a.line ?? []),
    blockers: [...heldBlockers(sale, codes), ...answers.flatMap((a) => a.blockers)],
  }
}

/** What is with us for a repair is given back before a till takes it back: a refund would close nothing. */
const heldBlockers = ({ devices }: LockedSale, codes: readonly string[]): Blocker[] =>
  devices
    .filter((d) => d.out && d.held && (codes.includes(d.tag) || codes.includes(d.kitTag ?? '')))
    .map((d) => ({ code: 'IN_CUSTODY', detail: d.tag }))

/** A line is named as it was scanned, or by its product's id. */
const readLineCode = (code: string): string =>
  readCode(code).kind === 'other' ? code.trim().toLowerCase() : readTag(code)

/** What came back goes to RETURNED at this shop; kits are parted; products are in stock again. */
async function takeBack(
  { tx, ctx, till }: Desk,
  sale: LockedSale,
  input: RefundInput,
  { id }: Written,
  ticket: string,
  totalCents: number,
) {
  const returned = input.lines
    .filter((l) => l.returned)
    .map((l) => ({ ...l, code: readLineCode(l.code) }))
  const codes = returned.map((l) => l.code)
  const devices = sale.devices.filter(
    (d) => codes.includes(d.tag) || codes.includes(d.kitTag ?? ''),
  )
  const products = sale.lines.flatMap((line) => {
    const asked = line.product === null ? undefined : returned.find((r) => r.code === line.product)
    const quantity = asked && (asked.quantity ?? line.qty - line.returnedQty)
    return quantity && line.product
      ? [{ id: ctx.newId(), productId: line.product, quantity, reason: 'returned' as const }]
      : []
  })
  const deviceIds = devices.map((d) => d.id)
  await applyTicket(tx, {
    to: 'RETURNED',
    now: ctx.now(),
    code: ctx.acting.code,
    entryId: id,
    deviceIds,
    factIds: deviceIds.map(() => ctx.newId()),
    products,
    siteId: till.siteId,
    operation: 'refundSale',
    ticket,
    toldId: ctx.newId(),
    told: {
      kind: 'REFUND',
      ticket,
      of: sale.ref,
      totalCents,
      lines: input.lines.length,
      reason: input.reason,
    },
  })
  const kits = [...new Set(devices.flatMap((d) => d.kitTag ?? []))]
  if (kits.length > 0) await partKits(tx, kits, ctx.now())
}
