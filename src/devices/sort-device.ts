import { findConfigured } from '../configuration/queries.ts'
import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { cleanSerial } from '../platform/placeholders.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { saysForbiddenWords } from './condition.ts'
import { gone, goneProblem } from './gone.ts'
import {
  changeDevice,
  changeIdentity,
  lockDevice,
  lockReceivable,
  readDevice,
  readTag,
} from './queries.ts'
import { massBlockers } from './rules.ts'
import { type DeviceRow, toDevice } from './view.ts'

const stale = (row: DeviceRow, version: number) => {
  if (row.version !== version)
    throw new Problem('STALE', { changedBy: row.changedBy, changedAt: row.stateSince })
}

/**
 * Accepts or refuses one device after sorting: the fact that receipts count, not the decision on the offer's line.
 * Proof of selection is what keeps it a product and not a waste (C. env. L541-1-1).
 */
export function acceptDevice(
  ctx: Ctx,
  code: string,
  input: { accept: boolean; reason?: string; bearer?: string; eventId?: string },
) {
  const tag = readTag(code)
  if (!input.accept && !input.reason) throw new Problem('REASON_REQUIRED')
  return write(ctx, 'acceptDevice', { tag, ...input }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    if (row.state !== 'RECEIVED' && row.state !== 'TRIAGED')
      throw new Problem('WRONG_STATUS', { from: row.state })
    await changeDevice(tx, ctx, row, { acceptance: input.accept ? 'accepted' : 'refused' })
    const subject = { type: 'device', id: row.id, siteId: row.siteId } as const
    if (input.accept) await record(tx, ctx, 'device.accepted', subject, {})
    else
      await record(tx, ctx, 'device.refused', subject, {
        reason: input.reason!,
        bearer: input.bearer ?? 'donor',
      })
    return toDevice(await readDevice(tx, row.id), ctx)
  })
}

/** Gives a device in QUARANTINE its donation, and with it owner and origin, for good. */
export function assignDevice(
  ctx: Ctx,
  code: string,
  input: { donationLineId?: string; donationId?: string; version: number },
) {
  const tag = readTag(code)
  if ((input.donationLineId === undefined) === (input.donationId === undefined))
    throw new Problem('MALFORMED', {
      errors: [{ at: 'body', text: 'donationLineId | donationId' }],
    })
  return write(ctx, 'assignDevice', { tag, ...input }, async (tx) => {
    const { donation, line } = await lockReceivable(
      tx,
      ctx,
      input.donationLineId ? { lineId: input.donationLineId } : { donationId: input.donationId! },
    )
    const row = await lockDevice(tx, ctx, { tag })
    stale(row, input.version)
    if (row.donationId !== null && row.donationId !== donation.id)
      throw new Problem('ALREADY_ASSIGNED')
    if (row.donationLineId !== null || row.state !== 'QUARANTINE')
      throw new Problem('ALREADY_ASSIGNED')
    if (
      donation.status !== 'accepted' &&
      donation.status !== 'handedOver' &&
      donation.status !== 'closed'
    )
      throw new Problem('DONATION_NOT_ACCEPTED')
    if (line && line.decision !== 'accepted') throw new Problem('LINE_NOT_ACCEPTED')
    if (line && line.category !== row.category) throw new Problem('CATEGORY_NOT_OF_LINE')
    await changeDevice(tx, ctx, row, {
      donationId: donation.id,
      donationLineId: line?.id ?? null,
      ownerId: donation.doneeId,
      origin: donation.legalBasis,
    })
    await record(
      tx,
      ctx,
      'device.assigned',
      { type: 'device', id: row.id, siteId: row.siteId },
      { donationId: donation.id, lineId: line?.id ?? null },
    )
    return toDevice(await readDevice(tx, row.id), ctx)
  })
}

type Identity = {
  manufacturer: string
  model: string
  serial?: string
  noSerial?: boolean
  donorAssetTag?: string
  version: number
}

/** Until it is sorted, who receives and who sorts write what a device is as they read it; then it is corrected by two. */
const sortedFreely: readonly DeviceRow['state'][] = ['RECEIVED', 'QUARANTINE', 'TRIAGED']
const differs = (
  row: DeviceRow,
  said: { manufacturer: string; model: string; serial: string | null },
): boolean =>
  row.manufacturer !== said.manufacturer || row.model !== said.model || row.serial !== said.serial

/**
 * Says what a device is. A serial that is surely a placeholder counts as none given: then say `noSerial`.
 * @throws NOT_FOUND, STALE, FORBIDDEN_WORDS, IDENTITY_MISSING, SERIAL_IN_STOCK, CORRECTION_NEEDED
 */
export function identifyDevice(ctx: Ctx, code: string, input: Identity) {
  const tag = readTag(code)
  return write(ctx, 'identifyDevice', { tag, ...input }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    stale(row, input.version)
    if (saysForbiddenWords(`${input.manufacturer} ${input.model}`))
      throw new Problem('FORBIDDEN_WORDS')
    const serial = cleanSerial(input.serial ?? null).value
    if (!serial && !input.noSerial) throw new Problem('IDENTITY_MISSING')
    if (
      !sortedFreely.includes(row.state) &&
      row.identityKnown &&
      differs(row, { ...input, serial })
    )
      throw new Problem('CORRECTION_NEEDED')
    await changeIdentity(tx, row.id, {
      manufacturer: input.manufacturer,
      model: input.model,
      serial,
      noSerial: serial === null,
      ...(input.donorAssetTag ? { donorAssetTag: input.donorAssetTag } : {}),
    })
    await changeDevice(tx, ctx, row, { identityKnown: true })
    await record(
      tx,
      ctx,
      'device.identified',
      { type: 'device', id: row.id, siteId: row.siteId },
      { noSerial: serial === null },
    )
    return toDevice(await readDevice(tx, row.id), ctx)
  })
}

/** Corrects a device's mass; the database writes the movement of the difference. */
export function weighDevice(
  ctx: Ctx,
  code: string,
  input: {
    massGrams: number
    massSource: 'scale' | 'model' | 'category'
    confirmMass?: boolean
    version: number
  },
) {
  const tag = readTag(code)
  return write(ctx, 'weighDevice', { tag, ...input }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    stale(row, input.version)
    if (gone.includes(row.state)) throw goneProblem(row)
    const usual = await findConfigured(tx, 'category', parisDate(ctx.now()), row.category)
    refuseIf(
      massBlockers(input.massGrams, usual?.value.usualGrams ?? null, input.confirmMass ?? false),
    )
    await changeDevice(tx, ctx, row, { massGrams: input.massGrams, massSource: input.massSource })
    await record(
      tx,
      ctx,
      'device.weighed',
      { type: 'device', id: row.id, siteId: row.siteId },
      { grams: input.massGrams, massSource: input.massSource },
    )
    return toDevice(await readDevice(tx, row.id), ctx)
  })
}
