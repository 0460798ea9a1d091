import type { Ctx } from '../platform/context.ts'
import { addMonths, businessDay } from '../platform/dates.ts'
import type { Entry, EntryOf, Ticket } from './ledger.ts'
import type { Head } from './sale-rules.ts'
import { sum } from './session.ts'
import type { Till } from './till-queries.ts'
import type { Written } from './write-entry.ts'

type Guarantee = { months: number; presumptionMonths: number }

/** Until when a ticket's devices are under guarantee, and until when a fault is presumed to have been there. */
export const guaranteeOf = (ticket: Ticket, g: Guarantee) =>
  ticket.kind !== 'REFUND' && ticket.lines.some((l) => l.product === null)
    ? {
        until: addMonths(ticket.businessDate, g.months),
        presumedUntil: addMonths(ticket.businessDate, g.presumptionMonths),
      }
    : null

/** A ticket as it is answered. */
export function toTicket(
  { id, entry, hash, repeated }: Written,
  { guarantee, siteName, sellerName }: Pick<Till, 'guarantee' | 'siteName' | 'sellerName'>,
) {
  const ticket = entry as Ticket
  return {
    id,
    ref: `${ticket.till}/${ticket.ticketNo}`,
    kind: ticket.kind,
    ticketNo: ticket.ticketNo,
    till: ticket.till,
    siteId: ticket.site,
    site: siteName,
    seller: sellerName,
    at: ticket.at,
    businessDate: ticket.businessDate,
    by: ticket.by,
    approvedBy: ticket.approvedBy,
    tier: ticket.tier,
    of: ticket.ref,
    lines: ticket.lines,
    payments: ticket.pay.map(({ means, cents, changeCents, reference }) => ({
      means,
      amountCents: cents,
      changeCents,
      reference,
    })),
    totalCents: ticket.totalCents,
    changeCents: sum(ticket.pay.map((p) => p.changeCents)),
    vatSummary: ticket.vatSummary,
    guarantee: guaranteeOf(ticket, guarantee),
    seq: ticket.seq,
    hash,
    repeated: repeated === true,
  }
}

/** What every entry says, whatever its kind. */
export const toEntry = ({ entry, hash }: { entry: Entry; hash: string }) => ({
  requestId: entry.requestId,
  till: entry.till,
  kind: entry.kind,
  seq: entry.seq,
  at: entry.at,
  businessDate: entry.businessDate,
  by: entry.by,
  hash,
})

export const toClosing = ({ id, entry, hash }: Written) => {
  const { vatSummary, byMeans, ...z } = entry as EntryOf<'Z'>
  return { ...z, ...toEntry({ entry, hash }), id, vatSummary, byMeans }
}

export const toTill = (till: Till, head: Head, { now }: Pick<Ctx, 'now'>) => ({
  id: till.id,
  code: till.code,
  active: till.active,
  version: till.version,
  siteId: till.siteId,
  site: till.siteName,
  sellerId: till.sellerId,
  seller: till.sellerName,
  siret: till.sellerSiret,
  vat: till.vat,
  state: head.state,
  businessDate: head.businessDate,
  expired: head.businessDate !== null && head.businessDate !== businessDay(now()),
  seq: head.seq,
  ticketNo: head.ticketNo,
  zNo: head.zNo,
  perpNetCents: head.perpNetCents,
  perpAbsCents: head.perpAbsCents,
})
