import type { Result } from '../../api/client.ts'
import type { api } from '../../api/operations.generated.ts'
import { plural, type Texts } from '../../i18n.tsx'
import type { Tone } from '../../ui/tag.tsx'

export type Transfer = Result<typeof api.getTransfer>
export type Item = Transfer['items'][number]
export const statusTone: Record<Transfer['status'], Tone> = {
  draft: 'neutral',
  sent: 'info',
  closed: 'good',
  cancelled: 'neutral',
}
export const itemTone: Record<Item['status'], Tone> = {
  listed: 'neutral',
  inTransit: 'info',
  arrived: 'good',
  leftBehind: 'warn',
  missing: 'bad',
}

/** The words of the transfers. */
export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'new'
    | 'newLead'
    | 'filter'
    | 'every'
    | 'none'
    | 'noneOf'
    | 'reference'
    | 'way'
    | 'status'
    | 'progress'
    | 'from'
    | 'to'
    | 'begin'
    | 'sameSite'
    | 'to2'
    | 'left'
    | 'arrived'
    | 'awaited'
    | 'missing'
    | 'listed'
    | 'mass'
    | 'leftBehind'
    | 'scanOut'
    | 'scanOutHelp'
    | 'scanIn'
    | 'scanInHelp'
    | 'onList'
    | 'send'
    | 'sendHelp'
    | 'sendEmpty'
    | 'sent'
    | 'slip'
    | 'cancel'
    | 'cancelAsk'
    | 'cancelled'
    | 'take'
    | 'taken'
    | 'device'
    | 'kit'
    | 'state'
    | 'act'
    | 'serial'
    | 'close'
    | 'closeAll'
    | 'closeAsk'
    | 'closeHelp'
    | 'what'
    | 'closed'
    | 'lookFor'
    | 'fromElse'
    | 'toElse'
    | 'allIn'
    | 'late'
    | 'found'
    | 'noItems'
    | 'departure'
    | 'arrival'
    | 'content'
    | 'sentAt'
    | 'closedAt',
    string
  > & {
    statuses: Record<Transfer['status'], string>
    items: Record<Item['status'], string>
    reasons: Record<'missing' | 'leftBehind', string>
    count: (n: number) => string
    added: (name: string, n: number) => string
    already: (name: string) => string
    came: (name: string, remaining: number) => string
  }
