import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import type { Texts } from '../i18n.tsx'

export type Quality = Result<typeof api.getQuality>
export type SiteQuality = Quality['sites'][number]
export type Measure = SiteQuality['lines'][number]['measure']
type RateName = SiteQuality['rates'][number]['rate']

/** The words of the counts of quality. */
export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'from'
    | 'to'
    | 'sheet'
    | 'none'
    | 'rework'
    | 'reworkHelp'
    | 'action'
    | 'repaired'
    | 'reworked'
    | 'share'
    | 'reasons'
    | 'what'
    | 'why'
    | 'count'
    | 'months'
    | 'month'
    | 'released'
    | 'returned'
    | 'empty',
    string
  > & {
    rates: Record<RateName, string>
    measures: Record<Measure, string>
    tooFew: (fewest: number) => string
    outOf: (count: string, of: string) => string
  }
> = {
  fr: {
    title: 'Qualité',
    lead: 'Ce qui a tenu, ce qu’il a fallu refaire, et pourquoi. Par site et par geste, jamais par personne.',
    from: 'De',
    to: 'À',
    sheet: 'Télécharger le tableau',
    none: 'Rien n’a été testé, réparé ni validé pendant ces mois.',
    rework: 'À refaire, par réparation',
    reworkHelp: 'Une réparation est à refaire quand le test qui la suit échoue.',
    action: 'Réparation',
    repaired: 'Faites',
    reworked: 'À refaire',
    share: 'Part',
    reasons: 'Ce qui est revenu en arrière, et pourquoi',
    what: 'Quoi',
    why: 'Pourquoi',
    count: 'Combien',
    months: 'Mois par mois',
    month: 'Mois',
    released: 'Validés',
    returned: 'Revenus',
    empty: 'Rien à montrer ici.',
    rates: {
      firstPass: 'Tests réussis du premier coup',
      rework: 'Réparations à refaire',
      erasureFailure: 'Effacements en échec',
      return: 'Revenus après validation',
    },
    measures: {
      firstTest: 'Premiers tests',
      firstPass: 'Réussis du premier coup',
      testFailed: 'Tests ratés',
      repaired: 'Réparations',
      reworked: 'Réparations à refaire',
      sentBack: 'Renvoyés à une étape d’avant',
      toRepair: 'Envoyés en réparation',
      erased: 'Supports effacés',
      erasureFailed: 'Effacements en échec',
      refused: 'Refusés au tri',
      quarantined: 'Mis en quarantaine',
      released: 'Validés',
      returned: 'Revenus de la boutique',
    },
    tooFew: (n) => `moins de ${n} : trop peu pour un taux`,
    outOf: (count, of) => `${count} sur ${of}`,
  },
  en: {
    title: 'Quality',
    lead: 'What held, what had to be done again, and why. By site and by kind of work, never by person.',
    from: 'From',
    to: 'To',
    sheet: 'Download the table',
    none: 'Nothing was tested, repaired or released in these months.',
    rework: 'To be done again, by repair',
    reworkHelp: 'A repair is to be done again when the test that follows it fails.',
    action: 'Repair',
    repaired: 'Done',
    reworked: 'Again',
    share: 'Share',
    reasons: 'What went back, and why',
    what: 'What',
    why: 'Why',
    count: 'How many',
    months: 'Month by month',
    month: 'Month',
    released: 'Released',
    returned: 'Came back',
    empty: 'Nothing to show here.',
    rates: {
      firstPass: 'Tests passed at once',
      rework: 'Repairs to be done again',
      erasureFailure: 'Failed erasures',
      return: 'Came back after the release',
    },
    measures: {
      firstTest: 'First tests',
      firstPass: 'Passed at once',
      testFailed: 'Failed tests',
      repaired: 'Repairs',
      reworked: 'Repairs to be done again',
      sentBack: 'Sent back to an earlier stage',
      toRepair: 'Sent to repair',
      erased: 'Media erased',
      erasureFailed: 'Failed erasures',
      refused: 'Refused at sorting',
      quarantined: 'Put in quarantine',
      released: 'Released',
      returned: 'Came back from the shop',
    },
    tooFew: (n) => `under ${n}: too few for a share`,
    outOf: (count, of) => `${count} of ${of}`,
  },
}
