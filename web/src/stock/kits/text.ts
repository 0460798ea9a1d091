import type { Texts } from '../../i18n.tsx'

/** The words of the desktop sets. */
export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'see'
    | 'scanKit'
    | 'scanKitHelp'
    | 'kit'
    | 'whole'
    | 'undone'
    | 'undoneAt'
    | 'members'
    | 'accessories'
    | 'class'
    | 'site'
    | 'print'
    | 'labelHelp'
    | 'dissolve'
    | 'dissolveAsk'
    | 'dissolved'
    | 'make'
    | 'makeHelp'
    | 'scan'
    | 'scanHelp'
    | 'take'
    | 'ownLabel'
    | 'ownLabelHelp',
    string
  > & { made: (tag: string) => string }
> = {
  fr: {
    title: 'Ensembles',
    lead: 'Une unité centrale, un écran et ses accessoires, vendus ensemble sous une seule étiquette.',
    see: 'Voir un ensemble',
    scanKit: 'Étiquette de l’ensemble',
    scanKitHelp: 'Scannez l’étiquette de l’ensemble, pas celle d’un de ses appareils.',
    kit: 'Ensemble',
    whole: 'Complet',
    undone: 'Défait',
    undoneAt: 'Défait le',
    members: 'Appareils',
    accessories: 'Accessoires',
    class: 'Classe',
    site: 'Site',
    print: 'Imprimer son étiquette',
    labelHelp: 'Collez l’étiquette de l’ensemble bien en vue : c’est elle que la caisse scanne.',
    dissolve: 'Défaire l’ensemble',
    dissolveAsk: 'Ses appareils redeviennent seuls. Son étiquette ne servira plus.',
    dissolved: 'Ensemble défait',
    make: 'Composer un ensemble',
    makeHelp: 'Une unité centrale et au moins un écran, validés, au même endroit.',
    scan: 'Appareil de l’ensemble',
    scanHelp: 'Scannez chaque appareil, l’un après l’autre.',
    take: 'Retirer',
    ownLabel: 'Étiquette de l’ensemble (facultatif)',
    ownLabelHelp: 'Scannez une étiquette neuve. Sans elle, un code est créé : vous l’imprimerez.',
    made: (tag) => `Ensemble ${tag} composé`,
  },
  en: {
    title: 'Sets',
    lead: 'A desktop, a monitor and accessories, sold together under one label.',
    see: 'See a set',
    scanKit: 'Label of the set',
    scanKitHelp: 'Scan the label of the set, not that of one of its devices.',
    kit: 'Set',
    whole: 'Whole',
    undone: 'Undone',
    undoneAt: 'Undone on',
    members: 'Devices',
    accessories: 'Accessories',
    class: 'Class',
    site: 'Site',
    print: 'Print its label',
    labelHelp: 'Stick the label of the set in sight: the till scans that one.',
    dissolve: 'Undo the set',
    dissolveAsk: 'Its devices are on their own again. Its label will serve no more.',
    dissolved: 'Set undone',
    make: 'Make a set',
    makeHelp: 'A desktop and at least one monitor, released, at the same place.',
    scan: 'Device of the set',
    scanHelp: 'Scan each device, one after the other.',
    take: 'Take off',
    ownLabel: 'Label of the set (optional)',
    ownLabelHelp: 'Scan a new label. Without it, a code is made: you print it.',
    made: (tag) => `Set ${tag} made`,
  },
}
