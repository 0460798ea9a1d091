import { getConfigured } from '../configuration/queries.ts'
import { record } from '../journal/queries.ts'
import { findOrganisation } from '../parties/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { parisDate, parisYear } from '../platform/dates.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import {
  changeDonation,
  deleteLines,
  getDonation,
  insertDonation,
  insertLines,
  listCategories,
  listLines,
  lockDonation,
  nextReference,
} from './queries.ts'
import { basisBlockers, offerBlockers, submitBlockers } from './rules.ts'
import type { DonationChange, NewDonation, NewLine } from './shapes.ts'
import { refuseStale, refuseUnless } from './standing.ts'
import { asDonor } from './viewer.ts'

/**
 * Drafts an offer: a donor for its own organisation, the coordination for any. Its reference is given here, without
 * gaps within the year. Refuses with every blocker of its lines at once.
 */
export function createDonation(ctx: Ctx, input: NewDonation) {
  return write(ctx, 'createDonation', input, async (tx) => {
    const { donorId: _, lines, ...content } = input
    const donor = await giver(tx, ctx, input.donorId)
    const now = ctx.now()
    refuseIf(await contentBlockers(tx, input, donor.kind, now))
    const id = ctx.newId()
    await insertDonation(tx, {
      ...content,
      id,
      reference: await nextReference(tx, parisYear(now)),
      donorId: donor.id,
      ...asStored(content),
      recordedAt: now,
      recordedBy: ctx.acting.code,
      updatedAt: now,
      updatedBy: ctx.acting.code,
    })
    await insertLines(tx, lineRows(ctx, id, lines))
    const after = await getDonation(tx, asDonor(ctx), id)
    const fact = { reference: after.reference, lines: lines.length, legalBasis: input.legalBasis }
    await record(tx, ctx, 'donation.drafted', { type: 'donation', id }, fact)
    return after
  })
}

/** Replaces the whole content of a draft; who gives stays. */
export function updateDonation(ctx: Ctx, id: string, input: DonationChange) {
  return write(ctx, 'updateDonation', { id, ...input }, async (tx) => {
    const before = await lockDonation(tx, asDonor(ctx), id)
    refuseStale(before, input.version)
    refuseUnless(before, 'draft')
    const { version: _, lines, ...content } = input
    const donor = await findOrganisation(tx, before.donorId)
    refuseIf(await contentBlockers(tx, input, donor!.kind, before.recordedAt))
    // Lines first: the database holds them against the basis they are under, before and after.
    await deleteLines(tx, id)
    await changeDonation(tx, ctx, before, {
      ...content,
      doneeId: content.doneeId ?? null,
      ...asStored(content),
    })
    await insertLines(tx, lineRows(ctx, id, lines))
    await record(tx, ctx, 'donation.changed', { type: 'donation', id }, { lines: lines.length })
    return getDonation(tx, asDonor(ctx), id)
  })
}

/** Sends a draft to the coordination: DONATION_EMPTY without a line. */
export function submitDonation(ctx: Ctx, id: string, version: number | undefined) {
  return write(ctx, 'submitDonation', { id, version }, async (tx) => {
    const before = await lockDonation(tx, asDonor(ctx), id)
    if (version !== undefined) refuseStale(before, version)
    refuseUnless(before, 'draft')
    refuseIf(submitBlockers((await listLines(tx, id)).length))
    await changeDonation(tx, ctx, before, { status: 'submitted', submittedAt: ctx.now() })
    await record(tx, ctx, 'donation.submitted', { type: 'donation', id }, {})
    return getDonation(tx, asDonor(ctx), id)
  })
}

/** Who gives: the donor's own organisation where there is one, else the one named. Another's is not found. */
async function giver(tx: Tx, ctx: Ctx, named: string | undefined) {
  const { all, donorIds } = asDonor(ctx)
  const id = named ?? (donorIds.length === 1 ? donorIds[0] : undefined)
  if (id === undefined) throw new Problem('DONOR_REQUIRED')
  if (!all && !donorIds.includes(id)) throw new Problem('NOT_FOUND', { what: 'organisation' })
  const donor = await findOrganisation(tx, id)
  if (!donor) throw new Problem('REFERENCE_UNKNOWN', { what: 'donorId' })
  if (!donor.active) throw new Problem('ORGANISATION_INACTIVE')
  return donor
}

type Content = Pick<NewDonation, 'legalBasis' | 'lines'>
/** What stands in JSON columns; what is not said is forgotten. */
const asStored = (c: Pick<NewDonation, 'pickupAddress' | 'contact' | 'access' | 'unlock'>) => ({
  pickupAddress: JSON.stringify(c.pickupAddress),
  contact: JSON.stringify(c.contact),
  access: c.access ? JSON.stringify(c.access) : null,
  unlock: c.unlock ? JSON.stringify(c.unlock) : null,
})
type Kind = NonNullable<Awaited<ReturnType<typeof findOrganisation>>>['kind']

/** The ceiling is that of the day the offer was drafted, as in the database's own guard. */
async function contentBlockers(
  tx: Tx,
  { legalBasis, lines }: Content,
  donorKind: Kind,
  draftedAt: string,
) {
  const { value } = await getConfigured(tx, 'publicGift', parisDate(draftedAt))
  const categories = await listCategories(tx)
  return [
    ...basisBlockers(legalBasis, donorKind),
    ...offerBlockers(lines, { legalBasis, categories, ceilingCents: value.unitValueCents }),
  ]
}

const lineRows = (ctx: Ctx, donationId: string, lines: readonly NewLine[]) =>
  lines.map((line, i) => ({ ...line, id: ctx.newId(), donationId, position: i + 1 }))
