import type { DeviceState } from '../platform/db.generated.ts'
import type { Blocker } from '../platform/problems.ts'

export const storeActions = ['erase', 'fit', 'destroy'] as const
export type StoreAction = (typeof storeActions)[number]
type DataState =
  | 'presumed'
  | 'erasing'
  | 'erasedUnverified'
  | 'erased'
  | 'failed'
  | 'destroyed'
  | 'missing'

/** What is known of a medium in stock. */
export type Stored = {
  dataState: DataState
  serial: string | null
  /** What its own facts say of its health. */
  verdict: string | null
  levelAsked: 'clear' | 'purge' | 'destroy' | null
}

/**
 * What can be done with a medium by what it holds. One error and it is destroyed (R4); without a serial no log can
 * name it; an erasure is not the destruction that a donor asked for (R7).
 */
const byState: Record<DataState, readonly StoreAction[]> = {
  presumed: ['erase', 'destroy'],
  erasing: ['erase', 'destroy'],
  erasedUnverified: ['erase', 'destroy'],
  missing: ['erase', 'destroy'],
  failed: ['destroy'],
  erased: ['fit', 'destroy'],
  destroyed: [],
}

/** What can be done with a medium in stock, the best first. */
export const actionsFor = (m: Stored): StoreAction[] =>
  byState[m.dataState].filter((action) =>
    action === 'erase'
      ? m.serial !== null && m.levelAsked !== 'destroy'
      : action !== 'fit' || m.verdict !== 'fail',
  )

/** A medium enters a device that is being prepared: before its test, which speaks of its disk too. */
const fittable: readonly DeviceState[] = ['TRIAGED', 'TO_ERASE', 'ERASED', 'TO_REPAIR']

type Target = {
  state: DeviceState
  holdsData: 'always' | 'maybe' | 'never'
  siteId: string
  toSiteId: string | null
}

/** Why a medium of the stock does not enter a device, all of it. Devices behind the gate are refused before. */
export function fitBlockers(m: Stored & { siteId: string }, device: Target): Blocker[] {
  const isHere = m.siteId === device.siteId && device.toSiteId === null
  return [
    ...(m.dataState === 'erased' ? [] : [{ code: 'MEDIUM_NOT_ERASED' } as const]),
    ...(m.verdict === 'fail' ? [{ code: 'MEDIUM_UNFIT' } as const] : []),
    ...(device.holdsData === 'never' ? [{ code: 'HOLDS_NO_DATA' } as const] : []),
    ...(fittable.includes(device.state) ? [] : [{ code: 'DEVICE_TAKES_NO_MEDIUM' } as const]),
    ...(isHere ? [] : [{ code: 'MEDIUM_ELSEWHERE' } as const]),
  ]
}
