import type { Texts } from '../../i18n.tsx'

/** The words of the proof of an erasure. */
export const erasureText: Texts<
  Record<
    | 'drop'
    | 'dropHelp'
    | 'verdicts'
    | 'erased'
    | 'failed'
    | 'refused'
    | 'disk'
    | 'another'
    | 'tray'
    | 'again'
    | 'media'
    | 'attest'
    | 'destroy'
    | 'remove'
    | 'allDone'
    | 'goOn'
    | 'complete'
    | 'hasSerial'
    | 'unsigned',
    string
  >
> = {
  fr: {
    drop: 'Journaux d’effacement',
    dropHelp:
      'Les fichiers de l’outil d’effacement, tels quels, un ou plusieurs : nwipe, Blancco, hdparm, nvme, eReuse.',
    verdicts: 'Ce que disent les journaux',
    erased: 'Effacé',
    failed: 'Échec',
    refused: 'Ne prouve rien',
    disk: 'Disque',
    another: 'C’est un support d’un autre appareil :',
    tray: 'Aucun support connu : la preuve attend dans « Preuves sans support ».',
    again: 'Ce fichier avait déjà été déposé.',
    media: 'Supports de l’appareil',
    attest: 'Effacé sous deux regards',
    destroy: 'Détruit',
    remove: 'Retiré de l’appareil',
    allDone: 'Plus aucun support ne contient de données.',
    goOn: 'Continuer',
    complete: 'Dites aussi que tous les supports sont listés : « Faire l’inventaire des disques ».',
    unsigned: 'La signature du rapport n’a pas été vérifiée.',
    hasSerial: 'Il a un numéro de série : il faut son journal.',
  },
  en: {
    drop: 'Erasure logs',
    dropHelp:
      'The files of the erasure tool, as they are, one or more: nwipe, Blancco, hdparm, nvme, eReuse.',
    verdicts: 'What the logs say',
    erased: 'Erased',
    failed: 'Failed',
    refused: 'Proves nothing',
    disk: 'Disk',
    another: 'It is a medium of another device:',
    tray: 'No known medium: the proof waits in “Proofs without a medium”.',
    again: 'This file was dropped before.',
    media: 'Media of the device',
    attest: 'Erased before two people',
    destroy: 'Destroyed',
    remove: 'Taken out of the device',
    allDone: 'No medium holds data any more.',
    goOn: 'Go on',
    complete: 'Also say that all media are listed: “List the disks”.',
    unsigned: 'The signature of the report was not checked.',
    hasSerial: 'It has a serial: its log is needed.',
  },
}
