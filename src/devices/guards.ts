import { parisDate } from '../platform/dates.ts'
import type { Blocker, ProblemCode } from '../platform/problems.ts'
import type { DeviceFacts } from './facts.ts'

type Asked = { now: string; reason: string | null }
type Guard = { code: ProblemCode; holds: (d: DeviceFacts, asked: Asked) => boolean; sql: string }

/**
 * The conditions of the life cycle, each said twice: to the rules and to the database. A test proves that both say
 * the same on every pair of states. In SQL, `d` is the device, $now and $reason what is asked.
 */
export const guards = {
  assigned: {
    code: 'NOT_ASSIGNED',
    holds: (d) => d.donationId !== null,
    sql: 'd.donation_id is not null',
  },
  accepted: {
    code: 'NOT_ACCEPTED',
    holds: (d) => d.acceptance === 'accepted',
    sql: `d.acceptance = 'accepted'`,
  },
  notRefused: {
    code: 'DEVICE_REFUSED',
    holds: (d) => d.acceptance !== 'refused',
    sql: `d.acceptance <> 'refused'`,
  },
  identified: { code: 'IDENTITY_MISSING', holds: (d) => d.identityKnown, sql: 'd.identity_known' },
  holdsData: {
    code: 'HOLDS_NO_DATA',
    holds: (d) => d.holdsData !== 'never',
    sql: `d.holds_data <> 'never'`,
  },
  holdsNoData: {
    code: 'HOLDS_DATA',
    holds: (d) => d.holdsData === 'never',
    sql: `d.holds_data = 'never'`,
  },
  mediaComplete: {
    code: 'MEDIA_INVENTORY_INCOMPLETE',
    holds: (d) => d.mediaComplete,
    sql: 'd.media_complete',
  },
  mediaDeclared: {
    code: 'MEDIA_INVENTORY_INCOMPLETE',
    holds: (d) => d.mediaComplete || d.holdsData === 'never',
    sql: `(d.media_complete or d.holds_data = 'never')`,
  },
  unlocked: { code: 'DEVICE_LOCKED', holds: (d) => d.locksOpen === 0, sql: 'd.locks_open = 0' },
  mediaClosed: { code: 'MEDIA_OPEN', holds: (d) => d.mediaOpen === 0, sql: 'd.media_open = 0' },
  // A disk that its own facts condemn may be erased, and leaves by itself: never in a device that is released.
  mediaFit: {
    code: 'MEDIUM_UNFIT',
    holds: (d) => d.mediaUnfit === 0,
    sql: 'd.media_unfit = 0',
  },
  // L541-1-1 and our R1: waste leaves without data, or to a destination that certifies the destruction.
  mediaClosedOrCertified: {
    code: 'MEDIA_OPEN',
    holds: (d, { reason }) =>
      (d.mediaOpen === 0 && (d.mediaComplete || d.holdsData === 'never')) ||
      reason === 'certifiedDestruction',
    sql: `(d.media_open = 0 and (d.media_complete or d.holds_data = 'never') or $reason = 'certifiedDestruction')`,
  },
  tested: {
    code: 'TEST_MISSING',
    holds: (d) => d.testPassed !== null,
    sql: 'd.test_passed is not null',
  },
  passed: {
    code: 'TEST_FAILED',
    holds: (d) => d.testPassed !== false,
    sql: 'd.test_passed is distinct from false',
  },
  graded: {
    code: 'GRADE_MISSING',
    holds: (d) => d.cosmeticGrade !== null,
    sql: 'd.cosmetic_grade is not null',
  },
  classed: {
    code: 'CLASS_MISSING',
    holds: (d) => !d.hasClass || d.performanceClass !== null,
    sql: '(not (select c.has_class from category c where c.code = d.category) or d.performance_class is not null)',
  },
  systemSaid: {
    code: 'SYSTEM_MISSING',
    holds: (d) => !d.takesSystem || d.system !== null,
    sql: '(not (select c.takes_system from category c where c.code = d.category) or d.system is not null)',
  },
  // A buyer is told when a system has no more security updates: the label says it, or it is not released.
  systemHonest: {
    code: 'SYSTEM_UNSUPPORTED',
    holds: (d, { now }) => d.systemEnd === null || d.oldSystemSaid || d.systemEnd >= parisDate(now),
    sql: `(d.system_end is null or d.old_system_said or d.system_end >= ($now::timestamptz at time zone 'Europe/Paris')::date)`,
  },
  // After the day of the decision it is waste, and its reuse is a préparation en vue de la réutilisation (ICPE 2711).
  sameDay: {
    code: 'NOT_SAME_DAY',
    holds: (d, { now }) => parisDate(d.stateSince) === parisDate(now),
    sql: `(d.state_since at time zone 'Europe/Paris')::date = ($now::timestamptz at time zone 'Europe/Paris')::date`,
  },
  inTransit: {
    code: 'NOT_IN_TRANSIT',
    holds: (d) => d.toSiteId !== null,
    sql: 'd.to_site_id is not null',
  },
} as const satisfies Record<string, Guard>
export type GuardName = keyof typeof guards

/** What holds for every step: a member of a kit, a machine in transit or in custody is not moved alone. */
export function standingBlockers(d: DeviceFacts): Blocker[] {
  const blockers: Blocker[] = []
  if (d.custody === 'repair') blockers.push({ code: 'IN_CUSTODY' })
  if (d.kitId !== null) blockers.push({ code: 'IN_KIT' })
  if (d.toSiteId !== null) blockers.push({ code: 'IN_TRANSIT' })
  return blockers
}
export const STANDING_SQL = `d.kit_id is null and d.to_site_id is null and d.custody = 'stock'`
