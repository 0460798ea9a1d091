import type { Texts } from '../../i18n.tsx'
import type { Fault } from './draft.ts'
import type { Kind } from './kinds.ts'

type Plain =
  | 'title'
  | 'which'
  | 'whichHelp'
  | 'klass'
  | 'noClass'
  | 'classHelp'
  | 'fresh'
  | 'prefilled'
  | 'resumed'
  | 'restart'
  | 'value'
  | 'dates'
  | 'validFrom'
  | 'validFromHelp'
  | 'past'
  | 'validTo'
  | 'validToHelp'
  | 'ends'
  | 'source'
  | 'sourceHelp'
  | 'submit'
  | 'sent'
  | 'unchanged'
  | 'optional'
  | 'mayBeEmpty'
  | 'add'
  | 'remove'
  | 'up'
  | 'down'
  | 'empty'
  | 'resulting'
  | 'floor'
  | 'ceiling'
  | 'noCeiling'
  | 'belowFloor'
  | 'aboveCeiling'
  | 'second'

export const formText: Texts<
  Record<Plain, string> & {
    keys: Record<Kind['keys'], string>
    freeHelp: (examples: string) => string
    row: (n: number) => string
    openRows: (n: number) => string
    movedTo: (n: number) => string
    removed: string
    added: string
    wrong: (n: number) => string
    faults: Record<Fault['code'], (limit: string) => string>
  }
