/** One medium on the certificate; people by membership code and function, never by name. */
export type CertificateMedium = {
  kind: string
  model: string | null
  serial: string | null
  bytes: number | null
  method:
    | 'Effacement (Clear)'
    | 'Effacement (Purge)'
    | 'Destruction (Destroy)'
    | 'Retrait'
    | 'Attestation'
  technique: string
  tool: string | null
  toolVersion: string | null
  verification: string | null
  startedAt: string | null
  endedAt: string
  result: string
  evidenceSha256: string | null
  operator: { code: string; function: string }
  second: { code: string; function: string } | null
  /** Where it is since (Rev. 2, appendix C), where it is not in its device. */
  destination: string | null
}

type Party = {
  name: string
  address: { street: string; postcode: string; city: string }
  number: string | null
}
type Level = 'clear' | 'purge' | 'destroy'

/**
 * What the certificate of a device prints, besides its number, date and validation: the fields of NIST SP 800-88
 * Rev. 2, §4.6. Instants are given in Paris time, since they are printed as they are.
 */
export type ErasureCertificateFacts = {
  issuer: Party
  donor: { name: string } | null
  device: CertificateDevice
  media: CertificateMedium[]
  noMediumStatement: string | null
  levelAsked: Level
  levelReached: Level | null
}
export type CertificateDevice = {
  tag: string
  categoryLabel: string
  manufacturer: string | null
  model: string | null
  serial: string | null
  donorAssetTag: string | null
}

/** A medium that was not erased nor destroyed: what is known of it, and what became of it. */
export type UnerasedMedium = Pick<CertificateMedium, 'kind' | 'model' | 'serial' | 'bytes'> & {
  result: 'Manquant' | 'Rendu au donateur'
}
/** What the certificate of a donation prints: every medium that came with it, device by device. */
export type DonationCertificateFacts = {
  issuer: Party
  donor: Party
  reference: string
  devices: (CertificateDevice & {
    media: (CertificateMedium | UnerasedMedium)[]
    /** Why there is no medium: what a named person said, or what became of the device before anyone looked. */
    none: string | null
  })[]
  totals: Record<'expected' | 'erased' | 'destroyed' | 'missing' | 'returned', number>
  levelAsked: Level
  levelReached: Level | null
  /** How many media stayed under the level that was asked. */
  underLevel: number
}
