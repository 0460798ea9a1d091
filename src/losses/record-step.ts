import { record } from '../journal/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { StepInput } from './contract.ts'
import { getBreachRow, insertStep, listSteps, lockBreach } from './queries.ts'
import { stepBlockers } from './rules.ts'

/** The file of a breach as it is answered, with its steps. @throws NOT_FOUND */
export const readBreach = async (db: Db | Tx, ctx: Ctx, id: string) => ({
  ...(await getBreachRow(db, ctx, id)),
  steps: await listSteps(db, id),
})

/**
 * Adds to the file of a breach what was done, by whom and when. It is closed once the authority was told, or why not,
 * and the donor was told: the donor answers for the data, and is told by its processor (RGPD 33.2).
 * @throws NOT_FOUND, WRONG_STATUS when it is closed, and every blocker at once
 */
export function recordBreachStep(ctx: Ctx, id: string, input: StepInput) {
  return write(ctx, 'recordBreachStep', { id, ...input }, async (tx) => {
    const breach = await lockBreach(tx, ctx, id)
    if (breach.status === 'closed') throw new Problem('WRONG_STATUS')
    const now = ctx.now()
    const { step, risk, fileNumber, note } = input
    const doneAt = input.doneAt ? new Date(input.doneAt).toISOString() : now
    refuseIf(stepBlockers(breach, { ...input, doneAt }, now))
    await insertStep(tx, {
      id: ctx.newId(),
      breachId: id,
      step,
      risk: risk ?? null,
      fileNumber: fileNumber ?? null,
      note: note ?? null,
      doneAt,
      recordedAt: now,
      byCode: ctx.acting.code,
    })
    const fact = { reference: breach.reference, step }
    const subject = { type: 'other', id, siteId: breach.siteId } as const
    await record(tx, ctx, 'breach.stepRecorded', subject, fact)
    return readBreach(tx, ctx, id)
  })
}
