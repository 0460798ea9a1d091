import type { Ctx } from '../platform/context.ts'
import { addMonths } from '../platform/dates.ts'
import type { Quality } from './contract.ts'
import { type Counted, countQuality } from './queries.ts'
import { FEWEST, type Line, ratesOf, share } from './rules.ts'

export type Period = { from: string; to: string; siteId?: string | undefined }
/** The last day of a month, `YYYY-MM`. */
const lastDay = (month: string): string =>
  new Date(Date.parse(addMonths(`${month}-01`, 1)) - 86_400_000).toISOString().slice(0, 10)
export const countPeriod = (ctx: Ctx, { from, to, siteId }: Period): Promise<Counted[]> =>
  countQuality(ctx, { from: `${from}-01`, to: lastDay(to), siteId })

const lineOf = ({ measure, reason, count }: Counted): Line => ({
  measure,
  reason: reason || null,
  count,
})
/** The same measure and reason over several months is one line. */
function sumLines(rows: readonly Counted[]): Line[] {
  const lines = new Map<string, Line>()
  for (const row of rows) {
    const line = lineOf(row)
    const key = `${line.measure} ${line.reason}`
    lines.set(key, { ...line, count: line.count + (lines.get(key)?.count ?? 0) })
  }
  return [...lines.values()].sort((a, b) => b.count - a.count)
}

/** What was counted of each site that one may see, with the rates that follow from it, over whole months. */
export async function getQuality(ctx: Ctx, period: Period): Promise<Quality> {
  const bySite = Map.groupBy(await countPeriod(ctx, period), (r) => r.siteId)
  const sites = [...bySite].map(([siteId, rows]) => {
    const months = [...Map.groupBy(rows, (r) => r.month)].map(([month, some]) => {
      const of = (measure: Line['measure']) =>
        some.filter((r) => r.measure === measure).reduce((sum, r) => sum + r.count, 0)
      const tests = of('firstTest')
      return {
        month,
        firstPass: tests > 0 ? share(of('firstPass'), tests) : null,
        released: of('released'),
        returned: of('returned'),
      }
    })
    const lines = sumLines(rows)
    return { siteId, site: rows[0]!.site, rates: ratesOf(lines), lines, months }
  })
  const { from, to } = period
  return { from, to, fewest: FEWEST, sites }
}
