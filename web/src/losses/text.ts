import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import { plural, type Texts } from '../i18n.tsx'
import type { Tone } from '../ui/tag.tsx'

export type Missing = Result<typeof api.listMissingDevices>['items'][number]
export type Loss = Result<typeof api.listLosses>['items'][number]
export type Breach = Result<typeof api.listBreaches>['items'][number]
export type BreachFile = Result<typeof api.getBreach>
export type Step = BreachFile['steps'][number]['step']
export type Risk = NonNullable<Breach['risk']>
export type Reason = NonNullable<Loss['reason']>

export const lossTone: Record<Loss['status'], Tone> = {
  proposed: 'warn',
  confirmed: 'bad',
  rejected: 'neutral',
  found: 'good',
}
export const breachTone: Record<Breach['status'], Tone> = {
  toNotify: 'bad',
  settled: 'warn',
  closed: 'good',
}

export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'toReport'
    | 'toReportHelp'
    | 'nothingMissing'
    | 'losses'
    | 'noLoss'
    | 'show'
    | 'device'
    | 'site'
    | 'stage'
    | 'counts'
    | 'mayHold'
    | 'report'
    | 'reportAsk'
    | 'reported'
    | 'reportedOn'
    | 'decidedOn'
    | 'foundOn'
    | 'why'
    | 'confirm'
    | 'confirmAsk'
    | 'confirmAskData'
    | 'confirmed'
    | 'reject'
    | 'rejectWhy'
    | 'rejected'
    | 'found'
    | 'foundAsk'
    | 'foundDone'
    | 'file'
    | 'breaches'
    | 'breachesLead'
    | 'noBreach'
    | 'reference'
    | 'donor'
    | 'noDonor'
    | 'status'
    | 'term'
    | 'known'
    | 'knownWhy'
    | 'notifyBy'
    | 'media'
    | 'mediaUnknown'
    | 'gift'
    | 'risk'
    | 'foundSince'
    | 'done'
    | 'nothingDone'
    | 'by'
    | 'fileNumber'
    | 'add'
    | 'what'
    | 'note'
    | 'noteHelp'
    | 'when'
    | 'whenHelp'
    | 'save'
    | 'saved'
    | 'kept'
    | 'late',
    string
  > & {
    left: (hours: number) => string
    statuses: Record<Loss['status'], string>
    breachStatuses: Record<Breach['status'], string>
    reasons: Record<Reason, string>
    risks: Record<Risk, string>
    steps: Record<Step, string>
    stepHelp: Record<Step, string>
  }