> = {
  fr: {
    title: 'Transferts',
    lead: 'Ce qui part d’un site pour un autre : on scanne au départ, on scanne à l’arrivée.',
    new: 'Nouveau transfert',
    newLead: 'Choisissez d’où et vers où. Vous scannerez ensuite les appareils.',
    filter: 'Montrer',
    every: 'Tous',
    none: 'Aucun transfert. Le premier s’ouvre quand des appareils partent vers une boutique.',
    noneOf: 'Aucun transfert de ce genre.',
    reference: 'Transfert',
    way: 'Trajet',
    status: 'Étape',
    progress: 'Appareils',
    from: 'Départ',
    to: 'Arrivée',
    begin: 'Commencer le transfert',
    sameSite: 'Choisissez deux sites différents.',
    to2: 'vers',
    left: 'Partis',
    arrived: 'Arrivés',
    awaited: 'Attendus',
    missing: 'Manquants',
    listed: 'Sur la liste',
    mass: 'Masse',
    leftBehind: 'Restés',
    scanOut: 'Scanner ce qui part',
    scanOutHelp: 'Un appareil après l’autre. Un ensemble par sa propre étiquette.',
    scanIn: 'Scanner ce qui arrive',
    scanInHelp: 'Un appareil après l’autre, comme ils sortent du camion.',
    onList: 'Ce qui part',
    send: 'Envoyer',
    sendHelp: 'Les appareils seront en route, et le bordereau délivré.',
    sendEmpty: 'Scannez d’abord au moins un appareil.',
    sent: 'Transfert envoyé',
    slip: 'Ouvrir le bordereau',
    cancel: 'Annuler ce transfert',
    cancelAsk: 'Les appareils de la liste seront libres à nouveau.',
    cancelled: 'Transfert annulé',
    take: 'Retirer',
    taken: 'Retiré de la liste',
    device: 'Appareil',
    kit: 'Ensemble',
    state: 'Où il en est',
    act: 'Action',
    serial: 'Numéro de série',
    close: 'Terminer avec des manquants',
    closeAll: 'Terminer : tout est arrivé',
    closeAsk: 'Dites de chaque appareil ce qu’il en est.',
    closeHelp:
      '« Manque » : personne ne sait où il est ; s’il réapparaît, scannez-le ici. « Resté au départ » : il n’est jamais parti.',
    what: 'Que s’est-il passé ?',
    closed: 'Transfert terminé',
    lookFor: 'Encore attendus',
    fromElse: 'Ce transfert se prépare à son site de départ, où vous ne travaillez pas.',
    toElse: 'En route. Il se reçoit à son site d’arrivée, où vous ne travaillez pas.',
    allIn: 'Tout est arrivé. Il reste à terminer le transfert.',
    late: 'Un appareil manquant réapparaît ? Scannez-le.',
    found: 'Retrouvé : plus rien ne manque.',
    noItems: 'Rien sur la liste. Scannez un premier appareil.',
    departure: 'Au départ',
    arrival: 'À l’arrivée',
    content: 'Les appareils',
    sentAt: 'Parti le',
    closedAt: 'Terminé le',
    statuses: { draft: 'En préparation', sent: 'En route', closed: 'Terminé', cancelled: 'Annulé' },
    items: {
      listed: 'Sur la liste',
      inTransit: 'En route',
      arrived: 'Arrivé',
      leftBehind: 'Resté au départ',
      missing: 'Manque',
    },
    reasons: { missing: 'Manque', leftBehind: 'Resté au départ' },
    count: (n) => `${n} ${plural('fr', n, 'appareil', 'appareils')}`,
    added: (name, n) => `${name} ajouté. ${n} sur la liste.`,
    already: (name) => `${name} est déjà sur la liste.`,
    came: (name, remaining) =>
      remaining === 0
        ? `${name} arrivé. C’était le dernier.`
        : `${name} arrivé. Encore ${remaining}.`,
  },
  en: {
    title: 'Transfers',
    lead: 'What goes from one site to another: scanned on leaving, scanned on arriving.',
    new: 'New transfer',
    newLead: 'Choose from where and to where. You scan the devices next.',
    filter: 'Show',
    every: 'All',
    none: 'No transfer. The first one opens when devices leave for a shop.',
    noneOf: 'No such transfer.',
    reference: 'Transfer',
    way: 'Way',
    status: 'Step',
    progress: 'Devices',
    from: 'From',
    to: 'To',
    begin: 'Begin the transfer',
    sameSite: 'Choose two different sites.',
    to2: 'to',
    left: 'Left',
    arrived: 'Arrived',
    awaited: 'Awaited',
    missing: 'Missing',
    listed: 'On the list',
    mass: 'Mass',
    leftBehind: 'Stayed',
    scanOut: 'Scan what leaves',
    scanOutHelp: 'One device after the other. A set by its own label.',
    scanIn: 'Scan what arrives',
    scanInHelp: 'One device after the other, as they come out of the van.',
    onList: 'What leaves',
    send: 'Send',
    sendHelp: 'The devices will be on their way, and the slip issued.',
    sendEmpty: 'Scan at least one device first.',
    sent: 'Transfer sent',
    slip: 'Open the slip',
    cancel: 'Cancel this transfer',
    cancelAsk: 'The devices of the list will be free again.',
    cancelled: 'Transfer cancelled',
    take: 'Take off',
    taken: 'Taken off the list',
    device: 'Device',
    kit: 'Set',
    state: 'Where it stands',
    act: 'Action',
    serial: 'Serial',
    close: 'End with missing devices',
    closeAll: 'End: all has arrived',
    closeAsk: 'Say of each device what happened.',
    closeHelp:
      '“Missing”: nobody knows where it is; if it turns up, scan it here. “Stayed behind”: it never left.',
    what: 'What happened?',
    closed: 'Transfer ended',
    lookFor: 'Still awaited',
    fromElse: 'This transfer is prepared at the site it leaves from, where you do not work.',
    toElse: 'On its way. It is received at the site it goes to, where you do not work.',
    allIn: 'All has arrived. The transfer remains to be ended.',
    late: 'A missing device turns up? Scan it.',
    found: 'Found: nothing is missing any more.',
    noItems: 'Nothing on the list. Scan a first device.',
    departure: 'On leaving',
    arrival: 'On arriving',
    content: 'The devices',
    sentAt: 'Left on',
    closedAt: 'Ended on',
    statuses: {
      draft: 'In preparation',
      sent: 'On its way',
      closed: 'Ended',
      cancelled: 'Cancelled',
    },
    items: {
      listed: 'On the list',
      inTransit: 'On its way',
      arrived: 'Arrived',
      leftBehind: 'Stayed behind',
      missing: 'Missing',
    },
    reasons: { missing: 'Missing', leftBehind: 'Stayed behind' },
    count: (n) => `${n} ${plural('en', n, 'device', 'devices')}`,
    added: (name, n) => `${name} added. ${n} on the list.`,
    already: (name) => `${name} is on the list already.`,
    came: (name, remaining) =>
      remaining === 0
        ? `${name} arrived. It was the last.`
        : `${name} arrived. ${remaining} to go.`,
  },
}
