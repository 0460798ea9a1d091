import { listConfigured } from '../configuration/queries.ts'
import { changeDevices } from '../devices/queries.ts'
import { issueDocument } from '../documents/issue-document.ts'
import { record } from '../journal/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { formatGrams } from '../platform/mass.ts'
import { notFound, Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { formatTag } from '../platform/tag.ts'
import { getRoute } from './open-transfer.ts'
import {
  changeItems,
  changeTransfer,
  findSlip,
  getTransferRow,
  type ItemRow,
  keepTransferSlip,
  listItems,
  lockTravellers,
  type TransferRow,
  type TransferSite,
} from './transfer-queries.ts'
import { departureBlockers } from './transfer-rules.ts'
import { lockLeaving, readTransfer } from './transfer-view.ts'

/**
 * Sends a draft: each device is in transit from then on, and the numbered slip that goes with them is issued. What was
 * true of each at its scan is asked again.
 * @throws WRONG_STATUS, STALE, TRANSFER_EMPTY, and every blocker of `openTransfer` at once
 */
export function sendTransfer(ctx: Ctx, id: string, input: { version: number }) {
  return write(ctx, 'sendTransfer', { id, ...input }, async (tx) => {
    const row = await lockLeaving(tx, ctx, id, input.version, 'draft')
    const { from, to } = await getRoute(tx, ctx, row)
    const listed = await listItems(tx, id)
    if (listed.length === 0) throw new Problem('TRANSFER_EMPTY')
    const devices = await lockTravellers(tx, { ids: listed.map((i) => i.deviceId) })
    const kits = new Map(listed.map((i) => [i.deviceId, i.kitId]))
    refuseIf(
      devices.flatMap((d) => departureBlockers([d], from, to, new Set([kits.get(d.id) ?? '']))),
    )
    // A kit that was dissolved since its scan: its members travel alone.
    const freed = devices.filter((d) => d.kitId === null && kits.get(d.id)).map((d) => d.id)
    await changeItems(tx, id, freed, { kitId: null })
    const now = ctx.now()
    const ids = devices.map((d) => d.id)
    await changeItems(tx, id, ids, { leftAt: now })
    await changeTransfer(tx, ctx, row, { status: 'sent', sentAt: now, sentBy: ctx.acting.code })
    const { reference, grams } = row
    const said = { reference, toSiteId: to.id }
    await changeDevices(tx, ctx, ids, { toSiteId: to.id })
    for (const deviceId of ids) {
      const subject = { type: 'device', id: deviceId, siteId: from.id } as const
      await record(tx, ctx, 'device.sent', subject, { transferId: id, ...said })
    }
    const fact = { ...said, devices: ids.length, grams }
    await record(tx, ctx, 'transfer.sent', { type: 'other', id, siteId: from.id }, fact)
    await issueSlip(tx, ctx, row, from, to)
    return readTransfer(tx, ctx, id)
  })
}

/** Issues the slip in the series of the organisation that sends; the last lock of the transaction. */
async function issueSlip(tx: Tx, ctx: Ctx, row: TransferRow, from: TransferSite, to: TransferSite) {
  const labels = await listConfigured(tx, 'category', parisDate(ctx.now()))
  const lines = (await listItems(tx, row.id)).map((item) => ({
    ...lineOf(item),
    label: labels.get(item.category)?.fr ?? item.category,
  }))
  const slip = await issueDocument(tx, ctx, {
    kind: 'transferSlip',
    issuerId: from.organisationId,
    subjectId: row.id,
    siteId: from.id,
    payload: {
      reference: row.reference,
      from: endOf(from),
      to: endOf(to),
      lines,
      totals: { devices: lines.length, grams: row.grams, mass: formatGrams(row.grams) },
    },
  })
  await keepTransferSlip(tx, row.id, slip.id)
}

const endOf = ({ name, address, organisation }: TransferSite) => ({ name, address, organisation })
const lineOf = ({ tag, kitTag, category, manufacturer, model, serial, massGrams }: ItemRow) => ({
  tag: formatTag(tag),
  kit: kitTag === null ? null : formatTag(kitTag),
  category,
  manufacturer,
  model,
  serial,
  grams: massGrams,
})

/** The slip of a transfer that one sees; NOT_FOUND before it is sent. */
export async function getTransferSlip(db: Db, ctx: Ctx, id: string) {
  const { documentId } = await getTransferRow(db, ctx, id)
  const slip = documentId === null ? undefined : await findSlip(db, documentId)
  return slip ?? Promise.reject(notFound('document'))
}
