import type { DeviceState } from '../platform/db.generated.ts'
import type { Blocker } from '../platform/problems.ts'

export const corrected = ['category', 'line', 'serial'] as const
export type Corrected = (typeof corrected)[number]
export const reasons = ['misread', 'wrongCategory', 'wrongLine', 'typo', 'replacedBoard'] as const
export const rejections = ['notSo', 'alreadyDone', 'toCheck'] as const
export const statuses = ['proposed', 'confirmed', 'rejected'] as const

/** Before its test a device may change its category: the checklist, the class and the price all follow from it. */
const untested: readonly DeviceState[] = ['RECEIVED', 'QUARANTINE', 'TRIAGED', 'TO_ERASE', 'ERASED']
const atWork: readonly DeviceState[] = [...untested, 'TO_REPAIR', 'TESTED']
/** In which states each may be corrected; from its release on, a device is what its papers say. */
export const states: Record<Corrected, readonly DeviceState[]> = {
  category: untested,
  line: atWork,
  serial: [...atWork, 'RETURNED', 'TO_DISMANTLE'],
}

const rank = { never: 0, maybe: 1, always: 2 } as const
export type Facts = {
  state: DeviceState
  holdsData: keyof typeof rank
  onReceipt: boolean
  /** The category that is asked for; null where another thing is corrected. */
  category: { holdsData: keyof typeof rank; kit: boolean } | null
}

/** Everything that stands against a correction; the database refuses the same. */
export function correctionBlockers(what: Corrected, d: Facts): Blocker[] {
  const blockers: Blocker[] = []
  if (!states[what].includes(d.state)) blockers.push({ code: 'CORRECTION_TOO_LATE' })
  if (what !== 'serial' && d.onReceipt) blockers.push({ code: 'DEVICE_ALREADY_RECEIPTED' })
  if (d.category?.kit) blockers.push({ code: 'CATEGORY_IS_KIT' })
  // What holds data is never let out of the erasure gate by a change of its name.
  if (d.category && rank[d.category.holdsData] < rank[d.holdsData])
    blockers.push({ code: 'CATEGORY_HOLDS_LESS' })
  return blockers
}
