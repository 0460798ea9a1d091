import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { endMandate, insertMandate, lockMandate } from './catalogue-queries.ts'

type New = {
  ownerId: string
  sellerId: string
  validFrom: string
  validTo?: string | undefined
  documentSha256?: string | undefined
}

/** Records that an owner lets another sell. @throws MANDATE_INVALID (422), ALREADY_EXISTS (409) where one runs. */
export function createSaleMandate(ctx: Ctx, input: New) {
  if (input.ownerId === input.sellerId || (input.validTo && input.validTo <= input.validFrom))
    throw new Problem('MANDATE_INVALID')
  return write(ctx, 'createSaleMandate', input, async (tx) => {
    const id = ctx.newId()
    await insertMandate(tx, {
      id,
      ...input,
      validTo: input.validTo ?? null,
      documentSha256: input.documentSha256 ?? null,
      recordedAt: ctx.now(),
      recordedBy: ctx.acting.code,
    })
    const { ownerId, sellerId, validFrom } = input
    await record(
      tx,
      ctx,
      'mandate.recorded',
      { type: 'organisation', id: ownerId },
      { sellerId, validFrom },
    )
    return lockMandate(tx, id)
  })
}

/** Ends a mandate on a day. @throws STALE, MANDATE_INVALID */
export function endSaleMandate(ctx: Ctx, id: string, input: { version: number; validTo: string }) {
  return write(ctx, 'endSaleMandate', { id, ...input }, async (tx) => {
    const row = await lockMandate(tx, id)
    if (row.version !== input.version)
      throw new Problem('STALE', { changedBy: row.recordedBy, changedAt: row.recordedAt })
    if (input.validTo <= row.validFrom) throw new Problem('MANDATE_INVALID')
    await endMandate(tx, id, { validTo: input.validTo, version: row.version + 1 })
    const { ownerId, sellerId } = row
    await record(
      tx,
      ctx,
      'mandate.ended',
      { type: 'organisation', id: ownerId },
      { sellerId, validTo: input.validTo },
    )
    return lockMandate(tx, id)
  })
}
