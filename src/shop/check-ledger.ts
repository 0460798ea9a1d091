import type { KeyObject } from 'node:crypto'
import {
  canonical,
  type Denomination,
  type Entry,
  FIRST_PREV,
  hashOf,
  isSigned,
  isTicket,
  type Kind,
  kept,
  type Ticket,
} from './ledger.ts'
import { addEntry, closingOf, mergeVat, newSession, type Session, sum } from './session.ts'

/**
 * Recomputes a till's chain from its bytes: links, hashes, signatures, numbers, totals, closings. It asks nothing of a
 * database, so that an archive is checked by the same words. Archives carry this file.
 */

export type Stored = { seq: number; canonical: string; hash: string; sig: string | null }
export type Fault =
  | 'FORMAT' // not the canonical bytes of an entry of this till, in a version and of a kind that are known
  | 'VERSION_DOWNGRADE' // a version below that of the entry before
  | 'GAP' // an entry is missing here
  | 'PREV' // does not name the entry before
  | 'HASH' // the bytes are not those that were hashed
  | 'KEY' // signed by a key that is not one of those given
  | 'SIG' // the signature is not of these bytes
  | 'UNSIGNED' // not signed, although a later entry is
  | 'TICKET_GAP'
  | 'TOTAL' // lines, payments, VAT and total do not agree, or have not the sign of their kind
  | 'SESSION' // not possible at this point of the day
  | 'Z' // the closing does not sum up its session
  | 'HEAD' // the till stands elsewhere than its last entry
/** Where a chain stands: what the next entry must follow. */
export type Standing = {
  seq: number
  hash: string
  ticketNo: number
  zNo: number
  perpNetCents: number
  perpAbsCents: number
  v: number
  businessDate: string | null
  session: Session
}
export type Report = {
  /** 0 intact, 2 broken, 3 incomplete: entries at the end wait for their signature. */
  exit: 0 | 2 | 3
  status: 'intact' | 'broken' | 'incomplete'
  entries: number
  tickets: number
  unsigned: number
  /** How many entries are at fault; the first of them, and why. */
  bad: number
  first: { till: string; seq: number; code: Fault } | null
}

const VERSION = 1
const kinds: readonly Kind[] = [
  'TILL_OPEN',
  'SALE',
  'GIFT',
  'REFUND',
  'CASH_IN',
  'CASH_OUT',
  'COUNT',
  'Z',
  'DUPLICATE',
  'ARCHIVE',
]
/** What a till says of itself that its last entry must confirm. */
const headKeys = [
  'seq',
  'hash',
  'ticketNo',
  'zNo',
  'perpNetCents',
  'perpAbsCents',
  'businessDate',
] as const
export type HeadSaid = Pick<Standing, (typeof headKeys)[number]>

export const beginning = (): Standing => ({
  seq: 0,
  hash: FIRST_PREV,
  ticketNo: 0,
  zNo: 0,
  perpNetCents: 0,
  perpAbsCents: 0,
  v: 1,
  businessDate: null,
  session: newSession(1),
})

/**
 * Checks one till's entries, given in order. `keys` are the public keys one trusts, by name: pinned ones make a
 * swapped key table worthless. `from` is where an archive's own part begins.
 */
export function ledgerCheck(
  till: string,
  keys: ReadonlyMap<string, KeyObject>,
  from: Standing = beginning(),
) {
  let at = from
  let entries = 0
  let tickets = 0
  let bad = 0
  let first: Report['first'] = null
  let unsignedFrom: number | null = null
  /** Entries of the unsigned run that nothing else is wrong with. */
  let waiting = 0
  let unsigned = 0
  let lastBad = 0
  let place: string | null = null
  const fault = (seq: number, code: Fault) => {
    if (seq !== lastBad) bad += 1
    lastBad = seq
    if (!first || seq < first.seq) first = { till, seq, code }
  }

  const judge = (row: Stored) => {
    const { seq } = row
    const missing = seq !== at.seq + 1
    if (missing) fault(at.seq + 1, 'GAP')
    const entry = read(row, till)
    if (hashOf(row.canonical) !== row.hash) fault(seq, 'HASH')
    if (!entry) {
      fault(seq, 'FORMAT')
      at = { ...at, seq, hash: row.hash }
      return
    }
    const v: unknown = entry.v
    if (v !== VERSION)
      fault(seq, typeof v === 'number' && v < at.v ? 'VERSION_DOWNGRADE' : 'FORMAT')
    const here = canonical([entry.site, entry.seller])
    place ??= here
    if (place !== here) fault(seq, 'FORMAT')
    if (!missing && entry.prev !== at.hash) fault(seq, 'PREV')
    if (row.sig !== null) {
      const key = keys.get(entry.kid)
      if (!key) fault(seq, 'KEY')
      else if (!isSigned(row.hash, row.sig, key)) fault(seq, 'SIG')
    }
    if (isTicket(entry)) {
      tickets += 1
      if (!missing && entry.ticketNo !== at.ticketNo + 1) fault(seq, 'TICKET_GAP')
      if (!addsUp(entry)) fault(seq, 'TOTAL')
    }
    if (!missing && !fitsSession(entry, at)) fault(seq, 'SESSION')
    if (entry.kind === 'Z' && !missing && !closesWell(entry, at)) fault(seq, 'Z')
    at = next(at, entry, row.hash)
  }
  /** Signed in sequence: an entry that is not signed, before one that is, was changed afterwards. */
  const follow = ({ seq, sig }: Stored) => {
    if (sig === null) {
      unsigned += 1
      unsignedFrom ??= seq
      if (lastBad !== seq) waiting += 1
      return
    }
    if (unsignedFrom === null) return
    bad += waiting
    if (!first || unsignedFrom < first.seq) first = { till, seq: unsignedFrom, code: 'UNSIGNED' }
    unsignedFrom = null
    waiting = 0
  }

  return {
    /** The next entry as it is stored. Never throws: bytes that cannot be read are a fault of their entry. */
    push(row: Stored): void {
      entries += 1
      try {
        judge(row)
      } catch {
        fault(row.seq, 'FORMAT')
        at = { ...at, seq: row.seq, hash: row.hash }
      }
      follow(row)
    },
    /** What was found, when all entries were given; `head` is where the till says it stands. */
    end(head?: HeadSaid): Report {
      if (head && headKeys.some((k) => head[k] !== at[k])) fault(Math.max(head.seq, at.seq), 'HEAD')
      const incomplete = unsignedFrom !== null
      const exit = bad > 0 ? 2 : incomplete ? 3 : 0
      const status = bad > 0 ? 'broken' : incomplete ? 'incomplete' : 'intact'
      return { exit, status, entries, tickets, unsigned, bad, first }
    },
    /** Where the chain stands after the last entry given. */
    standing: (): Standing => at,
  }
}

