import { addNote, record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { CustodyClosing } from './contract.ts'
import { endCase, lockCase, readCase } from './queries.ts'
import { closingBlockers } from './rules.ts'
import { toCustody } from './view.ts'

/**
 * Says that a customer's machine was given back: repaired, without a fault, not repairable, or an exchange refused. What
 * was done is a note, which can be erased. Only then may a till take the machine back.
 * @throws NOT_FOUND, WRONG_STATUS where it is given back already, REASON_REQUIRED, REASON_UNKNOWN
 */
export function closeCustody(ctx: Ctx, id: string, input: CustodyClosing) {
  return write(ctx, 'closeCustody', { id, ...input }, async (tx) => {
    const row = await lockCase(tx, ctx, id)
    if (row.closedAt !== null) throw new Problem('WRONG_STATUS')
    const { outcome, done } = input
    const reason = input.reason ?? null
    refuseIf(closingBlockers(outcome, reason))
    await endCase(tx, ctx, id, { outcome, reason })
    await addNote(tx, ctx, id, done.join('\n') || undefined)
    const { reference, deviceId, siteId } = row
    const fact = { caseId: id, reference, outcome, reason }
    await record(tx, ctx, 'custody.closed', { type: 'device', id: deviceId, siteId }, fact)
    return toCustody(await readCase(tx, id))
  })
}
