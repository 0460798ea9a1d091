import type { Grant } from '../platform/context.ts'
import type { Blocker } from '../platform/problems.ts'

/** Why a supervisor is away. */
export const delegationReasons = ['leave', 'sick', 'training', 'other'] as const
export type DelegationReason = (typeof delegationReasons)[number]

/**
 * The most days that a right is lent at once, both ends counted. Ours: a month of leave, and what lasts longer is a role
 * to give. The database holds the same (`delegation_days`).
 */
export const delegationDays = 31
const DAY_MS = 86_400_000

/** Why these days cannot be delegated, seen today (civil dates in Paris); empty when they can. */
export function delegationBlockers(days: { from: string; to: string }, today: string): Blocker[] {
  if (days.from < today || days.to < days.from) return [{ code: 'DELEGATION_DATES' }]
  const count = (Date.parse(days.to) - Date.parse(days.from)) / DAY_MS + 1
  return count > delegationDays ? [{ code: 'DELEGATION_TOO_LONG' }] : []
}

/** Whether a role may lend its right to this technician: an administrator, or who supervises there. */
export const mayLend = (
  g: Pick<Grant, 'role' | 'organisationId' | 'siteId'>,
  to: { organisationId: string; siteId: string | null },
): boolean =>
  g.role === 'admin' ||
  (g.role === 'supervisor' &&
    g.organisationId === to.organisationId &&
    (g.siteId === null || to.siteId === null || g.siteId === to.siteId))
