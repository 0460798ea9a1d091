import type { DeviceState } from '../platform/db.generated.ts'
import type { Blocker } from '../platform/problems.ts'

export const countStatuses = ['open', 'closed', 'cancelled'] as const
/** How a count met a device. The first three are said of what was expected, the rest of what was not. */
export const outcomes = [
  'found',
  'missing',
  'moved',
  'arrived',
  'otherStage',
  'otherSite',
  'inTransit',
  'gone',
  'inCustody',
  'lost',
] as const
export type Outcome = (typeof outcomes)[number]
/** What may be said of a device that no scan found; the last was seen all the same. */
export const missingReasons = [
  'notFound',
  'leftUnrecorded',
  'theftSuspected',
  'seenWithoutLabel',
] as const
export type MissingReason = (typeof missingReasons)[number]
/** How many of the devices not spoken of are named at once. */
const NAMED = 50

const gone: readonly DeviceState[] = [
  'SOLD',
  'GIVEN',
  'DISMANTLED',
  'WASTE_SHIPPED',
  'WASTE_TREATED',
  'RETURNED_TO_DONOR',
]

export type Scope = { siteId: string; state: DeviceState | null; category: string | null }
type Standing = {
  state: DeviceState
  custody?: 'stock' | 'repair'
  category: string
  siteId: string
  toSiteId: string | null
}

/** What is said of a scanned device that the count did not expect. */
export function unexpectedOutcome(d: Standing, count: Scope): Outcome {
  if (d.state === 'LOST') return 'lost'
  if (d.custody === 'repair') return 'inCustody'
  if (gone.includes(d.state)) return 'gone'
  if (d.toSiteId !== null && [d.siteId, d.toSiteId].includes(count.siteId)) return 'inTransit'
  if (d.siteId !== count.siteId) return 'otherSite'
  const counted =
    (count.state === null || count.state === d.state) &&
    (count.category === null || count.category === d.category)
  return counted ? 'arrived' : 'otherStage'
}

export type Unfound = Omit<Standing, 'category'> & {
  deviceId: string
  tag: string
  stateSince: string
}
/** Whether someone had an expected device in hand, or sent it on, after the count opened: then it is not missing. */
export const hasMoved = (d: Unfound, count: { siteId: string; openedAt: string }): boolean =>
  d.siteId !== count.siteId || d.toSiteId !== null || d.stateSince > count.openedAt

type Said = { missing: readonly { tag: string; reason: MissingReason }[]; others?: MissingReason }
type Closing = { deviceId: string; outcome: Outcome; reason: MissingReason | null }

/**
 * What the end of a count says of each device that no scan found, or what is still to be said. `expected` are the tags
 * of the whole count: to speak of one found meanwhile changes nothing.
 */
export function closingOf(
  unfound: readonly Unfound[],
  expected: ReadonlySet<string>,
  count: { siteId: string; openedAt: string },
  said: Said,
): { items: Closing[]; blockers: Blocker[] } {
  const reasons = new Map(said.missing.map((m) => [m.tag, m.reason]))
  const blockers: Blocker[] = said.missing
    .filter((m) => !expected.has(m.tag))
    .map((m) => ({ code: 'COUNT_NOT_EXPECTED', detail: m.tag }))
  const items: Closing[] = []
  const silent: string[] = []
  for (const d of unfound) {
    const { deviceId } = d
    const reason = reasons.get(d.tag)
    if (reason === 'seenWithoutLabel') items.push({ deviceId, outcome: 'found', reason })
    else if (hasMoved(d, count)) items.push({ deviceId, outcome: 'moved', reason: null })
    else if (reason ?? said.others)
      items.push({ deviceId, outcome: 'missing', reason: reason ?? said.others ?? null })
    else silent.push(d.tag)
  }
  const asked = silent
    .slice(0, NAMED)
    .map((detail) => ({ code: 'COUNT_INCOMPLETE', detail }) as const)
  return { items, blockers: [...blockers, ...asked] }
}
