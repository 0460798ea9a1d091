import type { Ctx, Role } from '../platform/context.ts'

/** Whose eyes a row is read with: the organisations it gives for, those it receives for, the sites it works on. */
export type Viewer = {
  all: boolean
  donorIds: readonly string[]
  doneeIds: readonly string[]
  siteIds: readonly string[]
  /** May see whom to call for the pick-up. */
  contact: boolean
  /** May read what staff noted. */
  notes: boolean
}

const CONTACT_ROLES: readonly Role[] = ['coordinator', 'collector', 'admin']

/** What the actor may see of donations by the roles that allow this operation. */
export function viewerOf(ctx: Ctx): Viewer {
  const { all, organisationIds, siteIds } = ctx.scope
  const { grants } = ctx.actor
  const heldIn = (organisationId: string, held: (role: Role) => boolean) =>
    grants.some((g) => g.organisationId === organisationId && held(g.role))
  return {
    all,
    donorIds: organisationIds.filter((o) => heldIn(o, (role) => role === 'donor')),
    doneeIds: organisationIds.filter((o) => heldIn(o, (role) => role !== 'donor')),
    siteIds,
    contact: grants.some((g) => CONTACT_ROLES.includes(g.role)),
    notes: grants.some((g) => g.role !== 'donor'),
  }
}

/** As `viewerOf`, for what only the giving side does (and the coordination). */
export const asDonor = (ctx: Ctx): Viewer => ({ ...viewerOf(ctx), doneeIds: [] })
/** As `viewerOf`, for what only the receiving side does (and the coordination). */
export const asDonee = (ctx: Ctx): Viewer => ({ ...viewerOf(ctx), donorIds: [] })
