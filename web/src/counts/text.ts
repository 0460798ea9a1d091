import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import { plural, type Texts } from '../i18n.tsx'
import type { Tone } from '../ui/tag.tsx'

export type Count = Result<typeof api.listCounts>['items'][number]
export type CountItem = Result<typeof api.listCountItems>['items'][number]
export type Outcome = NonNullable<CountItem['outcome']>
export type Reason = NonNullable<CountItem['reason']>
export const statusTone: Record<Count['status'], Tone> = {
  open: 'info',
  closed: 'good',
  cancelled: 'neutral',
}
export const outcomeTone: Record<Outcome, Tone> = {
  found: 'good',
  missing: 'bad',
  moved: 'info',
  arrived: 'warn',
  otherStage: 'warn',
  otherSite: 'warn',
  inTransit: 'warn',
  gone: 'bad',
  inCustody: 'info',
  lost: 'bad',
}

/** The words of the counts. */
export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'new'
    | 'newHelp'
    | 'site'
    | 'stage'
    | 'category'
    | 'every'
    | 'allStock'
    | 'counting'
    | 'open'
    | 'opened'
    | 'none'
    | 'reference'
    | 'what'
    | 'status'
    | 'progress'
    | 'openedAt'
    | 'endedAt'
    | 'expected'
    | 'found'
    | 'remaining'
    | 'missing'
    | 'moved'
    | 'unexpected'
    | 'unknown'
    | 'scan'
    | 'scanHelp'
    | 'notHere'
    | 'all'
    | 'already'
    | 'unknownCode'
    | 'devices'
    | 'show'
    | 'device'
    | 'state'
    | 'result'
    | 'serial'
    | 'awaited'
    | 'movedSince'
    | 'nothing'
    | 'codes'
    | 'sheet'
    | 'close'
    | 'closeAll'
    | 'closeHelp'
    | 'others'
    | 'same'
    | 'closed'
    | 'cancel'
    | 'cancelAsk'
    | 'cancelled',
    string
  > & {
    statuses: Record<Count['status'], string>
    shows: Record<'awaited' | 'found' | 'missing' | 'moved' | 'unexpected', string>
    outcomes: Record<Outcome, string>
    doNow: Partial<Record<Outcome, string>>
    reasons: Record<Reason, string>
    foundLine: (name: string, remaining: number) => string
    closeAsk: (n: number) => string
  }
