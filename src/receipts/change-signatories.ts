import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { notFound, Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { readImage } from './images.ts'
import {
  changeProfile,
  endSignatoryOn,
  insertSignatory,
  lockProfile,
  lockSignatory,
} from './issuer-queries.ts'
import { getOwnFile } from './set-issuer.ts'
import type { NewSignatory } from './shapes.ts'
import { refuseOthers } from './viewer.ts'

/**
 * Adds who may sign for an issuer: president, treasurer or delegate. It signs nothing until another person confirms
 * it (`confirmIssuer`), who must have seen it: the profile's version moves on.
 * @throws NOT_FOUND without a profile, FILE_UNKNOWN, SIGNATURE_NOT_IMAGE.
 */
export async function addSignatory(ctx: Ctx, organisationId: string, input: NewSignatory) {
  refuseOthers(ctx, organisationId)
  if (input.validTo && input.validTo < input.validFrom)
    throw new Problem('MALFORMED', { errors: [{ at: 'body/validTo', text: '> validFrom' }] })
  if (input.signatureSha256)
    await readImage(ctx, await getOwnFile(ctx.db, ctx, input.signatureSha256))
  return write(ctx, 'addSignatory', { organisationId, ...input }, async (tx) => {
    const profile = await lockProfile(tx, organisationId)
    if (!profile) throw notFound('issuer')
    const stamp = { recordedAt: ctx.now(), recordedBy: ctx.acting.code }
    const row = await insertSignatory(tx, { ...input, ...stamp, id: ctx.newId(), organisationId })
    await changeProfile(tx, organisationId, profile.version, {})
    await record(
      tx,
      ctx,
      'signatory.added',
      { type: 'organisation', id: organisationId },
      { signatoryId: row.id, validFrom: row.validFrom },
    )
    return row
  })
}

/** Ends a signatory at once, or on a later day; one person is enough to take a power away. */
export function endSignatory(ctx: Ctx, id: string, input: { validTo?: string | undefined }) {
  return write(ctx, 'endSignatory', { id, ...input }, async (tx) => {
    const before = await lockSignatory(tx, id)
    if (!before) throw notFound('signatory')
    refuseOthers(ctx, before.organisationId)
    const asked = input.validTo ?? parisDate(ctx.now())
    const validTo = asked < before.validFrom ? before.validFrom : asked
    if (before.validTo !== null && before.validTo <= validTo) throw new Problem('WRONG_STATUS')
    const row = await endSignatoryOn(tx, id, validTo, ctx.acting.code)
    await record(
      tx,
      ctx,
      'signatory.ended',
      { type: 'organisation', id: before.organisationId },
      { signatoryId: id, validTo },
    )
    return row
  })
}