> = {
  fr: {
    title: 'Proposer un changement',
    which: 'Que voulez-vous changer ?',
    whichHelp: 'Chaque ligne se change seule.',
    keys: {
      default: 'Tout le service',
      category: 'Catégorie',
      categoryAndClass: 'Catégorie',
      organisation: 'Organisme',
      vatRegime: 'Régime de TVA',
      notice: 'Page',
      stage: 'Étape',
      free: 'Nom court',
    },
    freeHelp: (examples) => `En minuscules, chiffres et traits d’union : ${examples}`,
    klass: 'Classe de performance',
    noClass: 'Sans classe',
    classHelp:
      'Les ordinateurs ont une classe : il leur faut un prix pour chacune. Le reste se vend « sans classe ».',
    fresh: 'Rien n’est en vigueur ici : le formulaire est vide.',
    prefilled:
      'Le formulaire reprend la valeur en vigueur aujourd’hui. Changez ce qui doit l’être.',
    resumed: 'Vous reprenez un brouillon que vous n’aviez pas envoyé.',
    restart: 'Repartir de la valeur en vigueur',
    value: 'Nouvelle valeur',
    dates: 'Dates et source',
    validFrom: 'En vigueur à partir du',
    validFromHelp: 'Demain au plus tôt, le temps qu’une autre personne confirme.',
    past: 'Ce jour est déjà là ou passé : le changement compterait dès sa confirmation, et pour ce qui est daté de ce jour-là.',
    validTo: 'Fin (facultative)',
    validToHelp: 'Premier jour où la valeur ne vaut plus. Le plus souvent, laissez vide.',
    ends: 'Après cette date, rien ne sera en vigueur : l’ancienne valeur ne revient pas d’elle-même. Proposez aussi la suite.',
    source: 'Source',
    sourceHelp:
      'D’où vient cette valeur : un texte de loi, un compte rendu, une délibération, un courriel daté. Qui confirme la vérifie, et un contrôle la lira des années plus tard.',
    submit: 'Envoyer la proposition',
    sent: 'Proposition envoyée. Une autre personne doit la confirmer.',
    unchanged: 'Rien n’est changé pour l’instant : modifiez une valeur ou une date.',
    optional: 'facultatif',
    mayBeEmpty: 'peut rester vide',
    add: 'Ajouter une ligne',
    remove: 'Retirer',
    up: 'Monter',
    down: 'Descendre',
    empty: 'Aucune ligne.',
    resulting: 'Ce que paieront les clients',
    floor: 'Plancher',
    ceiling: 'Plafond d’un don public',
    noCeiling: 'Aucun : un appareil donné par une personne publique ne se vend pas.',
    belowFloor: 'Sous le plancher de la catégorie : la caisse refusera cette vente.',
    aboveCeiling:
      'Au-dessus du plafond : la caisse refusera la vente d’un appareil donné par une personne publique.',
    second: 'Le changement n’aura d’effet qu’après la confirmation d’une autre personne.',
    row: (n) => `Ligne ${n}`,
    openRows: (n) => `Modifier les ${n} lignes`,
    movedTo: (n) => `Déplacée à la place ${n}.`,
    removed: 'Ligne retirée.',
    added: 'Ligne ajoutée à la fin.',
    wrong: (n) =>
      n === 1
        ? 'Une réponse est à corriger : elle est marquée plus haut.'
        : `${n} réponses sont à corriger : elles sont marquées plus haut.`,
    faults: {
      required: () => 'À remplir.',
      tooLow: (n) => `Au moins ${n}.`,
      tooHigh: (n) => `Au plus ${n}.`,
      tooLong: (n) => `Trop long : ${n} caractères au plus.`,
      notWhole: () => 'Un nombre entier, sans virgule.',
      shape: () => 'Cette écriture n’est pas admise : suivez l’exemple.',
      tooFew: (n) => `Il faut au moins ${n} ligne(s).`,
      tooMany: (n) => `Au plus ${n} lignes.`,
      twice: () => 'Déjà donné sur une autre ligne.',
      crossed: () => 'Le plus grand est sous le plus petit.',
    },
  },
  en: {
    title: 'Propose a change',
    which: 'What do you want to change?',
    whichHelp: 'Each line changes on its own.',
    keys: {
      default: 'The whole service',
      category: 'Category',
      categoryAndClass: 'Category',
      organisation: 'Organisation',
      vatRegime: 'VAT scheme',
      notice: 'Page',
      stage: 'Stage',
      free: 'Short name',
    },
    freeHelp: (examples) => `Small letters, digits and hyphens: ${examples}`,
    klass: 'Performance class',
    noClass: 'Without a class',
    classHelp:
      'Computers have a class: they need a price for each. The rest is sold “without a class”.',
    fresh: 'Nothing is in force here: the form is empty.',
    prefilled: 'The form begins with the value in force today. Change what has to be changed.',
    resumed: 'You are going on with a draft that you had not sent.',
    restart: 'Begin again from the value in force',
    value: 'New value',
    dates: 'Dates and source',
    validFrom: 'In force from',
    validFromHelp: 'Tomorrow at the earliest, so that another person has time to confirm.',
    past: 'This day has come or is past: the change would count as soon as it is confirmed, and for what bears that date.',
    validTo: 'End (optional)',
    validToHelp: 'The first day on which the value no longer holds. Mostly leave it empty.',
    ends: 'After that date nothing will be in force: the former value does not come back by itself. Propose what follows too.',
    source: 'Source',
    sourceHelp:
      'Where this value comes from: a law, minutes, a resolution, a dated mail. Who confirms checks it, and an auditor will read it years later.',
    submit: 'Send the proposal',
    sent: 'Proposal sent. Another person must confirm it.',
    unchanged: 'Nothing is changed for now: change a value or a date.',
    optional: 'optional',
    mayBeEmpty: 'may stay empty',
    add: 'Add a line',
    remove: 'Remove',
    up: 'Move up',
    down: 'Move down',
    empty: 'No line.',
    resulting: 'What buyers will pay',
    floor: 'Floor',
    ceiling: 'Ceiling of a public gift',
    noCeiling: 'None: a device given by a public body is not sold.',
    belowFloor: 'Below the floor of the category: the till will refuse this sale.',
    aboveCeiling:
      'Above the ceiling: the till will refuse to sell a device given by a public body.',
    second: 'The change takes effect only once another person has confirmed it.',
    row: (n) => `Line ${n}`,
    openRows: (n) => `Change the ${n} lines`,
    movedTo: (n) => `Moved to place ${n}.`,
    removed: 'Line removed.',
    added: 'Line added at the end.',
    wrong: (n) =>
      n === 1
        ? 'One answer must be corrected: it is marked above.'
        : `${n} answers must be corrected: they are marked above.`,
    faults: {
      required: () => 'Fill this in.',
      tooLow: (n) => `At least ${n}.`,
      tooHigh: (n) => `At most ${n}.`,
      tooLong: (n) => `Too long: at most ${n} characters.`,
      notWhole: () => 'A whole number.',
      shape: () => 'This is not accepted: follow the example.',
      tooFew: (n) => `At least ${n} line(s) are needed.`,
      tooMany: (n) => `At most ${n} lines.`,
      twice: () => 'Already given on another line.',
      crossed: () => 'The largest is below the smallest.',
    },
  },
}
