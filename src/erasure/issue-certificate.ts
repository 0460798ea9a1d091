import { findConfigured } from '../configuration/queries.ts'
import { lockDevice, readTag } from '../devices/queries.ts'
import { issueDocument } from '../documents/issue-document.ts'
import type { Ctx } from '../platform/context.ts'
import { parisDate, parisDateTime } from '../platform/dates.ts'
import { Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { formatTag } from '../platform/tag.ts'
import type { CertificateMedium, ErasureCertificatePayload } from './certificate.ts'
import {
  findNoMediumStatement,
  getCertificateParties,
  listClosingProofs,
  type ProofRow,
} from './queries.ts'

const kinds: Record<string, string> = {
  hdd: 'Disque dur',
  ssd: 'SSD',
  nvme: 'SSD NVMe',
  emmc: 'Mémoire eMMC',
  sdCard: 'Carte SD',
  unknown: 'Support',
}
const functions: Record<string, string> = {
  technician: 'technicien',
  supervisor: 'encadrant technique',
  agent: 'banc automatique',
}
const techniques: Record<string, string> = {
  shredding: 'broyage',
  drilling: 'perçage',
  crushing: 'écrasement',
  incineration: 'incinération',
  stock: 'retrait, gardé en stock',
  gone: 'retrait, remis à un tiers nommé',
  attestation: 'attestation de deux personnes',
  factoryReset: 'remise à zéro d’un appareil chiffré',
  overwrite: 'écrasement des données',
  secureErase: 'commande ATA Secure Erase',
  cryptoErase: 'effacement de la clé de chiffrement',
  blockErase: 'effacement par blocs',
}
const methods = {
  clear: 'Effacement (Clear)',
  purge: 'Effacement (Purge)',
  destroy: 'Destruction (Destroy)',
} as const
const rank = { clear: 1, purge: 2, destroy: 3 }

/**
 * Issues the certificate of a device: all media of its cycle declared by a named person, none open. Fields of
 * NIST SP 800-88 Rev. 2, §4.6. It says the method reached, never more (R7).
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
    const levels = erased.map((p) => p.level ?? 'clear')
    const category = await findConfigured(tx, 'category', parisDate(ctx.now()), device.category)
    const payload: ErasureCertificatePayload = {
      issuer: {
        name: parties.name,
        address: parties.address,
        number: parties.siret
          ? `SIRET ${parties.siret}`
          : parties.rna
            ? `RNA ${parties.rna}`
            : null,
      },
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
      levelReached:
        levels.length > 0 ? levels.reduce((least, l) => (rank[l] < rank[least] ? l : least)) : null,
      validatedBy: { code: ctx.acting.code, function: functions.supervisor! },
      place: parties.city,
    }
    const paper = await issueDocument(tx, ctx, {
      kind: 'erasureCertificate',
      issuerId: device.ownerId,
      subjectId: device.id,
      donorId: parties.donorId,
      siteId: device.siteId,
      payload,
    })
    return {
      documentId: paper.id,
      number: paper.number,
      checkCode: paper.checkCode,
      sha256: paper.sha256,
    }
  })
}

function toMedium(p: ProofRow): CertificateMedium {
  const method =
    p.kind === 'removal'
      ? 'Retrait'
      : p.kind === 'attestation'
        ? 'Attestation'
        : methods[p.kind === 'destruction' ? 'destroy' : (p.level ?? 'clear')]
  const results = {
    erasure: 'Effacé',
    attestation: 'Effacé',
    destruction: 'Détruit',
    removal: 'Retiré',
  }
  const person = (code: string, role: string | null) => ({
    code,
    function: functions[role ?? ''] ?? role ?? '',
  })
  return {
    kind: kinds[p.mediumKind] ?? p.mediumKind,
    model: p.model,
    serial: p.serial,
    bytes: p.bytes,
    method,
    technique: techniques[p.technique] ?? p.technique,
    tool: p.tool,
    toolVersion: p.toolVersion,
    verification: p.verification,
    startedAt: p.startedAt && parisDateTime(p.startedAt),
    endedAt: parisDateTime(p.endedAt),
    result: results[p.kind],
    evidenceSha256: p.evidenceSha256,
    operator: person(p.byCode, p.byRole),
    second: p.secondCode ? person(p.secondCode, p.secondRole) : null,
  }
}
