import type { Means, Vat } from './ledger.ts'

/** How the till's codes are printed, in French. */
export const meansWords: Record<Means, string> = {
  cash: 'Espèces',
  card: 'Carte bancaire',
  cheque: 'Chèque',
  exchange: 'Avoir de l’échange',
}
export const refundWords: Record<Means, string> = {
  cash: 'Rendu en espèces',
  card: 'Rendu sur la carte bancaire',
  cheque: 'Rendu par chèque',
  exchange: 'Reporté sur l’échange',
}

/** Why a line costs less than its list price: the tier, a manager's reason, or a gift's. */
const reasons: Readonly<Record<string, string>> = {
  URGENCE: 'urgence',
  ERREUR_ETIQUETTE: 'erreur d’étiquette',
  DEFAUT: 'défaut',
  QUOTA: 'quota',
  PARTENARIAT: 'partenariat',
  PROGRAMME: 'programme',
  REMPLACEMENT: 'remplacement',
}
export const discountWords = (code: string, given: boolean): string =>
  code === 'TIER' ? 'Tarif solidaire' : `${given ? 'Don' : 'Remise'} : ${reasons[code] ?? code}`

/** CGI art. 278, 261-7-1° b, 293 B and 297 A. */
export const vatWords: Record<Vat, string> = {
  NORMAL_20: '20\u00a0%',
  EXO_261_7_1_B: 'Exonéré (261-7-1°)',
  FRANCHISE_293_B: 'Franchise (293 B)',
  MARGIN_297_A: 'Marge (297 A)',
}
