import { parisDateTime } from '../platform/dates.ts'
import type { CertificateMedium } from './certificate.ts'
import type { ProofRow } from './queries.ts'

const kinds: Record<string, string> = {
  hdd: 'Disque dur',
  ssd: 'SSD',
  nvme: 'SSD NVMe',
  emmc: 'Mémoire eMMC',
  sdCard: 'Carte SD',
  unknown: 'Support',
}
export const functions: Record<string, string> = {
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
const results = {
  erasure: 'Effacé',
  attestation: 'Effacé',
  destruction: 'Détruit',
  removal: 'Retiré',
}
type Level = 'clear' | 'purge' | 'destroy'
const rank = { clear: 1, purge: 2, destroy: 3 }

export const kindWord = (kind: string) => kinds[kind] ?? kind

/** The least level that the media reached; null when none was erased or destroyed. */
export const leastLevel = (levels: Level[]): Level | null =>
  levels.length === 0 ? null : levels.reduce((least, l) => (rank[l] < rank[least] ? l : least))

export const person = (code: string, role: string | null) => ({
  code,
  function: functions[role ?? ''] ?? role ?? '',
})

/** A proof as a certificate prints it, in Paris time. */
export function toMedium(p: ProofRow): CertificateMedium {
  const method =
    p.kind === 'removal'
      ? 'Retrait'
      : p.kind === 'attestation'
        ? 'Attestation'
        : methods[p.kind === 'destruction' ? 'destroy' : (p.level ?? 'clear')]
  return {
    kind: kindWord(p.mediumKind),
    model: p.model,
    serial: p.serial ?? (p.imei && `IMEI ${p.imei}`),
    bytes: p.bytes,
    method,
    technique: [
      techniques[p.technique] ?? p.technique,
      p.accountsOff && 'aucun compte demandé ensuite',
    ]
      .filter(Boolean)
      .join(', '),
    tool: p.tool,
    toolVersion: p.toolVersion,
    verification: p.verification,
    startedAt: p.startedAt && parisDateTime(p.startedAt),
    endedAt: parisDateTime(p.endedAt),
    result: results[p.kind],
    evidenceSha256: p.evidenceSha256,
    operator: person(p.byCode, p.byRole),
    second: p.secondCode ? person(p.secondCode, p.secondRole) : null,
    destination: p.destination,
  }
}
