import type { Texts } from '../../i18n.tsx'

/** The words of the checklist. */
export const checkText: Texts<
  Record<
    | 'yes'
    | 'no'
    | 'na'
    | 'blocks'
    | 'keys'
    | 'save'
    | 'battery'
    | 'batteryHelp'
    | 'batteryWrong'
    | 'progress'
    | 'complete'
    | 'willFail'
    | 'failed',
    string
  > & { left: (n: number) => string }
> = {
  fr: {
    yes: 'Oui',
    no: 'Non',
    na: 'Sans objet',
    blocks: 'indispensable',
    keys: 'Au clavier : 1 pour oui, 2 pour non, 3 pour sans objet, ou les flèches.',
    save: 'Enregistrer le test',
    battery: 'Santé de la batterie, en pour cent (facultatif)',
    batteryHelp: 'Ce que dit le système : capacité pleine sur capacité d’origine.',
    batteryWrong: 'Écrivez un nombre de 0 à 150',
    progress: 'Lignes répondues',
    complete: 'Toutes les lignes ont une réponse.',
    willFail:
      'Une ligne indispensable est à « non » : le test sera un échec, et il faudra réparer.',
    failed: 'Test enregistré : échec, à réparer',
    left: (n) => (n < 2 ? 'Il reste 1 ligne.' : `Il reste ${n} lignes.`),
  },
  en: {
    yes: 'Yes',
    no: 'No',
    na: 'Does not apply',
    blocks: 'must work',
    keys: 'By keyboard: 1 for yes, 2 for no, 3 for does not apply, or the arrows.',
    save: 'Record the test',
    battery: 'Health of the battery, in percent (optional)',
    batteryHelp: 'What the system says: full charge over design.',
    batteryWrong: 'Write a number from 0 to 150',
    progress: 'Lines answered',
    complete: 'Every line has an answer.',
    willFail: 'A line that must work is at “no”: the test will fail, and a repair is needed.',
    failed: 'Test recorded: failed, to repair',
    left: (n) => (n === 1 ? '1 line is left.' : `${n} lines are left.`),
  },
}
