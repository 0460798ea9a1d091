import { isFileOf } from '../documents/queries.ts'
import { record } from '../journal/queries.ts'
import { findOrganisation } from '../parties/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { notFound, Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import {
  changeProfile,
  confirmSignatories,
  findIssuer,
  insertProfile,
  lockProfile,
} from './issuer-queries.ts'
import { issuerNumber } from './issuer-rules.ts'
import type { IssuerProfile } from './shapes.ts'
import { refuseOthers } from './viewer.ts'

/** @throws FILE_UNKNOWN when no one of one's own organisation sent this file. */
export async function getOwnFile(db: Db | Tx, ctx: Ctx, sha256: string) {
  return (await isFileOf(db, ctx.scope, sha256)) ?? Promise.reject(new Problem('FILE_UNKNOWN'))
}

/**
 * Says under which title a body issues receipts (CGI 238 bis, 1). Nothing takes effect until another person confirms
 * it, and any change asks for that again.
 * @throws NOT_FOUND, RNA_INVALID (no number that the form takes), FILE_UNKNOWN, STALE.
 */
export function setIssuer(ctx: Ctx, organisationId: string, input: IssuerProfile) {
  refuseOthers(ctx, organisationId)
  return write(ctx, 'setIssuer', { organisationId, ...input }, async (tx) => {
    const organisation = await findOrganisation(tx, organisationId)
    if (!organisation) throw notFound('organisation')
    const { version, ...said } = input
    const whole = { ...nothing, ...said }
    if (issuerNumber(organisation, whole) === null)
      throw new Problem('RNA_INVALID', { what: 'siren | rna' })
    if (whole.rescritSha256) await getOwnFile(tx, ctx, whole.rescritSha256)
    refuseDisorder(whole)
    const before = await lockProfile(tx, organisationId)
    const stamp = { proposedBy: ctx.acting.code, proposedAt: ctx.now() }
    if ((before?.version ?? undefined) !== version)
      throw new Problem(
        'STALE',
        before ? { changedBy: before.proposedBy, changedAt: before.proposedAt } : {},
      )
    if (before) await changeProfile(tx, organisationId, before.version, { ...whole, ...stamp })
    else await insertProfile(tx, { ...whole, ...stamp, organisationId })
    await record(
      tx,
      ctx,
      'issuer.set',
      { type: 'organisation', id: organisationId },
      { category: whole.category, fields: Object.keys(said) },
    )
    return (await findIssuer(tx, organisationId))!
  })
}

const nothing = {
  categoryDetail: null,
  object: null,
  decreeOn: null,
  officialJournalOn: null,
  rescritOn: null,
  rescritOutcome: null,
  rescritSha256: null,
  eligibleFrom: null,
  eligibleTo: null,
  mandateHolder: null,
  mandateSignedOn: null,
  mandateRevokedOn: null,
}

type Dates = { [K in keyof typeof nothing]: string | null | undefined }
/** An end before its beginning is a slip of the keyboard. */
function refuseDisorder(said: Dates): void {
  const pairs = [
    ['eligibleFrom', 'eligibleTo'],
    ['mandateSignedOn', 'mandateRevokedOn'],
  ] as const
  for (const [from, to] of pairs)
    if (said[to] && !(said[from] && said[from] <= said[to]))
      throw new Problem('MALFORMED', { errors: [{ at: `body/${to}`, text: `> ${from}` }] })
}

/**
 * Confirms the profile and the signatories that wait, as another person than who proposed each of them
 * (SECOND_PERSON_REQUIRED). WRONG_STATUS when nothing waits.
 */
export function confirmIssuer(ctx: Ctx, organisationId: string, { version }: { version: number }) {
  refuseOthers(ctx, organisationId)
  return write(ctx, 'confirmIssuer', { organisationId, version }, async (tx) => {
    const before = await lockProfile(tx, organisationId)
    if (!before) throw notFound('issuer')
    if (before.version !== version)
      throw new Problem('STALE', { changedBy: before.proposedBy, changedAt: before.proposedAt })
    const by = { confirmedBy: ctx.acting.code, confirmedAt: ctx.now() }
    const signatories = await confirmSignatories(tx, organisationId, by)
    if (before.confirmedBy !== null && signatories.length === 0) throw new Problem('WRONG_STATUS')
    await changeProfile(tx, organisationId, version, before.confirmedBy === null ? by : {})
    await record(
      tx,
      ctx,
      'issuer.confirmed',
      { type: 'organisation', id: organisationId },
      { signatories: signatories.length },
    )
    return (await findIssuer(tx, organisationId))!
  })
}
