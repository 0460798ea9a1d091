import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { NewBulkLot } from './collection-contract.ts'
import { insertBulkLot, insertMassMovement } from './collection-queries.ts'
import { listCategories, listLines, lockDonation } from './queries.ts'
import { bulkBlockers } from './rules.ts'
import { getOpenSite } from './sites.ts'
import { asDonee } from './viewer.ts'

/**
 * Receives mice, chargers and the like by count and mass, without tags, so that balances close. Where the donation
 * promised one line of that category, the lot is counted on it.
 */
export function receiveBulk(ctx: Ctx, input: NewBulkLot) {
  return write(ctx, 'receiveBulk', input, async (tx) => {
    const viewer = asDonee(ctx)
    const donation = await lockDonation(tx, viewer, input.donationId)
    await getOpenSite(tx, viewer, input.siteId)
    refuseIf(bulkBlockers((await listCategories(tx)).get(input.category), donation.status))
    const promised = (await listLines(tx, donation.id)).filter(
      (l) => l.decision === 'accepted' && l.category === input.category,
    )
    const id = ctx.newId()
    const { category, quantity, massGrams, siteId } = input
    const lot = await insertBulkLot(tx, {
      id,
      donationId: donation.id,
      donationLineId: promised.length === 1 ? promised[0]!.id : null,
      siteId,
      ownerId: donation.doneeId!,
      origin: donation.legalBasis,
      category,
      quantity,
      massGrams,
      remainingQuantity: quantity,
      remainingGrams: massGrams,
      receivedAt: input.occurredAt ?? ctx.now(),
      recordedBy: ctx.acting.code,
    })
    await insertMassMovement(tx, {
      id: ctx.newId(),
      recordedAt: ctx.now(),
      subjectType: 'bulkLot',
      subjectId: id,
      siteId,
      flow: 'received',
      grams: massGrams,
      source: 'scale',
      category,
      byCode: ctx.acting.code,
    })
    await record(
      tx,
      ctx,
      'bulkLot.received',
      { type: 'other', id, siteId },
      { category, quantity, grams: massGrams },
      input.occurredAt,
    )
    return lot
  })
}
