import { addMonths } from '../platform/dates.ts'
import type { Blocker } from '../platform/problems.ts'

/** What is wrong, as the customer tells it: the faults that the bench knows. */
export { faultReasons } from '../devices/lifecycle.ts'
/** What the machine looks like when it comes in: seen by both, so that nobody argues when it leaves. */
export const conditions = [
  'clean',
  'scratched',
  'brokenScreen',
  'brokenCase',
  'wet',
  'missingParts',
] as const
/** What is left with it. */
export const accessories = [
  'charger',
  'battery',
  'bag',
  'mouse',
  'keyboard',
  'cable',
  'other',
] as const
export const outcomes = ['repaired', 'noFault', 'notRepairable', 'exchangeRefused'] as const
export type CustodyOutcome = (typeof outcomes)[number]
export const closingReasons = [
  'partUnavailable',
  'tooCostly',
  'waterDamage',
  'misuse',
  'beyondRepair',
  'customerDeclined',
  'other',
] as const
/** What is given back unrepaired says why. */
const askReason: readonly CustodyOutcome[] = ['notRepairable', 'exchangeRefused']

/** A reason that is missing, or given where there is nothing to explain. */
export function closingBlockers(outcome: CustodyOutcome, reason: string | null): Blocker[] {
  const asked = askReason.includes(outcome)
  if (asked && reason === null)
    return [{ code: 'REASON_REQUIRED', detail: closingReasons.join(', ') }]
  return !asked && reason !== null ? [{ code: 'REASON_UNKNOWN', detail: outcome }] : []
}

/**
 * The last day of the guarantee of conformity (C. conso. L217-3), by the months of the dated row; null for a gift, of
 * which the law guarantees nothing. The last day counts, as at the till.
 */
export const guaranteedUntil = (
  sale: { kind: 'SALE' | 'GIFT'; soldOn: string },
  guarantee: { months: number },
): string | null => (sale.kind === 'SALE' ? addMonths(sale.soldOn, guarantee.months) : null)

/** Whether a machine came in within its guarantee: said to both, and stops nothing. */
export const guaranteeOn = (until: string | null, day: string): 'running' | 'over' | 'none' =>
  until === null ? 'none' : day <= until ? 'running' : 'over'
