import type { Ctx } from '../platform/context.ts'
import { listPapers, listSeries, type SeriesRow } from './queries.ts'
import { refuseOthers } from './viewer.ts'

const BATCH = 500

/**
 * Checks an issuer's papers: every number from 1 to the last given has one, its bytes have the hash they were issued
 * with, and its receipt knows it. LPF L14 A asks the body to show that they were regularly issued.
 */
export async function receiptsIntegrity(ctx: Ctx, organisationId: string, year?: number) {
  refuseOthers(ctx, organisationId)
  const series = []
  for (const s of await listSeries(ctx.db, organisationId, year))
    series.push(await checkSeries(ctx, organisationId, s))
  const whole = series.every(
    (s) => s.missing.length + s.altered.length + s.unlinked.length === 0 && s.papers === s.last,
  )
  return { organisationId, whole, series }
}

async function checkSeries({ db }: Ctx, organisationId: string, s: SeriesRow) {
  const found = {
    papers: 0,
    missing: [] as number[],
    altered: [] as string[],
    unlinked: [] as string[],
  }
  let expected = 1
  for (let after = 0; ; ) {
    const papers = await listPapers(db, organisationId, s, after, BATCH)
    for (const { seq, number, intact, linked } of papers) {
      for (; expected < seq; expected++) found.missing.push(expected)
      expected = seq + 1
      found.papers += 1
      if (!intact) found.altered.push(number)
      if (!linked) found.unlinked.push(number)
      after = seq
    }
    if (papers.length < BATCH) break
  }
  for (; expected <= s.last; expected++) found.missing.push(expected)
  return { ...s, ...found }
}
