import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { cleanSerial } from '../platform/placeholders.ts'
import { Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { DestructionInput } from './contract.ts'
import { signDestruction } from './destroy-medium.ts'
import { gone, goneProblem } from './gone.ts'
import {
  changeMedium,
  insertDeclaration,
  insertMedium,
  insertProof,
  lockMedium,
  requirePhoto,
  requireWitness,
  settleMedia,
} from './media-queries.ts'
import { changeDevice, lockDevice, readTag } from './queries.ts'
import { type DeviceRow, toDevice } from './view.ts'

/** Behind the gate, as far as the service moves a device there itself. */
export const released: readonly DeviceRow['state'][] = ['READY', 'IN_SHOP', 'RESERVED']

/** Media are handled on a device that is here and not yet released; what is in a customer's machine is the customer's. */
export function mediaMayChange(row: DeviceRow): void {
  if (row.custody === 'repair') throw new Problem('IN_CUSTODY')
  if (released.includes(row.state)) throw new Problem('DEVICE_RELEASED')
  if (gone.includes(row.state)) throw goneProblem(row)
}

type NewMedium = { kind: string; model?: string; serial?: string; bytes?: number; eventId?: string }

/** Declares a medium that a person saw. The capacity is as printed, so proofs are not held to it byte for byte. */
export function declareMedium(ctx: Ctx, code: string, input: NewMedium) {
  const tag = readTag(code)
  return write(ctx, 'declareMedium', { tag, ...input }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    mediaMayChange(row)
    if (row.holdsData === 'never') throw new Problem('HOLDS_NO_DATA')
    const serial = cleanSerial(input.serial ?? null).value
    if (
      serial &&
      row.media.some(
        (m) => m.serial?.toUpperCase() === serial.toUpperCase() && m.place === 'device',
      )
    )
      throw new Problem('SERIAL_ALREADY_DECLARED')
    await insertMedium(tx, ctx, row, {
      kind: input.kind,
      model: input.model ?? null,
      serial,
      bytes: input.bytes ?? null,
      source: 'declared',
    })
    return toDevice(await settleMedia(tx, ctx, row.id), ctx)
  })
}

/**
 * A named person says that all media of this cycle are listed. "None" is a statement of its own (R2): never the
 * absence of a line in an import, and refused while media are known in the device.
 */
export function declareMediaComplete(
  ctx: Ctx,
  code: string,
  input: { none?: true; statement?: string; eventId?: string },
) {
  const tag = readTag(code)
  return write(ctx, 'declareMediaComplete', { tag, ...input }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    mediaMayChange(row)
    const none = input.none ?? false
    if (none && row.media.some((m) => m.place === 'device')) throw new Problem('MEDIA_PRESENT')
    if (none && !input.statement) throw new Problem('STATEMENT_REQUIRED')
    if (!none && row.media.length === 0 && row.holdsData !== 'never')
      throw new Problem('NO_MEDIUM_STATEMENT')
    await insertDeclaration(tx, {
      id: ctx.newId(),
      deviceId: row.id,
      cycle: row.cycle,
      none,
      statement: input.statement ?? null,
      byCode: ctx.acting.code,
      recordedAt: ctx.now(),
    })
    await changeDevice(tx, ctx, row, { mediaComplete: true })
    await record(
      tx,
      ctx,
      'media.declaredComplete',
      { type: 'device', id: row.id, siteId: row.siteId },
      { none },
    )
    return toDevice(await settleMedia(tx, ctx, row.id), ctx)
  })
}

type SecondName = {
  witness: string
  photo?: string
  statement?: string
  eventId?: string
  occurredAt?: string
}

/** Records a destruction: two different people and a photo. The medium stays known, and never holds data again. */
export function recordDestruction(ctx: Ctx, id: string, input: DestructionInput) {
  return write(ctx, 'recordDestruction', { id, ...input }, async (tx) => {
    const { device, medium } = await lockMedium(tx, ctx, id)
    mediaMayChange(device)
    await signDestruction(tx, ctx, { ...medium, siteId: medium.siteId ?? device.siteId }, input)
    return toDevice(await settleMedia(tx, ctx, device.id), ctx)
  })
}

/** Records that a medium left its device for the stock, or for a named holder: it still holds whatever it held. */
export function recordRemoval(
  ctx: Ctx,
  id: string,
  input: SecondName & { to: 'stock' | 'gone'; holder?: string },
) {
  return write(ctx, 'recordRemoval', { id, ...input }, async (tx) => {
    const { device, medium } = await lockMedium(tx, ctx, id)
    mediaMayChange(device)
    if (medium.place !== 'device') throw new Problem('MEDIUM_NOT_IN_DEVICE')
    if (input.to === 'gone' && !input.holder) throw new Problem('STATEMENT_REQUIRED')
    // A medium that leaves for good still carries its data: only an erased or destroyed one may.
    if (input.to === 'gone' && medium.dataState !== 'erased' && medium.dataState !== 'destroyed')
      throw new Problem('MEDIA_OPEN')
    const witness = await requireWitness(tx, ctx, input.witness)
    const photoSha256 = input.photo ? await requirePhoto(tx, input.photo) : null
    await insertProof(tx, {
      id: ctx.newId(),
      mediumId: id,
      deviceId: device.id,
      kind: 'removal',
      serial: medium.serial,
      technique: input.to,
      endedAt: input.occurredAt ?? ctx.now(),
      byCode: ctx.acting.code,
      secondCode: witness,
      statement: input.statement ?? null,
      photoSha256,
      recordedAt: ctx.now(),
    })
    const found = medium.dataState === 'missing' ? { dataState: 'presumed' as const } : {}
    await changeMedium(tx, id, { place: input.to, holder: input.holder ?? null, ...found })
    await record(
      tx,
      ctx,
      'medium.removed',
      { type: 'device', id: device.id, siteId: device.siteId },
      { mediumId: id, serial: medium.serial, witness },
      input.occurredAt,
    )
    return toDevice(await settleMedia(tx, ctx, device.id), ctx)
  })
}
