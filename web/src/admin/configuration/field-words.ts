import type { Language } from '../../i18n.tsx'

type Word = readonly [fr: string, en: string]
const at = (l: Language) => (l === 'fr' ? 0 : 1)

/** What each field of a value is called: by its whole path where the name alone would not say it, else by its name. */
const labels: Record<string, Word> = {
  // Prices and money.
  'ceiling.cents': ['Plafond de prix', 'Price ceiling'],
  'priceFloor.cents': ['Prix plancher', 'Price floor'],
  'price.listCents': ['Prix affiché', 'List price'],
  'price.percentOff': ['Remise selon le palier', 'Off by tier'],
  'price.percentOff.T1': ['Remise au palier 1', 'Off at tier 1'],
  'price.percentOff.T2': ['Remise au palier 2', 'Off at tier 2'],
  'gradeDiscount.A': ['Remise pour un aspect A', 'Off for looks A'],
  'gradeDiscount.B': ['Remise pour un aspect B', 'Off for looks B'],
  'gradeDiscount.C': ['Remise pour un aspect C', 'Off for looks C'],
  'gradeDiscount.D': ['Remise pour un aspect D', 'Off for looks D'],
  'publicGift.unitValueCents': ['Valeur unitaire au plus', 'Unit value at most'],
  'tillRules.varianceReasonCents': [
    'Écart de caisse qui demande un motif',
    'Till variance that asks for a reason',
  ],
  'tillRules.cashRefundApprovalCents': [
    'Remboursement en espèces qui demande un accord',
    'Cash refund that asks for approval',
  ],
  'tillRules.cashLimitCents': ['Paiement en espèces au plus', 'Cash payment at most'],
  'sellerVat.regime': ['Régime de TVA', 'VAT scheme'],
  'vatWording.mention': ['Mention sur le ticket', 'Mention on the ticket'],
  'vatWording.showVat': ['Montrer la TVA sur le ticket', 'Show the VAT on the ticket'],
  'guarantee.months': ['Durée de la garantie', 'Length of the guarantee'],
  'guarantee.presumptionMonths': [
    'Durée où le défaut est présumé d’origine',
    'Time for which a defect is presumed to be of origin',
  ],
  'guarantee.text': ['Texte sur le ticket', 'Text on the ticket'],
  // Categories, waste.
  'category.fr': ['Nom en français', 'Name in French'],
  'category.en': ['Nom en anglais', 'Name in English'],
  'category.defaultGrams': [
    'Masse retenue quand on ne pèse pas',
    'Mass taken when nothing is weighed',
  ],
  'category.usualGrams': ['Masse habituelle', 'Usual mass'],
  'category.usualGrams.min': ['Masse habituelle, au moins', 'Usual mass, at least'],
  'category.usualGrams.max': ['Masse habituelle, au plus', 'Usual mass, at most'],
  'category.reenClass': ['Catégorie de la loi REEN', 'Category of the REEN law'],
  'wasteCode.ewc': ['Code de la liste européenne', 'Code of the European list'],
  'wasteCode.hazardous': ['Déchet dangereux', 'Hazardous waste'],
  'wasteCode.label': ['Intitulé du code', 'Wording of the code'],
  'stage.targetHours': ['Attente à ne pas dépasser', 'Longest wait aimed at'],
  'stage.places': ['Places par site', 'Places of a site'],
  'dismantling.toleranceGrams': ['Écart permis, en grammes', 'Gap allowed, in grams'],
  'dismantling.tolerancePercent': ['Écart permis, en %', 'Gap allowed, in %'],
  'system.name': ['Nom du système', 'Name of the system'],
  'system.supportedUntil': ['Dernier jour des mises à jour', 'Last day of updates'],
  'system.licence': ['Demande une licence', 'Needs a licence'],
  'system.categories': ['Pour quelles catégories', 'For which categories'],
  // Workshop.
  'lock.fr': ['Nom en français', 'Name in French'],
  'lock.en': ['Nom en anglais', 'Name in English'],
  'lock.askFr': [
    'Ce que le donateur doit faire, en français',
    'What the donor has to do, in French',
  ],
  'lock.askEn': [
    'Ce que le donateur doit faire, en anglais',
    'What the donor has to do, in English',
  ],
  'dataBreach.notifyHours': [
    'Heures pour notifier la CNIL (72 au plus)',
    'Hours to tell the authority (72 at most)',
  ],
  'checklist.items': ['Points à contrôler', 'Points to check'],
  'checklist.items.fr': ['En français', 'In French'],
  'checklist.items.en': ['En anglais', 'In English'],
  'checklist.items.blocks': ['Un défaut empêche de valider', 'A fault forbids release'],
  'performanceFormula.ramTolerancePercent': [
    'Mémoire manquante tolérée',
    'Missing memory tolerated',
  ],
  'performanceFormula.ram': ['Points de mémoire', 'Points of memory'],
  'performanceFormula.ram.minGib': ['Mémoire à partir de', 'Memory from'],
  'performanceFormula.cpu': ['Points de processeur, par modèle', 'Points of processor, by model'],
  'performanceFormula.cpu.pattern': ['Modèle', 'Model'],
  'performanceFormula.cpuByCores': [
    'Points de processeur, par cœurs',
    'Points of processor, by cores',
  ],
  'performanceFormula.cpuByCores.minCores': ['Cœurs à partir de', 'Cores from'],
  'performanceFormula.disk': ['Points de disque', 'Points of disk'],
  'performanceFormula.disk.kind': ['Sorte de disque', 'Kind of disk'],
  'performanceFormula.disk.minGb': ['Taille à partir de', 'Size from'],
  'performanceFormula.classes': ['Classes', 'Classes'],
  'performanceFormula.classes.minPoints': ['Points à partir de', 'Points from'],
  'batteryCaps.caps': ['Capacité demandée pour chaque note', 'Capacity asked for each grade'],
  'batteryCaps.caps.minPercent': ['Capacité restante, au moins', 'Remaining capacity, at least'],
  'smartThresholds.leastFacts': [
    'Mesures qu’un disque doit donner',
    'Measures that a disk must give',
  ],
  'smartThresholds.hdd': ['Disque dur', 'Hard disk'],
  'smartThresholds.hdd.reallocated': ['Secteurs déplacés, au plus', 'Sectors moved, at most'],
  'smartThresholds.hdd.busyLoadCycles': [
    'Parcages des têtes qui excusent un secteur en attente',
    'Head loads that excuse a pending sector',
  ],
  'smartThresholds.hdd.oldHours': ['Âgé au-delà de (heures)', 'Old beyond (hours)'],
  'smartThresholds.hdd.slowSpinUp': [
    'Démarrage lent au-delà de (millisecondes)',
    'Slow start beyond (milliseconds)',
  ],
  'smartThresholds.hdd.fewPowerCycles': [
    'Peu d’allumages : au plus',
    'Seldom switched on: at most',
  ],
  'smartThresholds.hdd.oldStartStops': ['Âgé au-delà de (démarrages)', 'Old beyond (starts)'],
  'smartThresholds.flash': ['SSD, NVMe, eMMC', 'SSD, NVMe, eMMC'],
  'smartThresholds.flash.reallocated': ['Secteurs déplacés, au plus', 'Sectors moved, at most'],
  'smartThresholds.flash.pending': ['Secteurs en attente, au plus', 'Pending sectors, at most'],
  'smartThresholds.flash.wornPercent': ['Âgé à partir de cette usure', 'Old from this wear'],
  'smartThresholds.battery': ['Batterie', 'Battery'],
  'smartThresholds.battery.oldUnderPercent': [
    'Âgée sous cette capacité',
    'Old below this capacity',
  ],
  'smartThresholds.battery.failUnderPercent': [
    'Hors d’usage sous cette capacité',
    'To be thrown away below this capacity',
  ],
  'erasurePolicy.tools': ['Outils admis', 'Tools admitted'],
  'erasurePolicy.tools.tool': ['Outil', 'Tool'],
  'erasurePolicy.tools.minimumVersion': ['Version, au moins', 'Version, at least'],
  'erasurePolicy.techniques': ['Niveau atteint, par technique', 'Level reached, by technique'],
  'erasurePolicy.techniques.technique': ['Technique', 'Technique'],
  'erasurePolicy.techniques.verification': ['Vérification demandée', 'Verification asked'],
  'erasurePolicy.techniques.hdd': ['Sur un disque dur', 'On a hard disk'],
  'erasurePolicy.techniques.ssd': ['Sur un SSD', 'On an SSD'],
  'erasurePolicy.techniques.nvme': ['Sur un SSD NVMe', 'On an NVMe SSD'],
  'erasurePolicy.techniques.emmc': ['Sur une mémoire eMMC', 'On eMMC storage'],
  'erasurePolicy.techniques.unknown': ['Sur un support inconnu', 'On an unknown medium'],
  'erasurePolicy.methods': ['Méthodes admises', 'Methods accepted'],
  'erasurePolicy.methods.name': [
    'Nom de la méthode, comme l’outil l’écrit',
    'Name, as the tool writes it',
  ],
  'erasurePolicy.leastLevel': ['Niveau demandé', 'Level asked'],
  'erasurePolicy.leastLevel.hdd': ['Niveau pour un disque dur', 'Level for a hard disk'],
  'erasurePolicy.leastLevel.ssd': ['Niveau pour un SSD', 'Level for an SSD'],
  'erasurePolicy.leastLevel.nvme': ['Niveau pour un SSD NVMe', 'Level for an NVMe SSD'],
  'erasurePolicy.leastLevel.emmc': ['Niveau pour une mémoire eMMC', 'Level for eMMC storage'],
  'erasurePolicy.leastLevel.unknown': [
    'Niveau pour un support inconnu',
    'Level for an unknown medium',
  ],
  'erasurePolicy.clockToleranceHours': [
    'Décalage d’horloge toléré',
    'Difference of the clock tolerated',
  ],
  // Pages and papers.
  'notice.fr': ['Texte en français', 'Text in French'],
  'notice.en': ['Texte en anglais', 'Text in English'],
  'notice.mail': ['Adresse électronique à qui écrire', 'Mail address to write to'],
  'notice.url': ['Adresse d’une page', 'Address of a page'],
  'receiptForm.form': ['Numéro du formulaire', 'Number of the form'],
  'receiptForm.cerfa': ['Numéro Cerfa', 'Cerfa number'],
  'receiptForm.title': ['Titre imprimé', 'Printed title'],
  'receiptForm.giftsFrom': ['Pour les dons à partir du', 'For gifts from'],
  'receiptForm.labels': ['Libellés imprimés', 'Printed labels'],
  'receiptForm.labels.number': ['Libellé du numéro', 'Label of the number'],
  'receiptForm.labels.issuer': ['Libellé de l’émetteur', 'Label of the issuer'],
  'receiptForm.labels.name': ['Libellé du nom', 'Label of the name'],
  'receiptForm.labels.issuerNumber': [
    'Libellé du numéro de l’émetteur',
    'Label of the issuer’s number',
  ],
  'receiptForm.labels.address': ['Libellé de l’adresse', 'Label of the address'],
  'receiptForm.labels.object': ['Libellé de l’objet', 'Label of the object'],
  'receiptForm.labels.category': ['Libellé de la catégorie', 'Label of the category'],
  'receiptForm.labels.donor': ['Libellé du donateur', 'Label of the donor'],
  'receiptForm.labels.legalForm': ['Libellé de la forme juridique', 'Label of the legal form'],
  'receiptForm.labels.siren': ['Libellé du SIREN', 'Label of the SIREN'],
  'receiptForm.labels.inKind': ['Libellé du don en nature', 'Label of the gift in kind'],
  'receiptForm.labels.description': ['Libellé de la description', 'Label of the description'],
  'receiptForm.labels.cash': ['Libellé du don en argent', 'Label of the gift of money'],
  'receiptForm.labels.cashForm': [
    'Libellé de la forme du versement',
    'Label of the form of payment',
  ],
  'receiptForm.labels.inWords': ['Libellé de la somme en lettres', 'Label of the sum in words'],
  'receiptForm.labels.total': ['Libellé du total', 'Label of the total'],
  'receiptForm.labels.period': ['Libellé de la période', 'Label of the period'],
  'receiptForm.labels.signature': ['Libellé de la signature', 'Label of the signature'],
  'receiptForm.notes': ['Notes imprimées', 'Printed notes'],
  'receiptForm.categories': ['Catégories d’organismes', 'Categories of bodies'],
  'receiptForm.categories.code': ['Catégorie', 'Category'],
  'receiptForm.categories.group': ['Titre au-dessus', 'Heading above'],
  'receiptForm.categories.fr': ['Texte imprimé', 'Printed text'],
  'receiptForm.categories.needs': ['Ce que l’organisme doit préciser', 'What the body must state'],
  // By name alone.
  points: ['Points', 'Points'],
  class: ['Classe', 'Class'],
  grade: ['Note d’aspect', 'Cosmetic grade'],
  min: ['Au moins', 'At least'],
  max: ['Au plus', 'At most'],
  fr: ['En français', 'In French'],
  en: ['En anglais', 'In English'],
  text: ['Texte', 'Text'],
  cents: ['Montant', 'Amount'],
}

