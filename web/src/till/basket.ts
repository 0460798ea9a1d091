import type { Tier } from './prices.ts'

export type Discount = { code: DiscountCode; cents: number }
export type DiscountCode = (typeof discountCodes)[number]
export const discountCodes = [
  'URGENCE',
  'ERREUR_ETIQUETTE',
  'DEFAUT',
  'QUOTA',
  'PARTENARIAT',
] as const
export type GiftReason = (typeof giftReasons)[number]
export const giftReasons = ['URGENCE', 'PARTENARIAT', 'PROGRAMME', 'REMPLACEMENT'] as const

export type Line =
  | { kind: 'thing'; tag: string; discount: Discount | null }
  | { kind: 'product'; id: string; quantity: number }
export const lineKey = (line: Line): string => (line.kind === 'thing' ? line.tag : line.id)

/** What the customer hands over, by means, as typed. */
export type Pay = {
  cash: number | null
  card: number | null
  cardRef: string
  cheque: number | null
  chequeRef: string
}
export const noPay: Pay = { cash: null, card: null, cardRef: '', cheque: null, chequeRef: '' }

/** A sale while it is made. It is kept through a reload; `requestId` makes it one sale however often it is sent. */
export type Basket = {
  requestId: string
  lines: Line[]
  tier: Tier
  gift: GiftReason | null
  pay: Pay
  /** The total that the service named, when ours was another. */
  saidCents: number | null
  /** The very request whose answer did not come: until it comes, nothing else may be sent. */
  sent: SaleBody | null
}
export const newBasket = (): Basket => ({
  requestId: crypto.randomUUID(),
  lines: [],
  tier: 'T2',
  gift: null,
  pay: noPay,
  saidCents: null,
  sent: null,
})

type Payment = {
  means: 'cash' | 'card' | 'cheque'
  amountCents: number
  authorisation?: string
  reference?: string
}
export type SaleBody = {
  requestId: string
  tier: Tier
  lines: ({ code: string; discount?: Discount } | { productId: string; quantity: number })[]
  gift?: { reason: GiftReason }
  payments: Payment[]
  expectedTotalCents: number
}

/** The payments as the service takes them. */
export function paymentsOf(pay: Pay): Payment[] {
  const list: Payment[] = []
  if (pay.card)
    list.push({
      means: 'card',
      amountCents: pay.card,
      ...(pay.cardRef.trim() ? { authorisation: pay.cardRef.trim() } : {}),
    })
  if (pay.cheque)
    list.push({
      means: 'cheque',
      amountCents: pay.cheque,
      ...(pay.chequeRef.trim() ? { reference: pay.chequeRef.trim() } : {}),
    })
  if (pay.cash) list.push({ means: 'cash', amountCents: pay.cash })
  return list
}

/** Where the payment stands: what is missing, what is too much (only cash gives change), what to give back. */
export function settle(dueCents: number, pay: Pay) {
  const cash = pay.cash ?? 0
  const over = cash + (pay.card ?? 0) + (pay.cheque ?? 0) - dueCents
  const changeCents = Math.max(0, Math.min(over, cash))
  return {
    missingCents: Math.max(0, -over),
    excessCents: Math.max(0, over - changeCents),
    changeCents,
    keptCashCents: cash - changeCents,
  }
}

/** The one request that records this basket. */
export const bodyOf = (b: Basket, totalCents: number): SaleBody => ({
  requestId: b.requestId,
  tier: b.tier,
  lines: b.lines.map((l) =>
    l.kind === 'thing'
      ? { code: l.tag, ...(l.discount && !b.gift ? { discount: l.discount } : {}) }
      : { productId: l.id, quantity: l.quantity },
  ),
  ...(b.gift ? { gift: { reason: b.gift } } : {}),
  payments: totalCents === 0 ? [] : paymentsOf(b.pay),
  expectedTotalCents: totalCents,
})
/** A gift or a manager’s discount is approved by another person. */
export const needsApproval = (b: Pick<SaleBody, 'gift' | 'lines'>): boolean =>
  b.gift !== undefined || b.lines.some((l) => 'discount' in l && l.discount !== undefined)

/** A ticket’s number as it is typed or scanned: `t01/6`, or the text of its QR code. Null for anything else. */
export function readTicketNumber(written: string): { till: string; no: number } | null {
  const [, till, no] =
    /^(?:LCT:T:)?([A-Z][A-Z0-9]{1,7})[/-]([1-9]\d{0,8})(?::[0-9A-F]{16})?$/i.exec(written.trim()) ??
    []
  return till && no ? { till: till.toUpperCase(), no: Number(no) } : null
}
