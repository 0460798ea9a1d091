import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { DestructionInput } from './contract.ts'
import { changeMedium, insertProof, requirePhoto, requireWitness } from './media-queries.ts'
import { findStored, lockStored, type StoredRow } from './store-queries.ts'
import { actionsFor } from './store-rules.ts'

export const toStored = ({
  deviceId: _,
  origin: __,
  presumedAt: ___,
  source: ____,
  ...m
}: StoredRow) => ({
  ...m,
  actions: actionsFor(m),
})

/** Two different people and a photo say that a medium was destroyed: it stays known, and never holds data again. */
export async function signDestruction(
  tx: Tx,
  ctx: Ctx,
  medium: {
    id: string
    deviceId: string
    serial: string | null
    dataState: string
    siteId: string
  },
  input: DestructionInput,
) {
  if (medium.dataState === 'destroyed') throw new Problem('MEDIUM_DESTROYED')
  const { id, deviceId, serial, siteId } = medium
  const witness = await requireWitness(tx, ctx, input.witness)
  const photoSha256 = await requirePhoto(tx, input.photo)
  await insertProof(tx, {
    id: ctx.newId(),
    mediumId: id,
    deviceId,
    kind: 'destruction',
    serial,
    level: 'destroy',
    technique: input.technique,
    endedAt: input.occurredAt ?? ctx.now(),
    byCode: ctx.acting.code,
    secondCode: witness,
    statement: input.statement ?? null,
    photoSha256,
    recordedAt: ctx.now(),
  })
  await changeMedium(tx, id, { dataState: 'destroyed' })
  await record(
    tx,
    ctx,
    'medium.destroyed',
    { type: 'device', id: deviceId, siteId },
    { mediumId: id, serial, witness },
    input.occurredAt,
  )
}

/**
 * Records that a medium of the stock was destroyed, wherever its device is now. It stays in the stock of its site.
 * @throws NOT_FOUND, MEDIUM_NOT_IN_STOCK, MEDIUM_DESTROYED, WITNESS_UNKNOWN, SECOND_PERSON_REQUIRED, FILE_UNKNOWN
 */
export function destroyMedium(ctx: Ctx, id: string, input: DestructionInput) {
  return write(ctx, 'destroyMedium', { id, ...input }, async (tx) => {
    const { medium } = await lockStored(tx, ctx, id)
    await signDestruction(tx, ctx, medium, input)
    return toStored((await findStored(tx, ctx, id))!)
  })
}
