import type { DeviceState, OrganisationKind, Origin } from '../platform/db.generated.ts'
import type { Blocker, ProblemCode } from '../platform/problems.ts'
import { cancelReasons, gapReasons, refusalReasons } from './reasons.ts'
import type { DataStanding, DeviceStage } from './shapes.ts'

type OfferLine = { category: string; declaredUnitValueCents?: number | null | undefined }
type Category = { bulk: boolean; kit: boolean }

/** Who gives: CGPPP L3212-2 and L3212-3 are for the State, local authorities and their public bodies. */
export const basisBlockers = (legalBasis: Origin, donorKind: OrganisationKind): Blocker[] =>
  legalBasis === 'cg3p' && donorKind !== 'publicBody' ? [{ code: 'LEGAL_BASIS_MISMATCH' }] : []

/**
 * Why these lines cannot be offered. Unit value of what a public body gives: CGPPP D3212-3, applied to
 * associations of general interest too, which the decree does not name.
 */
export function offerBlockers(
  lines: readonly OfferLine[],
  {
    legalBasis,
    categories,
    ceilingCents,
  }: { legalBasis: Origin; categories: ReadonlyMap<string, Category>; ceilingCents: number },
): Blocker[] {
  return lines.flatMap(({ category, declaredUnitValueCents }, i) => {
    const known = categories.get(category)
    const codes: ProblemCode[] = []
    if (!known) codes.push('CATEGORY_UNKNOWN')
    if (known?.kit) codes.push('CATEGORY_IS_KIT')
    if (legalBasis === 'cg3p' && (declaredUnitValueCents ?? 0) > ceilingCents)
      codes.push('PUBLIC_UNIT_VALUE_EXCEEDED')
    return codes.map((code) => ({ code, detail: `/lines/${i}` }))
  })
}

const reasonBlockers = (
  reason: string | undefined,
  list: readonly string[],
  detail: string,
): Blocker[] => {
  if (reason === undefined) return [{ code: 'REASON_REQUIRED', detail }]
  return list.includes(reason) ? [] : [{ code: 'REASON_UNKNOWN', detail }]
}

export const cancelBlockers = (reason: string): Blocker[] =>
  reasonBlockers(reason, cancelReasons, cancelReasons.join(', '))

export const submitBlockers = (lines: number): Blocker[] =>
  lines === 0 ? [{ code: 'DONATION_EMPTY' }] : []

export type Decision = { lineId: string; accept: boolean; reason?: string | undefined }
type Donee = { kind: OrganisationKind; active: boolean }

/** Lines named other than once each; and names that are not lines of this donation. */
const notOnce = (lineIds: readonly string[], named: readonly string[]): string[] => [
  ...lineIds.filter((id) => named.filter((n) => n === id).length !== 1),
  ...new Set(named.filter((n) => !lineIds.includes(n))),
]

/**
 * Why this decision cannot be taken. The offer is chosen line by line before the pick-up: that selection is
 * what makes it re-use and not waste (C. env. L541-1-1).
 */
export function decisionBlockers(
  lineIds: readonly string[],
  decisions: readonly Decision[],
  donee: Donee | null,
  legalBasis: Origin,
): Blocker[] {
  const undecided = notOnce(
    lineIds,
    decisions.map((d) => d.lineId),
  )
  return [
    ...undecided.map((detail): Blocker => ({ code: 'LINES_UNDECIDED', detail })),
    ...decisions.flatMap((d): Blocker[] => {
      if (!d.accept) return reasonBlockers(d.reason, refusalReasons, d.lineId)
      return d.reason === undefined ? [] : [{ code: 'REASON_UNEXPECTED', detail: d.lineId }]
    }),
    ...(decisions.some((d) => d.accept) ? doneeBlockers(donee, legalBasis) : []),
  ]
}

/**
 * Who may receive. CGPPP L3212-2, 3° lists the donees of a public gift: associations of public utility or general
 * interest, and approved solidarity enterprises among others. Simplified: an association or a workshop is taken to
 * be on that list, on the word of the coordinator who decides; a shop never is. Reselling asks more (`mayResellCg3p`).
 */
export function doneeBlockers(donee: Donee | null, legalBasis: Origin): Blocker[] {
  if (!donee?.active || !['association', 'workshop', 'shop'].includes(donee.kind))
    return [{ code: 'DONEE_NOT_ELIGIBLE' }]
  return legalBasis === 'cg3p' && donee.kind === 'shop' ? [{ code: 'PUBLIC_DONEE_NOT_LISTED' }] : []
}

type DecidedLine = { id: string; quantity: number; decision: 'pending' | 'accepted' | 'refused' }

