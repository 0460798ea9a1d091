import type { ConfigurationValue } from '../configuration/kinds.ts'
import type { DeviceFacts } from '../devices/facts.ts'
import type { DeviceState } from '../platform/db.generated.ts'
import type { Blocker } from '../platform/problems.ts'

/** What a device is said to have where it is sold without a system. */
export const NO_SYSTEM = 'none'
/** After the erasure, which would take it away, and before the release. */
export const installable: readonly DeviceState[] = ['ERASED', 'TO_REPAIR', 'TESTED']

/** Whether security updates still come on that day; an end that nobody knows is not held against a system. */
export const isSupported = (until: string | null, day: string): boolean =>
  until === null || until >= day

/** Everything that stands against a system on a device, at once. `system`: its row in force, null for none. */
export function systemBlockers(
  d: Pick<DeviceFacts, 'category' | 'takesSystem'>,
  asked: {
    key: string
    system: ConfigurationValue<'system'> | null
    day: string
    oldSystemSaid: boolean
    licensed: boolean
  },
): Blocker[] {
  if (!d.takesSystem) return [{ code: 'SYSTEM_NOT_OF_CATEGORY' }]
  if (asked.key === NO_SYSTEM) return []
  const { system } = asked
  if (system === null) return [{ code: 'SYSTEM_UNKNOWN', detail: asked.key }]
  const blockers: Blocker[] = []
  const categories: readonly string[] = system.categories
  if (!categories.includes(d.category)) blockers.push({ code: 'SYSTEM_NOT_OF_CATEGORY' })
  if (!isSupported(system.supportedUntil, asked.day) && !asked.oldSystemSaid)
    blockers.push({ code: 'SYSTEM_UNSUPPORTED', detail: system.supportedUntil ?? '' })
  if (system.licence && !asked.licensed) blockers.push({ code: 'LICENCE_REQUIRED' })
  return blockers
}

/** A key without spaces, hyphens and case: typed in two ways, it is one key. Null when it is none. */
export function plainKey(key: string): string | null {
  const plain = key.toUpperCase().replace(/[\s-]/g, '')
  return /^[A-Z0-9]{10,40}$/.test(plain) ? plain : null
}
