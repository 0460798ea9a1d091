import type { DeviceState } from '../platform/db.generated.ts'
import type { Blocker } from '../platform/problems.ts'

export const corrected = ['category', 'line', 'serial', 'manufacturer', 'model'] as const
export type Corrected = (typeof corrected)[number]
export const reasons = ['misread', 'wrongCategory', 'wrongLine', 'typo', 'replacedBoard'] as const
export const rejections = ['notSo', 'alreadyDone', 'toCheck'] as const
export const statuses = ['proposed', 'confirmed', 'rejected'] as const

/** Before its test a device may change its category: the checklist, the class and the price all follow from it. */
const untested: readonly DeviceState[] = ['RECEIVED', 'QUARANTINE', 'TRIAGED', 'TO_ERASE', 'ERASED']
const atWork: readonly DeviceState[] = [...untested, 'TO_REPAIR', 'TESTED']
const standing: readonly DeviceState[] = [...atWork, 'RETURNED', 'TO_DISMANTLE']
/** In which states each may be corrected; from its release on, a device is what its papers say. */
export const states: Record<Corrected, readonly DeviceState[]> = {
  category: untested,
  line: atWork,
  serial: standing,
  manufacturer: standing,
  model: standing,
}

const rank = { never: 0, maybe: 1, always: 2 } as const
export type Facts = {
  state: DeviceState
  holdsData: keyof typeof rank
  onReceipt: boolean
  kitId: string | null
  /** The category that is asked for; null where another thing is corrected. */
  category: { holdsData: keyof typeof rank; kit: boolean } | null
}

/** Everything that stands against a correction; the database refuses the same. */
export function correctionBlockers(what: Corrected, d: Facts): Blocker[] {
  const blockers: Blocker[] = []
  if (!states[what].includes(d.state)) blockers.push({ code: 'CORRECTION_TOO_LATE' })
  const ofGift = what === 'category' || what === 'line'
  if (ofGift && d.kitId !== null) blockers.push({ code: 'IN_KIT' })
  if (ofGift && d.onReceipt) blockers.push({ code: 'DEVICE_ALREADY_RECEIPTED' })
  if (d.category?.kit) blockers.push({ code: 'CATEGORY_IS_KIT' })
  // What holds data is never let out of the erasure gate by a change of its name.
  const change = d.category ? rank[d.category.holdsData] - rank[d.holdsData] : 0
  if (change < 0) blockers.push({ code: 'CATEGORY_HOLDS_LESS' })
  // What was erased as holding little goes back to erasure first, to be looked into again.
  if (change > 0 && d.state === 'ERASED') blockers.push({ code: 'CORRECTION_TOO_LATE' })
  return blockers
}
