import { changeDevices } from '../devices/queries.ts'
import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { type Blocker, Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { readCode } from '../platform/tag.ts'
import type { Closing } from './transfer-contract.ts'
import {
  changeItems,
  changeTransfer,
  listItems,
  lockTransfer,
  lockTravellers,
  type TransferRow,
} from './transfer-queries.ts'
import { type ItemFacts, isOpen, itemsOf, tagsToScan } from './transfer-rules.ts'
import { readTransfer, refuseUnless } from './transfer-view.ts'

type Reason = Closing['missing'][number]['reason']
type Named = { item: ItemFacts; reason: Reason }

/**
 * Closes a sent transfer, by either end, once each device that did not arrive is spoken of. `leftBehind` was found where
 * it should have left from: it stays there, in transit no more. `missing` stays in transit and on the list, and is
 * received by its scan if it turns up; closing again says `leftBehind` of what was found at the departure.
 * @throws NOT_FOUND, WRONG_STATUS, STALE, TRANSFER_NOT_LISTED, TRANSFER_KIT_MEMBER, TRANSFER_INCOMPLETE
 */
export function closeTransfer(ctx: Ctx, id: string, input: Closing) {
  return write(ctx, 'closeTransfer', { id, ...input }, async (tx) => {
    const row = await lockTransfer(tx, ctx, id)
    const items = await listItems(tx, id)
    const open = items.filter(isOpen)
    refuseUnless(row, input.version, open.length > 0 ? ['sent', 'closed'] : ['sent'])
    const named = nameItems(open, input.missing)
    const byReason = (reason: Reason) => named.filter((n) => n.reason === reason).map((n) => n.item)
    const [missing, leftBehind] = [byReason('missing'), byReason('leftBehind')]
    await stay(tx, ctx, row, leftBehind)
    await miss(tx, ctx, row, missing)
    const { reference } = row
    const subject = { type: 'other', id, siteId: row.toSiteId } as const
    if (row.status === 'closed') {
      await changeTransfer(tx, ctx, row)
      const fact = { reference, leftBehind: leftBehind.map((i) => i.tag) }
      await record(tx, ctx, 'transfer.settled', subject, fact)
    } else {
      const closed = { status: 'closed', closedAt: ctx.now(), closedBy: ctx.acting.code } as const
      await changeTransfer(tx, ctx, row, closed)
      await record(tx, ctx, 'transfer.closed', subject, {
        reference,
        arrived: row.arrived,
        missing: missing.map((i) => i.tag),
        leftBehind: leftBehind.map((i) => i.tag),
      })
    }
    return readTransfer(tx, ctx, id)
  })
}

/** What is said of each open item; a code that names none of them, or an item not spoken of, is a blocker. */
function nameItems(open: readonly ItemFacts[], missing: Closing['missing']): Named[] {
  const said = new Map<string, Named>()
  const blockers: Blocker[] = []
  for (const { code, reason } of missing) {
    const read = readCode(code)
    if (read.kind !== 'tag') {
      blockers.push({ code: 'BAD_LABEL', detail: code })
      continue
    }
    const found = itemsOf(open, read.tag)
    blockers.push(...found.blockers)
    for (const item of found.items) {
      if ((said.get(item.deviceId)?.reason ?? reason) !== reason)
        throw new Problem('MALFORMED', {
          errors: [{ at: 'body.missing', text: `${read.tag}: missing | leftBehind` }],
        })
      said.set(item.deviceId, { item, reason })
    }
  }
  const silent = open.filter((i) => !said.has(i.deviceId))
  refuseIf([
    ...blockers,
    ...tagsToScan(silent).map((detail): Blocker => ({ code: 'TRANSFER_INCOMPLETE', detail })),
  ])
  return [...said.values()]
}

/** It never left: it is where it was, free for another transfer. */
async function stay(tx: Tx, ctx: Ctx, row: TransferRow, items: ItemFacts[]): Promise<void> {
  const ids = items.map((i) => i.deviceId)
  await lockTravellers(tx, { ids })
  await changeDevices(tx, ctx, ids, { toSiteId: null })
  for (const id of ids) {
    const subject = { type: 'device', id, siteId: row.fromSiteId } as const
    const fact = { transferId: row.id, reference: row.reference }
    await record(tx, ctx, 'device.leftBehind', subject, fact)
  }
  await changeItems(tx, row.id, ids, { leftBehindAt: ctx.now() })
}

/** Nobody knows where it is: it stays in transit, and said so once. */
async function miss(tx: Tx, ctx: Ctx, row: TransferRow, items: ItemFacts[]): Promise<void> {
  const ids = items.filter((i) => i.missingAt === null).map((i) => i.deviceId)
  await changeItems(tx, row.id, ids, { missingAt: ctx.now() })
  for (const id of ids) {
    const subject = { type: 'device', id, siteId: row.fromSiteId } as const
    const fact = { transferId: row.id, reference: row.reference }
    await record(tx, ctx, 'device.missing', subject, fact)
  }
}
