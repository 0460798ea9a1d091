import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import type { Tone } from '../ui/tag.tsx'

export type Receipt = Result<typeof api.getReceipt>
export type ReceiptSummary = Result<typeof api.listReceipts>['items'][number]
export type ReceiptStatus = ReceiptSummary['status']
export type ReceiptKind = ReceiptSummary['kind']
export type ToPrepare = Result<typeof api.listReceiptsToPrepare>['items'][number]
export type Mender = ToPrepare['missing'][number]['from']
export type Issuer = Result<typeof api.getIssuer>
export type Signatory = Issuer['signatories'][number]

export const receiptTones: Record<ReceiptStatus, Tone> = {
  draft: 'info',
  issued: 'good',
  superseded: 'warn',
  cancelled: 'bad',
}

const text: Texts<{
  status: Record<ReceiptStatus, string>
  kind: Record<ReceiptKind, string>
  mender: Record<Mender, string>
  outcome: Record<string, string>
}> = {
  fr: {
    status: {
      draft: 'Brouillon',
      issued: 'Émis',
      superseded: 'Remplacé',
      cancelled: 'Annulé',
    },
    kind: { recuFiscal: 'Reçu fiscal', giftCertificate: 'Attestation de don' },
    mender: {
      donor: 'Le donateur',
      workshop: 'L’atelier',
      counter: 'Le guichet',
      accountant: 'La comptabilité',
      admin: 'L’administration',
    },
    outcome: {
      pending: 'En attente de réponse',
      favourable: 'Réponse favorable',
      tacit: 'Sans réponse depuis six mois (vaut accord)',
      unfavourable: 'Réponse défavorable',
    },
  },
  en: {
    status: {
      draft: 'Draft',
      issued: 'Issued',
      superseded: 'Replaced',
      cancelled: 'Cancelled',
    },
    kind: { recuFiscal: 'Tax receipt', giftCertificate: 'Gift certificate' },
    mender: {
      donor: 'The donor',
      workshop: 'The workshop',
      counter: 'The counter',
      accountant: 'The accounts',
      admin: 'The administration',
    },
    outcome: {
      pending: 'Waiting for an answer',
      favourable: 'Favourable answer',
      tacit: 'No answer for six months (counts as agreement)',
      unfavourable: 'Unfavourable answer',
    },
  },
}
/** The words of receipts and issuers, in the language of the reader. */
export const useReceiptWords = () => useText(text)
export const receiptStatusNames: readonly ReceiptStatus[] = [
  'draft',
  'issued',
  'superseded',
  'cancelled',
]
