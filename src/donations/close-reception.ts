import { addNote, record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { changeDonation, changeLines, getDonation, getReception, lockDonation } from './queries.ts'
import { gapBlockers, gapsOf } from './rules.ts'
import type { ReceptionClose } from './shapes.ts'
import { refuseStale, refuseUnless } from './standing.ts'
import { asDonee } from './viewer.ts'

/**
 * Ends the reception: nothing more comes against this donation. Each gap with the offer has its reason
 * (GAP_REASON_MISSING names them all). A deposit without a pick-up was handed over at its first reception.
 */
export function closeReception(ctx: Ctx, id: string, input: ReceptionClose) {
  return write(ctx, 'closeReception', { id, ...input }, async (tx) => {
    const before = await lockDonation(tx, asDonee(ctx), id)
    refuseStale(before, input.version)
    refuseUnless(before, 'accepted', 'handedOver')
    const reception = await getReception(tx, id)
    const handedOverAt = before.handedOverAt ?? reception.firstReceivedAt
    if (handedOverAt === null) throw new Problem('NOTHING_RECEIVED')
    const gaps = gapsOf(reception.lines, reception.outsideLines)
    refuseIf(gapBlockers(gaps, input.gaps))
    const reasonOf = (lineId: string | null) =>
      input.gaps.find((g) => (g.lineId ?? null) === lineId)?.reason ?? null
    await changeLines(
      tx,
      id,
      input.gaps.flatMap((g) => (g.lineId ? [{ id: g.lineId, gapReason: g.reason }] : [])),
    )
    await changeDonation(tx, ctx, before, {
      status: 'closed',
      handedOverAt,
      closedAt: ctx.now(),
      outsideReason: reasonOf(null),
    })
    await addNote(tx, ctx, id, input.note)
    const fact = { gaps: gaps.map((g) => ({ ...g, reason: reasonOf(g.lineId) })) }
    await record(tx, ctx, 'donation.receptionClosed', { type: 'donation', id }, fact)
    return getDonation(tx, asDonee(ctx), id)
  })
}
