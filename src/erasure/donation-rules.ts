import type { DeviceState } from '../platform/db.generated.ts'
import type { Blocker } from '../platform/problems.ts'
import { formatTag } from '../platform/tag.ts'

/** A device of a donation that may hold data, with one medium that came with it, or none. */
export type CameWith = {
  tag: string
  state: DeviceState
  cycle: number
  mediaComplete: boolean
  mediumId: string | null
  mediumSerial: string | null
  dataState: string | null
  /** Whether the medium is now in another device: it entered it erased. */
  elsewhere: boolean
  /** What ended its data, while it stood for this donation. */
  proof: 'erasure' | 'attestation' | 'destruction' | null
}
export const mediumEnds = ['erased', 'destroyed', 'missing', 'returned', 'open'] as const
export type MediumEnd = (typeof mediumEnds)[number]

/**
 * What became of a medium that a donor gave. A device that came back from a household had passed the gate before, and
 * what it holds since is not the donor's; a disk in a drawer that still holds data is open, wherever its device went.
 */
export function endOf(m: CameWith): MediumEnd {
  const proved = m.proof === 'destruction' ? 'destroyed' : m.proof ? 'erased' : null
  if (m.dataState === 'destroyed') return 'destroyed'
  if (proved && (m.cycle > 1 || m.elsewhere || m.dataState === 'erased')) return proved
  if (m.dataState === 'missing' || m.state === 'LOST') return 'missing'
  return m.state === 'RETURNED_TO_DONOR' ? 'returned' : 'open'
}

/** Whether nobody said yet that the media of a device are all listed, and somebody still can. */
export const inventoryOpen = (d: CameWith): boolean =>
  d.cycle === 1 && !d.mediaComplete && d.state !== 'LOST' && d.state !== 'RETURNED_TO_DONOR'

/** Why the media of a donation cannot be certified yet: all of it, each by its device's tag and its own serial. */
export function certificateBlockers(closed: boolean, rows: readonly CameWith[]): Blocker[] {
  const tags = new Set(rows.filter(inventoryOpen).map((d) => d.tag))
  return [
    ...(closed ? [] : [{ code: 'CERTIFICATE_RECEPTION_OPEN' } as const]),
    ...(rows.length > 0 ? [] : [{ code: 'CERTIFICATE_EMPTY' } as const]),
    ...[...tags].map(
      (tag) => ({ code: 'CERTIFICATE_INVENTORY_OPEN', detail: formatTag(tag) }) as const,
    ),
    ...rows
      .filter((m) => m.mediumId !== null && endOf(m) === 'open')
      .map((m) => ({
        code: 'CERTIFICATE_MEDIA_OPEN' as const,
        detail: [formatTag(m.tag), m.mediumSerial].filter(Boolean).join(' · '),
      })),
  ]
}

/** How many media came, and what became of them. */
export function countEnds(rows: readonly CameWith[]) {
  const media = rows.filter((m) => m.mediumId !== null)
  const counts = {
    expected: media.length,
    erased: 0,
    destroyed: 0,
    missing: 0,
    returned: 0,
    open: 0,
  }
  for (const m of media) counts[endOf(m)] += 1
  return counts
}
