import { findConfigured } from '../configuration/queries.ts'
import {
  changeDevice,
  getDevice,
  lockDevice,
  readDevice,
  readTag,
  setState,
} from '../devices/queries.ts'
import { stepBlockers } from '../devices/rules.ts'
import { toDevice } from '../devices/view.ts'
import { record } from '../journal/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { TestInput } from './contract.ts'
import { insertTest } from './queries.ts'
import { answerBlockers, edgeOf, judgeTest } from './rules.ts'

async function checklistOf(db: Db | Tx, ctx: Ctx, category: string) {
  const row = await findConfigured(db, 'checklist', parisDate(ctx.now()), category)
  if (!row) throw new Problem('CHECKLIST_MISSING')
  return { id: row.id, category, items: row.value.items }
}

/** The checklist in force for a device. @throws CHECKLIST_MISSING */
export async function getChecklist(ctx: Ctx, code: string) {
  return checklistOf(ctx.db, ctx, (await getDevice(ctx, code)).category)
}

/**
 * Records a test of all functions (décret 2022-190): each line of the checklist in force, answered. A device that is
 * TESTED may be tested again. The last one counts, and who did it does not release.
 * @throws TRANSITION_FORBIDDEN, CHECKLIST_MISSING, CHECKLIST_STALE, and every blocker at once
 */
export function recordTest(ctx: Ctx, code: string, input: TestInput) {
  const tag = readTag(code)
  return write(ctx, 'recordTest', { tag, ...input }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    const edge = edgeOf(row, 'recordTest')
    const { id: checklistId, items } = await checklistOf(tx, ctx, row.category)
    if (checklistId !== input.checklistId) throw new Problem('CHECKLIST_STALE')
    refuseIf([
      ...stepBlockers(row, edge, { now: ctx.now(), reason: null }),
      ...answerBlockers(items, input.answers),
    ])
    const { passed, failed, allFunctions } = judgeTest(items, input.answers)
    await insertTest(tx, {
      id: ctx.newId(),
      deviceId: row.id,
      cycle: row.cycle,
      checklistId,
      answers: JSON.stringify(input.answers),
      passed,
      byCode: ctx.acting.code,
      recordedAt: ctx.now(),
    })
    const test = { testPassed: passed, testedBy: ctx.acting.code, allFunctions }
    const subject = { type: 'device', id: row.id, siteId: row.siteId } as const
    await record(tx, ctx, 'device.tested', subject, { passed, failed, checklistId })
    if (row.state === edge.to) await changeDevice(tx, ctx, row, test)
    else {
      await setState(tx, ctx, row, edge.to, test)
      const { from, to } = edge
      await record(tx, ctx, 'device.moved', subject, { from, to, operation: 'recordTest' })
    }
    return toDevice(await readDevice(tx, row.id), ctx)
  })
}
