import { listConfigured } from '../configuration/queries.ts'
import { issueDocument } from '../documents/issue-document.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { parisDate, parisDateTime } from '../platform/dates.ts'
import { getPickup, keepSlip } from './collection-queries.ts'
import { listLines } from './queries.ts'

/**
 * What the slip of a pick-up prints (bordereau d’enlèvement): parties, places, the hour, each accepted line with what
 * was promised and taken. Ownership and risk pass by it (C. civ. 938, 1196). No name: each side signs by function.
 */
export async function pickupSlipPayload(db: Db | Tx, donationId: string) {
  const { siteName, siteAddress, ...pickup } = await getPickup(db, donationId)
  const labels = await listConfigured(db, 'category', parisDate(pickup.pickedUpAt))
  const accepted = (await listLines(db, donationId)).filter((l) => l.decision === 'accepted')
  const lines = accepted.map(({ category, quantity, taken, serial, donorAssetTag }) => ({
    category,
    label: labels.get(category)?.fr ?? category,
    promised: quantity,
    taken: taken ?? 0,
    serial,
    donorAssetTag,
  }))
  const totals = {
    promised: lines.reduce((sum, l) => sum + l.promised, 0),
    taken: lines.reduce((sum, l) => sum + l.taken, 0),
  }
  const at = parisDateTime(pickup.pickedUpAt)
  const printed = { pickedUpOn: at.slice(0, 10), pickedUpTime: at.slice(11, 16) }
  return { ...pickup, ...printed, site: { name: siteName, address: siteAddress }, lines, totals }
}

type Given = { id: string; donorId: string; doneeId: string }
/** Issues the slip in the donee’s own series of numbers, for the donor to read; the last lock of the transaction. */
export async function issuePickupSlip(tx: Tx, ctx: Ctx, donation: Given, siteId: string) {
  const { id, donorId, doneeId } = donation
  const payload = await pickupSlipPayload(tx, id)
  const paper = {
    kind: 'pickupSlip',
    issuerId: doneeId,
    subjectId: id,
    donorId,
    siteId,
    payload,
  } as const
  const slip = await issueDocument(tx, ctx, paper)
  await keepSlip(tx, id, slip.id)
}
