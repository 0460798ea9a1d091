import type { Texts } from '../../i18n.tsx'

/** The words of the inventory of media. */
export const inventoryText: Texts<
  Record<
    | 'file'
    | 'fileHelp'
    | 'read'
    | 'listed'
    | 'noneYet'
    | 'add'
    | 'kind'
    | 'serial'
    | 'serialHelp'
    | 'model'
    | 'size'
    | 'sizeHelp'
    | 'sizeWrong'
    | 'save'
    | 'added'
    | 'complete'
    | 'completeHelp'
    | 'declared'
    | 'none'
    | 'noneHelp'
    | 'statement'
    | 'statementHelp'
    | 'sayNone'
    | 'warning'
    | 'identity'
    | 'category'
    | 'placeholder'
    | 'controller'
    | 'noDisk'
    | 'noSize'
    | 'cut'
    | 'disappeared'
    | 'destroyed'
    | 'twice'
    | 'hours'
    | 'smart'
    | 'batteryUnknown'
    | 'part'
    | 'unmatched'
    | 'unfit'
    | 'battery'
    | 'maker'
    | 'ofModel'
    | 'ofSerial'
    | 'ofBoard'
    | 'ofMemory'
    | 'ofDisk',
    string
  > & { found: (n: number) => string }
> = {
  fr: {
    file: 'Fichier d’inventaire',
    fileHelp:
      'Ceux de la clé d’inventaire (lshw, smartctl, batterie…). Sinon, ajoutez chaque support à la main.',
    read: 'Inventaire lu',
    listed: 'Supports listés',
    noneYet: 'Aucun support listé pour le moment.',
    add: 'Ajouter un support à la main',
    kind: 'Quel support ?',
    serial: 'Son numéro de série',
    serialHelp: 'Lu sur le support lui-même. Laissez vide s’il n’en a pas.',
    model: 'Son modèle (facultatif)',
    size: 'Sa capacité en Go (facultatif)',
    sizeHelp: 'Celle qui est imprimée, par exemple 256',
    sizeWrong: 'Écrivez un nombre de gigaoctets, par exemple 256',
    save: 'Ajouter ce support',
    added: 'Support ajouté',
    complete: 'Tout est listé',
    completeHelp:
      'Vous avez regardé dans l’appareil : disque, SSD, NVMe, carte SD. Votre nom est gardé avec cette déclaration.',
    declared: 'Quelqu’un a déjà déclaré que tout est listé.',
    none: 'Il n’y a aucun support',
    noneHelp: 'Votre nom est gardé avec cette déclaration.',
    statement: 'Comment le savez-vous ?',
    statementHelp: 'Par exemple : « Ouvert et regardé : l’emplacement du disque est vide. »',
    sayNone: 'Déclarer : aucun support',
    warning: 'À vérifier',
    identity: 'Le fichier ne dit pas la même chose que ce qui était noté',
    category: 'Le fichier décrit un appareil d’une autre catégorie',
    placeholder: 'Un numéro de série du fichier n’est pas un vrai numéro',
    controller: 'Il y a une prise de disque sans disque vu : regardez dans l’appareil',
    noDisk: 'Le fichier ne voit aucun disque : regardez dans l’appareil',
    noSize: 'La capacité d’un disque n’est pas dite',
    cut: 'Le fichier était trop long : la fin n’a pas été lue',
    disappeared: 'Un support connu n’est plus là : cherchez-le',
    destroyed: 'Un support noté détruit est pourtant vu',
    twice: 'Un disque est listé deux fois dans le fichier',
    hours: 'Un disque compte des heures impossibles : elles ne sont pas gardées',
    smart: 'L’état d’un disque n’a pas pu être lu',
    batteryUnknown: 'L’usure de la batterie n’est pas connue',
    part: 'Une partie du fichier n’a pas pu être lue',
    unmatched: 'Un disque du fichier n’est pas dans cet appareil',
    unfit: 'Un disque est hors d’usage : effacez-le, puis retirez-le',
    battery: 'Batterie : ',
    maker: 'marque',
    ofModel: 'modèle',
    ofSerial: 'numéro de série',
    ofBoard: 'carte mère',
    ofMemory: 'mémoire',
    ofDisk: 'disque',
    found: (n) => (n < 2 ? `${n} support vu.` : `${n} supports vus.`),
  },
  en: {
    file: 'Inventory file',
    fileHelp:
      'Those of the inventory key (lshw, smartctl, battery…). Else add each medium by hand.',
    read: 'Inventory read',
    listed: 'Media listed',
    noneYet: 'No medium listed yet.',
    add: 'Add a medium by hand',
    kind: 'Which medium?',
    serial: 'Its serial',
    serialHelp: 'Read on the medium itself. Leave empty when it has none.',
    model: 'Its model (optional)',
    size: 'Its capacity in GB (optional)',
    sizeHelp: 'As printed, for example 256',
    sizeWrong: 'Write a number of gigabytes, for example 256',
    save: 'Add this medium',
    added: 'Medium added',
    complete: 'Everything is listed',
    completeHelp:
      'You looked into the device: disk, SSD, NVMe, SD card. Your name is kept with this statement.',
    declared: 'Somebody stated already that everything is listed.',
    none: 'There is no medium',
    noneHelp: 'Your name is kept with this statement.',
    statement: 'How do you know?',
    statementHelp: 'For example: “Opened and looked: the disk’s place is empty.”',
    sayNone: 'State: no medium',
    warning: 'To check',
    identity: 'The file does not say what was noted',
    category: 'The file describes a device of another category',
    placeholder: 'A serial number in the file is not a real one',
    controller: 'There is a disk socket without a disk seen: look into the device',
    noDisk: 'The file sees no disk: look into the device',
    noSize: 'The capacity of a disk is not said',
    cut: 'The file was too long: its end was not read',
    disappeared: 'A known medium is no longer there: look for it',
    destroyed: 'A medium noted as destroyed is seen all the same',
    twice: 'A disk is listed twice in the file',
    hours: 'A disk counts impossible hours: they are not kept',
    smart: 'The state of a disk could not be read',
    batteryUnknown: 'The wear of the battery is not known',
    part: 'A part of the file could not be read',
    unmatched: 'A disk of the file is not in this device',
    unfit: 'A disk is worn out: erase it, then take it out',
    battery: 'Battery: ',
    maker: 'maker',
    ofModel: 'model',
    ofSerial: 'serial',
    ofBoard: 'motherboard',
    ofMemory: 'memory',
    ofDisk: 'disk',
    found: (n) => (n === 1 ? '1 medium seen.' : `${n} media seen.`),
  },
}
