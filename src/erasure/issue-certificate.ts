import { findConfigured } from '../configuration/queries.ts'
import { lockDevice, readTag } from '../devices/queries.ts'
import { issueOnce } from '../documents/issue-once.ts'
import type { Ctx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { formatTag } from '../platform/tag.ts'
import type { ErasureCertificateFacts } from './certificate.ts'
import { functions, leastLevel, toMedium } from './certificate-words.ts'
import { findNoMediumStatement, getCertificateParties, listClosingProofs } from './queries.ts'

/**
 * Issues the certificate of a device: all media of its cycle declared by a named person, none open. Fields of
 * NIST SP 800-88 Rev. 2, §4.6. It says the method reached, never more (R7). The same facts are the same paper; new
 * ones replace the paper of the same cycle.
 * @throws HOLDS_NO_DATA, NOT_ASSIGNED, CERTIFICATE_NOT_READY
 */
export function issueErasureCertificate(ctx: Ctx, code: string) {
  const tag = readTag(code)
  return write(ctx, 'issueErasureCertificate', { tag }, async (tx) => {
    const device = await lockDevice(tx, ctx, { tag })
    if (device.holdsData === 'never') throw new Problem('HOLDS_NO_DATA')
    const parties = await getCertificateParties(tx, device.id)
    if (!parties || !device.ownerId) throw new Problem('NOT_ASSIGNED')
    if (!device.mediaComplete || device.mediaOpen > 0) throw new Problem('CERTIFICATE_NOT_READY')
    const proofs = await listClosingProofs(tx, device.id)
    const erased = proofs.filter((p) => p.kind !== 'removal')
    const category = await findConfigured(tx, 'category', parisDate(ctx.now()), device.category)
    const facts: ErasureCertificateFacts = {
      issuer: issuerOf(parties),
      donor: { name: parties.donorName },
      device: {
        tag: formatTag(device.tag),
        categoryLabel: category?.value.fr ?? device.category,
        manufacturer: device.manufacturer,
        model: device.model,
        serial: device.serial,
        donorAssetTag: device.donorAssetTag,
      },
      media: proofs.map(toMedium),
      noMediumStatement:
        proofs.length === 0 ? await findNoMediumStatement(tx, device.id, device.cycle) : null,
      levelAsked: parties.level,
      levelReached: leastLevel(erased.map((p) => p.level ?? 'clear')),
    }
    return issueOnce(tx, ctx, {
      kind: 'erasureCertificate',
      issuerId: device.ownerId,
      subjectId: device.id,
      donorId: parties.donorId,
      siteId: device.siteId,
      facts,
      about: String(device.cycle),
      payload: {
        validatedBy: { code: ctx.acting.code, function: functions.supervisor },
        place: parties.city,
      },
    })
  })
}

/** An organisation as papers print it. */
export const issuerOf = (o: {
  name: string
  siret: string | null
  rna: string | null
  address: { street: string; postcode: string; city: string }
}) => ({
  name: o.name,
  address: o.address,
  number: o.siret ? `SIRET ${o.siret}` : o.rna ? `RNA ${o.rna}` : null,
})
