import type { Texts } from '../../i18n.tsx'

type Link = 'noSerial' | 'serialUnread' | 'ambiguous' | 'partOnly'
type Dismissal = 'notOurs' | 'duplicate' | 'testRun' | 'unreadable'
export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'drop'
    | 'dropHelp'
    | 'answers'
    | 'sending'
    | 'into'
    | 'waits'
    | 'before'
    | 'tray'
    | 'none'
    | 'of'
    | 'serial'
    | 'disks'
    | 'unknown'
    | 'when'
    | 'link'
    | 'doLink'
    | 'dismiss'
    | 'scan'
    | 'scanHelp'
    | 'why'
    | 'linked'
    | 'dismissed'
    | 'dismissHelp',
    string
  > & { links: Record<Link, string>; dismissals: Record<Dismissal, string> }
> = {
  fr: {
    title: 'Relevés de matériel',
    lead: 'Déposez les fichiers de la clé USB : chacun va dans l’appareil qui porte son numéro de série.',
    drop: 'Fichiers de relevé',
    dropHelp:
      'lshw, smartctl, GLPI, eReuse, inxi, dmidecode, batterie… Le contenu est reconnu, pas le nom.',
    answers: 'Réponse pour chaque fichier',
    sending: 'envoi…',
    into: 'lu dans l’appareil',
    waits: 'aucun appareil trouvé : le relevé attend ci-dessous',
    before: 'déjà reçu',
    tray: 'Relevés sans appareil',
    none: 'Aucun relevé n’attend.',
    of: 'Machine',
    serial: 'Numéro de série',
    disks: 'Disques',
    unknown: 'Machine non nommée',
    when: 'Reçu',
    link: 'C’est cet appareil…',
    doLink: 'Lire dans cet appareil',
    dismiss: 'Écarter',
    scan: 'Scannez l’appareil',
    scanHelp: 'Son étiquette, ou son numéro de série.',
    why: 'Pourquoi ?',
    linked: 'Relevé lu dans l’appareil',
    dismissed: 'Relevé écarté',
    dismissHelp: 'Ce qu’il disait reste gardé, avec votre motif.',
    links: {
      noSerial: 'La machine n’a pas de numéro de série',
      serialUnread: 'Le numéro de l’appareil n’était pas noté',
      ambiguous: 'Plusieurs appareils portent ce numéro',
      partOnly: 'Le relevé est celui d’une pièce (disque, batterie)',
    },
    dismissals: {
      notOurs: 'Ce n’est pas un de nos appareils',
      duplicate: 'Déjà lu autrement',
      testRun: 'C’était un essai',
      unreadable: 'Il ne dit rien d’utile',
    },
  },
  en: {
    title: 'Hardware reports',
    lead: 'Drop the files of the USB stick: each goes into the device that bears its serial.',
    drop: 'Report files',
    dropHelp:
      'lshw, smartctl, GLPI, eReuse, inxi, dmidecode, battery… The content is recognised, not the name.',
    answers: 'The answer for each file',
    sending: 'sending…',
    into: 'read into device',
    waits: 'no device found: the report waits below',
    before: 'already received',
    tray: 'Reports without a device',
    none: 'No report waits.',
    of: 'Machine',
    serial: 'Serial',
    disks: 'Disks',
    unknown: 'Machine not named',
    when: 'Received',
    link: 'It is this device…',
    doLink: 'Read it into this device',
    dismiss: 'Set aside',
    scan: 'Scan the device',
    scanHelp: 'Its label, or its serial.',
    why: 'Why?',
    linked: 'Report read into the device',
    dismissed: 'Report set aside',
    dismissHelp: 'What it said is kept, with your reason.',
    links: {
      noSerial: 'The machine has no serial',
      serialUnread: 'The device’s serial was not noted',
      ambiguous: 'Several devices bear this serial',
      partOnly: 'The report is of a part (disk, battery)',
    },
    dismissals: {
      notOurs: 'It is none of our devices',
      duplicate: 'Read already in another way',
      testRun: 'It was a try',
      unreadable: 'It says nothing useful',
    },
  },
}
