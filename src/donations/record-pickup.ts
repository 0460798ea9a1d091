import { addNote, record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { notFound, Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { NewPickup } from './collection-contract.ts'
import { findCollection, markPickedUp } from './collection-queries.ts'
import { issuePickupSlip } from './pickup-slip.ts'
import { changeDonation, changeLines, getDonation, listLines, lockDonation } from './queries.ts'
import { pickupBlockers } from './rules.ts'
import { refuseUnless } from './standing.ts'
import { asDonee, viewerOf } from './viewer.ts'

/**
 * Records the hand-over of one donation of a round: what was taken of each line, and when. Here the gift is made and
 * ownership passes (C. civ. 894, 938). More than promised is TOO_MANY_TAKEN: it is received outside the lines.
 * Issues the numbered slip of the pick-up.
 */
export function recordPickup(ctx: Ctx, collectionId: string, input: NewPickup) {
  return write(ctx, 'recordPickup', { collectionId, ...input }, async (tx) => {
    const now = ctx.now()
    const occurredAt = input.occurredAt ? new Date(input.occurredAt).toISOString() : now
    const collection = await findCollection(tx, asDonee(ctx), collectionId)
    if (!collection?.donationIds.includes(input.donationId.toLowerCase()))
      throw notFound('collection')
    // Whoever fetches for the site may see what is fetched, whichever organisation it is for.
    const before = await lockDonation(tx, { ...viewerOf(ctx), all: true }, input.donationId)
    refuseUnless(before, 'accepted')
    if (occurredAt < before.decidedAt!) throw new Problem('CLOCK_OFF')
    refuseIf(pickupBlockers(await listLines(tx, before.id), input.lines))
    await changeLines(
      tx,
      before.id,
      input.lines.map(({ lineId, taken }) => ({ id: lineId, taken })),
    )
    const signedFor = input.signedFor ? JSON.stringify(input.signedFor) : null
    await markPickedUp(tx, collectionId, before.id, {
      pickedUpAt: occurredAt,
      pickedUpBy: ctx.acting.code,
      signedFor,
    })
    await changeDonation(tx, ctx, before, { status: 'handedOver', handedOverAt: occurredAt })
    await addNote(tx, ctx, before.id, input.note)
    const subject = { type: 'donation', id: before.id, siteId: collection.siteId } as const
    await record(
      tx,
      ctx,
      'donation.handedOver',
      subject,
      { collectionId, lines: input.lines },
      occurredAt,
    )
    await issuePickupSlip(tx, ctx, { ...before, doneeId: before.doneeId! }, collection.siteId)
    return getDonation(tx, { ...viewerOf(ctx), all: true }, before.id)
  })
}
