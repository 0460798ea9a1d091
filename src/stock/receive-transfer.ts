import { goneProblem } from '../devices/gone.ts'
import { changeDevice, readDevice, readTag, setState } from '../devices/queries.ts'
import { toSummary } from '../devices/view.ts'
import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { notFound, Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { getKitByTag } from './queries.ts'
import type { Scan } from './transfer-contract.ts'
import {
  changeItems,
  findSite,
  listItems,
  lockTransfer,
  lockTravellers,
  moveKit,
  type TransferRow,
  type TransferSite,
} from './transfer-queries.ts'
import {
  arrivalBlockers,
  isOpen,
  itemsOf,
  SHOWN_TAGS,
  stateOnArrival,
  tagsToScan,
} from './transfer-rules.ts'
import { worksAt } from './transfer-view.ts'
import { toKit } from './view.ts'

/**
 * Receives what is scanned on arriving: from now on it stands at this site, a kit with all its members, and what is
 * ready is for sale when the site is a shop. The device is found through the transfer, since it was not this site's
 * to see. Of two scans at once one wins. What was said missing may still arrive after the transfer was closed.
 * Who owns it does not change.
 * @throws NOT_FOUND, FORBIDDEN, WRONG_STATUS, TRANSFER_NOT_LISTED, TRANSFER_KIT_MEMBER, TRANSFER_ALREADY_ARRIVED, DEVICE_LOST, CLOCK_OFF
 */
export function receiveTransfer(ctx: Ctx, id: string, input: Scan) {
  const tag = readTag(input.code)
  return write(ctx, 'receiveTransfer', { id, ...input, code: tag }, async (tx) => {
    const row = await lockTransfer(tx, ctx, id)
    if (!worksAt(ctx, row.toSiteId)) throw new Problem('FORBIDDEN', { what: 'toSite' })
    if (row.status !== 'sent' && row.status !== 'closed') throw new Problem('WRONG_STATUS')
    const listed = await listItems(tx, id)
    const scanned = itemsOf(listed, tag)
    refuseIf([...scanned.blockers, ...arrivalBlockers(scanned.items)])
    const to = await findSite(tx, row.toSiteId)
    if (!to) throw notFound('site')
    const kit = scanned.items[0]?.kitId ?? null
    if (kit !== null) await moveKit(tx, kit, row.toSiteId)
    const ids = scanned.items.map((i) => i.deviceId)
    const devices = await arrive(tx, ctx, row, to, ids, input.occurredAt)
    if (kit !== null) {
      const subject = { type: 'other', id: kit, siteId: row.toSiteId } as const
      await record(tx, ctx, 'kit.arrived', subject, factOf(row), input.occurredAt)
    }
    const awaited = listed.filter((i) => isOpen(i) && !ids.includes(i.deviceId))
    return {
      transferId: id,
      reference: row.reference,
      devices,
      kit: kit === null ? null : toKit(await getKitByTag(tx, ctx, tag)),
      remaining: awaited.length,
      remainingTags: tagsToScan(awaited).slice(0, SHOWN_TAGS),
    }
  })
}

const factOf = ({ id, reference, fromSiteId }: TransferRow) => ({
  transferId: id,
  reference,
  fromSiteId,
})

/** Each device stands at its new site first; then the list says so. */
async function arrive(
  tx: Tx,
  ctx: Ctx,
  row: TransferRow,
  to: TransferSite,
  ids: string[],
  occurredAt: string | undefined,
) {
  await lockTravellers(tx, { ids })
  const devices = []
  for (const id of ids) {
    const device = await readDevice(tx, id)
    if (device.state === 'LOST') throw goneProblem(device)
    const state = stateOnArrival(device, to)
    const change = { siteId: to.id, toSiteId: null }
    if (state === device.state) await changeDevice(tx, ctx, device, change)
    else await setState(tx, ctx, device, state, change)
    const subject = { type: 'device', id, siteId: to.id } as const
    await record(tx, ctx, 'device.arrived', subject, factOf(row), occurredAt)
    if (state !== device.state) {
      const moved = { from: device.state, to: state, operation: 'receiveTransfer' }
      await record(tx, ctx, 'device.moved', subject, moved, occurredAt)
    }
    const { media: _, ...arrived } = await readDevice(tx, id)
    devices.push(toSummary(arrived))
  }
  await changeItems(tx, row.id, ids, { arrivedAt: ctx.now(), arrivedBy: ctx.acting.code })
  return devices
}