/** How to fill in a field, where its label does not suffice. */
const hints: Record<string, Word> = {
  'ceiling.cents': [
    'Sans montant, la vente d’un bien d’origine publique est bloquée.',
    'Without an amount, the sale of goods of public origin is blocked.',
  ],
  'category.defaultGrams': [
    'En grammes. Vide si l’on pèse toujours.',
    'In grams. Empty if always weighed.',
  ],
  'category.usualGrams.min': [
    'En grammes. Hors de ces limites, la masse est à confirmer.',
    'In grams. Outside these limits the mass must be confirmed.',
  ],
  'category.usualGrams.max': ['En grammes.', 'In grams.'],
  'category.reenClass': [
    'Selon le décret 2023-266. Vide si la loi ne vise pas cette catégorie.',
    'As in décret 2023-266. Empty if the law does not name this category.',
  ],
  'wasteCode.ewc': [
    'Six chiffres et deux espaces, sans étoile : 16 02 13',
    'Six digits and two spaces, without a star: 16 02 13',
  ],
  'stage.targetHours': [
    'En heures, nuits et fins de semaine comprises.',
    'In hours, nights and weekends included.',
  ],
  'system.supportedUntil': ['Vide si personne ne le sait.', 'Empty if nobody knows it.'],
  'stage.places': ['Vide si la place n’est pas comptée.', 'Empty if places are not counted.'],
  'checklist.items.blocks': [
    'Coché : si ce point est en défaut, l’appareil ne peut pas être mis en vente.',
    'Ticked: if this point fails, the device cannot be put on sale.',
  ],
  'performanceFormula.ramTolerancePercent': [
    'Un PC annonce souvent un peu moins que sa mémoire posée.',
    'A PC often reports a little less than the memory it has.',
  ],
  'performanceFormula.cpu.pattern': [
    '# pour un chiffre, * pour la suite : i5-8###*',
    '# for a digit, * for the rest: i5-8###*',
  ],
  'smartThresholds.hdd.reallocated': [
    'Un disque dur qui en a est suspect ; s’il en a plus, il est hors d’usage.',
    'A hard disk that has any is suspect; with more, it is to be thrown away.',
  ],
  'smartThresholds.hdd.fewPowerCycles': [
    'Un disque de serveur, lent à démarrer et peu allumé, n’est pas dit âgé pour ses heures.',
    'A server’s disk, slow to start and seldom switched on, is not called old for its hours.',
  ],
  'smartThresholds.leastFacts': [
    'Avec moins de mesures, on ne dit pas que le disque est bon.',
    'With fewer measures, the disk is not said to be good.',
  ],
  'erasurePolicy.tools.minimumVersion': [
    'Par exemple 0.34. Vide : c’est le support qui répond, la version n’importe pas.',
    'For example 0.34. Empty: the medium itself answers, the version does not matter.',
  ],
  'erasurePolicy.techniques.hdd': [
    '« Ne prouve rien » : cette technique n’a pas de sens sur ce support.',
    '“Proves nothing”: this technique means nothing on this medium.',
  ],
  'erasurePolicy.clockToleranceHours': [
    'Entre l’heure du rapport et la nôtre.',
    'Between the time of the report and ours.',
  ],
  'notice.fr': [
    'Sautez une ligne entre deux paragraphes.',
    'Leave an empty line between two paragraphs.',
  ],
  'notice.en': [
    'Sautez une ligne entre deux paragraphes.',
    'Leave an empty line between two paragraphs.',
  ],
  'notice.mail': [
    'Demandée pour les pages Contact et Sécurité.',
    'Asked for the pages Contact and Security.',
  ],
  'notice.url': ['Elle commence par https://', 'It begins with https://'],
  'guarantee.text': [
    'Une ou deux phrases : le ticket est étroit.',
    'A sentence or two: tickets are narrow.',
  ],
}

