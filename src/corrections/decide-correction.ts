import { changeDevice, changeIdentity, findCategory, lockDevice } from '../devices/queries.ts'
import type { DeviceRow } from '../devices/view.ts'
import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { Rejection } from './contract.ts'
import { checkAsked } from './propose-correction.ts'
import { type CorrectionRow, changeCorrection, lockCorrection, readCorrection } from './queries.ts'

/** A correction that waits, as it was seen by who decides. @throws NOT_FOUND, STALE, WRONG_STATUS */
async function waiting(tx: Tx, ctx: Ctx, id: string, version: number): Promise<CorrectionRow> {
  const c = await lockCorrection(tx, ctx, id)
  if (c.version !== version)
    throw new Problem('STALE', {
      changedBy: c.decidedBy ?? c.proposedBy,
      changedAt: c.decidedAt ?? c.proposedAt,
    })
  if (c.status !== 'proposed') throw new Problem('WRONG_STATUS')
  return c
}

/**
 * Confirms a correction under another name than its proposal. The device is set right by the same transaction, and what
 * stood before stays in the correction and in its history.
 * @throws NOT_FOUND, STALE, WRONG_STATUS, SECOND_PERSON_REQUIRED, SERIAL_IN_STOCK, and what proposing it throws
 */
export function confirmCorrection(ctx: Ctx, id: string, input: { version: number }) {
  return write(ctx, 'confirmCorrection', { id, ...input }, async (tx) => {
    const c = await waiting(tx, ctx, id, input.version)
    const row = await lockDevice(tx, ctx, { id: c.deviceId })
    const now = { ...row, line: row.donationLineId }[c.what]
    if (now !== c.oldValue)
      throw new Problem('STALE', { changedBy: row.changedBy, changedAt: row.stateSince })
    await checkAsked(tx, row, {
      what: c.what,
      old: c.oldValue,
      right: c.newValue,
      lineId: c.lineId,
    })
    const decided = { decidedAt: ctx.now(), decidedBy: ctx.acting.code }
    await changeCorrection(tx, c, { status: 'confirmed', ...decided })
    await setRight(tx, ctx, row, c)
    const subject = { type: 'device', id: row.id, siteId: row.siteId } as const
    const { what, oldValue, newValue } = c
    const fact = { correctionId: id, what, reason: c.reason, from: oldValue, to: newValue }
    await record(tx, ctx, 'device.corrected', subject, fact)
    return readCorrection(tx, id)
  })
}

async function setRight(tx: Tx, ctx: Ctx, row: DeviceRow, c: CorrectionRow): Promise<void> {
  if (c.what === 'serial') {
    await changeIdentity(tx, row.id, { serial: c.newValue, noSerial: c.newValue === null })
    return changeDevice(tx, ctx, row, {})
  }
  if (c.what === 'manufacturer' || c.what === 'model') {
    await changeIdentity(tx, row.id, { [c.what]: c.newValue })
    return changeDevice(tx, ctx, row, {})
  }
  if (c.what === 'line') return changeDevice(tx, ctx, row, { donationLineId: c.newValue })
  const category = await findCategory(tx, c.newValue!)
  // Another category has another checklist and another class.
  return changeDevice(tx, ctx, row, {
    category: category!.code,
    holdsData: category!.holdsData,
    // What may hold more data than was thought is looked into again.
    mediaComplete: row.mediaComplete && category!.holdsData === row.holdsData,
    donationLineId: c.lineId,
    performanceClass: null,
    testPassed: null,
    testedBy: null,
  })
}

/** Rejects a correction under another name than its proposal, with the reason. */
export function rejectCorrection(ctx: Ctx, id: string, input: Rejection) {
  return write(ctx, 'rejectCorrection', { id, ...input }, async (tx) => {
    const c = await waiting(tx, ctx, id, input.version)
    const decided = { decidedAt: ctx.now(), decidedBy: ctx.acting.code }
    await changeCorrection(tx, c, { status: 'rejected', rejection: input.reason, ...decided })
    const subject = { type: 'device', id: c.deviceId, siteId: c.siteId } as const
    const { what } = c
    const fact = { correctionId: id, what, reason: input.reason }
    await record(tx, ctx, 'correction.rejected', subject, fact)
    return readCorrection(tx, id)
  })
}
