import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'

/**
 * The fiscal ledger, v1: what an entry is, and the exact bytes that are hashed and signed. Archives carry this file
 * beside the entries, so it imports nothing but Node. The shapes are explained in docs/ledger.md.
 */

export type Vat = 'EXO_261_7_1_B' | 'FRANCHISE_293_B' | 'NORMAL_20' | 'MARGIN_297_A'
export type Means = 'cash' | 'card' | 'cheque' | 'exchange'
export type Line = {
  device: string | null
  kit: string | null
  product: string | null
  label: string
  category: string
  grade: string | null
  performance: string | null
  origin: 'private' | 'cg3p'
  qty: number
  listCents: number
  discountCents: number
  discountCode: string | null
  unitCents: number
  vat: Vat
  vatCents: number
}
export type Pay = { means: Means; cents: number; changeCents: number; reference: string | null }
export type VatSum = { vat: Vat; baseCents: number; vatCents: number }
export type Denomination = { cents: number; count: number }

type Base = {
  v: 1
  kid: string
  till: string
  site: string
  seller: string
  seq: number
  prev: string
  at: string
  businessDate: string
  by: string
  app: string
  requestId: string
}
type TicketFacts = {
  ticketNo: number
  tier: 'T1' | 'T2'
  grantRef: string | null
  ref: string | null
  approvedBy: string | null
  lines: Line[]
  pay: Pay[]
  totalCents: number
  vatSummary: VatSum[]
}
type Counted = {
  denominations: Denomination[]
  expectedCents: number
  countedCents: number
  varianceCents: number
  reason: string | null
}
export type ZFacts = {
  zNo: number
  firstSeq: number
  lastSeq: number
  firstTicket: number | null
  lastTicket: number | null
  tickets: number
  grossCents: number
  refundsCents: number
  netCents: number
  vatSummary: VatSum[]
  byMeans: { means: Means; cents: number }[]
  discountsCents: number
  gifts: number
  duplicates: number
  expectedCents: number
  countedCents: number
  varianceCents: number
  perpNetCents: number
  perpAbsCents: number
}
/** What each kind of entry says besides what all entries say. */
export type Kinds = {
  TILL_OPEN: { floatCents: number; denominations: Denomination[] }
  SALE: TicketFacts
  GIFT: TicketFacts
  REFUND: TicketFacts
  CASH_IN: { cents: number; reason: string }
  CASH_OUT: { cents: number; reason: string }
  COUNT: Counted
  Z: ZFacts
  DUPLICATE: { ref: string; n: number }
  ARCHIVE: { fromSeq: number; toSeq: number; sha256: string }
}
export type Kind = keyof Kinds
export type TicketKind = 'SALE' | 'GIFT' | 'REFUND'
export type EntryOf<K extends Kind> = { [P in K]: Base & { kind: P } & Kinds[P] }[K]
export type Entry = EntryOf<Kind>
export type Ticket = EntryOf<TicketKind>

export const FIRST_PREV = '0'.repeat(64)

/**
 * The canonical bytes of a value, as text: RFC 8785 restricted to strings in NFC, booleans, null and safe integers.
 * @throws TypeError for anything else: a float, a lone surrogate, an undefined, a text that is not in NFC.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'string') {
    // A half of a character stands alone as \p{Cs}; Node 18, which must read archives, has no isWellFormed.
    if (/\p{Cs}/u.test(value) || value.normalize('NFC') !== value)
      throw new TypeError('a text is well-formed and in NFC')
    return JSON.stringify(value)
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0))
      throw new TypeError('a number is a safe integer')
    return String(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`${typeof value} has no canonical form`)
  // Keys in the order of their UTF-16 code units, which is that of JavaScript's own comparison.
  const keys = Object.keys(value).sort()
  return `{${keys.map((k) => `${canonical(k)}:${canonical((value as Record<string, unknown>)[k])}`).join(',')}}`
}

/** The SHA-256 of canonical bytes, in hexadecimal: an entry's name in the chain. */
export const hashOf = (bytes: string): string => createHash('sha256').update(bytes).digest('hex')

/** The bytes that are signed for an entry of this hash. */
export const signedBytes = (hash: string): Buffer => Buffer.from(`lct-fiscal-v1|${hash}`)

/** Whether a signature, in base 64, is of the entry of this hash. */
export const isSigned = (hash: string, sig: string, key: KeyObject): boolean =>
  verify(null, signedBytes(hash), key, Buffer.from(sig, 'base64'))

/** The key that verifies, from its 32 bytes in hexadecimal. */
export const publicKeyOf = (hex: string): KeyObject =>
  createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(hex, 'hex')]),
    format: 'der',
    type: 'spki',
  })

/** What drawer and closing count of one payment: what was handed over, less the change. */
export const kept = ({ cents, changeCents }: Pay): number => cents - changeCents

export const isTicket = (entry: Entry): entry is Ticket =>
  entry.kind === 'SALE' || entry.kind === 'GIFT' || entry.kind === 'REFUND'
