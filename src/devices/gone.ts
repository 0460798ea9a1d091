import { parisDate } from '../platform/dates.ts'
import type { DeviceState } from '../platform/db.generated.ts'
import { type Blocker, Problem } from '../platform/problems.ts'

/** Where nothing is done to a device any more; the database says the same (`left_for_good`). */
export const gone: readonly DeviceState[] = [
  'SOLD',
  'GIVEN',
  'DISMANTLED',
  'WASTE_SHIPPED',
  'WASTE_TREATED',
  'RETURNED_TO_DONOR',
  'LOST',
]

type Away = { state: DeviceState; stateSince: string }
/** What is said of a device that is gone; one that was declared lost, and is held in hand, has its own words and day. */
export function goneProblem({ state, stateSince }: Away): Problem {
  if (state !== 'LOST') return new Problem('DEVICE_GONE')
  const lost: Blocker = { code: 'DEVICE_LOST', detail: parisDate(stateSince) }
  return new Problem(lost.code, {}, [lost])
}
