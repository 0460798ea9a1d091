import { findConfigured } from '../configuration/queries.ts'
import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { cleanSerial } from '../platform/placeholders.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { makeTag } from '../platform/tag.ts'
import type { Reception } from './contract.ts'
import {
  claimTag,
  findCategory,
  getWorkSite,
  insertDevice,
  insertTag,
  lockReceivable,
  readDevice,
  readTag,
} from './queries.ts'
import { massBlockers } from './rules.ts'
import { toDevice } from './view.ts'

/**
 * Receives a device. Against an accepted line it is RECEIVED; against a donation outside its lines, or unannounced,
 * it waits in QUARANTINE. From then on the donee owns it (unless a pick-up made it so before).
 */
export function receiveDevice(ctx: Ctx, input: Reception) {
  const against = [input.donationLineId, input.donationId, input.unannounced].filter(
    (x) => x !== undefined,
  )
  if (against.length !== 1)
    throw new Problem('MALFORMED', {
      errors: [{ at: 'body', text: 'donationLineId | donationId | unannounced' }],
    })
  return write(ctx, 'receiveDevice', input, async (tx) => {
    const site = await getWorkSite(tx, ctx, input.siteId)
    const category = await findCategory(tx, input.category)
    if (!category) throw new Problem('CATEGORY_UNKNOWN')
    if (category.kit) throw new Problem('CATEGORY_IS_KIT')
    const from = await origin(tx, ctx, input)
    const { massGrams, massSource } = await weigh(tx, ctx, input)
    const serial = cleanSerial(input.serial ?? from.line?.serial ?? null)
    const warnings = serial.placeholder ? [{ code: 'SERIAL_PLACEHOLDER', field: 'serial' }] : []
    const id = ctx.newId()
    const now = ctx.now()
    const tag = await takeTag(tx, ctx, input.tag)
    const single = from.line?.quantity === 1 ? from.line.donorAssetTag : null
    const known = Boolean(input.manufacturer && input.model && (serial.value || input.noSerial))
    await insertDevice(
      tx,
      {
        id,
        tag,
        state: from.line ? 'RECEIVED' : 'QUARANTINE',
        category: category.code,
        holdsData: category.holdsData,
        origin: from.donation?.legalBasis ?? null,
        donationId: from.donation?.id ?? null,
        donationLineId: from.line?.id ?? null,
        ownerId: from.donation?.doneeId ?? null,
        siteId: site.id,
        identityKnown: known,
        massGrams,
        massSource,
        cycleStartedAt: input.occurredAt ?? now,
        receivedAt: input.occurredAt ?? now,
        stateSince: now,
        changedBy: ctx.acting.code,
      },
      {
        manufacturer: input.manufacturer ?? null,
        model: input.model ?? null,
        serial: serial.value,
        noSerial: input.noSerial ?? false,
        donorAssetTag: input.donorAssetTag ?? single ?? null,
        donorName: input.unannounced?.donorName ?? null,
      },
    )
    const fact = {
      category: category.code,
      grams: massGrams,
      massSource,
      against: from.line ? 'line' : from.donation ? 'donation' : 'unannounced',
    } as const
    await record(
      tx,
      ctx,
      'device.received',
      { type: 'device', id, siteId: site.id },
      fact,
      input.occurredAt,
    )
    return { ...toDevice(await readDevice(tx, id), ctx), warnings }
  })
}

async function origin(tx: Tx, ctx: Ctx, input: Reception) {
  if (input.unannounced) return { donation: undefined, line: undefined }
  const { donation, line } = await lockReceivable(
    tx,
    ctx,
    input.donationLineId ? { lineId: input.donationLineId } : { donationId: input.donationId! },
  )
  if (donation.status !== 'accepted' && donation.status !== 'handedOver')
    throw new Problem('DONATION_NOT_ACCEPTED')
  if (line && line.decision !== 'accepted') throw new Problem('LINE_NOT_ACCEPTED')
  if (line && line.category !== input.category) throw new Problem('CATEGORY_NOT_OF_LINE')
  return { donation, line }
}

/** The mass as weighed, or the category's dated default where it is said to be so. */
async function weigh(tx: Tx, ctx: Ctx, input: Reception) {
  const row = await findConfigured(tx, 'category', parisDate(ctx.now()), input.category)
  const massGrams =
    input.massGrams ?? (input.massSource === 'category' ? (row?.value.defaultGrams ?? 0) : 0)
  refuseIf(massBlockers(massGrams, row?.value.usualGrams ?? null, input.confirmMass ?? false))
  return { massGrams, massSource: input.massSource }
}

/** The label that was scanned, or a new one to print now. */
export async function takeTag(tx: Tx, ctx: Ctx, given: string | undefined): Promise<string> {
  if (given !== undefined) {
    const tag = readTagOfLabel(given)
    await claimTag(tx, ctx, tag)
    return tag
  }
  for (;;) {
    const tag = makeTag(ctx.random(7))
    if (await insertTag(tx, tag, null, ctx.now())) return tag
  }
}

function readTagOfLabel(given: string): string {
  try {
    return readTag(given)
  } catch (error) {
    if (error instanceof Problem && error.code === 'NOT_FOUND') throw new Problem('TAG_UNKNOWN')
    throw error
  }
}
