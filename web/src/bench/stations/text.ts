import type { Texts } from '../../i18n.tsx'
import type { StationName } from './stations.ts'

/** A station in words: its name, what is done there, and how, in three short sentences. */
type Said = { title: string; aim: string; steps: readonly [string, string, string] }

export const stationText: Texts<Record<StationName, Said>> = {
  fr: {
    triage: {
      title: 'Tri',
      aim: 'On regarde l’appareil et on décide s’il vaut la peine.',
      steps: [
        'Scannez l’étiquette.',
        'Regardez : écran, coque, clavier, disques.',
        'Acceptez ou refusez.',
      ],
    },
    erasure: {
      title: 'Effacement',
      aim: 'Aucune donnée ne doit rester.',
      steps: [
        'Scannez l’étiquette.',
        'Branchez la clé et lancez l’effacement.',
        'Déposez le journal.',
      ],
    },
    repair: {
      title: 'Réparation',
      aim: 'On remet l’appareil en état.',
      steps: ['Scannez l’étiquette.', 'Réparez ce qui est noté.', 'Dites ce qui a été fait.'],
    },
    test: {
      title: 'Test',
      aim: 'On essaie tout, ligne par ligne.',
      steps: ['Scannez l’étiquette.', 'Répondez à chaque ligne.', 'Notez son aspect.'],
    },
    quality: {
      title: 'Qualité',
      aim: 'Une autre personne vérifie avant de valider.',
      steps: ['Scannez l’étiquette.', 'Relisez le test et la note.', 'Validez, ou renvoyez.'],
    },
    dismantling: {
      title: 'Démontage',
      aim: 'On garde les pièces utiles, on pèse tout.',
      steps: [
        'Scannez l’étiquette.',
        'Sortez les pièces et les disques.',
        'Pesez, gardez ou jetez.',
      ],
    },
    packing: {
      title: 'Emballage',
      aim: 'L’appareil est prêt : on l’étiquette et on l’emballe.',
      steps: ['Scannez l’étiquette.', 'Mettez le chargeur avec.', 'Posez-le dans le transfert.'],
    },
  },
  en: {
    triage: {
      title: 'Sorting',
      aim: 'Look at the device and decide whether it is worth it.',
      steps: ['Scan the label.', 'Look: screen, case, keyboard, disks.', 'Accept or refuse.'],
    },
    erasure: {
      title: 'Erasure',
      aim: 'No data may stay.',
      steps: ['Scan the label.', 'Plug the key in and start the erasure.', 'Drop the log.'],
    },
    repair: {
      title: 'Repair',
      aim: 'Make the device work again.',
      steps: ['Scan the label.', 'Repair what is noted.', 'Say what was done.'],
    },
    test: {
      title: 'Test',
      aim: 'Try everything, line by line.',
      steps: ['Scan the label.', 'Answer each line.', 'Grade its looks.'],
    },
    quality: {
      title: 'Quality',
      aim: 'Another person checks before the release.',
      steps: ['Scan the label.', 'Read the test and the grade.', 'Release, or send back.'],
    },
    dismantling: {
      title: 'Dismantling',
      aim: 'Keep the useful parts, weigh everything.',
      steps: ['Scan the label.', 'Take parts and disks out.', 'Weigh, keep or throw away.'],
    },
    packing: {
      title: 'Packing',
      aim: 'The device is ready: label it and pack it.',
      steps: ['Scan the label.', 'Put its charger with it.', 'Lay it in the transfer.'],
    },
  },
}

export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'reception'
    | 'receptionAim'
    | 'all'
    | 'allAim'
    | 'back'
    | 'how'
    | 'waiting'
    | 'nothing'
    | 'seeAll'
    | 'noSite'
    | 'elsewhere'
    | 'nowhere'
    | 'there'
    | 'everything'
    | 'one'
    | 'many'
    | 'manyHelp'
    | 'whatMany'
    | 'transfer'
    | 'packed'
    | 'unknown',
    string
  >
> = {
  fr: {
    title: 'Postes',
    lead: 'Choisissez votre poste : il montre seulement ce qu’on y fait.',
    reception: 'Réception',
    receptionAim: 'On étiquette, on pèse : l’appareil entre.',
    all: 'Tout l’établi',
    allAim: 'Pour qui fait tout au même endroit.',
    back: 'Postes',
    how: 'Comment faire',
    waiting: 'Ce qui attend ici',
    nothing: 'Rien n’attend à ce poste.',
    seeAll: 'Voir tous',
    noSite: 'Dites d’abord où vous travaillez.',
    elsewhere: 'Ce n’est pas pour ce poste. Posez-le au poste :',
    nowhere: 'Aucun poste n’a quelque chose à faire sur cet appareil.',
    there: 'Ouvrir ce poste',
    everything: 'Voir toutes les actions',
    one: 'Un par un',
    many: 'Plusieurs à la suite',
    manyHelp: 'Chaque scan fait cette action tout de suite. Une ligne répond à chaque appareil.',
    whatMany: 'Que faire de chacun ?',
    transfer: 'Mettre dans un transfert',
    packed: 'Il est prêt. Vérifiez son étiquette et son chargeur.',
    unknown: 'Ce poste n’existe pas.',
  },
  en: {
    title: 'Stations',
    lead: 'Choose your station: it shows only what is done there.',
    reception: 'Reception',
    receptionAim: 'Label and weigh: the device enters.',
    all: 'The whole bench',
    allAim: 'For who does everything in one place.',
    back: 'Stations',
    how: 'How to',
    waiting: 'What waits here',
    nothing: 'Nothing waits at this station.',
    seeAll: 'See all',
    noSite: 'First say where you work.',
    elsewhere: 'It is not for this station. Put it at the station:',
    nowhere: 'No station has anything to do to this device.',
    there: 'Open this station',
    everything: 'See all the actions',
    one: 'One by one',
    many: 'Several in a row',
    manyHelp: 'Each scan does this at once. A line answers for each device.',
    whatMany: 'What to do to each?',
    transfer: 'Put it in a transfer',
    packed: 'It is ready. Check its label and its charger.',
    unknown: 'There is no such station.',
  },
}
