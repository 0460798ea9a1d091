import { businessDay } from '../platform/dates.ts'
import type { Blocker } from '../platform/problems.ts'
import type { Denomination, Pay } from './ledger.ts'
import { sum } from './session.ts'

export type Head = {
  seq: number
  hash: string
  ticketNo: number
  zNo: number
  state: 'closed' | 'open' | 'counted'
  businessDate: string | null
  perpNetCents: number
  perpAbsCents: number
}
/** A device as the till finds it. */
export type OnShelf = {
  tag: string
  state: string
  siteId: string
  kitId: string | null
  toSiteId: string | null
  custody: string
  mediaOpen: number
}
export type Payment = {
  means: 'cash' | 'card' | 'cheque'
  amountCents: number
  authorisation?: string | undefined
  reference?: string | undefined
}

/** Whether the till may make a ticket now: open, and not past four in the morning after the day it was opened. */
export function tillBlockers(head: Head, now: string): Blocker[] {
  if (head.state === 'closed') return [{ code: 'TILL_CLOSED' }]
  return businessDay(now) === head.businessDate
    ? []
    : [{ code: 'SESSION_EXPIRED', detail: head.businessDate ?? '' }]
}

/** Why a device (alone, or in the kit scanned) is not for sale here; `detail` names it and says what is wanting. */
export function shelfBlockers(d: OnShelf, siteId: string, kitId: string | null = null): Blocker[] {
  const not = (why: string): Blocker[] => [
    { code: 'DEVICE_NOT_SELLABLE', detail: `${d.tag}: ${why}` },
  ]
  if (d.state === 'SOLD' || d.state === 'GIVEN') return [{ code: 'ALREADY_SOLD', detail: d.tag }]
  if (d.state !== 'IN_SHOP' && d.state !== 'RESERVED')
    return not(d.mediaOpen > 0 || d.state === 'TO_ERASE' ? 'WIPE_MISSING' : d.state)
  if (d.siteId !== siteId) return not('OTHER_SITE')
  if (d.kitId !== kitId) return not('IN_KIT')
  if (d.toSiteId !== null) return not('IN_TRANSIT')
  return d.custody === 'stock' ? [] : not(d.custody)
}

/** What was handed over, with the change: only cash gives some, and only what is over. */
export function settle(
  totalCents: number,
  payments: readonly Payment[],
  cashLimitCents: number,
): { pay: Pay[]; blockers: Blocker[] } {
  let over = sum(payments.map((p) => p.amountCents)) - totalCents
  const under = over < 0 ? -over : 0
  const pay = payments.map((p): Pay => {
    const changeCents = p.means === 'cash' ? Math.max(0, Math.min(over, p.amountCents)) : 0
    over -= changeCents
    return {
      means: p.means,
      cents: p.amountCents,
      changeCents,
      reference: p.authorisation ?? p.reference ?? null,
    }
  })
  const cash = sum(pay.filter((p) => p.means === 'cash').map((p) => p.cents - p.changeCents))
  const blockers: Blocker[] = []
  if (under > 0) blockers.push({ code: 'UNDERPAID', detail: String(under) })
  if (over > 0) blockers.push({ code: 'OVERPAID', detail: String(over) })
  // CMF D112-3: what a resident may pay in cash.
  if (cash > cashLimitCents)
    blockers.push({ code: 'CASH_LIMIT_EXCEEDED', detail: String(cashLimitCents) })
  return { pay, blockers }
}

/** The server's total stands; a client's is only compared. */
export const totalBlockers = (totalCents: number, expectedCents: number): Blocker[] =>
  totalCents === expectedCents
    ? []
    : [{ code: 'TOTAL_MISMATCH', detail: `${totalCents} ≠ ${expectedCents}` }]

export const countedCents = (denominations: readonly Denomination[]): number =>
  sum(denominations.map((d) => d.cents * d.count))

/** A till's clock may differ from ours by two minutes, no more. */
export const tillClockBlockers = (at: string, now: string): Blocker[] =>
  Math.abs(Date.parse(at) - Date.parse(now)) > 120_000 ? [{ code: 'CLOCK_OFF' }] : []
