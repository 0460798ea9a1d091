import type { Texts } from '../i18n.tsx'

/** The words of the scan bench itself. */
export const text: Texts<
  Record<
    | 'title'
    | 'scan'
    | 'scanHelp'
    | 'none'
    | 'noneHelp'
    | 'reading'
    | 'badge'
    | 'noDevice'
    | 'unknownCommand'
    | 'cleared'
    | 'others'
    | 'next'
    | 'impossible'
    | 'undone'
    | 'whole'
    | 'yourCode'
    | 'notHere'
    | 'more'
    | 'less'
    | 'details',
    string
  >
> = {
  fr: {
    title: 'Atelier',
    scan: 'Scannez un appareil',
    scanHelp: 'L’étiquette ou le numéro de série.',
    none: 'Aucun appareil sur l’établi',
    noneHelp: 'Scannez son étiquette : sa fiche et la prochaine action s’affichent ici.',
    reading: 'Recherche de l’appareil…',
    badge:
      'C’est un badge, pas un appareil. Pour changer de personne, touchez le bouton du badge en haut.',
    noDevice: 'Scannez d’abord un appareil.',
    unknownCommand: 'Cette commande ne convient pas à cet appareil maintenant.',
    cleared: 'Établi libéré',
    others: 'Autres actions',
    next: 'Prochaine action',
    impossible: 'Impossible maintenant :',
    undone: 'Annulé : l’appareil est de nouveau comme avant',
    whole: 'Toute la fiche de l’appareil',
    yourCode: 'Votre code de témoin :',
    notHere: 'Selon le registre, cet appareil est à',
    more: 'Plus d’actions',
    less: 'Moins d’actions',
    details: 'Détails',
  },
  en: {
    title: 'Workshop',
    scan: 'Scan a device',
    scanHelp: 'Its label or its serial.',
    none: 'No device on the bench',
    noneHelp: 'Scan its label: what it is and the next action show here.',
    reading: 'Looking for the device…',
    badge: 'This is a badge, not a device. To change person, press the badge button at the top.',
    noDevice: 'First scan a device.',
    unknownCommand: 'This command does not fit this device now.',
    cleared: 'Bench cleared',
    others: 'Other actions',
    next: 'Next action',
    impossible: 'Not possible now:',
    undone: 'Undone: the device is as it was before',
    whole: 'All about this device',
    yourCode: 'Your witness code:',
    notHere: 'The register says that this device is at',
    more: 'More actions',
    less: 'Fewer actions',
    details: 'Details',
  },
}
