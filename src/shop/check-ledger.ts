import { type KeyObject, verify } from 'node:crypto'
import {
  canonical,
  type Entry,
  FIRST_PREV,
  hashOf,
  isTicket,
  kept,
  signedBytes,
  type Ticket,
} from './ledger.ts'
import { addEntry, closingOf, mergeVat, newSession, type Session, sum } from './session.ts'

/**
 * Recomputes a till's chain from its bytes: links, hashes, signatures, numbers, totals, closings. It asks nothing of a
 * database, so that an archive is checked by the same words. Archives carry this file.
 */

export type Stored = { seq: number; canonical: string; hash: string; sig: string | null }
export type Fault =
  | 'FORMAT' // not the canonical bytes of an entry of this till
  | 'VERSION_DOWNGRADE'
  | 'GAP' // an entry is missing here
  | 'PREV' // does not name the entry before
  | 'HASH' // the bytes are not those that were hashed
  | 'KEY' // signed by a key that is not one of those given
  | 'SIG' // the signature is not of these bytes
  | 'UNSIGNED' // not signed, although a later entry is
  | 'TICKET_GAP'
  | 'TOTAL' // lines, payments, VAT and total do not agree
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
  let unsigned = 0
  let lastBad = 0
  const fault = (seq: number, code: Fault) => {
    if (seq !== lastBad) bad += 1
    lastBad = seq
    if (!first || seq < first.seq) first = { till, seq, code }
  }

  const judge = (row: Stored) => {
    entries += 1
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
    if (entry.v < at.v) fault(seq, 'VERSION_DOWNGRADE')
    if (!missing && entry.prev !== at.hash) fault(seq, 'PREV')
    if (row.sig === null) {
      unsigned += 1
      unsignedFrom ??= seq
    } else {
      if (unsignedFrom !== null) fault(unsignedFrom, 'UNSIGNED')
      unsignedFrom = null
      const key = keys.get(entry.kid)
      if (!key) fault(seq, 'KEY')
      else if (!verify(null, signedBytes(row.hash), key, Buffer.from(row.sig, 'base64')))
        fault(seq, 'SIG')
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

  return {
    /** The next entry as it is stored. Never throws: bytes that cannot be read are a fault of their entry. */
    push(row: Stored): void {
      try {
        judge(row)
      } catch {
        fault(row.seq, 'FORMAT')
        at = { ...at, seq: row.seq, hash: row.hash }
      }
    },
    /** What was found, when all entries were given; `head` is where the till says it stands. */
    end(
      head?: Pick<Standing, 'seq' | 'hash' | 'ticketNo' | 'zNo' | 'perpNetCents' | 'perpAbsCents'>,
    ): Report {
      if (head && !(Object.keys(head) as (keyof typeof head)[]).every((k) => head[k] === at[k]))
        fault(Math.max(head.seq, at.seq), 'HEAD')
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
    return canonical(entry) === bytes && entry.seq === seq && entry.till === till ? entry : null
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
    (kind !== 'GIFT' || totalCents === 0) &&
    canonical(vat) === canonical(vatSummary)
  )
}

/** Whether an entry of this kind may come here: opened first, counted before it closes, of the session's own day. */
function fitsSession(entry: Entry, at: Standing): boolean {
  if (entry.kind === 'DUPLICATE') return true
  if (entry.kind === 'ARCHIVE') return at.businessDate === null
  if (entry.kind === 'TILL_OPEN') return at.businessDate === null
  if (entry.kind === 'COUNT')
    return (
      entry.businessDate === at.businessDate &&
      entry.expectedCents === at.session.drawerCents &&
      entry.countedCents === sum(entry.denominations.map((d) => d.cents * d.count)) &&
      entry.varianceCents === entry.countedCents - entry.expectedCents
    )
  return entry.businessDate === at.businessDate
}

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
    v: entry.v,
    ticketNo: isTicket(entry) ? entry.ticketNo : at.ticketNo,
    zNo: entry.kind === 'Z' ? entry.zNo : at.zNo,
    perpNetCents: at.perpNetCents + total,
    perpAbsCents: at.perpAbsCents + Math.abs(total),
    businessDate:
      entry.kind === 'TILL_OPEN' ? entry.businessDate : entry.kind === 'Z' ? null : at.businessDate,
    session: addEntry(at.session, entry),
  }
}