/** The entry that these bytes say, or null when they are not canonical or speak of another till or place. */
function read({ canonical: bytes, seq }: Stored, till: string): Entry | null {
  try {
    const entry = JSON.parse(bytes) as Entry
    const ours = entry.seq === seq && entry.till === till && kinds.includes(entry.kind)
    return ours && canonical(entry) === bytes ? entry : null
  } catch {
    return null
  }
}

/** Lines, discounts, payments and VAT agree with the total, and have the sign of their kind. */
function addsUp({ kind, lines, pay, totalCents, vatSummary }: Ticket): boolean {
  const sign = kind === 'REFUND' ? -1 : 1
  const vat = mergeVat(
    lines.map((l) => ({
      vat: l.vat,
      baseCents: l.unitCents * l.qty - l.vatCents,
      vatCents: l.vatCents,
    })),
  )
  return (
    sum(lines.map((l) => l.unitCents * l.qty)) === totalCents &&
    sum(pay.map(kept)) === totalCents &&
    lines.every(
      (l) => l.qty > 0 && l.listCents - l.discountCents === l.unitCents && l.unitCents * sign >= 0,
    ) &&
    (kind === 'SALE' ? totalCents > 0 : kind === 'REFUND' || totalCents === 0) &&
    canonical(vat) === canonical(vatSummary)
  )
}

/** The trading day of an entry's own clock, which shows the time of Paris: it begins at four in the morning. */
const tradingDay = ({ at }: Entry): string =>
  new Date(Date.parse(`${at.slice(0, 19)}Z`) - 4 * 3_600_000).toISOString().slice(0, 10)

/** Whether an entry of this kind may come here: opened first, counted before it closes, of the session's own day. */
function fitsSession(entry: Entry, at: Standing): boolean {
  const closed = at.businessDate === null
  const sameDay = entry.businessDate === at.businessDate
  const today = entry.businessDate === tradingDay(entry)
  switch (entry.kind) {
    case 'TILL_OPEN':
      return closed && today && entry.floatCents === drawer(entry.denominations)
    case 'ARCHIVE':
      return closed && today
    case 'DUPLICATE':
      return closed ? today : sameDay
    case 'COUNT':
      return (
        sameDay &&
        entry.expectedCents === at.session.drawerCents &&
        entry.countedCents === drawer(entry.denominations) &&
        entry.varianceCents === entry.countedCents - entry.expectedCents
      )
    default:
      return isTicket(entry) ? sameDay && today : sameDay
  }
}

const drawer = (denominations: readonly Denomination[]): number =>
  sum(denominations.map((d) => d.cents * d.count))

function closesWell(entry: Extract<Entry, { kind: 'Z' }>, at: Standing): boolean {
  if (!at.session.counted) return false
  const said = closingOf(at.session, at)
  return (Object.keys(said) as (keyof typeof said)[]).every(
    (k) => canonical(entry[k]) === canonical(said[k]),
  )
}

function next(at: Standing, entry: Entry, hash: string): Standing {
  const total = isTicket(entry) ? entry.totalCents : 0
  return {
    seq: entry.seq,
    hash,
    v: VERSION,
    ticketNo: isTicket(entry) ? entry.ticketNo : at.ticketNo,
    zNo: entry.kind === 'Z' ? entry.zNo : at.zNo,
    perpNetCents: at.perpNetCents + total,
    perpAbsCents: at.perpAbsCents + Math.abs(total),
    businessDate:
      entry.kind === 'TILL_OPEN' ? entry.businessDate : entry.kind === 'Z' ? null : at.businessDate,
    session: addEntry(at.session, entry),
  }
}
