import { plural, type Texts } from '../../i18n.tsx'
import type { KindGroup, Standing } from './rows.ts'

type Plain =
  | 'title'
  | 'lead'
  | 'all'
  | 'waiting'
  | 'noneWaiting'
  | 'back'
  | 'propose'
  | 'noKind'
  | 'nothingInForce'
  | 'nothingInForceText'
  | 'toComeNone'
  | 'past'
  | 'since'
  | 'from'
  | 'to'
  | 'source'
  | 'proposedBy'
  | 'decidedBy'
  | 'rejectedBy'
  | 'signature'
  | 'change'
  | 'differences'
  | 'today'
  | 'proposed'
  | 'first'
  | 'same'
  | 'field'
  | 'added'
  | 'removed'
  | 'moved'
  | 'becomes'
  | 'confirm'
  | 'reject'
  | 'withdraw'
  | 'confirmQuestion'
  | 'rejectQuestion'
  | 'withdrawQuestion'
  | 'own'
  | 'confirmed'
  | 'rejected'
  | 'withdrawn'
  | 'onlyKey'
  | 'everyKey'
  | 'grid'
  | 'category'
  | 'klass'
  | 'list'
  | 'tier1'
  | 'tier2'
  | 'noClass'

export const text: Texts<
  Record<Plain, string> & {
    groups: Record<KindGroup, string>
    standing: Record<Standing, string>
    toConfirm: (n: number) => string
    inForce: (n: number) => string
    obstacle: (date: string) => string
    obstacleSameDay: string
    comparedOn: (date: string) => string
    see: (n: number) => string
    proposeFor: (key: string) => string
  }
