import { type Entry, isTicket, kept, type Means, type Ticket, type VatSum } from './ledger.ts'

/**
 * What a till did since its last closing, summed from its entries alone: the closing is made from it, and checked
 * against it. Archives carry this file.
 */
export type Session = {
  firstSeq: number
  drawerCents: number
  firstTicket: number | null
  lastTicket: number | null
  tickets: number
  grossCents: number
  refundsCents: number
  vat: VatSum[]
  means: { means: Means; cents: number }[]
  discountsCents: number
  gifts: number
  duplicates: number
  counted: { expectedCents: number; countedCents: number; varianceCents: number } | null
}

export const newSession = (firstSeq: number): Session => ({
  firstSeq,
  drawerCents: 0,
  firstTicket: null,
  lastTicket: null,
  tickets: 0,
  grossCents: 0,
  refundsCents: 0,
  vat: [],
  means: [],
  discountsCents: 0,
  gifts: 0,
  duplicates: 0,
  counted: null,
})

/** Adds an entry to the sums; answers new ones. A closing starts again from the entry after it. */
export function addEntry(s: Session, entry: Entry): Session {
  switch (entry.kind) {
    case 'TILL_OPEN':
      return { ...s, drawerCents: entry.floatCents }
    case 'CASH_IN':
      return { ...s, drawerCents: s.drawerCents + entry.cents, counted: null }
    case 'CASH_OUT':
      return { ...s, drawerCents: s.drawerCents - entry.cents, counted: null }
    case 'COUNT': {
      const { expectedCents, countedCents, varianceCents } = entry
      return { ...s, counted: { expectedCents, countedCents, varianceCents } }
    }
    case 'DUPLICATE':
      return { ...s, duplicates: s.duplicates + 1 }
    case 'Z':
      return newSession(entry.seq + 1)
    default:
      return isTicket(entry) ? addTicket(s, entry) : s
  }
}

function addTicket(s: Session, ticket: Ticket): Session {
  const sold = ticket.kind === 'SALE'
  const cash = ticket.pay.filter((p) => p.means === 'cash')
  return {
    ...s,
    drawerCents: s.drawerCents + sum(cash.map(kept)),
    firstTicket: s.firstTicket ?? ticket.ticketNo,
    lastTicket: ticket.ticketNo,
    tickets: s.tickets + 1,
    grossCents: s.grossCents + (sold ? ticket.totalCents : 0),
    refundsCents: s.refundsCents + (ticket.kind === 'REFUND' ? ticket.totalCents : 0),
    vat: mergeVat([...s.vat, ...ticket.vatSummary]),
    means: mergeMeans([...s.means, ...ticket.pay.map((p) => ({ means: p.means, cents: kept(p) }))]),
    discountsCents:
      s.discountsCents + (sold ? sum(ticket.lines.map((l) => l.discountCents * l.qty)) : 0),
    gifts: s.gifts + (ticket.kind === 'GIFT' ? 1 : 0),
    counted: null,
  }
}

/** What the closing says of these sums. @throws when the drawer was not counted since the last ticket. */
export function closingOf(
  s: Session,
  head: { seq: number; zNo: number; perpNetCents: number; perpAbsCents: number },
) {
  if (!s.counted) throw new Error('the drawer was not counted')
  return {
    zNo: head.zNo + 1,
    firstSeq: s.firstSeq,
    lastSeq: head.seq,
    firstTicket: s.firstTicket,
    lastTicket: s.lastTicket,
    tickets: s.tickets,
    grossCents: s.grossCents,
    refundsCents: s.refundsCents,
    netCents: s.grossCents + s.refundsCents,
    vatSummary: s.vat,
    byMeans: s.means.filter((m) => m.cents !== 0),
    discountsCents: s.discountsCents,
    gifts: s.gifts,
    duplicates: s.duplicates,
    ...s.counted,
    perpNetCents: head.perpNetCents,
    perpAbsCents: head.perpAbsCents,
  }
}

/** VAT by regime, in the order of their names: what a ticket and a closing sum up. */
export function mergeVat(sums: readonly VatSum[]): VatSum[] {
  const regimes = [...new Set(sums.map((v) => v.vat))].sort()
  return regimes.map((vat) => {
    const of = sums.filter((v) => v.vat === vat)
    return {
      vat,
      baseCents: sum(of.map((v) => v.baseCents)),
      vatCents: sum(of.map((v) => v.vatCents)),
    }
  })
}

function mergeMeans(paid: Session['means']): Session['means'] {
  const all = [...new Set(paid.map((p) => p.means))].sort()
  return all.map((means) => ({
    means,
    cents: sum(paid.filter((p) => p.means === means).map((p) => p.cents)),
  }))
}

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
