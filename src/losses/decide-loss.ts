import { DEFAULT_KEY } from '../configuration/kinds.ts'
import { getConfigured } from '../configuration/queries.ts'
import { edgesFrom } from '../devices/lifecycle.ts'
import { lockDevice, setState } from '../devices/queries.ts'
import { stepBlockers } from '../devices/rules.ts'
import type { DeviceRow } from '../devices/view.ts'
import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { parisDate, parisYear } from '../platform/dates.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { LossRejection } from './contract.ts'
import { breachMail } from './mails.ts'
import {
  changeLoss,
  findAwareness,
  insertBreach,
  type LossRow,
  listCoordinatorMails,
  lockLoss,
  nextBreachReference,
  readLoss,
} from './queries.ts'
import { isBreach, notifyBy, openMedia } from './rules.ts'

const subjectOf = (loss: LossRow) =>
  ({ type: 'device', id: loss.deviceId, siteId: loss.siteId }) as const

/** A loss at one step of its way, as it was seen by who acts. @throws NOT_FOUND, STALE, WRONG_STATUS */
async function standing(
  tx: Tx,
  ctx: Ctx,
  id: string,
  version: number,
  status: LossRow['status'],
): Promise<LossRow> {
  const loss = await lockLoss(tx, ctx, id)
  if (loss.version !== version)
    throw new Problem('STALE', {
      changedBy: loss.foundBy ?? loss.decidedBy ?? loss.reportedBy,
      changedAt: loss.foundAt ?? loss.decidedAt ?? loss.reportedAt,
    })
  if (loss.status !== status) throw new Problem('WRONG_STATUS')
  return loss
}

/** Moves the device of a loss along its row of the life cycle, and says so in its history. */
async function move(tx: Tx, ctx: Ctx, row: DeviceRow, by: 'confirmLoss' | 'findLost') {
  const edge = edgesFrom(row.state).find((e) => e.by === by)
  if (!edge) throw new Problem('WRONG_STATUS')
  refuseIf(stepBlockers(row, edge, { now: ctx.now(), reason: null }))
  await setState(tx, ctx, row, edge.to, { toSiteId: null })
  const moved = { from: row.state, to: edge.to, operation: by }
  const subject = { type: 'device', id: row.id, siteId: row.siteId } as const
  await record(tx, ctx, 'device.moved', subject, moved)
}

/**
 * Confirms a loss under another name than its report's: the device is LOST and its mass leaves the stock. Where it may
 * hold data, the same transaction opens the file of a breach and writes to the coordinators.
 * @throws NOT_FOUND, STALE, WRONG_STATUS, SECOND_PERSON_REQUIRED, LOSS_NOT_MISSING_TWICE, IN_KIT
 */
export function confirmLoss(ctx: Ctx, id: string, input: { version: number }) {
  return write(ctx, 'confirmLoss', { id, ...input }, async (tx) => {
    const loss = await standing(tx, ctx, id, input.version, 'proposed')
    const row = await lockDevice(tx, ctx, { id: loss.deviceId })
    const decided = { decidedAt: ctx.now(), decidedBy: ctx.acting.code }
    await changeLoss(tx, loss, { status: 'confirmed', ...decided })
    const breach = isBreach(row) ? await openBreach(tx, ctx, loss, row) : null
    await record(tx, ctx, 'loss.confirmed', subjectOf(loss), { lossId: id, breach })
    await move(tx, ctx, row, 'confirmLoss')
    return readLoss(tx, id)
  })
}

/** Opens the file of a breach: what is lost, since when it is known, by when the authority is told. */
async function openBreach(tx: Tx, ctx: Ctx, loss: LossRow, row: DeviceRow): Promise<string> {
  const { organisationId, endedAt } = await findAwareness(tx, loss.siteId, loss.secondCount.id)
  const { value } = await getConfigured(tx, 'dataBreach', parisDate(endedAt), DEFAULT_KEY)
  const id = ctx.newId()
  const reference = await nextBreachReference(tx, parisYear(ctx.now()))
  const media = openMedia(row)
  const by = notifyBy(endedAt, value.notifyHours)
  await insertBreach(tx, {
    id,
    reference,
    lossId: loss.id,
    deviceId: row.id,
    donationId: row.donationId,
    organisationId,
    media: JSON.stringify(media),
    mediaComplete: row.mediaComplete,
    discoveredAt: endedAt,
    notifyBy: by,
    openedAt: ctx.now(),
    openedBy: ctx.acting.code,
  })
  const fact = { reference, lossId: loss.id, media: media.length, notifyBy: by }
  await record(tx, ctx, 'breach.opened', { type: 'other', id, siteId: loss.siteId }, fact)
  for (const to of await listCoordinatorMails(tx)) {
    const mail = breachMail(to, { id, reference, deviceTag: row.tag, notifyBy: by }, ctx.settings)
    await ctx.jobs.send(tx, 'mail', mail)
  }
  return reference
}

/** Rejects a loss under another name than its report's: a new report waits for another count. */
export function rejectLoss(ctx: Ctx, id: string, input: LossRejection) {
  return write(ctx, 'rejectLoss', { id, ...input }, async (tx) => {
    const { reason } = input
    const loss = await standing(tx, ctx, id, input.version, 'proposed')
    const decided = { decidedAt: ctx.now(), decidedBy: ctx.acting.code }
    await changeLoss(tx, loss, { status: 'rejected', reason, ...decided })
    await record(tx, ctx, 'loss.rejected', subjectOf(loss), { lossId: id, reason })
    return readLoss(tx, id)
  })
}

/**
 * Says that a lost device is here again. It goes to quarantine, its media presumed to hold data and to be declared anew:
 * nobody knows whose hands it was in. The file of a breach stays open.
 * @throws NOT_FOUND, STALE, WRONG_STATUS
 */
export function findLost(ctx: Ctx, id: string, input: { version: number }) {
  return write(ctx, 'findLost', { id, ...input }, async (tx) => {
    const loss = await standing(tx, ctx, id, input.version, 'confirmed')
    const row = await lockDevice(tx, ctx, { id: loss.deviceId })
    await changeLoss(tx, loss, { foundAt: ctx.now(), foundBy: ctx.acting.code })
    await record(tx, ctx, 'loss.found', subjectOf(loss), { lossId: id })
    await move(tx, ctx, row, 'findLost')
    return readLoss(tx, id)
  })
}
