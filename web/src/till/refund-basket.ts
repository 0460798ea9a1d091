import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import { type Basket, bodyOf, newBasket, type SaleBody } from './basket.ts'

export type Ticket = Result<typeof api.getTicket>
export type TicketLine = Ticket['lines'][number]
export type Asked = { quantity: number; cents: number | null; returned: boolean }
export type Means = 'cash' | 'card' | 'cheque'
export type Reason = 'guarantee' | 'mistake' | 'goodwill' | 'exchange'

/** A refund while it is made, with the sale that may follow it. */
export type Refund = {
  requestId: string
  /** The ticket’s number as typed. */
  number: string
  /** By the code of its line. */
  asked: Record<string, Asked>
  reason: Reason | ''
  means: Means
  exchange: boolean
  basket: Basket
  sent: RefundBody | null
}
export type RefundBody = {
  requestId: string
  ticket: string
  lines: { code: string; quantity?: number; cents?: number; returned: boolean }[]
  reason: Reason
  means: Means
  exchange?: Omit<SaleBody, 'gift'>
}
export const newRefund = (number = ''): Refund => ({
  requestId: crypto.randomUUID(),
  number,
  asked: {},
  reason: '',
  means: 'cash',
  exchange: false,
  basket: newBasket(),
  sent: null,
})

export const codeOf = (l: TicketLine): string => l.device ?? l.kit ?? l.product ?? ''
/** What one asked line comes to. The service knows what was refunded before, and refuses what is too much. */
export const askedCents = (line: TicketLine, asked: Asked): number =>
  asked.cents ?? line.unitCents * (asked.returned ? asked.quantity : line.qty)
export const refundCents = (ticket: Ticket, asked: Refund['asked']): number =>
  ticket.lines.reduce((sum, line) => {
    const one = asked[codeOf(line)]
    return one ? sum + askedCents(line, one) : sum
  }, 0)

/** The one request that records this refund, and its exchange. */
export function refundBody(ticket: Ticket, r: Refund, saleCents: number): RefundBody {
  const { gift: _, ...whole } = bodyOf(r.basket, saleCents)
  const paid = saleCents > refundCents(ticket, r.asked)
  const sale = { ...whole, payments: paid ? whole.payments : [] }
  return {
    requestId: r.requestId,
    ticket: ticket.ref,
    lines: ticket.lines.flatMap((line) => {
      const code = codeOf(line)
      const one = r.asked[code]
      if (!one) return []
      return [
        {
          code,
          returned: one.returned,
          ...(line.product && one.returned ? { quantity: one.quantity } : {}),
          ...(one.cents === null ? {} : { cents: one.cents }),
        },
      ]
    }),
    reason: r.reason === '' ? 'goodwill' : r.reason,
    means: r.means,
    ...(r.exchange ? { exchange: sale } : {}),
  }
}
