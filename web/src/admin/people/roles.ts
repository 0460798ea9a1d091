import type { Role } from '../../shell/me.tsx'

type OrganisationKind =
  | 'company'
  | 'publicBody'
  | 'association'
  | 'workshop'
  | 'shop'
  | 'carrier'
  | 'ecoOrganisme'
  | 'territory'
type Held = { role: Role; organisationId: string }

/** In which kinds of organisation each role is held, as the API rules it; a machine’s in any. A test compares both. */
export const heldIn: Record<Role, readonly OrganisationKind[]> = {
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
  agent: [
    'territory',
    'association',
    'workshop',
    'shop',
    'carrier',
    'ecoOrganisme',
    'publicBody',
    'company',
  ],
}
/** The roles of people, in the order in which they are offered. */
export const personRoles = [
  'technician',
  'collector',
  'supervisor',
  'weeeOfficer',
  'cashier',
  'shopManager',
  'accountant',
  'coordinator',
  'donor',
  'prescriber',
  'auditor',
  'observer',
  'admin',
] as const satisfies readonly Role[]
const teamRoles: readonly Role[] = ['technician', 'collector']
const badgeRoles: readonly Role[] = ['technician', 'collector', 'cashier']

/** Whether somebody with these roles may hold a badge: a short code protects a bench or a till, no more. */
export const mayHoldBadge = (held: readonly Role[]): boolean =>
  held.length > 0 && held.every((r) => badgeRoles.includes(r))

/** Which roles one may give: an admin any, a coordinator any but admin, a supervisor those of its team. */
export const grantable = (mine: readonly Held[]): readonly Role[] => {
  if (mine.some((m) => m.role === 'admin')) return personRoles
  if (mine.some((m) => m.role === 'coordinator')) return personRoles.filter((r) => r !== 'admin')
  return mine.some((m) => m.role === 'supervisor') ? teamRoles : []
}
/** Whether one may change somebody: only who could have given every role that they hold. */
export const mayManage = (mine: readonly Held[], held: readonly Held[]): boolean => {
  const wide = mine.some((m) => m.role === 'admin' || m.role === 'coordinator')
  if (held.length === 0) return wide
  const teams = mine.filter((m) => m.role === 'supervisor').map((m) => m.organisationId)
  return held.every(
    (h) => grantable(mine).includes(h.role) && (wide || teams.includes(h.organisationId)),
  )
}
