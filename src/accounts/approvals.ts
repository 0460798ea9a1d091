import type { Ctx } from '../platform/context.ts'
import { addHours } from '../platform/dates.ts'
import type { Blocker } from '../platform/problems.ts'
import {
  findApprover,
  lockApprovalPin,
  setApprovalFailures,
  upsertApprovalPin,
} from './approval-queries.ts'
import { hashPin, pinMatches } from './secrets.ts'

const MAX_FAILURES = 5
const LOCK_HOURS = 0.25

/** Sets the code by which whoever asks approves at someone else's till. Kept as a scrypt hash. */
export async function setApprovalPin(ctx: Ctx, { pin }: { pin: string }) {
  const pinHash = await hashPin(pin, ctx.random)
  await ctx.db
    .transaction()
    .execute((tx) => upsertApprovalPin(tx, ctx, ctx.acting.personId, pinHash))
  return { set: true as const }
}

/**
 * Whether another person, a manager of that place, approved with its own code: its membership code, or the blocker.
 * Errors are counted in a transaction of their own, and after five the code rests for a quarter of an hour: the answer
 * is the same whatever was wrong.
 */
export async function checkApproval(
  ctx: Ctx,
  approval: { by: string; pin: string } | undefined,
  place: { siteId: string; organisationId: string },
): Promise<{ by: string | null; blockers: Blocker[] }> {
  const refused = { by: null, blockers: [{ code: 'APPROVER_REQUIRED' as const }] }
  if (!approval) return refused
  const approver = await findApprover(ctx.db, approval.by, place)
  const right = await pinMatches(approval.pin, approver?.pinHash ?? null)
  if (!approver || approver.holderId === ctx.acting.personId) return refused
  const open = await ctx.db.transaction().execute(async (tx) => {
    const kept = await lockApprovalPin(tx, approver.holderId)
    if (!kept || (kept.lockedUntil !== null && kept.lockedUntil > ctx.now())) return false
    if (right) {
      if (kept.failures > 0 || kept.lockedUntil)
        await setApprovalFailures(tx, approver.holderId, 0, null)
      return true
    }
    const failures = kept.failures + 1
    if (failures < MAX_FAILURES) await setApprovalFailures(tx, approver.holderId, failures, null)
    else await setApprovalFailures(tx, approver.holderId, 0, addHours(ctx.now(), LOCK_HOURS))
    return false
  })
  return open ? { by: approver.code, blockers: [] } : refused
}
