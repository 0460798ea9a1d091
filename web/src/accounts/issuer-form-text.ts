import type { Texts } from '../i18n.tsx'
import type { Need } from './issuer-categories.ts'

/** The words of the issuer’s form: each group, each field and why it is asked. */
export const issuerFormText: Texts<
  Record<
    | 'title1'
    | 'help1'
    | 'category'
    | 'detail'
    | 'detailHelp'
    | 'object'
    | 'objectHelp'
    | 'title2'
    | 'help2'
    | 'decree'
    | 'journal'
    | 'title3'
    | 'help3'
    | 'rescritOn'
    | 'outcome'
    | 'file'
    | 'fileHelp'
    | 'title4'
    | 'help4'
    | 'eligibleFrom'
    | 'eligibleTo'
    | 'endHelp'
    | 'title5'
    | 'help5'
    | 'holder'
    | 'holderHelp'
    | 'signedOn'
    | 'revokedOn'
    | 'title6'
    | 'help6'
    | 'prefix'
    | 'prefixHelp'
    | 'submit'
    | 'done'
    | 'asks'
    | 'asksNothing'
    | 'otherGroup'
    | 'noUpload'
    | 'confirmAfter',
    string
  > & { needs: Record<Need, string> }
> = {
  fr: {
    title1: 'Ce qu’est l’organisme',
    help1: 'La case cochée sur le formulaire 2041-MEC-SD. Elle est imprimée sur chaque reçu.',
    category: 'Case du formulaire',
    detail: 'Précision',
    detailHelp: 'Ce qu’est « autre » ; en Alsace-Moselle, le numéro d’inscription au registre.',
    object: 'Objet de l’organisme',
    objectHelp: 'Imprimé sur le reçu : soyez le plus précis possible.',
    title2: 'Décret ou agrément',
    help2: 'Pour la reconnaissance d’utilité publique, ou l’agrément que demande la case.',
    decree: 'Date du décret, de l’arrêté ou de l’agrément',
    journal: 'Date du Journal officiel',
    title3: 'Rescrit fiscal',
    help3:
      'La réponse de l’administration fiscale à la question : « pouvons-nous délivrer des reçus ? » (LPF, art. L80 C).',
    rescritOn: 'Date de la demande ou de la réponse',
    outcome: 'Réponse',
    file: 'Copie de la réponse',
    fileHelp: 'Un PDF ou une photo lisible, de 8 Mo au plus.',
    title4: 'Quand l’organisme peut recevoir',
    help4: 'Un don reçu hors de ces dates n’ouvre pas droit à un reçu.',
    eligibleFrom: 'À partir du',
    eligibleTo: 'Fin (premier jour où ce n’est plus possible)',
    endHelp: 'Laissez vide s’il n’y a pas de fin.',
    title5: 'Mandat',
    help5:
      'L’organisme demande par écrit qu’on établisse ses reçus ici. Sans mandat en cours, aucun reçu ne s’émet.',
    holder: 'Qui établit les reçus pour lui',
    holderHelp: 'Laissez vide si c’est la plateforme.',
    signedOn: 'Mandat signé le',
    revokedOn: 'Mandat retiré (premier jour sans mandat)',
    title6: 'Numéros',
    help6: 'Les numéros se suivent sans trou, par année.',
    prefix: 'Début des numéros',
    prefixHelp: 'Facultatif. Majuscules, chiffres et tirets, 12 au plus. Par exemple : SS-',
    submit: 'Enregistrer et demander confirmation',
    done: 'Profil enregistré. Une autre personne doit le confirmer.',
    asks: 'Cette case demande :',
    asksNothing: 'Cette case ne demande rien de plus.',
    otherGroup: 'Autres cases',
    noUpload:
      'Votre rôle ne permet pas d’envoyer de fichier : la comptabilité ou le guichet peuvent joindre la copie.',
    confirmAfter: 'Toute modification redemande la confirmation d’une deuxième personne.',
    needs: {
      detail: 'une précision',
      decree: 'la date du décret ou de l’agrément',
      officialJournal: 'la date du Journal officiel',
      rescrit: 'un rescrit favorable, ou six mois sans réponse',
    },
  },
  en: {
    title1: 'What the body is',
    help1: 'The box ticked on the form 2041-MEC-SD. It is printed on each receipt.',
    category: 'Box of the form',
    detail: 'Detail',
    detailHelp: 'What “other” is; in Alsace-Moselle, the number in the register.',
    object: 'Object of the body',
    objectHelp: 'Printed on the receipt: be as precise as possible.',
    title2: 'Decree or approval',
    help2: 'For public utility, or the approval that the box asks for.',
    decree: 'Date of the decree, order or approval',
    journal: 'Date of the Journal officiel',
    title3: 'Tax ruling (rescrit)',
    help3: 'The tax office’s answer to: “may we issue receipts?” (LPF, art. L80 C).',
    rescritOn: 'Date of the question or the answer',
    outcome: 'Answer',
    file: 'Copy of the answer',
    fileHelp: 'A PDF or a readable photo of 8 MB at most.',
    title4: 'When the body may receive',
    help4: 'A gift received outside these dates opens no right to a receipt.',
    eligibleFrom: 'From',
    eligibleTo: 'End (first day when it is no longer possible)',
    endHelp: 'Leave empty if there is no end.',
    title5: 'Mandate',
    help5:
      'The body asks in writing that its receipts be made here. Without a mandate in force no receipt is issued.',
    holder: 'Who makes the receipts for it',
    holderHelp: 'Leave empty if it is the platform.',
    signedOn: 'Mandate signed on',
    revokedOn: 'Mandate revoked (first day without it)',
    title6: 'Numbers',
    help6: 'Numbers follow one another without a gap, by year.',
    prefix: 'Beginning of the numbers',
    prefixHelp: 'Optional. Capitals, digits and hyphens, 12 at most. For example: SS-',
    submit: 'Save and ask for confirmation',
    done: 'Profile saved. Another person must confirm it.',
    asks: 'This box asks for:',
    asksNothing: 'This box asks for nothing more.',
    otherGroup: 'Other boxes',
    noUpload: 'Your role may not send files: the accounts or the counter can attach the copy.',
    confirmAfter: 'Any change asks a second person to confirm again.',
    needs: {
      detail: 'a detail',
      decree: 'the date of the decree or approval',
      officialJournal: 'the date of the Journal officiel',
      rescrit: 'a favourable ruling, or six months without an answer',
    },
  },
}
