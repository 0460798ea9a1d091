import { addMonths } from '../platform/dates.ts'
import type { Blocker } from '../platform/problems.ts'
import type { Line, Ticket } from './ledger.ts'
import { vatOf } from './price-rules.ts'
import { sum } from './session.ts'

export const refundReasons = ['guarantee', 'mistake', 'goodwill', 'exchange'] as const

/** One line of a ticket to take back, or to lower the price of. */
export type Asked = {
  code: string
  quantity?: number | undefined
  cents?: number | undefined
  returned: boolean
}
export type Sold = Line & {
  /** What earlier refunds gave back of it, in cents, as a positive amount. */
  refundedCents: number
  /** How many of it already came back. */
  returnedQty: number
}

export const codeOf = (line: Line): string => line.device ?? line.kit ?? line.product ?? ''

/** The line of a refund, and what stands against it. Amounts are negative, the quantity positive. */
export function refundLine(sold: Sold, asked: Asked): { line: Line | null; blockers: Blocker[] } {
  const detail = codeOf(sold)
  const paid = sold.unitCents * sold.qty
  const left = paid - sold.refundedCents
  const qty = asked.returned ? (asked.quantity ?? sold.qty - sold.returnedQty) : 1
  const gone = asked.returned ? sold.returnedQty + qty > sold.qty || qty < 1 : left <= 0
  const whole = asked.returned ? Math.min(left, sold.unitCents * Math.max(qty, 0)) : left
  const cents = asked.cents ?? whole
  if (cents > paid) return { line: null, blockers: [{ code: 'REFUND_EXCEEDS_SALE', detail }] }
  if (gone) return { line: null, blockers: [{ code: 'ALREADY_REFUNDED', detail }] }
  if (cents > left) return { line: null, blockers: [{ code: 'REFUND_EXCEEDS_SALE', detail }] }
  if (!asked.returned && cents === 0)
    return { line: null, blockers: [{ code: 'NOTHING_TO_REFUND', detail }] }
  // All of it at the price paid repeats the sale's own line; anything else is one line of that amount.
  const same = cents === sold.unitCents * qty
  const unit = same ? sold.unitCents : cents
  const line: Line = {
    ...baseOf(sold),
    qty: same ? qty : 1,
    listCents: same ? 0 - sold.listCents : 0 - cents,
    discountCents: same ? 0 - sold.discountCents : 0,
    discountCode: same ? sold.discountCode : null,
    unitCents: 0 - unit,
    vatCents: 0 - vatOf(sold.vat, unit * (same ? qty : 1)),
  }
  return { line, blockers: [] }
}

const baseOf = ({ refundedCents: _c, returnedQty: _q, ...line }: Sold): Line => line

/**
 * Whether a refund needs a manager: much cash, or a machine past the months in which a fault is presumed to have been
 * there (C. conso. L217-7). Past the guarantee there is none to give.
 */
export function refundBlockers(
  sale: Ticket,
  on: string,
  {
    cashCents,
    byManager,
    rules,
    guarantee,
  }: {
    cashCents: number
    byManager: boolean
    rules: { cashRefundApprovalCents: number }
    guarantee: { months: number; presumptionMonths: number }
  },
): Blocker[] {
  const soldOn = sale.businessDate
  if (on > addMonths(soldOn, guarantee.months))
    return [{ code: 'GUARANTEE_OVER', detail: addMonths(soldOn, guarantee.months) }]
  const late = on > addMonths(soldOn, guarantee.presumptionMonths)
  const needed = late || cashCents > rules.cashRefundApprovalCents
  return needed && !byManager ? [{ code: 'APPROVER_REQUIRED' }] : []
}

/** The lines of a sale with what was given back of each, read from its refunds. */
export function soldLines(
  sale: Ticket,
  refunds: readonly Ticket[],
  returned: ReadonlyMap<string, number>,
): Sold[] {
  return sale.lines.map((line) => {
    const code = codeOf(line)
    const back = refunds.flatMap((r) => r.lines).filter((l) => codeOf(l) === code)
    return {
      ...line,
      refundedCents: 0 - sum(back.map((l) => l.unitCents * l.qty)),
      returnedQty: returned.get(code) ?? 0,
    }
  })
}
