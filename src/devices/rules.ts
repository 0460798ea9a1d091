import type { Grant, Role } from '../platform/context.ts'
import type { DeviceState } from '../platform/db.generated.ts'
import { lentSites } from '../platform/lent-sites.ts'
import type { Blocker } from '../platform/problems.ts'
import type { DeviceFacts } from './facts.ts'
import { guards, standingBlockers } from './guards.ts'
import { type Edge, edgesFrom, UNDO_SECONDS } from './lifecycle.ts'

type Asked = {
  now: string
  reason: string | null
  roles: readonly Role[]
  codes: readonly string[]
}

/** Everything that stands against one step, at once; empty when it may be made. */
export function stepBlockers(
  d: DeviceFacts,
  edge: Edge,
  asked: { now: string; reason: string | null },
): Blocker[] {
  const failing = edge.guards.map((g) => guards[g]).filter((g) => !g.holds(d, asked))
  // An arrival is what ends the transit; or the loss of what never arrived, which the database asks two counts for.
  const standing = standingBlockers(d).filter(
    (b) => b.code !== 'IN_TRANSIT' || !['receiveTransfer', 'confirmLoss'].includes(edge.by),
  )
  const blockers = [
    ...standing,
    ...failing.flatMap((g) => [
      ...(g.code === 'MEDIA_OPEN' ? disappeared(d) : []),
      { code: g.code },
    ]),
  ]
  return blockers.filter((b, i) => blockers.findIndex((x) => x.code === b.code) === i)
}

/** Of the media that are open, those seen before and gone now, by name: what to do about them differs. */
function disappeared({ media }: DeviceFacts): Blocker[] {
  const gone = media.filter((m) => m.place === 'device' && m.dataState === 'missing')
  const names = gone.map((m) => m.serial ?? m.model ?? m.kind)
  return gone.length > 0 ? [{ code: 'MEDIA_DISAPPEARED', detail: names.join(', ') }] : []
}

/** The reason a move lacks, or gives beside the list. */
export function reasonBlockers(edge: Edge, reason: string | null): Blocker[] {
  if (!edge.reasons) return []
  if (reason === null) return [{ code: 'REASON_REQUIRED', detail: edge.reasons.join(', ') }]
  return edge.reasons.includes(reason)
    ? []
    : [{ code: 'REASON_UNKNOWN', detail: edge.reasons.join(', ') }]
}

/** Whether this is the author's own last move, taken back within the minute. */
export const isUndo = (
  d: DeviceFacts,
  to: DeviceState,
  { now, codes }: Pick<Asked, 'now' | 'codes'>,
): boolean =>
  d.previousState === to &&
  codes.includes(d.changedBy) &&
  Date.parse(now) - Date.parse(d.stateSince) <= UNDO_SECONDS * 1000

/** What a move meets: it may be made, the state forbids it, the role may not, or these blockers. */
export type MoveAnswer =
  | { may: true; undo: boolean }
  | { may: false; why: 'transition'; allowed: DeviceState[] }
  | { may: false; why: 'role' }
  | { may: false; why: 'blockers'; blockers: Blocker[] }

/** Decides a move by the life cycle's table; the database decides the same by the same table. */
export function decideMove(d: DeviceFacts, to: DeviceState, asked: Asked): MoveAnswer {
  if (d.custody === 'repair') return { may: false, why: 'blockers', blockers: standingBlockers(d) }
  if (isUndo(d, to, asked)) {
    const blockers = standingBlockers(d)
    return blockers.length > 0
      ? { may: false, why: 'blockers', blockers }
      : { may: true, undo: true }
  }
  const edge = edgesFrom(d.state).find((e) => e.to === to && e.by === 'moveDevice')
  if (!edge) return { may: false, why: 'transition', allowed: allowedStates(d.state) }
  if (!edge.roles.some((r) => asked.roles.includes(r))) return { may: false, why: 'role' }
  const blockers = [...reasonBlockers(edge, asked.reason), ...stepBlockers(d, edge, asked)]
  return blockers.length > 0
    ? { may: false, why: 'blockers', blockers }
    : { may: true, undo: false }
}

/** Where a device may go from here by what is done with it; that two counts missed it is nothing one does. */
export const allowedStates = (state: DeviceState): DeviceState[] => [
  ...new Set(
    edgesFrom(state)
      .filter((e) => e.by !== 'confirmLoss')
      .map((e) => e.to),
  ),
]

/** By its role; a release also by the right that was lent to it, where the device stands. */
const mayStep = (g: Grant, edge: Edge, siteId: string): boolean =>
  edge.roles.includes(g.role) || (edge.by === 'releaseDevice' && lentSites(g).includes(siteId))

/** The next steps of a device for who asks, with what stands against each: a screen shows why a button is off. */
export function nextSteps(
  d: DeviceFacts & { siteId: string },
  grants: readonly Grant[],
  now: string,
) {
  return edgesFrom(d.state).map((edge) => ({
    to: edge.to,
    operation: edge.by,
    reasons: edge.reasons ? [...edge.reasons] : [],
    blockers: [
      ...(grants.some((g) => mayStep(g, edge, d.siteId)) ? [] : ['FORBIDDEN']),
      ...stepBlockers(d, edge, { now, reason: null }).map((b) => b.code),
    ],
  }))
}

/** Why this mass cannot be taken as said. Usual masses: p5–p95 of the category, a dated row. */
export function massBlockers(
  massGrams: number,
  usual: { min: number; max: number } | null,
  confirmed: boolean,
): Blocker[] {
  if (massGrams <= 0) return [{ code: 'WEIGHT_NOT_POSITIVE' }]
  if (!usual || confirmed || (massGrams >= usual.min && massGrams <= usual.max)) return []
  return [{ code: 'WEIGHT_OUT_OF_RANGE', detail: `${usual.min}–${usual.max} g` }]
}
