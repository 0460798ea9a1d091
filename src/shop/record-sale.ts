import { checkApproval } from '../accounts/approvals.ts'
import { readTag } from '../devices/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { businessDay } from '../platform/dates.ts'
import { type Blocker, notFound, Problem, refuseIf } from '../platform/problems.ts'
import type { Pay } from './ledger.ts'
import { type Discount, lineBlockers, type Offer, priceLine, vatSummary } from './price-rules.ts'
import type { SaleInput } from './sale-contract.ts'
import { applyTicket, type Basket, lockBasket } from './sale-queries.ts'
import { type Head, settle, shelfBlockers, tillBlockers, totalBlockers } from './sale-rules.ts'
import { sum } from './session.ts'
import { getWorkTill, lockHead, type Till } from './till-queries.ts'
import { append, type Desk, type Written, writeEntry } from './write-entry.ts'

type Approval = { by: string | null; blockers: Blocker[] }
type Scanned =
  | { tag: string; discount?: Discount | undefined }
  | { productId: string; quantity: number }

/**
 * Sells devices, kits and accessories on an open till, or gives them. The server computes every price and total.
 * Committed with its number, then signed, then answered; the same requestId again answers the same ticket.
 * @throws TILL_CLOSED, SESSION_EXPIRED, ALREADY_SOLD, DEVICE_NOT_SELLABLE, OUT_OF_STOCK (409), APPROVER_REQUIRED (403),
 * PRICE_MISSING, BELOW_FLOOR, SOLIDARITY_PRICE_EXCEEDED, BUYER_NOT_ELIGIBLE, TOTAL_MISMATCH, UNDERPAID, OVERPAID… (422)
 */
export async function recordSale(ctx: Ctx, ref: string, input: SaleInput) {
  const till = await getWorkTill(ctx, ref, businessDay(ctx.now()))
  const basket = readBasket(input)
  const approval = await approvalOf(ctx, till, input)
  const written = await writeEntry(ctx, till, 'recordSale', input, async (desk) => {
    // In this order, devices before the till: one transaction waits for another, never in a circle.
    const [found, head] = await Promise.all([
      lockBasket(desk.tx, wanted(desk, basket)),
      lockHead(desk.tx, till.id),
    ])
    return (await sell(desk, head, input, { basket, found, approval })).written
  })
  return { till, ...written }
}

/** What was scanned, each thing once. @throws BAD_LABEL, NOT_FOUND, LINE_TWICE */
export function readBasket(input: Pick<SaleInput, 'lines'>): Scanned[] {
  const basket = input.lines.map(
    ({ code, discount, productId = '', quantity = 1 }): Scanned =>
      code === undefined ? { productId, quantity } : { tag: readTag(code), discount },
  )
  const names = basket.map((s) => ('tag' in s ? s.tag : s.productId))
  const twice = names.find((name, n) => names.indexOf(name) !== n)
  if (twice) throw new Problem('LINE_TWICE', {}, [{ code: 'LINE_TWICE', detail: twice }])
  return basket
}

export const wanted = ({ till, ctx }: Desk, basket: Scanned[]) => ({
  tags: basket.flatMap((s) => ('tag' in s ? [s.tag] : [])),
  products: basket.flatMap((s) => ('tag' in s ? [] : [s.productId])),
  sellerId: till.sellerId,
  day: businessDay(ctx.now()),
})

/** A gift, or a discount other than the tier's, is approved by a manager who is not the cashier. */
export async function approvalOf(
  ctx: Ctx,
  till: Till,
  input: Pick<SaleInput, 'gift' | 'lines' | 'approval'>,
): Promise<Approval> {
  const needed = input.gift || input.lines.some((l) => l.discount)
  if (!needed && !input.approval) return { by: null, blockers: [] }
  return checkApproval(ctx, input.approval, till)
}

type Sale = {
  basket: Scanned[]
  found: Basket
  approval: Approval
  /** The refund that this sale exchanges, and what it pays of the total. */
  exchange?: { ref: string; creditCents: number }
}