> = {
  fr: {
    title: 'Réglages',
    lead: 'Une personne propose un changement daté, une autre le confirme. Rien ne s’efface : le passé reste lisible.',
    all: 'Voir tous les réglages',
    waiting: 'À confirmer',
    noneWaiting: 'Aucun changement n’attend d’être confirmé.',
    back: 'Réglages',
    propose: 'Proposer un changement',
    noKind: 'Ce réglage n’existe pas.',
    nothingInForce: 'Rien n’est en vigueur',
    nothingInForceText:
      'Proposez une première valeur : elle prendra effet quand une autre personne l’aura confirmée.',
    toComeNone: 'Rien n’est prévu.',
    past: 'Passé et refusé',
    since: 'Depuis le',
    from: 'À partir du',
    to: 'Jusqu’à la veille du',
    source: 'Source',
    proposedBy: 'Proposé par',
    decidedBy: 'Confirmé par',
    rejectedBy: 'Refusé par',
    signature: 'Origine',
    change: 'Changer',
    differences: 'Ce qui change',
    today: 'En vigueur',
    proposed: 'Proposé',
    first: 'Rien n’est en vigueur pour l’instant : ce serait la première valeur.',
    same: 'La valeur reste la même : seules les dates changent.',
    field: 'Réglage',
    added: 'Ajouté',
    removed: 'Retiré',
    moved: 'L’ordre change.',
    becomes: 'devient',
    confirm: 'Confirmer',
    reject: 'Refuser',
    withdraw: 'Retirer ma proposition',
    confirmQuestion:
      'Le changement prendra effet à sa date. Une décision ne se reprend pas : pour revenir en arrière, il faudra proposer une nouvelle valeur.',
    rejectQuestion: 'La proposition sera classée sans effet. On pourra en faire une autre.',
    withdrawQuestion: 'Votre proposition sera classée sans effet. Vous pourrez en faire une autre.',
    own: 'Vous avez proposé ce changement. Une autre personne du guichet ou de l’administration doit le confirmer : deux regards évitent les erreurs.',
    confirmed: 'Changement confirmé.',
    rejected: 'Proposition refusée.',
    withdrawn: 'Proposition retirée.',
    onlyKey: 'Montrer',
    everyKey: 'Tout',
    grid: 'Grille en vigueur aujourd’hui',
    category: 'Catégorie',
    klass: 'Classe',
    list: 'Prix affiché',
    tier1: 'Palier 1',
    tier2: 'Palier 2',
    noClass: 'Sans classe',
    groups: {
      prices: 'Prix',
      money: 'Droit et argent',
      workshop: 'Atelier',
      notices: 'Pages publiques',
      others: 'Autres réglages',
    },
    standing: {
      proposed: 'À confirmer',
      inForce: 'En vigueur aujourd’hui',
      toCome: 'À venir',
      past: 'Terminé',
      rejected: 'Refusé',
    },
    toConfirm: (n) => `${n} à confirmer`,
    inForce: (n) => `${n} en vigueur`,
    obstacle: (date) =>
      `Une valeur déjà confirmée commence le ${date}. Ce changement ne peut pas être confirmé tel quel : proposez-le avec une fin à cette date, ou à partir d’un jour plus tard.`,
    obstacleSameDay:
      'Une valeur déjà confirmée commence ce même jour. Ce changement ne peut pas être confirmé tel quel : proposez-le à partir d’un jour plus tard.',
    comparedOn: (date) => `Comparé à ce qui vaudrait le ${date}.`,
    see: (n) => plural('fr', n, 'Voir la ligne', `Voir les ${n} lignes`),
    proposeFor: (key) => `Changer : ${key}`,
  },
  en: {
    title: 'Settings',
    lead: 'One person proposes a dated change, another confirms it. Nothing is erased: the past can still be read.',
    all: 'See all settings',
    waiting: 'To confirm',
    noneWaiting: 'No change is waiting to be confirmed.',
    back: 'Settings',
    propose: 'Propose a change',
    noKind: 'There is no such setting.',
    nothingInForce: 'Nothing is in force',
    nothingInForceText:
      'Propose a first value: it takes effect once another person has confirmed it.',
    toComeNone: 'Nothing is planned.',
    past: 'Past and refused',
    since: 'Since',
    from: 'From',
    to: 'Until the day before',
    source: 'Source',
    proposedBy: 'Proposed by',
    decidedBy: 'Confirmed by',
    rejectedBy: 'Refused by',
    signature: 'Origin',
    change: 'Change',
    differences: 'What changes',
    today: 'In force',
    proposed: 'Proposed',
    first: 'Nothing is in force for now: this would be the first value.',
    same: 'The value stays the same: only the dates change.',
    field: 'Setting',
    added: 'Added',
    removed: 'Removed',
    moved: 'The order changes.',
    becomes: 'becomes',
    confirm: 'Confirm',
    reject: 'Refuse',
    withdraw: 'Withdraw my proposal',
    confirmQuestion:
      'The change takes effect on its date. A decision is not taken back: to return, a new value has to be proposed.',
    rejectQuestion: 'The proposal is filed without effect. Another can be made.',
    withdrawQuestion: 'Your proposal is filed without effect. You can make another.',
    own: 'You proposed this change. Another person of the counter or the administration must confirm it: two pairs of eyes avoid mistakes.',
    confirmed: 'Change confirmed.',
    rejected: 'Proposal refused.',
    withdrawn: 'Proposal withdrawn.',
    onlyKey: 'Show',
    everyKey: 'Everything',
    grid: 'Grid in force today',
    category: 'Category',
    klass: 'Class',
    list: 'List price',
    tier1: 'Tier 1',
    tier2: 'Tier 2',
    noClass: 'Without a class',
    groups: {
      prices: 'Prices',
      money: 'Law and money',
      workshop: 'Workshop',
      notices: 'Public pages',
      others: 'Other settings',
    },
    standing: {
      proposed: 'To confirm',
      inForce: 'In force today',
      toCome: 'To come',
      past: 'Ended',
      rejected: 'Refused',
    },
    toConfirm: (n) => `${n} to confirm`,
    inForce: (n) => `${n} in force`,
    obstacle: (date) =>
      `A value already confirmed begins on ${date}. This change cannot be confirmed as it is: propose it with an end on that date, or from a later day.`,
    obstacleSameDay:
      'A value already confirmed begins on that very day. This change cannot be confirmed as it is: propose it from a later day.',
    comparedOn: (date) => `Compared with what would hold on ${date}.`,
    see: (n) => plural('en', n, 'See the line', `See the ${n} lines`),
    proposeFor: (key) => `Change: ${key}`,
  },
}
