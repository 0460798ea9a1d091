import type { Blocker } from '../platform/problems.ts'
import type { Line, Vat, VatSum } from './ledger.ts'
import { mergeVat } from './session.ts'

/** Why a line may be sold off its price, other than by its tier. */
export const discountCodes = [
  'URGENCE',
  'ERREUR_ETIQUETTE',
  'DEFAUT',
  'QUOTA',
  'PARTENARIAT',
] as const
/** Why a ticket may be a gift. */
export const giftReasons = ['URGENCE', 'PARTENARIAT', 'PROGRAMME', 'REMPLACEMENT'] as const

export type Tier = 'T1' | 'T2'
export type Price = { listCents: number; percentOff: Record<Tier, number> }
/** One thing that a till may sell: a device, a kit, or so many of a product. */
export type Offer = {
  device: string | null
  kit: string | null
  product: string | null
  label: string
  category: string
  grade: 'A' | 'B' | 'C' | 'D' | null
  performance: string | null
  origin: 'private' | 'cg3p'
  qty: number
  /** Null where the grid has no row for it. */
  price: Price | null
  gradePercent: number
  floorCents: number
  /** The ceiling of a public good; null where none is published, and then it is not sold. */
  ceilingCents: number | null
  /** Accessories of public origin have no ceiling; everything else needs one. */
  needsCeiling: boolean
  /** The seller owns it, or holds its owner's mandate. */
  entitled: boolean
  /** The owner may sell what public bodies gave. */
  mayResell: boolean
}
export type Discount = { code: string; cents: number }

/** `tag`, or the product's name: what a blocker names. */
export const nameOf = (o: Offer): string => o.device ?? o.kit ?? o.label

/** A whole percentage of an amount, rounded down to the cent: the buyer never pays less by a rounding. */
const percentOf = (cents: number, percent: number): number => Math.floor((cents * percent) / 100)

/**
 * The line of a ticket: list price of the day less what its looks take off, then one discount: the manager's where
 * there is one, the whole price for a gift, else the tier's.
 */
export function priceLine(
  o: Offer,
  by: { tier: Tier; discount?: Discount | undefined; gift?: string | undefined },
  vat: Vat,
): Line {
  const full = o.price?.listCents ?? 0
  const listCents = full - percentOf(full, o.gradePercent)
  const tierCents = percentOf(listCents, o.price?.percentOff[by.tier] ?? 0)
  const discount = by.gift
    ? { code: by.gift, cents: listCents }
    : (by.discount ?? (tierCents > 0 ? { code: 'TIER', cents: tierCents } : null))
  const unitCents = listCents - (discount?.cents ?? 0)
  return {
    device: o.device,
    kit: o.kit,
    product: o.product,
    label: o.label,
    category: o.category,
    grade: o.grade,
    performance: o.performance,
    origin: o.origin,
    qty: o.qty,
    listCents,
    discountCents: discount?.cents ?? 0,
    discountCode: discount?.code ?? null,
    unitCents,
    vat,
    vatCents: vatOf(vat, unitCents * o.qty),
  }
}

/**
 * Why this line may not be sold at this price. CGPPP L3212-2 3° and décret 2022-1413: what a public body gave is sold
 * at or under its ceiling (asked first), to an eligible buyer, by an association that may.
 */
export function lineBlockers(o: Offer, line: Line, gift: boolean): Blocker[] {
  const detail = nameOf(o)
  if (o.price === null) return [{ code: 'PRICE_MISSING', detail }]
  const blockers: Blocker[] = []
  if (!gift && line.unitCents < Math.max(o.floorCents, 1))
    blockers.push({ code: 'BELOW_FLOOR', detail: `${detail}: ${Math.max(o.floorCents, 1)}` })
  if (o.origin === 'cg3p') {
    if (o.needsCeiling && o.ceilingCents === null)
      blockers.push({ code: 'CEILING_MISSING', detail })
    if (o.ceilingCents !== null && line.unitCents > o.ceilingCents)
      blockers.push({ code: 'SOLIDARITY_PRICE_EXCEEDED', detail: `${detail}: ${o.ceilingCents}` })
    // Nobody holds a grant yet: nobody can be seen to be eligible.
    blockers.push({ code: 'BUYER_NOT_ELIGIBLE', detail })
    if (!o.mayResell) blockers.push({ code: 'RESALE_FORBIDDEN', detail })
  }
  if (!o.entitled) blockers.push({ code: 'SELLER_NOT_ENTITLED', detail })
  return blockers
}

/**
 * The VAT within a price, half up to the cent. Exempt (CGI 261-7-1° b) and franchise (293 B): none. Normal: 20 % on top
 * of the price without it. Margin (297 A): 20 % within the price less what the thing cost; a gift cost nothing.
 */
export function vatOf(vat: Vat, cents: number, costCents = 0): number {
  if (vat === 'NORMAL_20') return cents - halfUp(cents * 5, 6)
  if (vat === 'MARGIN_297_A') return halfUp(Math.max(cents - costCents, 0), 6)
  return 0
}
const halfUp = (numerator: number, denominator: number): number =>
  Math.floor((2 * numerator + denominator) / (2 * denominator))

/** What a ticket's lines come to by VAT regime; the base is without the tax. */
export const vatSummary = (lines: readonly Line[]): VatSum[] =>
  mergeVat(
    lines.map(({ vat, vatCents, unitCents, qty }) => ({
      vat,
      baseCents: unitCents * qty - vatCents,
      vatCents,
    })),
  )
