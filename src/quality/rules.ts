/**
 * What is counted of the work of a site, each a past fact of the journal. A reason goes with those that have one. No
 * person is counted, nor can be: what is kept has no column for it (inclusion: people in training are not ranked).
 */
export const measures = [
  'firstTest',
  'firstPass',
  'testFailed',
  'repaired',
  'reworked',
  'sentBack',
  'toRepair',
  'erased',
  'erasureFailed',
  'refused',
  'quarantined',
  'released',
  'returned',
] as const
export type Measure = (typeof measures)[number]
export type Line = { measure: Measure; reason: string | null; count: number }

export const rateNames = ['firstPass', 'rework', 'erasureFailure', 'return'] as const
export type RateName = (typeof rateNames)[number]
/** Each rate: what it counts, of what. A rate with reasons is one for each reason: rework, by what had been done. */
const rates: Record<RateName, { count: Measure; of: readonly Measure[]; byReason: boolean }> = {
  firstPass: { count: 'firstPass', of: ['firstTest'], byReason: false },
  rework: { count: 'reworked', of: ['repaired'], byReason: true },
  erasureFailure: { count: 'erasureFailed', of: ['erased', 'erasureFailed'], byReason: false },
  return: { count: 'returned', of: ['released'], byReason: false },
}

/** Under this many, a share says more about chance than about the work: none is given. */
export const FEWEST = 11

export type Share = {
  count: number
  of: number
  /** Of a hundred, to one decimal; null where there are too few to say. */
  percent: number | null
}
export const share = (count: number, of: number): Share => ({
  count,
  of,
  percent: of < FEWEST ? null : Math.round((count / of) * 1000) / 10,
})
export type Rate = Share & { rate: RateName; reason: string | null }

const total = (lines: readonly Line[], wanted: readonly Measure[], reason?: string): number =>
  lines
    .filter((l) => wanted.includes(l.measure) && (reason === undefined || l.reason === reason))
    .reduce((sum, l) => sum + l.count, 0)

/** The rates of a site over a period, in the order of the table; those of which nothing was counted are left out. */
export function ratesOf(lines: readonly Line[]): Rate[] {
  return rateNames.flatMap((rate) => {
    const { count, of, byReason } = rates[rate]
    const reasons = byReason
      ? [...new Set(lines.filter((l) => of.includes(l.measure)).map((l) => l.reason ?? ''))]
      : [undefined]
    return reasons
      .map((reason) => {
        const shared = share(total(lines, [count], reason), total(lines, of, reason))
        return { rate, reason: reason ?? null, ...shared }
      })
      .filter((r) => r.of > 0)
      .sort((a, b) => b.of - a.of)
  })
}