const choices: Record<string, Word> = {
  nwipe: ['nwipe', 'nwipe'],
  blancco: ['Blancco', 'Blancco'],
  hdparm: ['hdparm', 'hdparm'],
  'nvme-cli': ['nvme-cli', 'nvme-cli'],
  ereuse: ['eReuse Workbench', 'eReuse Workbench'],
  overwrite: ['Écrasement des données', 'Data overwritten'],
  securityErase: ['ATA Security Erase', 'ATA Security Erase'],
  securityEraseEnhanced: ['ATA Security Erase, renforcé', 'ATA Security Erase, enhanced'],
  sanitizeOverwrite: ['Sanitize : écrasement', 'Sanitize: overwrite'],
  sanitizeBlock: ['Sanitize : effacement par blocs', 'Sanitize: block erase'],
  sanitizeCrypto: ['Sanitize : effacement de la clé', 'Sanitize: crypto erase'],
  nvmeFormat: ['NVMe Format : données', 'NVMe Format: user data'],
  nvmeFormatCrypto: ['NVMe Format : clé', 'NVMe Format: key'],
  read: ['Relecture de la dernière passe', 'Last pass read back'],
  drive: ['Réponse du support', 'Answer of the medium'],
  'erasurePolicy.techniques.hdd.none': ['Ne prouve rien', 'Proves nothing'],
  'erasurePolicy.techniques.ssd.none': ['Ne prouve rien', 'Proves nothing'],
  'erasurePolicy.techniques.nvme.none': ['Ne prouve rien', 'Proves nothing'],
  'erasurePolicy.techniques.emmc.none': ['Ne prouve rien', 'Proves nothing'],
  'erasurePolicy.techniques.unknown.none': ['Ne prouve rien', 'Proves nothing'],
  clear: ['Effacement courant', 'Ordinary erasure'],
  purge: ['Effacement renforcé', 'Stronger erasure'],
  destroy: ['Destruction', 'Destruction'],
  hdd: ['Disque dur', 'Hard disk'],
  ssd: ['SSD', 'SSD'],
  nvme: ['SSD NVMe', 'NVMe SSD'],
  emmc: ['Mémoire eMMC', 'eMMC storage'],
  unknown: ['Inconnu', 'Unknown'],
  laptop: ['Ordinateur portable', 'Laptop'],
  desktop: ['Unité centrale', 'Desktop'],
  allInOne: ['Tout-en-un', 'All-in-one'],
  tablet: ['Tablette', 'Tablet'],
  smartphone: ['Smartphone', 'Smartphone'],
  EXO_261_7_1_B: [
    'Exonéré : organisme sans but lucratif (261-7-1°)',
    'Exempt: non-profit (261-7-1°)',
  ],
  FRANCHISE_293_B: ['Franchise en base (293 B)', 'Small business exemption (293 B)'],
  NORMAL_20: ['TVA à 20 %', 'VAT at 20 %'],
  MARGIN_297_A: ['TVA sur la marge (297 A)', 'VAT on the margin (297 A)'],
  P1: ['P1, la plus rapide', 'P1, the fastest'],
  P2: ['P2, moyenne', 'P2, medium'],
  P3: ['P3, la plus modeste', 'P3, the most modest'],
  A: ['A, comme neuf', 'A, as new'],
  B: ['B, bon état', 'B, good'],
  C: ['C, marqué', 'C, marked'],
  D: ['D, très marqué', 'D, much marked'],
  'category.reenClass.2': ['2 : appareils à écran', '2: screens and devices with one'],
  'category.reenClass.6': ['6 : petits équipements informatiques', '6: small IT equipment'],
  detail: ['une précision', 'a detail'],
  decree: ['la date d’un décret', 'the date of a decree'],
  officialJournal: ['la date du Journal officiel', 'the date of the Journal officiel'],
  rescrit: ['la date d’un rescrit', 'the date of a ruling'],
  associationLoi1901: ['Association loi 1901', 'Association of the law of 1901'],
  rup: ['Reconnue d’utilité publique', 'Recognised as of public utility'],
  rupAlsaceMoselle: ['Utilité publique, Alsace-Moselle', 'Public utility, Alsace-Moselle'],
  universityFoundation: ['Fondation universitaire', 'University foundation'],
  companyFoundation: ['Fondation d’entreprise', 'Company foundation'],
  museeDeFrance: ['Musée de France', 'Musée de France'],
  aidToPeople: ['Aide aux personnes en difficulté', 'Aid to people in need'],
  otherGeneralInterest: ['Autre intérêt général', 'Other general interest'],
  worshipAlsaceMoselle: ['Culte, Alsace-Moselle', 'Worship, Alsace-Moselle'],
  higherEducation: ['Enseignement supérieur', 'Higher education'],
  consularEducation: ['Enseignement consulaire', 'Education by chambers'],
  approvedResearch: ['Recherche agréée', 'Approved research'],
  performingArts: ['Spectacle vivant', 'Performing arts'],
  doctoralPatronage: ['Mécénat de doctorat', 'Patronage of doctorates'],
  worldExpo: ['Exposition universelle', 'World’s fair'],
  publicBroadcaster: ['Audiovisuel public', 'Public broadcaster'],
  publicBroadcasterArchive: ['Archives de l’audiovisuel', 'Broadcasting archive'],
  heritageFoundation: ['Fondation du patrimoine', 'Heritage foundation'],
  endowmentFund: ['Fonds de dotation', 'Endowment fund'],
  smeAid: ['Aide aux PME', 'Aid to small firms'],
  smeAidFoundation: ['Fondation d’aide aux PME', 'Foundation for small firms'],
  culturalGoods: ['Biens culturels', 'Cultural goods'],
  europeanBody: ['Organisme européen', 'European body'],
}