/** The sale itself, under the locks of its devices and of its till. */
export async function sell(
  desk: Desk,
  head: Head,
  input: Omit<SaleInput, 'requestId'> & { requestId: string },
  { basket, found, approval, exchange }: Sale,
): Promise<{ written: Written; head: Head }> {
  const { ctx, till, tx } = desk
  const gift = input.gift?.reason
  const tier = input.tier ?? 'T2'
  const vat = till.vat ?? 'EXO_261_7_1_B'
  const picked = basket.map((s) => pick(s, found, till))
  const priced = picked.map(({ offer, discount }) => ({
    offer,
    line: priceLine(offer, { tier, discount, gift }, vat),
  }))
  const lines = priced.map((p) => p.line)
  const totalCents = sum(lines.map((l) => l.unitCents * l.qty))
  const credit = Math.min(exchange?.creditCents ?? 0, totalCents)
  const { pay, blockers: payBlockers } = settle(
    totalCents - credit,
    input.payments,
    till.rules.cashLimitCents,
  )
  const mismatch = totalBlockers(totalCents, input.expectedTotalCents)
  const prices = priced.flatMap(({ offer, line }) => lineBlockers(offer, line, gift !== undefined))
  refuseIf([
    ...tillBlockers(head, ctx.now()),
    ...picked.flatMap((p) => p.blockers),
    ...prices,
    ...approval.blockers,
    ...(till.vat === null ? [{ code: 'SELLER_VAT_MISSING' as const }] : []),
    ...(input.grantCode === undefined ? [] : [{ code: 'GRANT_UNKNOWN' as const }]),
    // Without a price there is no total to compare.
    ...(prices.some((b) => b.code === 'PRICE_MISSING') ? [] : mismatch),
    ...(prices.some((b) => b.code === 'PRICE_MISSING') || mismatch.length > 0 ? [] : payBlockers),
  ])
  const kind = gift === undefined ? 'SALE' : 'GIFT'
  const facts = {
    ticketNo: head.ticketNo + 1,
    tier,
    grantRef: null,
    ref: exchange?.ref ?? null,
    approvedBy: approval.by,
    lines,
    pay: credit > 0 ? [exchangePay(credit), ...pay] : pay,
    totalCents,
    vatSummary: vatSummary(lines),
  }
  const entryId = ctx.newId()
  const ticket = `${till.code}/${facts.ticketNo}`
  const deviceIds = picked.flatMap((p) => p.deviceIds)
  const appended = append(desk, head, kind, facts, input.requestId, entryId)
  const applied = applyTicket(tx, {
    to: kind === 'SALE' ? 'SOLD' : 'GIVEN',
    now: ctx.now(),
    code: ctx.acting.code,
    entryId,
    deviceIds,
    factIds: deviceIds.map(() => ctx.newId()),
    products: picked.flatMap(({ offer }) =>
      offer.product === null
        ? []
        : [
            {
              id: ctx.newId(),
              productId: offer.product,
              quantity: -offer.qty,
              reason: kind === 'SALE' ? 'sold' : 'given',
            },
          ],
    ),
    siteId: till.siteId,
    operation: 'recordSale',
    ticket,
    toldId: ctx.newId(),
    told: { kind, ticket, totalCents, lines: lines.length },
  })
  const [done, moved] = await Promise.all([appended, applied])
  if (moved !== deviceIds.length) throw new Problem('RACE_LOST')
  return done
}

const exchangePay = (cents: number): Pay => ({
  means: 'exchange',
  cents,
  changeCents: 0,
  reference: null,
})

/** The thing that was scanned as an offer, the devices that leave with it, and why it may not. @throws NOT_FOUND */
function pick(scanned: Scanned, found: Basket, till: Till) {
  const standing = (row: { floorCents: number | null; ceilingCents: number | null }) => ({
    floorCents: row.floorCents ?? 0,
    ceilingCents: row.ceilingCents,
  })
  if (!('tag' in scanned)) {
    const row = found.products.find((p) => p.id === scanned.productId)
    if (!row || row.siteId !== till.siteId || !row.active) throw notFound('product')
    const offer: Offer = {
      device: null,
      kit: null,
      product: row.id,
      label: row.label,
      category: row.category,
      grade: null,
      performance: null,
      origin: row.origin,
      qty: scanned.quantity,
      price: { listCents: row.unitCents, percentOff: { T1: 0, T2: 0 } },
      gradePercent: 0,
      ...standing(row),
      needsCeiling: false,
      entitled: row.entitled,
      mayResell: row.mayResell,
    }
    const short = row.quantity < scanned.quantity
    const blockers: Blocker[] = short
      ? [{ code: 'OUT_OF_STOCK', detail: `${row.label}: ${row.quantity}` }]
      : []
    return { offer, discount: undefined, deviceIds: [], blockers }
  }
  const kit = found.kits.find((k) => k.tag === scanned.tag)
  const device = kit ? undefined : found.devices.find((d) => d.tag === scanned.tag)
  const row = kit ?? device
  if (!row) throw notFound('device')
  const members = kit ? found.devices.filter((d) => d.kitId === kit.id) : device ? [device] : []
  const offer: Offer = {
    device: device?.tag ?? null,
    kit: kit?.tag ?? null,
    product: null,
    label: labelOf(row.label, device?.model ?? null),
    category: row.category,
    grade: row.grade,
    performance: row.performance,
    origin: row.origin,
    qty: 1,
    price: row.price,
    gradePercent: row.grade ? till.gradeDiscount[row.grade] : 0,
    ...standing(row),
    needsCeiling: true,
    entitled: row.entitled,
    mayResell: row.mayResell,
  }
  return {
    offer,
    discount: scanned.discount,
    deviceIds: members.map((m) => m.id),
    blockers: members.flatMap((m) => shelfBlockers(m, till.siteId, kit?.id ?? null)),
  }
}

/** `Ordinateur portable Latitude E5530`: what it is and its model, as the ticket names it; never a serial. */
const labelOf = (category: string, model: string | null): string =>
  `${category.charAt(0).toUpperCase()}${category.slice(1)}${model ? ` ${model}` : ''}`
    .normalize('NFC')
    .slice(0, 120)
