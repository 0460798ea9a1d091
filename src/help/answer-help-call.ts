import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { HelpAnswer } from './contract.ts'
import { lockHelpCall, markAnswered, readHelpCall } from './queries.ts'

/** Says that a call was answered: by one person, once. @throws NOT_FOUND, STALE with who was first, WRONG_STATUS */
export function answerHelpCall(ctx: Ctx, id: string, input: HelpAnswer) {
  return write(ctx, 'answerHelpCall', { id, ...input }, async (tx) => {
    const call = await lockHelpCall(tx, ctx, id)
    if (call.version !== input.version)
      throw new Problem('STALE', {
        changedBy: call.answeredBy ?? call.calledBy,
        changedAt: call.answeredAt ?? call.calledAt,
      })
    if (call.status === 'answered') throw new Problem('WRONG_STATUS')
    await markAnswered(tx, id, {
      answeredBy: ctx.acting.code,
      answeredAt: ctx.now(),
      answerNote: input.note ?? null,
      version: call.version + 1,
    })
    const subject = { type: 'other', id, siteId: call.siteId } as const
    await record(tx, ctx, 'help.answered', subject, { reason: call.reason })
    return readHelpCall(tx, id)
  })
}
