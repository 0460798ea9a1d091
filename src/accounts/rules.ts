import type { Grant, Role } from '../platform/context.ts'
import type { Blocker } from '../platform/problems.ts'

type Kind =
  | 'company'
  | 'publicBody'
  | 'association'
  | 'workshop'
  | 'shop'
  | 'carrier'
  | 'ecoOrganisme'
  | 'territory'
type Held = { role: Role; organisationId: string }

/** In which kinds of organisation a role is held; null: in any. */
export const heldIn: Record<Role, readonly Kind[] | null> = {
  donor: ['company', 'publicBody', 'association'],
  coordinator: ['territory'],
  auditor: ['territory'],
  observer: ['territory'],
  admin: ['territory'],
  technician: ['workshop', 'association'],
  collector: ['workshop', 'association'],
  supervisor: ['workshop', 'association'],
  weeeOfficer: ['workshop', 'association'],
  cashier: ['shop', 'association'],
  shopManager: ['shop', 'association'],
  accountant: ['association', 'workshop', 'shop', 'territory'],
  prescriber: ['association', 'publicBody', 'territory'],
  agent: null,
}

export const holdsIn = (role: Role, kind: Kind): boolean => heldIn[role]?.includes(kind) ?? true

/** Why a role cannot be held there; empty when it can. */
export function membershipBlockers(
  role: Role,
  organisation: { id: string; kind: Kind; active: boolean },
  site: { organisationId: string; active: boolean } | null,
): Blocker[] {
  const blockers: Blocker[] = []
  if (!organisation.active) blockers.push({ code: 'ORGANISATION_INACTIVE' })
  if (!holdsIn(role, organisation.kind)) blockers.push({ code: 'ROLE_NOT_OF_KIND', detail: role })
  if (site && site.organisationId !== organisation.id)
    blockers.push({ code: 'SITE_NOT_OF_ORGANISATION' })
  if (site && !site.active) blockers.push({ code: 'SITE_INACTIVE' })
  return blockers
}

/** Who may hold a badge: a code of four digits protects no more than a bench or a till. */
const badgeRoles: readonly Role[] = ['technician', 'collector', 'cashier']
export const mayHoldBadge = (held: readonly Role[]): boolean =>
  held.length > 0 && held.every((r) => badgeRoles.includes(r))

/** Who may sign in by a link alone: those who neither work here nor decide. A mailbox is one factor, and the link
 * asks for no second one. */
const linkRoles: readonly Role[] = ['donor', 'prescriber', 'observer']
export const maySignInByLink = (person: {
  active: boolean
  twoFactor: boolean
  roles: readonly Role[]
}): boolean =>
  person.active &&
  !person.twoFactor &&
  person.roles.length > 0 &&
  person.roles.every((r) => linkRoles.includes(r))

const teamRoles: readonly Role[] = ['technician', 'collector']

/** Whether one of these grants may give this role: an admin any, a coordinator any but admin, a supervisor its team. */
export const mayGrant = (grants: readonly Grant[], wanted: Held): boolean =>
  grants.some(
    (g) =>
      g.role === 'admin' ||
      (g.role === 'coordinator' && wanted.role !== 'admin') ||
      (g.role === 'supervisor' &&
        teamRoles.includes(wanted.role) &&
        g.organisationId === wanted.organisationId),
  )

/** Whether these grants may change a person: only who could have given every role it holds. */
export const mayManage = (grants: readonly Grant[], held: readonly Held[]): boolean =>
  held.length > 0
    ? held.every((h) => mayGrant(grants, h))
    : grants.some((g) => g.role === 'admin' || g.role === 'coordinator')

/** Without an administrator nobody could make one again. */
export const lastAdminBlockers = (others: number): Blocker[] =>
  others === 0 ? [{ code: 'LAST_ADMIN' }] : []
