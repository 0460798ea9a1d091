import { plural, type Texts } from '../i18n.tsx'
import type { GiveUpReason } from './outbox.ts'

/** The words of what waits for the network. */
export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'noted'
    | 'neverRead'
    | 'allSent'
    | 'offline'
    | 'offlineHelp'
    | 'conflicts'
    | 'conflictsHelp'
    | 'waiting'
    | 'noWaiting'
    | 'otherAuthor'
    | 'behind'
    | 'sentToday'
    | 'noneSent'
    | 'sendNow'
    | 'sendAgain'
    | 'giveUp'
    | 'giveUpAsk'
    | 'why'
    | 'givenUp'
    | 'gaveUp'
    | 'sent'
    | 'meanwhile'
    | 'nothingSince'
    | 'gone'
    | 'open',
    string
  > & {
    toSend: (n: number) => string
    refused: (n: number) => string
    waitsFor: (n: number) => string
    sendFirst: (n: number) => string
    readAt: (when: string) => string
    doneAt: (when: string) => string
    reasons: Record<GiveUpReason, string>
  }
> = {
  fr: {
    title: 'À envoyer',
    lead: 'Sans réseau, ce que vous faites est noté sur cet appareil. Tout part au retour du réseau.',
    noted: 'noté ici, envoyé au retour du réseau',
    neverRead:
      'Cet appareil n’a pas été lu ici. À un poste, « Plusieurs à la suite » note vos scans sans réseau.',
    allSent: 'Tout est envoyé',
    offline: 'Pas de réseau',
    offlineHelp:
      'À l’établi, continuez : tout est noté ici et partira au retour du réseau. Le reste attend.',
    conflicts: 'À régler',
    conflictsHelp:
      'Le service n’a pas pu enregistrer ceci. Regardez ce qui s’est passé, puis choisissez.',
    waiting: 'En attente',
    noWaiting: 'Rien n’attend : tout est envoyé.',
    otherAuthor: 'Noté par une autre personne : partira quand elle se connectera ici.',
    behind: 'Attend que le geste d’avant soit réglé.',
    sentToday: 'Envoyés aujourd’hui',
    noneSent: 'Rien n’est parti d’ici aujourd’hui.',
    sendNow: 'Envoyer maintenant',
    sendAgain: 'Envoyer à nouveau',
    giveUp: 'Abandonner',
    giveUpAsk: 'Pourquoi abandonner ?',
    why: 'Le motif est écrit dans l’histoire de l’appareil.',
    givenUp: 'abandonné',
    gaveUp: 'Abandonné, avec son motif',
    sent: 'envoyé',
    meanwhile: 'Ce qui s’est passé depuis',
    nothingSince: 'Rien d’autre n’a été noté sur cet appareil depuis.',
    gone: 'Cette version de l’application ne sait plus envoyer ce geste. Refaites-le, puis abandonnez celui-ci.',
    open: 'Voir ce qui attend',
    toSend: (n) => `${n} à envoyer`,
    refused: (n) => `${n} à régler`,
    waitsFor: (n) =>
      `${n} ${plural('fr', n, 'geste noté', 'gestes notés')} ici, pas encore ${plural('fr', n, 'envoyé', 'envoyés')}.`,
    sendFirst: (n) =>
      `${n} ${plural('fr', n, 'scan noté', 'scans notés')} ici ${plural('fr', n, 'n’est pas encore envoyé', 'ne sont pas encore envoyés')}. On ne clôture qu’une fois tout envoyé.`,
    readAt: (when) => `Pas de réseau : fiche lue le ${when}.`,
    doneAt: (when) => `Fait le ${when}`,
    reasons: {
      doneByOther: 'Quelqu’un l’a déjà fait',
      mistake: 'C’était une erreur',
      noLongerTrue: 'Ce n’est plus vrai',
      redoneOtherwise: 'Je l’ai refait autrement',
    },
  },
  en: {
    title: 'To send',
    lead: 'Without a network, what you do is noted on this device. It all leaves when the network is back.',
    noted: 'noted here, sent when the network is back',
    neverRead:
      'This device was not read here. At a station, “Several in a row” notes your scans without a network.',
    allSent: 'All is sent',
    offline: 'No network',
    offlineHelp:
      'At the bench, go on: all is noted here and leaves when the network is back. The rest waits.',
    conflicts: 'To settle',
    conflictsHelp: 'The service could not record this. See what happened, then choose.',
    waiting: 'Waiting',
    noWaiting: 'Nothing waits: all is sent.',
    otherAuthor: 'Noted by another person: leaves when they sign in here.',
    behind: 'Waits until the act before it is settled.',
    sentToday: 'Sent today',
    noneSent: 'Nothing left from here today.',
    sendNow: 'Send now',
    sendAgain: 'Send again',
    giveUp: 'Give up',
    giveUpAsk: 'Why give it up?',
    why: 'The reason is written in the device’s story.',
    givenUp: 'given up',
    gaveUp: 'Given up, with its reason',
    sent: 'sent',
    meanwhile: 'What happened since',
    nothingSince: 'Nothing else was noted on this device since.',
    gone: 'This version of the application can no longer send this act. Do it again, then give this one up.',
    open: 'See what waits',
    toSend: (n) => `${n} to send`,
    refused: (n) => `${n} to settle`,
    waitsFor: (n) => `${n} ${plural('en', n, 'act', 'acts')} noted here, not sent yet.`,
    sendFirst: (n) =>
      `${n} ${plural('en', n, 'scan', 'scans')} noted here ${plural('en', n, 'is', 'are')} not sent yet. Close once all is sent.`,
    readAt: (when) => `No network: card read on ${when}.`,
    doneAt: (when) => `Done on ${when}`,
    reasons: {
      doneByOther: 'Somebody already did it',
      mistake: 'It was a mistake',
      noLongerTrue: 'It is no longer true',
      redoneOtherwise: 'I did it again otherwise',
    },
  },
}
