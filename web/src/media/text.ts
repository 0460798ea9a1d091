import type { Texts } from '../i18n.tsx'

type Words = Record<
  | 'title'
  | 'lead'
  | 'drop'
  | 'list'
  | 'holds'
  | 'every'
  | 'site'
  | 'everySite'
  | 'none'
  | 'from'
  | 'since'
  | 'asked'
  | 'toDo'
  | 'fit'
  | 'fitHelp'
  | 'device'
  | 'scanHelp'
  | 'destroy'
  | 'other',
  string
> & {
  next: Record<'erase' | 'fit' | 'destroy' | 'nothing', string>
  fitted: (device: string) => string
}

/** The words of the media in stock. */
export const text: Texts<Words> = {
  fr: {
    title: 'Supports en stock',
    lead: 'Les disques retirés de leur appareil. Tant qu’un disque n’est pas effacé ou détruit, il garde les données de quelqu’un.',
    drop: 'Déposer un journal d’effacement',
    list: 'En stock',
    holds: 'Ce qu’ils contiennent',
    every: 'Tous, sauf les détruits',
    site: 'Site',
    everySite: 'Tous les sites',
    none: 'Aucun support ici. Un disque retiré d’un appareil arrive dans cette liste.',
    from: 'Vient de',
    since: 'Retiré le',
    asked: 'Le donateur demande',
    toDo: 'À faire',
    fit: 'Monter dans un appareil',
    fitHelp: 'L’appareil est trié, à effacer, effacé ou à réparer. Il est sur le même site.',
    device: 'Quel appareil ?',
    scanHelp: 'Scannez son étiquette.',
    destroy: 'Noter sa destruction',
    other: 'Détruire plutôt',
    next: {
      erase: 'L’effacer au banc, puis déposer son journal ci-dessus.',
      fit: 'Il est effacé : il peut servir dans un autre appareil.',
      destroy: 'Le détruire, à deux, avec une photo.',
      nothing: 'Plus rien : il est détruit.',
    },
    fitted: (device) => `Support monté dans ${device}`,
  },
  en: {
    title: 'Media in stock',
    lead: 'The disks taken out of their device. Until a disk is erased or destroyed, it keeps somebody’s data.',
    drop: 'Drop an erasure log',
    list: 'In stock',
    holds: 'What they hold',
    every: 'All but those destroyed',
    site: 'Site',
    everySite: 'All sites',
    none: 'No medium here. A disk taken out of a device comes to this list.',
    from: 'Comes from',
    since: 'Taken out on',
    asked: 'The donor asks',
    toDo: 'To do',
    fit: 'Fit into a device',
    fitHelp: 'The device is sorted, to erase, erased or to repair. It is at the same site.',
    device: 'Which device?',
    scanHelp: 'Scan its label.',
    destroy: 'Note its destruction',
    other: 'Destroy it instead',
    next: {
      erase: 'Erase it at the bench, then drop its log above.',
      fit: 'It is erased: it can serve in another device.',
      destroy: 'Destroy it, by two people, with a photo.',
      nothing: 'Nothing more: it is destroyed.',
    },
    fitted: (device) => `Medium fitted into ${device}`,
  },
}
