/**
 * Every paper there is: the template that prints it, what it is about, and its name. A kind has one series of
 * numbers per issuer and year.
 */
export const documentKinds = {
  pickupSlip: {
    template: 'pickup-slip',
    subject: 'donation',
    fr: 'Bordereau d’enlèvement',
    en: 'Pick-up slip',
  },
  erasureCertificate: {
    template: 'erasure-certificate',
    subject: 'device',
    fr: 'Certificat d’effacement des données',
    en: 'Data erasure certificate',
  },
  donationErasureCertificate: {
    template: 'donation-erasure-certificate',
    subject: 'donation',
    fr: 'Certificat d’effacement d’un don',
    en: 'Erasure certificate of a gift',
  },
  transferSlip: {
    template: 'transfer-slip',
    subject: 'other',
    fr: 'Bordereau de transfert',
    en: 'Transfer slip',
  },
  recuFiscal: {
    template: 'tax-receipt',
    subject: 'receipt',
    fr: 'Reçu fiscal',
    en: 'Tax receipt',
  },
  giftCertificate: {
    template: 'gift-certificate',
    subject: 'receipt',
    fr: 'Attestation de don',
    en: 'Gift certificate',
  },
} as const satisfies Record<
  string,
  {
    template: string
    subject: 'device' | 'donation' | 'organisation' | 'receipt' | 'other'
    fr: string
    en: string
  }
>

export type DocumentKind = keyof typeof documentKinds
export const documentKindNames = Object.keys(documentKinds) as [DocumentKind, ...DocumentKind[]]

/** A kind's name; a kind that is no longer issued keeps its code as its name. */
export const titleOf = (kind: string): { fr: string; en: string } => {
  const known = Object.entries(documentKinds).find(([k]) => k === kind)?.[1]
  return known ? { fr: known.fr, en: known.en } : { fr: kind, en: kind }
}
