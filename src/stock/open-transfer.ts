import { getWorkSite } from '../devices/queries.ts'
import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { parisYear } from '../platform/dates.ts'
import { type Blocker, Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { readCode } from '../platform/tag.ts'
import type { Listing, TransferInput } from './transfer-contract.ts'
import {
  changeTransfer,
  deleteItems,
  findKitsByTag,
  findSite,
  insertItems,
  insertTransfer,
  listElsewhere,
  listItems,
  lockTravellers,
  nextTransferReference,
  type TransferSite,
} from './transfer-queries.ts'
import { departureBlockers, fullBlockers, itemsOf, routeBlockers } from './transfer-rules.ts'
import { lockLeaving, readTransfer } from './transfer-view.ts'

/**
 * Opens a transfer from a site one works at, with what was scanned on leaving: a device by its tag, a kit by its own.
 * Everything that stands against it is said at once, each by its tag; a device is on one open transfer at most.
 * @throws NOT_FOUND, REFERENCE_UNKNOWN, TRANSFER_SAME_SITE, SITE_INACTIVE, BAD_LABEL, TRANSFER_NOT_AT_SITE,
 * TRANSFER_KIT_MEMBER, IN_TRANSIT, IN_CUSTODY, DEVICE_GONE, TRANSFER_SHOP_ONLY, TRANSFER_LISTED_ELSEWHERE
 */
export function openTransfer(ctx: Ctx, input: TransferInput) {
  return write(ctx, 'openTransfer', input, async (tx) => {
    const { from, to } = await getRoute(tx, ctx, input)
    const id = ctx.newId()
    const items = await lockListing(tx, { id, from, to }, input.codes, [])
    const stamp = { at: ctx.now(), by: ctx.acting.code }
    const reference = await nextTransferReference(tx, parisYear(stamp.at))
    await insertTransfer(tx, {
      id,
      reference,
      fromSiteId: from.id,
      toSiteId: to.id,
      recordedAt: stamp.at,
      recordedBy: stamp.by,
      updatedAt: stamp.at,
      updatedBy: stamp.by,
    })
    await insertItems(tx, id, items)
    const fact = { reference, toSiteId: to.id, devices: items.length }
    await record(tx, ctx, 'transfer.opened', { type: 'other', id, siteId: from.id }, fact)
    return readTransfer(tx, ctx, id)
  })
}

/** Lists more on a draft; what is on it already changes nothing. @throws as `openTransfer`, WRONG_STATUS, STALE */
export function addToTransfer(ctx: Ctx, id: string, input: Listing) {
  return write(ctx, 'addToTransfer', { id, ...input }, async (tx) => {
    const row = await lockLeaving(tx, ctx, id, input.version, 'draft')
    const { from, to } = await getRoute(tx, ctx, row)
    const listed = (await listItems(tx, id)).map((i) => i.deviceId)
    const items = await lockListing(tx, { id, from, to }, input.codes, listed)
    await insertItems(tx, id, items)
    await changeTransfer(tx, ctx, row)
    const subject = { type: 'other', id, siteId: from.id } as const
    await record(tx, ctx, 'transfer.changed', subject, { added: items.length, removed: 0 })
    return readTransfer(tx, ctx, id)
  })
}

/** Takes devices or whole kits off a draft. @throws TRANSFER_NOT_LISTED, TRANSFER_KIT_MEMBER, WRONG_STATUS, STALE */
export function removeFromTransfer(ctx: Ctx, id: string, input: Listing) {
  return write(ctx, 'removeFromTransfer', { id, ...input }, async (tx) => {
    const row = await lockLeaving(tx, ctx, id, input.version, 'draft')
    const { tags, blockers } = readTags(input.codes)
    const items = await listItems(tx, id)
    const found = tags.map((tag) => itemsOf(items, tag))
    refuseIf([...blockers, ...found.flatMap((f) => f.blockers)])
    const off = found.flatMap((f) => f.items.map((i) => i.deviceId))
    await deleteItems(tx, id, off)
    await changeTransfer(tx, ctx, row)
    const subject = { type: 'other', id, siteId: row.fromSiteId } as const
    await record(tx, ctx, 'transfer.changed', subject, { added: 0, removed: off.length })
    return readTransfer(tx, ctx, id)
  })
}

/** Cancels a draft: its reference stays, its devices are free for another transfer. @throws WRONG_STATUS, STALE */
export function cancelTransfer(ctx: Ctx, id: string, input: { version: number }) {
  return write(ctx, 'cancelTransfer', { id, ...input }, async (tx) => {
    const row = await lockLeaving(tx, ctx, id, input.version, 'draft')
    const ids = (await listItems(tx, id)).map((i) => i.deviceId)
    await deleteItems(tx, id, ids)
    await changeTransfer(tx, ctx, row, { status: 'cancelled' })
    const subject = { type: 'other', id, siteId: row.fromSiteId } as const
    await record(tx, ctx, 'transfer.cancelled', subject, { devices: ids.length })
    return readTransfer(tx, ctx, id)
  })
}

type Ends = { fromSiteId: string; toSiteId: string }
/** Both ends, open for work: the one it leaves is the actor's, the other may be anybody's. */
export async function getRoute(tx: Tx, ctx: Ctx, { fromSiteId, toSiteId }: Ends) {
  await getWorkSite(tx, ctx, fromSiteId)
  const from = await findSite(tx, fromSiteId)
  const to = await findSite(tx, toSiteId)
  if (!from || !to) throw new Problem('REFERENCE_UNKNOWN', { what: 'toSiteId' })
  refuseIf(routeBlockers(from, to))
  return { from, to }
}

/** The tags that were scanned, each once; what is no tag is a blocker of its own. */
function readTags(codes: readonly string[]): { tags: string[]; blockers: Blocker[] } {
  const read = codes.map((code) => ({ code, ...readCode(code) }))
  const tags = read.flatMap((r) => (r.kind === 'tag' ? [r.tag] : []))
  const bad = read.filter((r) => r.kind !== 'tag')
  const blockers = bad.map(({ code }): Blocker => ({ code: 'BAD_LABEL', detail: code }))
  return { tags: [...new Set(tags)], blockers }
}

type Leaving = { id: string; from: TransferSite; to: TransferSite }
/** Locks what the codes name and says what to add to the list, or everything that stands against it. */
async function lockListing(
  tx: Tx,
  { id, from, to }: Leaving,
  codes: readonly string[],
  listed: readonly string[],
) {
  const { tags, blockers } = readTags(codes)
  const kitIds = (await findKitsByTag(tx, tags)).map((k) => k.id)
  const found = await lockTravellers(tx, { tags, kitIds })
  // What no device here bears and what stands elsewhere are answered alike: tags of others are not told.
  const known = new Set(found.flatMap((d) => [d.tag, d.kitTag]))
  const unknown = tags.filter((tag) => !known.has(tag))
  const devices = found.filter((d) => !listed.includes(d.id))
  const here = devices.filter((d) => d.siteId === from.id).map((d) => d.id)
  refuseIf([
    ...blockers,
    ...unknown.map((detail): Blocker => ({ code: 'TRANSFER_NOT_AT_SITE', detail })),
    ...departureBlockers(devices, from, to, new Set(kitIds)),
    ...(await listElsewhere(tx, id, here)).map(
      (e): Blocker => ({ code: 'TRANSFER_LISTED_ELSEWHERE', detail: `${e.tag}: ${e.reference}` }),
    ),
    ...fullBlockers(listed.length + devices.length),
  ])
  return devices.map((d) => ({ deviceId: d.id, kitId: d.kitId }))
}
