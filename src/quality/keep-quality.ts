import type { Services } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { keepDays } from './queries.ts'

/**
 * Keeps by day what the journal says of the days that are over, yesterday included; each day once. A night that was
 * missed is kept the next time, and until then read from the journal itself.
 */
export async function keepQuality(services: Services): Promise<void> {
  const today = parisDate(services.now())
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10)
  await services.db.transaction().execute((tx) => keepDays(tx, yesterday))
}
