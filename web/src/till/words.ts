import type { Language } from '../i18n.tsx'
import { useLanguage } from '../i18n.tsx'

type Word = readonly [fr: string, en: string]
const means: Record<string, Word> = {
  cash: ['Espèces', 'Cash'],
  card: ['Carte', 'Card'],
  cheque: ['Chèque', 'Cheque'],
  exchange: ['Avoir de l’échange', 'Credit of the exchange'],
}
const discounts: Record<string, Word> = {
  TIER: ['Palier', 'Tier'],
  URGENCE: ['Urgence', 'Emergency'],
  ERREUR_ETIQUETTE: ['Erreur d’étiquette', 'Wrong label'],
  DEFAUT: ['Défaut', 'Defect'],
  QUOTA: ['Quota', 'Quota'],
  PARTENARIAT: ['Partenariat', 'Partnership'],
  PROGRAMME: ['Programme', 'Programme'],
  REMPLACEMENT: ['Remplacement', 'Replacement'],
}
const refunds: Record<string, Word> = {
  guarantee: ['Panne sous garantie', 'Fault under guarantee'],
  mistake: ['Erreur de caisse', 'Mistake at the till'],
  goodwill: ['Geste commercial', 'Goodwill'],
  exchange: ['Échange', 'Exchange'],
}
const movements: Record<string, Word> = {
  CHANGE: ['Monnaie', 'Change'],
  BANK: ['Banque', 'Bank'],
  CORRECTION: ['Correction', 'Correction'],
  EXPENSE: ['Dépense', 'Expense'],
}
const variances: Record<string, Word> = {
  CHANGE_ERROR: ['Erreur de monnaie rendue', 'Wrong change given'],
  MISSING: ['Argent manquant', 'Money missing'],
  SURPLUS: ['Argent en trop', 'Too much money'],
  UNKNOWN: ['Je ne sais pas', 'I do not know'],
}
const kinds: Record<string, Word> = {
  SALE: ['Vente', 'Sale'],
  GIFT: ['Don', 'Gift'],
  REFUND: ['Remboursement', 'Refund'],
}
const vats: Record<string, Word> = {
  NORMAL_20: ['TVA 20 %', 'VAT 20%'],
  EXO_261_7_1_B: ['Exonéré de TVA (CGI 261-7-1°)', 'VAT exempt (CGI 261-7-1°)'],
  FRANCHISE_293_B: ['Franchise de TVA (CGI 293 B)', 'Small business, no VAT (CGI 293 B)'],
  MARGIN_297_A: ['TVA sur la marge (CGI 297 A)', 'Margin scheme (CGI 297 A)'],
}
const said = (list: Record<string, Word>, l: Language) => (code: string) =>
  list[code]?.[l === 'fr' ? 0 : 1] ?? code
const options = (list: Record<string, Word>, l: Language) =>
  Object.entries(list).map(([code, word]) => [code, word[l === 'fr' ? 0 : 1]] as const)

/** The words of the till’s closed lists. */
export function useTillWords() {
  const { language: l } = useLanguage()
  return {
    means: said(means, l),
    discount: said(discounts, l),
    refund: said(refunds, l),
    movement: said(movements, l),
    variance: said(variances, l),
    kind: said(kinds, l),
    vat: said(vats, l),
    refunds: options(refunds, l),
    movements: options(movements, l),
    variances: options(variances, l),
  }
}
