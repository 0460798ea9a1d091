import { mail } from '../accounts/mails.ts'
import type { Mail } from '../platform/mail.ts'
import { formatEuros } from '../platform/money.ts'
import type { Settings } from '../platform/settings.ts'
import type { Kind } from './rules.ts'

type Brand = Pick<Settings, 'brand' | 'publicUrl'>
type Paper = { kind: Kind; number: string; checkCode: string; issuer: string }

const nameOf = (kind: Kind) => (kind === 'recuFiscal' ? 'reçu fiscal' : 'attestation de don')
const subjectOf = ({ kind, number }: Paper, done: 'délivré' | 'annulé' | 'remplacé') =>
  `${nameOf(kind)} n° ${number} ${done}${kind === 'recuFiscal' ? '' : 'e'}`
const link = ({ publicUrl }: Brand, { checkCode }: Paper) => `${publicUrl}/check/${checkCode}`

export const issuedMail = (
  to: string,
  paper: Paper,
  totalCents: number | null,
  brand: Brand,
): Mail =>
  mail(
    to,
    subjectOf(paper, 'délivré'),
    [
      `${paper.issuer} vous remercie de votre don et vous a délivré ${paper.kind === 'recuFiscal' ? 'un reçu fiscal' : 'une attestation de don'}, n° ${paper.number}${totalCents === null ? '' : `, pour une valeur de ${formatEuros(totalCents)}`}.`,
      'Vous le trouverez dans votre espace, avec vos documents. Pour vérifier qu’il est authentique :',
      link(brand, paper),
    ],
    brand,
  )

export const cancelledMail = (to: string, paper: Paper, reason: string, brand: Brand): Mail =>
  mail(
    to,
    subjectOf(paper, 'annulé'),
    [
      `${paper.issuer} a annulé le document n° ${paper.number} : ${reason}`,
      'Ne l’utilisez plus. S’il a déjà servi à une déclaration, corrigez-la. Son état se vérifie ici :',
      link(brand, paper),
    ],
    brand,
  )

export const replacedMail = (
  to: string,
  old: Paper,
  paper: Paper,
  totalCents: number | null,
  brand: Brand,
): Mail =>
  mail(
    to,
    subjectOf(old, 'remplacé'),
    [
      `${paper.issuer} a remplacé le document n° ${old.number} par le n° ${paper.number}${totalCents === null ? '' : `, pour une valeur de ${formatEuros(totalCents)}`}.`,
      'N’utilisez plus l’ancien. Pour vérifier le nouveau :',
      link(brand, paper),
    ],
    brand,
  )