const empties: Record<string, Word> = {
  'ceiling.cents': ['Aucun : la vente est bloquée', 'None: the sale is blocked'],
  'category.defaultGrams': ['Toujours pesé', 'Always weighed'],
  'category.usualGrams': ['Sans limites', 'Without limits'],
  'category.reenClass': ['Non visée', 'Not named'],
  'receiptForm.categories.needs': ['rien', 'nothing'],
}

/** `minGib` as `Min gib`: for a field that has no words yet. */
export const readable = (name: string): string => {
  const plain = name
    .replace(/(Cents|Grams|Percent)$/, '')
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .toLowerCase()
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

const find = (table: Record<string, Word>, kind: string, path: readonly string[]) =>
  table[[kind, ...path].join('.')] ?? table[path.at(-1) ?? '']

/** The words of the fields of a kind, in one language. A path is made of names, without rows. */
export const fieldWords = (kind: string, l: Language) => ({
  label: (path: readonly string[]): string =>
    find(labels, kind, path)?.[at(l)] ?? readable(path.at(-1) ?? kind),
  hint: (path: readonly string[]): string | undefined => hints[[kind, ...path].join('.')]?.[at(l)],
  choice: (path: readonly string[], option: string): string =>
    (choices[[kind, ...path, option].join('.')] ?? choices[option])?.[at(l)] ?? option,
  nothing: (path: readonly string[]): string => empties[[kind, ...path].join('.')]?.[at(l)] ?? '—',
})
/** A choice on its own, for keys. */
export const choiceWord = (option: string, l: Language): string =>
  choices[option]?.[at(l)] ?? option
/** The fields that have words; a test holds every field of every kind against it. */
export const hasLabel = (kind: string, path: readonly string[]): boolean =>
  find(labels, kind, path) !== undefined
export const hasChoice = (kind: string, path: readonly string[], option: string): boolean =>
  (choices[[kind, ...path, option].join('.')] ?? choices[option]) !== undefined
