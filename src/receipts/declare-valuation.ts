import { readTag } from '../devices/queries.ts'
import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { notFound, Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import {
  deviceIdsOf,
  findValued,
  insertValuations,
  listLineIds,
  listValuations,
} from './gift-queries.ts'
import { getOwnFile } from './set-issuer.ts'
import type { NewValuation } from './shapes.ts'
import { viewerOf } from './viewer.ts'

const open = ['submitted', 'accepted', 'handedOver', 'closed']

/**
 * Says what the units of a line, or a device, are worth. Only the donor values its gift (BOFiP of 8 June 2022): it
 * does so itself, or staff copies its signed document. Each declaration is kept; the last one holds.
 * @throws VALUATION_DOCUMENT_REQUIRED, PUBLIC_UNIT_VALUE_EXCEEDED, LINE_NOT_ACCEPTED, FILE_UNKNOWN, STALE.
 */
export function declareValuation(ctx: Ctx, id: string, input: NewValuation) {
  const { lines, devices = [], documentSha256, version } = input
  const tags = devices.map((d) => readTag(d.code))
  const twice =
    new Set(tags).size < tags.length || new Set(lines.map((l) => l.lineId)).size < lines.length
  if (lines.length + devices.length === 0 || twice)
    throw new Problem('MALFORMED', {
      errors: [{ at: 'body', text: 'lines | devices: at least one, each once' }],
    })
  return write(ctx, 'declareValuation', { id, ...input }, async (tx) => {
    const donation = await findValued(tx, viewerOf(ctx), id, true)
    if (!donation) throw notFound('donation')
    if (version !== undefined && version !== donation.version)
      throw new Problem('STALE', { changedBy: donation.updatedBy, changedAt: donation.updatedAt })
    if (!open.includes(donation.status)) throw new Problem('WRONG_STATUS')
    const donor = ctx.actor.grants.find(
      (g) => g.role === 'donor' && g.organisationId === donation.donorId,
    )
    if (!donor && !documentSha256) throw new Problem('VALUATION_DOCUMENT_REQUIRED')
    if (documentSha256) await getOwnFile(tx, ctx, documentSha256)
    const known = new Map((await listLineIds(tx, id)).map((l) => [l.id, l.decision]))
    if (lines.some((l) => !known.has(l.lineId)))
      throw new Problem('REFERENCE_UNKNOWN', { what: 'lines' })
    refuseIf(
      lines
        .filter((l) => known.get(l.lineId) === 'refused')
        .map((l) => ({ code: 'LINE_NOT_ACCEPTED', detail: l.lineId })),
    )
    const deviceIds = await deviceIdsOf(tx, tags, [id])
    if (deviceIds.includes(null)) throw new Problem('REFERENCE_UNKNOWN', { what: 'devices' })
    const ceiling = donation.legalBasis === 'cg3p' ? (donation.ceilingCents ?? 0) : null
    const above = (cents: number) => ceiling !== null && cents > ceiling
    refuseIf([
      ...lines
        .filter((l) => above(l.unitValueCents))
        .map((l) => ({ code: 'PUBLIC_UNIT_VALUE_EXCEEDED' as const, detail: l.lineId })),
      ...devices
        .filter((d) => above(d.valueCents))
        .map((d) => ({ code: 'PUBLIC_UNIT_VALUE_EXCEEDED' as const, detail: d.code })),
    ])
    const by = donor ? { ...ctx, acting: donor } : ctx
    const said = () => ({
      id: ctx.newId(),
      donationId: id,
      byCode: by.acting.code,
      byDonor: donor !== undefined,
      documentSha256: documentSha256 ?? null,
      declaredAt: ctx.now(),
    })
    await insertValuations(tx, [
      ...lines.map(({ lineId, unitValueCents, method }) => ({
        ...said(),
        donationLineId: lineId,
        unitValueCents,
        method,
      })),
      ...devices.map(({ valueCents, method }, i) => ({
        ...said(),
        deviceId: deviceIds[i]!,
        unitValueCents: valueCents,
        method,
      })),
    ])
    await record(
      tx,
      by,
      'valuation.declared',
      { type: 'donation', id },
      {
        lines: lines.length,
        devices: devices.length,
        byDonor: donor !== undefined,
        document: documentSha256 ?? null,
      },
    )
    return listValuations(tx, id)
  })
}

/** @throws NOT_FOUND when there is none, or it is another's. */
export async function getValuation(ctx: Ctx, id: string) {
  const donation = await findValued(ctx.db, viewerOf(ctx), id)
  return donation ? listValuations(ctx.db, id) : Promise.reject(notFound('donation'))
}
