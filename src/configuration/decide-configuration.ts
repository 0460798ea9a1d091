import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { notFound, Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { NewConfiguration } from './contract.ts'
import { isKeyOf, kinds } from './kinds.ts'
import { decideRow, endRowBefore, findConfiguration, insertConfiguration } from './queries.ts'

/** Proposes a row. It has no effect until another person confirms it. */
export function proposeConfiguration(ctx: Ctx, input: NewConfiguration) {
  const read = kinds[input.kind].safeParse(input.value)
  if (!read.success) {
    const errors = read.error.issues.map((i) => ({
      at: `body/value/${i.path.join('/')}`,
      text: i.message,
    }))
    throw new Problem('CONFIGURATION_INVALID', { errors })
  }
  if (!isKeyOf(input.kind, input.key))
    throw new Problem('CONFIGURATION_INVALID', {
      errors: [{ at: 'body/key', text: `names no row of ${input.kind}` }],
    })
  if (input.validTo && input.validTo <= input.validFrom)
    throw new Problem('CONFIGURATION_INVALID', {
      errors: [{ at: 'body/validTo', text: '> validFrom' }],
    })
  return write(ctx, 'proposeConfiguration', input, async (tx) => {
    const id = ctx.newId()
    const stamp = { proposedBy: ctx.acting.code, proposedAt: ctx.now() }
    await insertConfiguration(tx, {
      ...input,
      ...stamp,
      id,
      validTo: input.validTo ?? null,
      value: JSON.stringify(read.data),
    })
    const { kind, key, validFrom } = input
    await record(
      tx,
      ctx,
      'configuration.proposed',
      { type: 'configuration', id },
      { kind, key, validFrom },
    )
    return (await findConfiguration(tx, id))!
  })
}

/** Confirms a row proposed by someone else (SECOND_PERSON_REQUIRED), or rejects it; then it is decided for good. */
export function decideConfiguration(
  ctx: Ctx,
  id: string,
  input: { confirm: boolean; version: number },
) {
  return write(ctx, 'decideConfiguration', { id, ...input }, async (tx) => {
    const row = await findConfiguration(tx, id)
    if (!row) throw notFound('configuration')
    if (row.status !== 'proposed') throw new Problem('CONFIGURATION_DECIDED')
    if (input.confirm) await endRowBefore(tx, row)
    const status = input.confirm ? 'confirmed' : 'rejected'
    const done = await decideRow(tx, id, input.version, {
      status,
      decidedBy: ctx.acting.code,
      decidedAt: ctx.now(),
    })
    if (!done)
      throw new Problem('STALE', {
        changedBy: row.decidedBy ?? row.proposedBy,
        changedAt: row.decidedAt ?? row.proposedAt,
      })
    const { kind, key, validFrom } = row
    if (input.confirm)
      await record(
        tx,
        ctx,
        'configuration.confirmed',
        { type: 'configuration', id },
        { kind, key, validFrom },
      )
    else
      await record(tx, ctx, 'configuration.rejected', { type: 'configuration', id }, { kind, key })
    return (await findConfiguration(tx, id))!
  })
}
