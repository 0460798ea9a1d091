import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { NewOrganisation, OrganisationChange } from './contract.ts'
import {
  changeOrganisation,
  getOrganisation,
  insertOrganisation,
  organisationInUse,
} from './queries.ts'
import { compact, numberBlockers } from './rules.ts'

/** Adds an organisation. A SIRET names one active organisation only (ALREADY_EXISTS). */
export function createOrganisation(ctx: Ctx, input: NewOrganisation) {
  const siret = compact(input.siret)
  const numbers = {
    siret,
    siren: compact(input.siren) ?? siret?.slice(0, 9),
    rna: compact(input.rna),
  }
  refuseIf(numberBlockers(numbers))
  return write(ctx, 'createOrganisation', input, async (tx) => {
    const row = { ...input, ...numbers, address: JSON.stringify(input.address), id: ctx.newId() }
    const stamp = { recordedAt: ctx.now(), updatedAt: ctx.now(), updatedBy: ctx.acting.code }
    const { id } = await insertOrganisation(tx, { ...row, ...stamp })
    await record(
      tx,
      ctx,
      'organisation.created',
      { type: 'organisation', id },
      { kind: input.kind },
    )
    return getOrganisation(tx, id)
  })
}

/** Changes what is given; the kind stays, since papers were issued under it. */
export function updateOrganisation(ctx: Ctx, id: string, input: OrganisationChange) {
  return write(ctx, 'updateOrganisation', { id, ...input }, async (tx) => {
    const { version, address, siret, siren, rna, ...rest } = input
    const before = await getOrganisation(tx, id)
    const numbers = {
      siret: compact(siret) ?? before.siret,
      siren: compact(siren) ?? compact(siret)?.slice(0, 9) ?? before.siren,
      rna: compact(rna) ?? before.rna,
    }
    refuseIf(numberBlockers(numbers))
    const change = { ...rest, ...numbers, ...(address ? { address: JSON.stringify(address) } : {}) }
    const after = await changeOrganisation(tx, ctx, id, version, change)
    const fields = Object.keys(input).filter((f) => f !== 'version')
    await record(tx, ctx, 'organisation.changed', { type: 'organisation', id }, { fields })
    return after
  })
}

/** Ends an organisation's activity: refused while it has active sites or people (IN_USE). */
export function deactivateOrganisation(ctx: Ctx, id: string, input: { version: number }) {
  return write(ctx, 'deactivateOrganisation', { id, ...input }, async (tx) => {
    const after = await changeOrganisation(tx, ctx, id, input.version, { active: false })
    if (await organisationInUse(tx, id)) throw new Problem('IN_USE')
    await record(tx, ctx, 'organisation.deactivated', { type: 'organisation', id }, {})
    return after
  })
}
