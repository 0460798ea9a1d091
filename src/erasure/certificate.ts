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
}

/**
 * What the certificate of a device prints, besides its number and date: the fields of NIST SP 800-88 Rev. 2, §4.6.
 * Instants are given in Paris time, since they are printed as they are.
 */
export type ErasureCertificatePayload = {
  issuer: {
    name: string
    address: { street: string; postcode: string; city: string }
    number: string | null
  }
  donor: { name: string } | null
  device: {
    tag: string
    categoryLabel: string
    manufacturer: string | null
    model: string | null
    serial: string | null
    donorAssetTag: string | null
  }
  media: CertificateMedium[]
  noMediumStatement: string | null
  levelAsked: 'clear' | 'purge' | 'destroy'
  levelReached: 'clear' | 'purge' | 'destroy' | null
  validatedBy: { code: string; function: string }
  place: string
}
