import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'

type Row = Result<typeof api.listConfiguration>['items'][number]
export type Tier = 'T1' | 'T2'
type Price = { listCents: number; percentOff: Record<Tier, number> }
/** What the configuration in force today says of prices. */
export type Grid = {
  price: (category: string, performance: string | null) => Price | null
  floorCents: (category: string) => number
  ceilingCents: (category: string) => number | null
  gradePercent: (grade: string | null) => number
}
export type Priced = {
  listCents: number
  discountCents: number
  discountCode: string | null
  unitCents: number
  /** The codes of what stands against the price. */
  blockers: string[]
}
/** What is sold, as far as its price goes. A product has a price of its own. */
export type Priceable = {
  category: string
  performance: string | null
  grade: string | null
  origin: 'private' | 'cg3p'
  ownCents: number | null
}

/** The grid of the rows in force: kinds price, priceFloor, ceiling and gradeDiscount. */
export function gridOf(rows: readonly Row[]): Grid {
  const value = (kind: string, key: string) =>
    rows.find((r) => r.kind === kind && r.key === key)?.value
  const cents = (kind: string, key: string) => {
    const said = value(kind, key)?.cents
    return typeof said === 'number' ? said : null
  }
  return {
    price: (category, performance) =>
      (value('price', performance === null ? category : `${category}/${performance}`) as
        | Price
        | undefined) ?? null,
    floorCents: (category) => cents('priceFloor', category) ?? 0,
    ceilingCents: (category) => cents('ceiling', category),
    gradePercent: (grade) =>
      grade === null ? 0 : Number(value('gradeDiscount', 'default')?.[grade] ?? 0),
  }
}

const percentOf = (cents: number, percent: number) => Math.floor((cents * percent) / 100)

/**
 * The price of a line as the service will compute it (src/shop/price-rules.ts; a test compares the two), to show it
 * before the sale is recorded. The service’s total stands.
 */
export function linePrice(
  what: Priceable,
  by: { tier: Tier; discount: { code: string; cents: number } | null; gift: string | null },
  grid: Grid,
): Priced {
  const price =
    what.ownCents === null
      ? grid.price(what.category, what.performance)
      : { listCents: what.ownCents, percentOff: { T1: 0, T2: 0 } }
  if (price === null)
    return {
      listCents: 0,
      discountCents: 0,
      discountCode: null,
      unitCents: 0,
      blockers: ['PRICE_MISSING'],
    }
  const looks = what.ownCents === null ? grid.gradePercent(what.grade) : 0
  const listCents = price.listCents - percentOf(price.listCents, looks)
  const tierCents = percentOf(listCents, price.percentOff[by.tier])
  const discount = by.gift
    ? { code: by.gift, cents: listCents }
    : (by.discount ?? (tierCents > 0 ? { code: 'TIER', cents: tierCents } : null))
  const unitCents = listCents - (discount?.cents ?? 0)
  return {
    listCents,
    discountCents: discount?.cents ?? 0,
    discountCode: discount?.code ?? null,
    unitCents,
    blockers: [
      ...floorBlockers(what, unitCents, by.gift !== null, grid),
      ...publicBlockers(what, unitCents, grid),
    ],
  }
}

function floorBlockers(what: Priceable, unitCents: number, gift: boolean, grid: Grid): string[] {
  const floor = what.ownCents === null ? grid.floorCents(what.category) : 0
  return !gift && unitCents < Math.max(floor, 1) ? ['BELOW_FLOOR'] : []
}

function publicBlockers(what: Priceable, unitCents: number, grid: Grid): string[] {
  if (what.origin !== 'cg3p') return []
  const ceiling = grid.ceilingCents(what.category)
  return [
    ...(what.ownCents === null && ceiling === null ? ['CEILING_MISSING'] : []),
    ...(ceiling !== null && unitCents > ceiling ? ['SOLIDARITY_PRICE_EXCEEDED'] : []),
    'BUYER_NOT_ELIGIBLE',
  ]
}
