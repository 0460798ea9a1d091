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
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { AttestationInput } from './contract.ts'
import { getPolicy, kindOf } from './judge-disk.ts'
import { getDemand } from './queries.ts'
import { resetBlockers } from './reset-rules.ts'
import { levelMissing } from './rules.ts'

/**
 * Two named people attest, with a photo, the erasure of a medium that has no serial for a log to name: a soldered
 * eMMC, a phone reset under their eyes. A medium with a serial needs its log, and the level that the donor asked for is
 * asked of them too; a phone or a tablet is proved by its reset and nothing else (`resetBlockers`), and not while locked.
 * @throws MEDIUM_HAS_SERIAL, MEDIUM_NOT_IN_DEVICE, MEDIUM_ALREADY_CLOSED, ERASURE_LEVEL_NOT_REACHED, WITNESS_UNKNOWN,
 *  SECOND_PERSON_REQUIRED, FILE_UNKNOWN, RESET_NEEDED, ENCRYPTION_NOT_SAID, ACCOUNTS_NOT_CHECKED, IMEI_MISSING,
 * IMEI_INVALID, DEVICE_LOCKED
 */
export function attestErasure(ctx: Ctx, id: string, input: AttestationInput) {
  return write(ctx, 'attestErasure', { id, ...input }, async (tx) => {
    const { device, medium } = await lockMedium(tx, ctx, id)
    mediaMayChange(device)
    if (medium.serial !== null) throw new Problem('MEDIUM_HAS_SERIAL')
    if (medium.place !== 'device') throw new Problem('MEDIUM_NOT_IN_DEVICE')
    if (medium.dataState === 'erased' || medium.dataState === 'destroyed')
      throw new Problem('MEDIUM_ALREADY_CLOSED')
    const reset = resetBlockers(device.category, input)
    const locked = input.accountsOff === true && device.locksOpen > 0
    refuseIf([...reset, ...(locked ? [{ code: 'DEVICE_LOCKED' } as const] : [])])
    const { level: demanded } = await getDemand(tx, device.id)
    const policy = await getPolicy(tx, ctx)
    const detail = levelMissing(input.level, kindOf(medium.kind), policy, demanded ?? 'clear')
    if (detail) refuseIf([{ code: 'ERASURE_LEVEL_NOT_REACHED', detail }])
    const witness = await requireWitness(tx, ctx, input.witness)
    const photoSha256 = await requirePhoto(tx, input.photo)
    await insertProof(tx, {
      id: ctx.newId(),
      mediumId: id,
      deviceId: device.id,
      kind: 'attestation',
      level: input.level,
      technique: input.technique ?? 'attestation',
      endedAt: ctx.now(),
      byCode: ctx.acting.code,
      secondCode: witness,
      statement: input.statement,
      encrypted: input.encrypted,
      accountsOff: input.accountsOff,
      imei: input.imei,
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
