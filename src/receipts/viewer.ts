import type { Ctx, Role } from '../platform/context.ts'
import { notFound } from '../platform/problems.ts'

/** Whose eyes a receipt is read with: the bodies one keeps accounts for, the organisations one gives for. */
export type Viewer = { all: boolean; issuerIds: string[]; donorIds: string[] }

/** What the actor may see of receipts by the roles that allow this operation. */
export function viewerOf({ scope, actor }: Pick<Ctx, 'scope' | 'actor'>): Viewer {
  const heldAs = (role: Role) =>
    scope.organisationIds.filter((o) =>
      actor.grants.some((g) => g.role === role && g.organisationId === o),
    )
  return { all: scope.all, issuerIds: heldAs('accountant'), donorIds: heldAs('donor') }
}

/** Another's issuer is not found. */
export function refuseOthers(ctx: Ctx, organisationId: string): void {
  const { all, issuerIds } = viewerOf(ctx)
  if (!all && !issuerIds.includes(organisationId)) throw notFound('issuer')
}
