import type { Texts } from '../i18n.tsx'

export const partTypes = [
  'ram',
  'battery',
  'charger',
  'screen',
  'keyboard',
  'powerSupply',
  'motherboard',
  'processor',
  'graphics',
  'fan',
  'network',
  'case',
  'cable',
  'other',
] as const
export type PartType = (typeof partTypes)[number]
/** What a part of a type often weighs, in grams: proposed, and said to be so. */
export const usualGrams: Record<PartType, number> = {
  ram: 10,
  battery: 300,
  charger: 250,
  screen: 450,
  keyboard: 180,
  powerSupply: 1200,
  motherboard: 350,
  processor: 40,
  graphics: 500,
  fan: 40,
  network: 6,
  case: 600,
  cable: 50,
  other: 100,
}

/** The words of parts, where they come out of a device or go into one. */
export const partsText: Texts<
  Record<
    | 'parts'
    | 'type'
    | 'grams'
    | 'gramsHelp'
    | 'fits'
    | 'fitsHelp'
    | 'keep'
    | 'waste'
    | 'what'
    | 'label'
    | 'labelHelp'
    | 'add'
    | 'remove'
    | 'media'
    | 'mediaHelp'
    | 'noMedia'
    | 'carcass'
    | 'carcassHelp'
    | 'rest'
    | 'takeRest'
    | 'dismantle'
    | 'fromStock'
    | 'fromStockHelp'
    | 'scan'
    | 'scanHelp'
    | 'notThere'
    | 'takenOut'
    | 'takenOutHelp',
    string
  > & {
    types: Record<PartType, string>
    sum: (total: string, device: string, gap: string) => string
  }
> = {
  fr: {
    parts: 'Pièces',
    type: 'Pièce',
    grams: 'Masse en grammes',
    gramsHelp: 'Proposée : pesez-la.',
    fits: 'Va avec (facultatif)',
    fitsHelp: 'Par exemple : DDR4 SODIMM, 65 W USB-C',
    keep: 'Gardée',
    waste: 'Jetée (D3E)',
    what: 'Que devient-elle ?',
    label: 'Étiquette collée (facultatif)',
    labelHelp: 'Scannez l’étiquette neuve que vous avez collée dessus.',
    add: 'Ajouter une pièce',
    remove: 'Enlever cette ligne',
    media: 'Supports retirés',
    mediaHelp: 'Masse de chacun, en grammes.',
    noMedia: 'Aucun support n’a été retiré de cet appareil.',
    carcass: 'Masse de la carcasse, en grammes',
    carcassHelp: 'Ce qui reste : c’est un déchet D3E.',
    rest: 'Reste',
    takeRest: 'Mettre le reste (proposé)',
    dismantle: 'Démonter',
    fromStock: 'Pièces posées',
    fromStockHelp: 'Cochez celles que vous avez prises dans le stock de ce site.',
    scan: 'Scannez une pièce',
    scanHelp: 'Si elle porte une étiquette.',
    notThere: 'Cette pièce n’est pas en stock ici.',
    takenOut: 'Pièces retirées',
    takenOutHelp: 'Ce que vous avez enlevé de l’appareil : gardé ou jeté.',
    types: {
      ram: 'Barrette mémoire',
      battery: 'Batterie',
      charger: 'Chargeur',
      screen: 'Écran',
      keyboard: 'Clavier',
      powerSupply: 'Alimentation',
      motherboard: 'Carte mère',
      processor: 'Processeur',
      graphics: 'Carte graphique',
      fan: 'Ventilateur',
      network: 'Carte réseau',
      case: 'Boîtier, coque',
      cable: 'Câble',
      other: 'Autre pièce',
    },
    sum: (total, device, gap) => `${total} listés pour un appareil de ${device} (écart ${gap}).`,
  },
  en: {
    parts: 'Parts',
    type: 'Part',
    grams: 'Mass in grams',
    gramsHelp: 'Proposed: weigh it.',
    fits: 'Goes with (optional)',
    fitsHelp: 'For example: DDR4 SODIMM, 65 W USB-C',
    keep: 'Kept',
    waste: 'Thrown away (D3E)',
    what: 'What becomes of it?',
    label: 'Label stuck on it (optional)',
    labelHelp: 'Scan the new label that you stuck on it.',
    add: 'Add a part',
    remove: 'Take this line away',
    media: 'Media taken out',
    mediaHelp: 'The mass of each, in grams.',
    noMedia: 'No medium was taken out of this device.',
    carcass: 'Mass of the carcass, in grams',
    carcassHelp: 'What remains: it is D3E waste.',
    rest: 'Rest',
    takeRest: 'Put the rest (proposed)',
    dismantle: 'Dismantle',
    fromStock: 'Parts fitted',
    fromStockHelp: 'Tick those that you took from the stock of this site.',
    scan: 'Scan a part',
    scanHelp: 'If it bears a label.',
    notThere: 'This part is not in stock here.',
    takenOut: 'Parts taken out',
    takenOutHelp: 'What you took out of the device: kept or thrown away.',
    types: {
      ram: 'Memory module',
      battery: 'Battery',
      charger: 'Charger',
      screen: 'Screen',
      keyboard: 'Keyboard',
      powerSupply: 'Power supply',
      motherboard: 'Motherboard',
      processor: 'Processor',
      graphics: 'Graphics card',
      fan: 'Fan',
      network: 'Network card',
      case: 'Case',
      cable: 'Cable',
      other: 'Other part',
    },
    sum: (total, device, gap) => `${total} listed for a device of ${device} (gap ${gap}).`,
  },
}