/** Why this count at the pick-up cannot stand: each accepted line once, none beyond what was promised. */
export function pickupBlockers(
  lines: readonly DecidedLine[],
  taken: readonly { lineId: string; taken: number }[],
): Blocker[] {
  const accepted = lines.filter((l) => l.decision === 'accepted')
  const named = taken.map((t) => t.lineId)
  const notAccepted = new Set(named.filter((n) => !accepted.some((l) => l.id === n)))
  const missing = accepted.filter((l) => named.filter((n) => n === l.id).length !== 1)
  const tooMany = taken.filter((t) =>
    accepted.some((l) => l.id === t.lineId && t.taken > l.quantity),
  )
  return [
    ...[...notAccepted].map((detail): Blocker => ({ code: 'LINE_NOT_ACCEPTED', detail })),
    ...missing.map((l): Blocker => ({ code: 'LINES_INCOMPLETE', detail: l.id })),
    ...tooMany.map((t): Blocker => ({ code: 'TOO_MANY_TAKEN', detail: t.lineId })),
  ]
}

/** A bulk lot has no tags: only what holds no data and is worth no tag may come so, into a donation that was accepted. */
export function bulkBlockers(category: Category | undefined, status: string): Blocker[] {
  const blockers: Blocker[] = []
  if (!category) blockers.push({ code: 'CATEGORY_UNKNOWN' })
  else if (!category.bulk) blockers.push({ code: 'CATEGORY_NOT_BULK' })
  if (status !== 'accepted' && status !== 'handedOver')
    blockers.push({ code: status === 'closed' ? 'WRONG_STATUS' : 'DONATION_NOT_ACCEPTED' })
  return blockers
}

export type Gap = { lineId: string | null; gap: number }
export type GapReason = { lineId?: string | null | undefined; reason: string }
type CountedLine = DecidedLine & { received: number }

/** What came beside what was promised: one signed number a line, and one (lineId null) for what came outside the lines. */
export function gapsOf(lines: readonly CountedLine[], outsideLines: number): Gap[] {
  const ofLines = lines
    .filter((l) => l.decision === 'accepted')
    .map((l): Gap => ({ lineId: l.id, gap: l.received - l.quantity }))
  return [...ofLines, { lineId: null, gap: outsideLines }].filter(({ gap }) => gap !== 0)
}

const signed = (gap: number): string => (gap > 0 ? `+${gap}` : `−${-gap}`)
const nameOf = ({ lineId, gap }: Gap): string => `${lineId ?? 'outside'}: ${signed(gap)}`

/**
 * Why the reception cannot be closed: each gap has one reason, and nothing else has. What came outside the lines
 * is explained by its own reason, or by that of a line that is short (it came in its stead).
 */
export function gapBlockers(gaps: readonly Gap[], reasons: readonly GapReason[]): Blocker[] {
  const given = (lineId: string | null) => reasons.filter((r) => (r.lineId ?? null) === lineId)
  const shortExplained = gaps.some(
    (g) => g.lineId !== null && g.gap < 0 && given(g.lineId).length > 0,
  )
  const unexplained = gaps.filter(
    (g) => given(g.lineId).length === 0 && !(g.lineId === null && shortExplained),
  )
  const needless = reasons.filter((r, i) => {
    const lineId = r.lineId ?? null
    return (
      !gaps.some((g) => g.lineId === lineId) ||
      reasons.findIndex((x) => (x.lineId ?? null) === lineId) !== i
    )
  })
  return [
    ...unexplained.map((g): Blocker => ({ code: 'GAP_REASON_MISSING', detail: nameOf(g) })),
    ...needless.map((r): Blocker => ({ code: 'REASON_UNEXPECTED', detail: r.lineId ?? 'outside' })),
    ...reasons.flatMap((r) => reasonBlockers(r.reason, gapReasons, r.lineId ?? 'outside')),
  ]
}

/** Where a device stands, in a donor's words: each state of its life belongs to one stage. */
export const stages: Record<DeviceState, DeviceStage> = {
  RECEIVED: 'received',
  QUARANTINE: 'received',
  TRIAGED: 'workshop',
  TO_ERASE: 'workshop',
  ERASED: 'workshop',
  TO_REPAIR: 'workshop',
  TESTED: 'workshop',
  RETURNED: 'workshop',
  TO_DISMANTLE: 'workshop',
  READY: 'forSale',
  IN_SHOP: 'forSale',
  RESERVED: 'forSale',
  SOLD: 'household',
  GIVEN: 'household',
  DISMANTLED: 'waste',
  WASTE: 'waste',
  WASTE_SHIPPED: 'waste',
  WASTE_TREATED: 'waste',
  RETURNED_TO_DONOR: 'returned',
  LOST: 'lost',
}

type DeviceData = {
  holdsData: 'never' | 'maybe' | 'always'
  mediaComplete: boolean
  cycle: number
  /** Media that came in it, wherever they are now: still to erase, and erased. */
  open: number
  erased: number
  destroyed: number
  /** What was proved of them, in any cycle. */
  provedErased: boolean
  provedDestroyed: boolean
}
/**
 * What became of the donor's data. Nobody having said that all media are listed, it is open; a device that came back
 * from a household had passed the gate before, and what it holds since is not the donor's.
 */
export function dataStanding(d: DeviceData): DataStanding {
  if (d.holdsData === 'never') return 'none'
  if (d.cycle > 1) return d.provedErased ? 'erased' : d.provedDestroyed ? 'destroyed' : 'none'
  if (!d.mediaComplete || d.open > 0) return 'open'
  if (d.erased > 0) return 'erased'
  return d.destroyed > 0 ? 'destroyed' : 'none'
}
