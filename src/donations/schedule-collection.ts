import { addNote, record } from '../journal/queries.ts'
import { findOrganisation } from '../parties/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { type Blocker, Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { NewCollection } from './collection-contract.ts'
import { getCollection, insertCollection } from './collection-queries.ts'
import { lockDonation } from './queries.ts'
import { getOpenSite } from './sites.ts'
import { asDonee } from './viewer.ts'

/** Plans a round: accepted donations, a day, the site they come to. A donation is on one round only (ALREADY_EXISTS). */
export function scheduleCollection(ctx: Ctx, input: NewCollection) {
  return write(ctx, 'scheduleCollection', input, async (tx) => {
    const viewer = asDonee(ctx)
    const blockers: Blocker[] = []
    for (const donationId of input.donationIds.map((d) => d.toLowerCase()).sort()) {
      const donation = await lockDonation(tx, viewer, donationId)
      if (donation.status !== 'accepted')
        blockers.push({ code: 'DONATION_NOT_ACCEPTED', detail: donation.reference })
    }
    await getOpenSite(tx, viewer, input.siteId)
    if (input.carrierId && !(await isCarrier(tx, input.carrierId)))
      blockers.push({ code: 'CARRIER_NOT_ELIGIBLE' })
    refuseIf(blockers)
    const { donationIds, note, ...planned } = input
    const id = ctx.newId()
    await insertCollection(
      tx,
      { ...planned, id, recordedAt: ctx.now(), recordedBy: ctx.acting.code },
      donationIds,
    )
    await addNote(tx, ctx, id, note)
    const fact = { plannedOn: input.plannedOn, donations: donationIds.length }
    await record(tx, ctx, 'collection.scheduled', { type: 'other', id, siteId: input.siteId }, fact)
    return getCollection(tx, viewer, id)
  })
}

async function isCarrier(tx: Tx, id: string): Promise<boolean> {
  const carrier = await findOrganisation(tx, id)
  if (!carrier) throw new Problem('REFERENCE_UNKNOWN', { what: 'carrierId' })
  return carrier.active && carrier.kind === 'carrier'
}
