import type { Texts } from '../../i18n.tsx'

/** The words of the proofs that match no medium. */
export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'none'
    | 'log'
    | 'unknownTool'
    | 'serial'
    | 'noSerial'
    | 'host'
    | 'depositedBy'
    | 'why'
    | 'file'
    | 'link'
    | 'linkHelp'
    | 'dismiss'
    | 'scan'
    | 'scanHelp'
    | 'media'
    | 'noMedium'
    | 'match'
    | 'noMatch'
    | 'reason'
    | 'doLink'
    | 'linked'
    | 'dismissed'
    | 'dismissHelp'
    | 'openDevice'
    | 'show'
    | 'waiting'
    | 'aside'
    | 'noneAside'
    | 'asideBy',
    string
  > & {
    verdicts: Record<'erased' | 'failed' | 'refused', string>
    links: Record<'declaredLater' | 'ambiguous' | 'wrongDevice' | 'serialCorrected', string>
    dismissals: Record<'testRun' | 'otherWorkshop' | 'notOurs' | 'duplicate' | 'unreadable', string>
  }
> = {
  fr: {
    title: 'Preuves sans support',
    lead: 'Ces journaux d’effacement ne correspondent à aucun disque connu. Rattachez-les, ou écartez-les.',
    none: 'Aucune preuve en attente. Un journal dont le numéro de série est inconnu arrive ici.',
    log: 'Journal',
    unknownTool: 'outil inconnu',
    serial: 'Numéro de série du disque',
    noSerial: 'non dit dans le journal',
    host: 'Machine de l’effacement',
    depositedBy: 'Déposé par',
    why: 'Pourquoi il attend',
    file: 'Voir le journal',
    link: 'Rattacher à un disque',
    linkHelp: 'Le journal est jugé à nouveau : son numéro de série doit être celui du disque.',
    dismiss: 'Écarter',
    scan: 'Appareil du disque',
    scanHelp: 'Scannez son étiquette.',
    media: 'Quel disque ?',
    noMedium:
      'Aucun disque n’est listé dans cet appareil. Faites d’abord son inventaire à l’établi.',
    match: 'même numéro de série',
    noMatch: 'autre numéro de série',
    reason: 'Pourquoi ?',
    doLink: 'Rattacher',
    linked: 'Preuve rattachée',
    dismissed: 'Preuve écartée',
    dismissHelp: 'Le fichier reste gardé. La preuve ne servira à aucun disque.',
    openDevice: 'Ouvrir l’appareil',
    show: 'Montrer',
    waiting: 'Celles qui attendent',
    aside: 'Celles qui sont écartées',
    noneAside: 'Aucune preuve n’a été écartée.',
    asideBy: 'Écartée par',
    verdicts: { erased: 'Effacé', failed: 'Échec', refused: 'Ne prouve rien encore' },
    links: {
      declaredLater: 'Le disque a été listé après',
      ambiguous: 'Plusieurs disques possibles',
      wrongDevice: 'Rattaché au mauvais appareil',
      serialCorrected: 'Le numéro de série a été corrigé',
    },
    dismissals: {
      testRun: 'C’était un essai',
      otherWorkshop: 'Disque d’un autre atelier',
      notOurs: 'Pas un de nos disques',
      duplicate: 'Déjà déposé',
      unreadable: 'Journal illisible',
    },
  },
  en: {
    title: 'Proofs without a medium',
    lead: 'These erasure logs match no known disk. Link them, or set them aside.',
    none: 'No proof waits. A log whose serial is unknown arrives here.',
    log: 'Log',
    unknownTool: 'unknown tool',
    serial: 'Serial of the disk',
    noSerial: 'not said in the log',
    host: 'Machine of the erasure',
    depositedBy: 'Deposited by',
    why: 'Why it waits',
    file: 'See the log',
    link: 'Link to a disk',
    linkHelp: 'The log is judged again: its serial must be that of the disk.',
    dismiss: 'Set aside',
    scan: 'Device of the disk',
    scanHelp: 'Scan its label.',
    media: 'Which disk?',
    noMedium: 'No disk is listed in this device. List its disks at the bench first.',
    match: 'same serial',
    noMatch: 'another serial',
    reason: 'Why?',
    doLink: 'Link',
    linked: 'Proof linked',
    dismissed: 'Proof set aside',
    dismissHelp: 'The file is kept. The proof will serve no disk.',
    openDevice: 'Open the device',
    show: 'Show',
    waiting: 'Those that wait',
    aside: 'Those set aside',
    noneAside: 'No proof was set aside.',
    asideBy: 'Set aside by',
    verdicts: { erased: 'Erased', failed: 'Failed', refused: 'Proves nothing yet' },
    links: {
      declaredLater: 'The disk was listed later',
      ambiguous: 'Several disks possible',
      wrongDevice: 'Linked to the wrong device',
      serialCorrected: 'The serial was corrected',
    },
    dismissals: {
      testRun: 'It was a trial',
      otherWorkshop: 'A disk of another workshop',
      notOurs: 'Not one of our disks',
      duplicate: 'Already deposited',
      unreadable: 'The log cannot be read',
    },
  },
}
