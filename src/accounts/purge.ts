import type { Services } from '../platform/context.ts'
import { executors, listRetentionRules } from './sign-in-queries.ts'

/**
 * Ends every kind of personal data whose term has passed, as the retention table says (RGPD, art. 5-1-e).
 * Answers how many rows each rule took.
 * @throws when a rule has nothing that executes it: a promise nobody keeps.
 */
export async function purge(services: Services): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { data } of await listRetentionRules(services.db)) {
    if (!(data in executors)) throw new Error(`No executor for the retention rule ${data}`)
    const done = await executors[data as keyof typeof executors](services.db, services.now(), data)
    counts[data] = Number(done.numAffectedRows ?? 0)
  }
  return counts
}