> = {
  fr: {
    title: 'Comptages',
    lead: 'On scanne tout ce qui est là. Le service dit ce qui manque et ce qui est en trop.',
    new: 'Nouveau comptage',
    newHelp:
      'Ce qui est noté ici à cet instant sera attendu. Vous pouvez continuer à travailler : ce qui bouge ne manquera pas.',
    site: 'Site',
    stage: 'Étape',
    category: 'Catégorie',
    every: 'Toutes',
    allStock: 'tout le stock',
    counting: 'Compter',
    open: 'Commencer à compter',
    opened: 'Comptage ouvert',
    none: 'Aucun comptage. Un encadrant en ouvre un pour vérifier le stock.',
    reference: 'Comptage',
    what: 'Ce qui est compté',
    status: 'Où il en est',
    progress: 'Trouvés',
    openedAt: 'Ouvert le',
    endedAt: 'Terminé le',
    expected: 'Attendus',
    found: 'Trouvés',
    remaining: 'À trouver',
    missing: 'Manquants',
    moved: 'Bougés depuis',
    unexpected: 'En trop',
    unknown: 'Codes inconnus',
    scan: 'Scanner ce qui est là',
    scanHelp: 'Un appareil après l’autre. Un ensemble par sa propre étiquette.',
    notHere: 'Ce comptage se fait sur un site où vous ne travaillez pas.',
    all: 'Tout a été trouvé. Il reste à terminer le comptage.',
    already: 'Déjà compté.',
    unknownCode: 'Code inconnu : mettez l’appareil de côté et appelez un encadrant.',
    devices: 'Les appareils',
    show: 'Montrer',
    device: 'Appareil',
    state: 'Étape',
    result: 'Résultat',
    serial: 'Numéro de série',
    awaited: 'À trouver',
    movedSince: 'A bougé depuis',
    nothing: 'Rien ici.',
    codes: 'Codes que personne ne connaît',
    sheet: 'Télécharger le tableau',
    close: 'Terminer le comptage',
    closeAll: 'Terminer : tout est trouvé',
    closeHelp: 'Cherchez encore avant de terminer : on ne rouvre pas un comptage.',
    others: 'Pour ceux qui manquent',
    same: 'Comme les autres',
    closed: 'Comptage terminé',
    cancel: 'Annuler ce comptage',
    cancelAsk: 'Ce comptage ne dira rien d’aucun appareil. Vous pourrez en ouvrir un autre.',
    cancelled: 'Comptage annulé',
    statuses: { open: 'En cours', closed: 'Terminé', cancelled: 'Annulé' },
    shows: {
      awaited: 'À trouver',
      found: 'Trouvés',
      missing: 'Manquants',
      moved: 'Bougés depuis',
      unexpected: 'En trop',
    },
    outcomes: {
      found: 'Trouvé',
      missing: 'Manque',
      moved: 'A bougé depuis',
      arrived: 'Arrivé depuis',
      otherStage: 'Hors de ce comptage',
      otherSite: 'D’un autre site',
      inTransit: 'En transit',
      gone: 'Noté comme parti',
      inCustody: 'Machine d’un client',
      lost: 'Noté comme perdu',
    },
    doNow: {
      otherStage: 'Remettez-le à sa place.',
      otherSite: 'Mettez-le de côté et appelez un encadrant.',
      inTransit: 'Recevez-le par son transfert.',
      gone: 'Mettez-le de côté et appelez un encadrant.',
      inCustody: 'Elle est en dépôt pour réparation : laissez-la où elle est.',
      lost: 'Mettez-le de côté et appelez un encadrant.',
    },
    reasons: {
      notFound: 'Introuvable',
      leftUnrecorded: 'Sans doute parti sans être noté',
      theftSuspected: 'Sans doute volé',
      seenWithoutLabel: 'Vu, mais étiquette illisible',
    },
    foundLine: (name, remaining) =>
      remaining === 0
        ? `${name} trouvé. C’était le dernier.`
        : `${name} trouvé. Encore ${remaining}.`,
    closeAsk: (n) =>
      `${n} ${plural('fr', n, 'appareil n’a pas été trouvé', 'appareils n’ont pas été trouvés')}. Dites ce que vous en pensez.`,
  },
  en: {
    title: 'Counts',
    lead: 'Scan all that is there. The service tells what is missing and what is too much.',
    new: 'New count',
    newHelp:
      'What is noted here at this moment is expected. You may go on working: what moves is not missing.',
    site: 'Site',
    stage: 'Stage',
    category: 'Category',
    every: 'All',
    allStock: 'all the stock',
    counting: 'Counting',
    open: 'Begin to count',
    opened: 'Count opened',
    none: 'No count. A supervisor opens one to check the stock.',
    reference: 'Count',
    what: 'What is counted',
    status: 'Where it stands',
    progress: 'Found',
    openedAt: 'Opened on',
    endedAt: 'Ended on',
    expected: 'Expected',
    found: 'Found',
    remaining: 'To find',
    missing: 'Missing',
    moved: 'Moved since',
    unexpected: 'Not expected',
    unknown: 'Unknown codes',
    scan: 'Scan what is there',
    scanHelp: 'One device after the other. A set by its own label.',
    notHere: 'This count is at a site where you do not work.',
    all: 'All was found. The count remains to be ended.',
    already: 'Counted already.',
    unknownCode: 'Unknown code: set the device aside and call a supervisor.',
    devices: 'The devices',
    show: 'Show',
    device: 'Device',
    state: 'Stage',
    result: 'Result',
    serial: 'Serial',
    awaited: 'To find',
    movedSince: 'Moved since',
    nothing: 'Nothing here.',
    codes: 'Codes that nobody knows',
    sheet: 'Download the sheet',
    close: 'End the count',
    closeAll: 'End: all was found',
    closeHelp: 'Look once more before you end: a count is not opened again.',
    others: 'For those that are missing',
    same: 'As the others',
    closed: 'Count ended',
    cancel: 'Cancel this count',
    cancelAsk: 'This count will say nothing of any device. You may open another.',
    cancelled: 'Count cancelled',
    statuses: { open: 'Going on', closed: 'Ended', cancelled: 'Cancelled' },
    shows: {
      awaited: 'To find',
      found: 'Found',
      missing: 'Missing',
      moved: 'Moved since',
      unexpected: 'Not expected',
    },
    outcomes: {
      found: 'Found',
      missing: 'Missing',
      moved: 'Moved since',
      arrived: 'Arrived since',
      otherStage: 'Outside this count',
      otherSite: 'Of another site',
      inTransit: 'In transit',
      gone: 'Noted as gone',
      inCustody: 'A customer’s machine',
      lost: 'Noted as lost',
    },
    doNow: {
      otherStage: 'Put it back in its place.',
      otherSite: 'Set it aside and call a supervisor.',
      inTransit: 'Receive it through its transfer.',
      gone: 'Set it aside and call a supervisor.',
      inCustody: 'It is held for a repair: leave it where it is.',
      lost: 'Set it aside and call a supervisor.',
    },
    reasons: {
      notFound: 'Not found',
      leftUnrecorded: 'Probably left without being noted',
      theftSuspected: 'Probably stolen',
      seenWithoutLabel: 'Seen, but its label cannot be read',
    },
    foundLine: (name, remaining) =>
      remaining === 0 ? `${name} found. It was the last.` : `${name} found. ${remaining} to go.`,
    closeAsk: (n) =>
      `${n} ${plural('en', n, 'device was not found', 'devices were not found')}. Say what you think of it.`,
  },
}
