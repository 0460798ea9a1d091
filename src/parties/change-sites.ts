import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { NewSite, SiteChange } from './contract.ts'
import { changeSite, findOrganisation, getSite, insertSite, siteInUse } from './queries.ts'

/** Adds a site to an active organisation. */
export function createSite(ctx: Ctx, input: NewSite) {
  return write(ctx, 'createSite', input, async (tx) => {
    const organisation = await findOrganisation(tx, input.organisationId)
    if (!organisation) throw new Problem('REFERENCE_UNKNOWN', { what: 'organisationId' })
    if (!organisation.active) throw new Problem('ORGANISATION_INACTIVE')
    const stamp = { recordedAt: ctx.now(), updatedAt: ctx.now(), updatedBy: ctx.acting.code }
    const { id } = await insertSite(tx, {
      ...input,
      ...stamp,
      id: ctx.newId(),
      address: JSON.stringify(input.address),
    })
    await record(
      tx,
      ctx,
      'site.created',
      { type: 'site', id, siteId: id },
      { kind: input.kind, organisationId: input.organisationId },
    )
    return getSite(tx, id)
  })
}

export function updateSite(ctx: Ctx, id: string, input: SiteChange) {
  return write(ctx, 'updateSite', { id, ...input }, async (tx) => {
    const { version, name, address } = input
    const change = {
      ...(name ? { name } : {}),
      ...(address ? { address: JSON.stringify(address) } : {}),
    }
    const after = await changeSite(tx, ctx, id, version, change)
    const fields = Object.keys(input).filter((f) => f !== 'version')
    await record(tx, ctx, 'site.changed', { type: 'site', id, siteId: id }, { fields })
    return after
  })
}

/** Closes a site: refused while a device stands there or is on its way (IN_USE). */
export function deactivateSite(ctx: Ctx, id: string, input: { version: number }) {
  return write(ctx, 'deactivateSite', { id, ...input }, async (tx) => {
    const after = await changeSite(tx, ctx, id, input.version, { active: false })
    if (await siteInUse(tx, id)) throw new Problem('IN_USE')
    await record(tx, ctx, 'site.deactivated', { type: 'site', id, siteId: id }, {})
    return after
  })
}
