import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import { plural, type Texts } from '../i18n.tsx'

type Kind = Result<typeof api.getWork>['items'][number]['kind']

/** Where each kind of waiting work is done. */
export const workWays: Record<Kind, string> = {
  donationsDraft: '/gifts',
  donationsUnderWay: '/gifts',
  valuationsToGive: '/gifts',
  donationsNew: '/counter?queue=new',
  donationsWaiting: '/counter?queue=waiting',
  donationsToReceive: '/counter?queue=toReceive',
  donationsToReconcile: '/counter?queue=toReconcile',
  collectionsToday: '/rounds',
  helpOpen: '/help-calls',
  devicesReceived: '/devices?state=RECEIVED',
  devicesTriaged: '/devices?state=TRIAGED',
  devicesToErase: '/devices?state=TO_ERASE',
  devicesErased: '/devices?state=ERASED',
  devicesToRepair: '/devices?state=TO_REPAIR',
  devicesTested: '/bench/release',
  devicesQuarantine: '/devices?state=QUARANTINE',
  evidenceUnmatched: '/bench/tray',
  transfersToReceive: '/transfers',
  tillsOpen: '/tills',
  devicesInShop: '/devices?state=IN_SHOP',
  receiptsDraft: '/receipts?status=draft',
  issuersToConfirm: '/issuers',
  configurationToConfirm: '/configuration?status=proposed',
}

const fr = (one: string, other: string) => (n: number) => plural('fr', n, one, other)
const en = (one: string, other: string) => (n: number) => plural('en', n, one, other)
/** What each kind is, after its number. */
export const workText: Texts<Record<Kind, (n: number) => string>> = {
  fr: {
    donationsDraft: fr('don à terminer', 'dons à terminer'),
    donationsUnderWay: fr('don en cours', 'dons en cours'),
    valuationsToGive: fr('don à évaluer', 'dons à évaluer'),
    donationsNew: fr('nouvelle offre à examiner', 'nouvelles offres à examiner'),
    donationsWaiting: fr('don en attente d’une tournée', 'dons en attente d’une tournée'),
    donationsToReceive: fr('don à recevoir', 'dons à recevoir'),
    donationsToReconcile: fr('don à rapprocher', 'dons à rapprocher'),
    collectionsToday: fr('tournée aujourd’hui', 'tournées aujourd’hui'),
    helpOpen: fr('appel à l’aide', 'appels à l’aide'),
    devicesReceived: fr('appareil à trier', 'appareils à trier'),
    devicesTriaged: fr('appareil trié', 'appareils triés'),
    devicesToErase: fr('appareil à effacer', 'appareils à effacer'),
    devicesErased: fr('appareil à tester', 'appareils à tester'),
    devicesToRepair: fr('appareil à réparer', 'appareils à réparer'),
    devicesTested: fr('appareil à valider', 'appareils à valider'),
    devicesQuarantine: fr('appareil en quarantaine', 'appareils en quarantaine'),
    evidenceUnmatched: fr('preuve sans support', 'preuves sans support'),
    transfersToReceive: fr('transfert à recevoir', 'transferts à recevoir'),
    tillsOpen: fr('caisse ouverte', 'caisses ouvertes'),
    devicesInShop: fr('appareil en boutique', 'appareils en boutique'),
    receiptsDraft: fr('reçu préparé à émettre', 'reçus préparés à émettre'),
    issuersToConfirm: fr('organisme émetteur à confirmer', 'organismes émetteurs à confirmer'),
    configurationToConfirm: fr('réglage à confirmer', 'réglages à confirmer'),
  },
  en: {
    donationsDraft: en('gift to finish', 'gifts to finish'),
    donationsUnderWay: en('gift under way', 'gifts under way'),
    valuationsToGive: en('gift to value', 'gifts to value'),
    donationsNew: en('new offer to examine', 'new offers to examine'),
    donationsWaiting: en('gift waiting for a round', 'gifts waiting for a round'),
    donationsToReceive: en('gift to receive', 'gifts to receive'),
    donationsToReconcile: en('gift to reconcile', 'gifts to reconcile'),
    collectionsToday: en('round today', 'rounds today'),
    helpOpen: en('call for help', 'calls for help'),
    devicesReceived: en('device to sort', 'devices to sort'),
    devicesTriaged: en('sorted device', 'sorted devices'),
    devicesToErase: en('device to erase', 'devices to erase'),
    devicesErased: en('device to test', 'devices to test'),
    devicesToRepair: en('device to repair', 'devices to repair'),
    devicesTested: en('device to release', 'devices to release'),
    devicesQuarantine: en('device in quarantine', 'devices in quarantine'),
    evidenceUnmatched: en('proof without a medium', 'proofs without a medium'),
    transfersToReceive: en('transfer to receive', 'transfers to receive'),
    tillsOpen: en('open till', 'open tills'),
    devicesInShop: en('device in the shop', 'devices in the shop'),
    receiptsDraft: en('prepared receipt to issue', 'prepared receipts to issue'),
    issuersToConfirm: en('issuer to confirm', 'issuers to confirm'),
    configurationToConfirm: en('setting to confirm', 'settings to confirm'),
  },
}
