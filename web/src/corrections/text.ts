import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import type { Texts } from '../i18n.tsx'

export type Correction = Result<typeof api.listCorrections>['items'][number]
export type What = Correction['what']
export const statuses = ['proposed', 'confirmed', 'rejected'] as const
export const rejections = ['notSo', 'alreadyDone', 'toCheck'] as const
/** The reasons that go with each thing. */
export const reasonsOf = {
  category: ['wrongCategory', 'misread'],
  line: ['wrongLine', 'wrongCategory'],
  serial: ['misread', 'typo', 'replacedBoard'],
  manufacturer: ['misread', 'typo'],
  model: ['misread', 'typo'],
} as const satisfies Record<What, readonly Correction['reason'][]>

/** The words of corrections. */
export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'none'
    | 'show'
    | 'correct'
    | 'ask'
    | 'help'
    | 'what'
    | 'category'
    | 'line'
    | 'outside'
    | 'serial'
    | 'noSerial'
    | 'rightName'
    | 'why'
    | 'propose'
    | 'proposed'
    | 'from'
    | 'to'
    | 'by'
    | 'confirm'
    | 'confirmAsk'
    | 'confirmed'
    | 'reject'
    | 'whyNot'
    | 'rejected'
    | 'secondPerson',
    string
  > & { statuses: Record<Correction['status'], string>; things: Record<What, string> }
> = {
  fr: {
    title: 'Corrections',
    lead: 'Une erreur de catégorie, de ligne, de numéro ou de nom se corrige à deux : l’un propose, l’autre confirme. Ce qui était écrit reste dans l’histoire de l’appareil.',
    none: 'Aucune correction ici.',
    show: 'Montrer',
    correct: 'Corriger une erreur',
    ask: 'Corriger une erreur',
    help: 'Rien ne change avant qu’une autre personne confirme.',
    what: 'Qu’est-ce qui est faux ?',
    category: 'La bonne catégorie',
    line: 'La bonne ligne du don',
    outside: 'Hors des lignes du don',
    serial: 'Le bon numéro de série',
    noSerial: 'Laissez vide s’il n’y en a pas.',
    rightName: 'Ce qui est écrit sur l’appareil',
    why: 'Pourquoi ?',
    propose: 'Proposer la correction',
    proposed: 'Correction proposée. Une autre personne la confirme.',
    from: 'Écrit',
    to: 'À écrire',
    by: 'Proposée',
    confirm: 'Confirmer',
    confirmAsk: 'Vous avez vérifié sur l’appareil ?',
    confirmed: 'Correction faite',
    reject: 'Refuser',
    whyNot: 'Pourquoi la refuser ?',
    rejected: 'Correction refusée',
    secondPerson: 'Un encadrant ou le guichet la confirme : pas la personne qui l’a proposée.',
    statuses: { proposed: 'À confirmer', confirmed: 'Faites', rejected: 'Refusées' },
    things: {
      category: 'Catégorie',
      line: 'Ligne du don',
      serial: 'Numéro de série',
      manufacturer: 'Marque',
      model: 'Modèle',
    },
  },
  en: {
    title: 'Corrections',
    lead: 'A wrong category, line, serial or name is set right by two people: one proposes, the other confirms. What was written stays in the device’s story.',
    none: 'No correction here.',
    show: 'Show',
    correct: 'Correct a mistake',
    ask: 'Correct a mistake',
    help: 'Nothing changes before another person confirms.',
    what: 'What is wrong?',
    category: 'The right category',
    line: 'The right line of the gift',
    outside: 'Outside the lines of the gift',
    serial: 'The right serial',
    noSerial: 'Leave it empty if there is none.',
    rightName: 'What is written on the device',
    why: 'Why?',
    propose: 'Propose the correction',
    proposed: 'Correction proposed. Another person confirms it.',
    from: 'Written',
    to: 'Should be',
    by: 'Proposed',
    confirm: 'Confirm',
    confirmAsk: 'Did you check on the device?',
    confirmed: 'Corrected',
    reject: 'Reject',
    whyNot: 'Why reject it?',
    rejected: 'Correction rejected',
    secondPerson: 'A supervisor or the counter confirms it: not the person who proposed it.',
    statuses: { proposed: 'To confirm', confirmed: 'Done', rejected: 'Rejected' },
    things: {
      category: 'Category',
      line: 'Line of the gift',
      serial: 'Serial',
      manufacturer: 'Maker',
      model: 'Model',
    },
  },
}
