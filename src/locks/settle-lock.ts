import { getConfigured } from '../configuration/queries.ts'
import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { LockAnswer, LockClosing } from './contract.ts'
import { unlockMail } from './mails.ts'
import { changeLock, findAddressees, type LockRow, lockLock, readLock } from './queries.ts'

/** A lock that stands, as it was seen by who acts. @throws NOT_FOUND, STALE, WRONG_STATUS */
async function standing(tx: Tx, ctx: Ctx, id: string, version: number): Promise<LockRow> {
  const lock = await lockLock(tx, ctx, id)
  if (lock.version !== version)
    throw new Problem('STALE', { changedBy: lock.changedBy, changedAt: lock.changedAt })
  if (lock.status === 'lifted') throw new Problem('WRONG_STATUS')
  return lock
}
const subjectOf = (lock: LockRow) =>
  ({ type: 'device', id: lock.deviceId, siteId: lock.siteId }) as const

/**
 * Writes to whom the gift names, else to the donor's people, once the transaction is committed; again reminds.
 * @throws NOT_ASSIGNED where no gift is known, DONOR_MAIL_MISSING, STALE, WRONG_STATUS
 */
export function askDonorToUnlock(ctx: Ctx, id: string, input: { version: number }) {
  return write(ctx, 'askDonorToUnlock', { id, ...input }, async (tx) => {
    const lock = await standing(tx, ctx, id, input.version)
    if (lock.donationId === null) throw new Problem('NOT_ASSIGNED')
    const { reference, emails } = (await findAddressees(tx, lock.donationId))!
    if (emails.length === 0) throw new Problem('DONOR_MAIL_MISSING')
    const { value } = await getConfigured(tx, 'lock', parisDate(ctx.now()), lock.kind)
    for (const to of emails)
      await ctx.jobs.send(tx, 'mail', unlockMail(to, lock, reference, value, ctx.settings))
    await changeLock(tx, lock, { askedAt: ctx.now(), askedBy: ctx.acting.code })
    const fact = { lockId: id, kind: lock.kind, mails: emails.length }
    await record(tx, ctx, 'lock.asked', subjectOf(lock), fact)
    return readLock(tx, id)
  })
}

/** Keeps what the donor says, by its own page or by telephone. The device is seen before the lock is closed. */
export function answerLock(ctx: Ctx, id: string, input: LockAnswer) {
  const { answer, version } = input
  return write(ctx, 'answerLock', { id, ...input }, async (tx) => {
    const lock = await standing(tx, ctx, id, version)
    await changeLock(tx, lock, {
      answer,
      answeredAt: ctx.now(),
      answeredBy: ctx.acting.code,
    })
    await record(tx, ctx, 'lock.answered', subjectOf(lock), {
      lockId: id,
      kind: lock.kind,
      answer,
    })
    return readLock(tx, id)
  })
}

/** Says how a lock ended. One that nobody could lift still stands, and may be lifted later. */
export function closeLock(ctx: Ctx, id: string, input: LockClosing) {
  const { outcome, version } = input
  return write(ctx, 'closeLock', { id, ...input }, async (tx) => {
    const lock = await standing(tx, ctx, id, version)
    await changeLock(tx, lock, { outcome, closedAt: ctx.now(), closedBy: ctx.acting.code })
    await record(tx, ctx, 'lock.closed', subjectOf(lock), {
      lockId: id,
      kind: lock.kind,
      outcome,
    })
    return readLock(tx, id)
  })
}