> = {
  fr: {
    title: 'Pertes',
    lead: 'Un appareil est perdu quand deux comptages de suite ne l’ont pas trouvé. Une personne le signale, une autre confirme.',
    toReport: 'Introuvables à deux comptages',
    toReportHelp: 'Cherchez encore une fois avant de signaler.',
    nothingMissing: 'Rien ne manque deux fois de suite.',
    losses: 'Pertes signalées',
    noLoss: 'Aucune perte ici.',
    show: 'Montrer',
    device: 'Appareil',
    site: 'Site',
    stage: 'Étape',
    counts: 'Manquait à',
    mayHold: 'Il peut contenir des données',
    report: 'Signaler la perte',
    reportAsk: 'Vous l’avez cherché encore une fois ? La coordination devra confirmer.',
    reported: 'Perte signalée',
    reportedOn: 'Signalée',
    decidedOn: 'Décidée',
    foundOn: 'Retrouvé',
    why: 'Pourquoi',
    confirm: 'Confirmer la perte',
    confirmAsk: 'L’appareil sort du stock. Cela ne s’annule pas.',
    confirmAskData:
      'L’appareil sort du stock. Il peut contenir des données : un dossier de violation s’ouvre, et le délai de notification court depuis la fin du second comptage.',
    confirmed: 'Perte confirmée',
    reject: 'Refuser',
    rejectWhy: 'Pourquoi refuser ?',
    rejected: 'Perte refusée',
    found: 'Il est retrouvé',
    foundAsk: 'Il va en quarantaine. Ses disques seront à effacer de nouveau.',
    foundDone: 'Appareil retrouvé',
    file: 'Ouvrir le dossier',
    breaches: 'Violations de données',
    breachesLead:
      'Chaque appareil perdu qui peut contenir des données a son dossier. On y ajoute ce qui est fait ; rien ne s’efface.',
    noBreach: 'Aucune violation de données.',
    reference: 'Dossier',
    donor: 'Donateur',
    noDonor: 'Inconnu : l’appareil n’est rattaché à aucun don',
    status: 'Où on en est',
    term: 'Délai',
    known: 'Connue depuis',
    knownWhy: 'fin du second comptage',
    notifyBy: 'À notifier avant',
    media: 'Disques concernés',
    mediaUnknown: 'La liste des disques n’était pas complète.',
    gift: 'Don',
    risk: 'Risque',
    foundSince: 'L’appareil a été retrouvé',
    done: 'Ce qui est fait',
    nothingDone: 'Rien encore. Commencez par évaluer le risque.',
    by: 'par',
    fileNumber: 'Numéro de dossier de la CNIL',
    add: 'Ajouter une étape',
    what: 'Qu’est-ce qui est fait ?',
    note: 'Précisions',
    noteHelp: 'N’écrivez le nom d’aucune personne.',
    when: 'Fait le',
    whenHelp: 'Laissez vide si c’est maintenant.',
    save: 'Ajouter au dossier',
    saved: 'Ajouté au dossier',
    kept: 'Ce qui est ajouté ne se change plus.',
    late: 'Délai dépassé',
    left: (h) => `Reste ${h} ${plural('fr', h, 'heure', 'heures')}`,
    statuses: {
      proposed: 'À confirmer',
      confirmed: 'Perte confirmée',
      rejected: 'Perte refusée',
      found: 'Appareil retrouvé',
    },
    breachStatuses: { toNotify: 'CNIL : prévenir ou non', settled: 'En cours', closed: 'Close' },
    reasons: {
      seenSince: 'Il a été vu depuis',
      searchAgain: 'Il faut chercher encore',
      countDoubtful: 'Les comptages sont douteux',
    },
    risks: { unlikely: 'Improbable', likely: 'Probable', high: 'Élevé' },
    steps: {
      assessed: 'Risque évalué',
      authorityNotified: 'CNIL notifiée',
      authorityNotNeeded: 'Notification non nécessaire',
      donorTold: 'Donateur prévenu',
      closed: 'Dossier clos',
    },
    stepHelp: {
      assessed: 'Pour les personnes dont les données sont peut-être sur les disques.',
      authorityNotified: 'Après le délai, dites pourquoi.',
      authorityNotNeeded: 'Seulement si le risque est improbable. Dites pourquoi.',
      donorTold: 'Ces données sont les siennes : il doit savoir sans attendre.',
      closed: 'Quand la CNIL et le donateur sont traités.',
    },
  },
  en: {
    title: 'Losses',
    lead: 'A device is lost when two counts in a row did not find it. One person reports it, another confirms.',
    toReport: 'Not found by two counts',
    toReportHelp: 'Search once more before you report.',
    nothingMissing: 'Nothing is missing twice in a row.',
    losses: 'Reported losses',
    noLoss: 'No loss here.',
    show: 'Show',
    device: 'Device',
    site: 'Site',
    stage: 'Stage',
    counts: 'Missing in',
    mayHold: 'It may hold data',
    report: 'Report the loss',
    reportAsk: 'Did you search once more? The coordination will have to confirm.',
    reported: 'Loss reported',
    reportedOn: 'Reported',
    decidedOn: 'Decided',
    foundOn: 'Found',
    why: 'Why',
    confirm: 'Confirm the loss',
    confirmAsk: 'The device leaves the stock. This cannot be undone.',
    confirmAskData:
      'The device leaves the stock. It may hold data: the file of a breach opens, and its term runs from the end of the second count.',
    confirmed: 'Loss confirmed',
    reject: 'Reject',
    rejectWhy: 'Why reject?',
    rejected: 'Loss rejected',
    found: 'It is found',
    foundAsk: 'It goes to quarantine. Its disks will have to be erased again.',
    foundDone: 'Device found',
    file: 'Open the file',
    breaches: 'Data breaches',
    breachesLead:
      'Each lost device that may hold data has its file. What is done is added to it; nothing is erased.',
    noBreach: 'No data breach.',
    reference: 'File',
    donor: 'Donor',
    noDonor: 'Unknown: the device belongs to no gift',
    status: 'How far it is',
    term: 'Term',
    known: 'Known since',
    knownWhy: 'end of the second count',
    notifyBy: 'To notify before',
    media: 'Disks concerned',
    mediaUnknown: 'The list of disks was not complete.',
    gift: 'Gift',
    risk: 'Risk',
    foundSince: 'The device was found again',
    done: 'What is done',
    nothingDone: 'Nothing yet. Begin by assessing the risk.',
    by: 'by',
    fileNumber: 'File number of the authority',
    add: 'Add a step',
    what: 'What is done?',
    note: 'Details',
    noteHelp: 'Write the name of no person.',
    when: 'Done on',
    whenHelp: 'Leave empty if it is now.',
    save: 'Add to the file',
    saved: 'Added to the file',
    kept: 'What is added is never changed.',
    late: 'Past the term',
    left: (h) => `${h} ${plural('en', h, 'hour', 'hours')} left`,
    statuses: {
      proposed: 'To confirm',
      confirmed: 'Loss confirmed',
      rejected: 'Loss rejected',
      found: 'Device found',
    },
    breachStatuses: { toNotify: 'Authority: tell or not', settled: 'Under way', closed: 'Closed' },
    reasons: {
      seenSince: 'It was seen since',
      searchAgain: 'It must be searched again',
      countDoubtful: 'The counts are doubtful',
    },
    risks: { unlikely: 'Unlikely', likely: 'Likely', high: 'High' },
    steps: {
      assessed: 'Risk assessed',
      authorityNotified: 'Authority notified',
      authorityNotNeeded: 'Notification not needed',
      donorTold: 'Donor told',
      closed: 'File closed',
    },
    stepHelp: {
      assessed: 'For the people whose data may be on the disks.',
      authorityNotified: 'After the term, say why.',
      authorityNotNeeded: 'Only where a risk is unlikely. Say why.',
      donorTold: 'These data are the donor’s: they must know without delay.',
      closed: 'Once the authority and the donor are dealt with.',
    },
  },
}
