import type { useFormat } from '../ui/format.ts'
import { type Basket, settle } from './basket.ts'
import type { Rows } from './rows.ts'
import type { saleText } from './sale-text.ts'

/** Why the payment cannot be taken yet, in words; null when it can. */
export function whyNot({
  t,
  f,
  basket,
  rows,
  totalCents,
}: {
  t: (typeof saleText)['fr']
  f: ReturnType<typeof useFormat>
  basket: Basket
  rows: Rows
  totalCents: number
}): string | null {
  if (basket.lines.length === 0) return t.whyEmpty
  if (rows.blocked) return t.whyBlocked
  if (!rows.complete && basket.saidCents === null) return t.whyReading
  if (basket.gift) return null
  const s = settle(totalCents, basket.pay)
  if (s.missingCents > 0) return `${t.whyMissing.replace(/\.$/, '')} : ${f.euros(s.missingCents)}`
  if (s.excessCents > 0) return t.whyExcess
  const limit = rows.grid.data?.cashLimitCents
  if (limit && s.keptCashCents > limit) return `${t.whyCash} ${f.euros(limit)}.`
  return null
}
