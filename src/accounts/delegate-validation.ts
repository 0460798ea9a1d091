import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { DelegationInput } from './delegation-contract.ts'
import {
  closeDelegation,
  insertDelegation,
  isDelegated,
  lockDelegation,
  lockReceiver,
  readDelegation,
} from './delegation-queries.ts'
import { delegationBlockers, mayLend } from './delegation-rules.ts'

/**
 * Lends the right to release tested devices to a technician of the team, at the site of who gives or of who receives
 * where one is bound to one. It stops with its last day, with either role, or when it is ended.
 * @throws NOT_FOUND, DELEGATE_NOT_OF_TEAM, DELEGATION_DATES, DELEGATION_TOO_LONG, DELEGATION_OVERLAPS, FORBIDDEN
 */
export function delegateValidation(ctx: Ctx, input: DelegationInput) {
  return write(ctx, 'delegateValidation', input, async (tx) => {
    const { code, from, to, reason } = input
    const receiver = await lockReceiver(tx, ctx, code)
    const fits = receiver.active && receiver.role === 'technician' && !receiver.supervises
    refuseIf([
      ...(fits ? [] : [{ code: 'DELEGATE_NOT_OF_TEAM' } as const]),
      ...delegationBlockers({ from, to }, parisDate(ctx.now())),
    ])
    if (await isDelegated(tx, receiver.id, { from, to })) throw new Problem('DELEGATION_OVERLAPS')
    const giver = ctx.actor.grants.find((g) => mayLend(g, receiver))
    if (!giver) throw new Problem('FORBIDDEN')
    const id = ctx.newId()
    const siteId = receiver.siteId ?? giver.siteId
    const { organisationId } = receiver
    await insertDelegation(tx, {
      id,
      membershipId: receiver.id,
      organisationId,
      siteId,
      fromOn: from,
      toOn: to,
      reason,
      givenBy: giver.code,
      recordedAt: ctx.now(),
    })
    const fact = { delegationId: id, to: code, siteId, fromOn: from, toOn: to }
    await record(
      tx,
      { ...ctx, acting: giver },
      'validation.delegated',
      { type: 'other', id, siteId },
      fact,
    )
    return readDelegation(tx, ctx, id)
  })
}

/** Ends a delegation at once, running or to come; what was released under it stays. @throws NOT_FOUND, WRONG_STATUS */
export function endDelegation(ctx: Ctx, id: string) {
  return write(ctx, 'endDelegation', { id }, async (tx) => {
    const { status, siteId, code } = await lockDelegation(tx, ctx, id)
    if (status === 'ended' || status === 'over') throw new Problem('WRONG_STATUS')
    await closeDelegation(tx, ctx, id)
    const fact = { delegationId: id, to: code }
    await record(tx, ctx, 'validation.delegationEnded', { type: 'other', id, siteId }, fact)
    return readDelegation(tx, ctx, id)
  })
}
