import { addNote, record } from '../journal/queries.ts'
import { findOrganisation } from '../parties/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { unschedule } from './collection-queries.ts'
import {
  changeDonation,
  changeLines,
  getDonation,
  getReception,
  listLines,
  lockDonation,
} from './queries.ts'
import { cancelBlockers, decisionBlockers } from './rules.ts'
import type { Cancellation, DonationDecision } from './shapes.ts'
import { refuseStale, refuseUnless } from './standing.ts'
import { asDonor, viewerOf } from './viewer.ts'

/**
 * Decides each line and names the donee; from here on donor, donee and legal basis stay. All lines refused, the
 * donation is. Of two decisions at once one wins, the other is STALE.
 */
export function decideDonation(ctx: Ctx, id: string, input: DonationDecision) {
  return write(ctx, 'decideDonation', { id, ...input }, async (tx) => {
    const before = await lockDonation(tx, viewerOf(ctx), id)
    refuseStale(before, input.version)
    refuseUnless(before, 'submitted')
    const lines = await listLines(tx, id)
    const accepted = input.lines.filter((l) => l.accept).length
    const donee = accepted > 0 ? await namedDonee(tx, input.doneeId) : null
    refuseIf(
      decisionBlockers(
        lines.map((l) => l.id),
        input.lines,
        donee,
        before.legalBasis,
      ),
    )
    await changeLines(
      tx,
      id,
      input.lines.map((l) => ({
        id: l.lineId,
        decision: l.accept ? 'accepted' : 'refused',
        decisionReason: l.reason ?? null,
      })),
    )
    const status = accepted > 0 ? 'accepted' : 'refused'
    await changeDonation(tx, ctx, before, {
      status,
      doneeId: donee?.id ?? null,
      decidedAt: ctx.now(),
    })
    await addNote(tx, ctx, id, input.note)
    const fact = { doneeId: donee?.id ?? null, accepted, refused: lines.length - accepted }
    await record(tx, ctx, 'donation.decided', { type: 'donation', id }, fact)
    return getDonation(tx, viewerOf(ctx), id)
  })
}

async function namedDonee(tx: Tx, doneeId: string | undefined) {
  if (doneeId === undefined) return null
  return (
    (await findOrganisation(tx, doneeId)) ??
    Promise.reject(new Problem('REFERENCE_UNKNOWN', { what: 'doneeId' }))
  )
}

/** Ends a donation before its hand-over, and takes it off its round. What came already is handed over: WRONG_STATUS. */
export function cancelDonation(ctx: Ctx, id: string, input: Cancellation) {
  return write(ctx, 'cancelDonation', { id, ...input }, async (tx) => {
    const before = await lockDonation(tx, asDonor(ctx), id)
    refuseStale(before, input.version)
    refuseUnless(before, 'draft', 'submitted', 'accepted')
    refuseIf(cancelBlockers(input.reason))
    if ((await getReception(tx, id)).firstReceivedAt !== null) throw new Problem('WRONG_STATUS')
    await unschedule(tx, id)
    await changeDonation(tx, ctx, before, { status: 'cancelled', cancelReason: input.reason })
    await addNote(tx, ctx, id, input.note)
    await record(tx, ctx, 'donation.cancelled', { type: 'donation', id }, { reason: input.reason })
    return getDonation(tx, asDonor(ctx), id)
  })
}
