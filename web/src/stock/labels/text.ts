import { plural, type Texts } from '../../i18n.tsx'

/** The words of the labels' screens. */
export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'new'
    | 'newHelp'
    | 'count'
    | 'make'
    | 'again'
    | 'againHelp'
    | 'scan'
    | 'take'
    | 'makeAgain'
    | 'past'
    | 'none'
    | 'made'
    | 'paper'
    | 'kind'
    | 'blank'
    | 'known'
    | 'print'
    | 'commands'
    | 'scanner'
    | 'unknown'
    | 'printTitle'
    | 'sheet'
    | 'sheetHelp'
    | 'from'
    | 'fromHelp'
    | 'pdf'
    | 'roll'
    | 'rollHelp'
    | 'zpl'
    | 'zplPaper'
    | 'browser'
    | 'browserHelp'
    | 'first'
    | 'last'
    | 'show'
    | 'range'
    | 'notPlace',
    string
  > & { labels: (n: number) => string; rowTitle: (n: number, day: string) => string }
> = {
  fr: {
    title: 'Étiquettes',
    lead: 'Une étiquette neuve attend son appareil. On la colle et on la scanne à la réception.',
    new: 'Étiquettes neuves',
    newHelp: 'Faites-en d’avance : une planche ou deux par tournée.',
    count: 'Combien d’étiquettes ?',
    make: 'Préparer les étiquettes',
    again: 'Refaire une étiquette abîmée',
    againHelp:
      'Scannez ou tapez le code de l’appareil ou de l’ensemble : le même code est imprimé.',
    scan: 'Code à réimprimer',
    take: 'Retirer',
    makeAgain: 'Préparer ces étiquettes',
    past: 'Déjà préparées',
    none: 'Aucune étiquette préparée. Faites une première planche ci-dessus.',
    made: 'Préparées le',
    paper: 'Papier',
    kind: 'Pour',
    blank: 'Appareils à venir',
    known: 'Appareils connus',
    print: 'Imprimer',
    commands: 'Cartes de commande',
    scanner: 'Essai du lecteur',
    unknown: 'Ces étiquettes sont introuvables. Elles sont peut-être d’un autre organisme.',
    printTitle: 'Imprimer des étiquettes',
    sheet: 'Sur des planches A4',
    sheetHelp: 'Un fichier PDF, à imprimer à 100 %, sans marges.',
    from: 'Première place libre de la planche',
    fromHelp: 'Comptez de gauche à droite, puis ligne par ligne. 1 pour une planche entière.',
    pdf: 'Ouvrir le PDF',
    roll: 'Sur une imprimante à étiquettes (ZPL)',
    rollHelp: 'Un fichier pour les imprimantes Zebra et compatibles.',
    zpl: 'Télécharger le ZPL',
    zplPaper: 'Rouleau',
    browser: 'Depuis ce navigateur',
    browserHelp:
      'Une étiquette par page, à sa vraie taille : pour une imprimante à étiquettes branchée à ce poste.',
    first: 'De la',
    last: 'à la',
    show: 'Montrer et imprimer',
    range: 'Jusqu’à 100 étiquettes à la fois, dans l’ordre.',
    notPlace: 'Cette place n’est pas sur la planche.',
    labels: (n) => `${n} ${plural('fr', n, 'étiquette', 'étiquettes')}`,
    rowTitle: (n, day) => `${n} ${plural('fr', n, 'étiquette', 'étiquettes')} du ${day}`,
  },
  en: {
    title: 'Labels',
    lead: 'A new label waits for its device. It is stuck and scanned at reception.',
    new: 'New labels',
    newHelp: 'Make some ahead: a sheet or two for each round.',
    count: 'How many labels?',
    make: 'Prepare the labels',
    again: 'Make a damaged label again',
    againHelp: 'Scan or type the code of the device or set: the same code is printed.',
    scan: 'Code to print again',
    take: 'Take off',
    makeAgain: 'Prepare these labels',
    past: 'Already prepared',
    none: 'No label prepared. Make a first sheet above.',
    made: 'Prepared on',
    paper: 'Paper',
    kind: 'For',
    blank: 'Devices to come',
    known: 'Known devices',
    print: 'Print',
    commands: 'Command cards',
    scanner: 'Scanner test',
    unknown: 'These labels cannot be found. They may be of another organisation.',
    printTitle: 'Print labels',
    sheet: 'On A4 sheets',
    sheetHelp: 'A PDF file, to print at 100 %, without margins.',
    from: 'First free place of the sheet',
    fromHelp: 'Count from left to right, then row by row. 1 for a whole sheet.',
    pdf: 'Open the PDF',
    roll: 'On a label printer (ZPL)',
    rollHelp: 'A file for Zebra printers and the like.',
    zpl: 'Download the ZPL',
    zplPaper: 'Roll',
    browser: 'From this browser',
    browserHelp:
      'One label a page, at its true size: for a label printer plugged into this computer.',
    first: 'From',
    last: 'to',
    show: 'Show and print',
    range: 'Up to 100 labels at a time, in order.',
    notPlace: 'This place is not on the sheet.',
    labels: (n) => `${n} ${plural('en', n, 'label', 'labels')}`,
    rowTitle: (n, day) => `${n} ${plural('en', n, 'label', 'labels')} of ${day}`,
  },
}
