import { mediaMayChange } from '../devices/change-media.ts'
import {
  changeMedium,
  insertProof,
  lockMedium,
  requirePhoto,
  requireWitness,
  settleMedia,
} from '../devices/media-queries.ts'
import { toDevice } from '../devices/view.ts'
import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'

/**
 * Two named people attest, with a photo, the erasure of a medium that has no serial for a log to name: a soldered
 * eMMC, a phone reset under their eyes. A medium with a serial needs its log.
 */
export function attestErasure(
  ctx: Ctx,
  id: string,
  input: { statement: string; photo: string; witness: string; eventId?: string },
) {
  return write(ctx, 'attestErasure', { id, ...input }, async (tx) => {
    const { device, medium } = await lockMedium(tx, ctx, id)
    mediaMayChange(device)
    if (medium.serial !== null) throw new Problem('MEDIUM_HAS_SERIAL')
    if (medium.place !== 'device') throw new Problem('MEDIUM_NOT_IN_DEVICE')
    if (medium.dataState === 'erased' || medium.dataState === 'destroyed')
      throw new Problem('MEDIUM_ALREADY_CLOSED')
    const witness = await requireWitness(tx, ctx, input.witness)
    const photoSha256 = await requirePhoto(tx, input.photo)
    await insertProof(tx, {
      id: ctx.newId(),
      mediumId: id,
      deviceId: device.id,
      kind: 'attestation',
      level: 'clear',
      technique: 'attestation de deux personnes',
      endedAt: ctx.now(),
      byCode: ctx.acting.code,
      secondCode: witness,
      statement: input.statement,
      photoSha256,
      recordedAt: ctx.now(),
    })
    await changeMedium(tx, id, { dataState: 'erased' })
    await record(
      tx,
      ctx,
      'erasure.attested',
      { type: 'device', id: device.id, siteId: device.siteId },
      { mediumId: id, witness },
    )
    return toDevice(await settleMedia(tx, ctx, device.id), ctx)
  })
}
