import type { ConfigurationKind } from './kinds.ts'

type Words = { fr: string; en: string }

/** What each kind is called, and what its rows decide: for who fills them in. */
export const kindWords: Record<ConfigurationKind, { title: Words; text: Words }> = {
  category: {
    title: { fr: 'Catégories', en: 'Categories' },
    text: {
      fr: 'Nomme une catégorie d’appareils et dit combien elle pèse d’habitude.',
      en: 'Names a category of devices and says what it usually weighs.',
    },
  },
  ceiling: {
    title: { fr: 'Plafonds de prix', en: 'Price ceilings' },
    text: {
      fr: 'Fixe le prix le plus haut auquel se vend un bien d’origine publique ; sans montant, la vente est bloquée.',
      en: 'Sets the most that goods of public origin may be sold for; without an amount the sale is blocked.',
    },
  },
  publicGift: {
    title: { fr: 'Valeur d’un don public', en: 'Value of a public gift' },
    text: {
      fr: 'Fixe la valeur unitaire que ce que donne une personne publique ne dépasse pas.',
      en: 'Sets the unit value that what a public body gives may not exceed.',
    },
  },
  checklist: {
    title: { fr: 'Listes de contrôle', en: 'Checklists' },
    text: {
      fr: 'Dit ce que l’atelier teste sur un appareil, et quel défaut empêche de le valider.',
      en: 'Says what the workshop tests on a device, and which fault forbids its release.',
    },
  },
  performanceFormula: {
    title: { fr: 'Formule de performance', en: 'Performance formula' },
    text: {
      fr: 'Donne les points de mémoire, de processeur et de disque qui font la classe P1, P2 ou P3.',
      en: 'Gives the points of memory, processor and disk that make the class P1, P2 or P3.',
    },
  },
  batteryCaps: {
    title: { fr: 'Batterie et note d’aspect', en: 'Battery and cosmetic grade' },
    text: {
      fr: 'Dit quelle capacité de batterie il faut pour recevoir chaque note.',
      en: 'Says what battery capacity each grade asks for.',
    },
  },
  smartThresholds: {
    title: { fr: 'Santé des disques et des batteries', en: 'Health of disks and batteries' },
    text: {
      fr: 'Dit à partir de quels chiffres un disque ou une batterie est âgé, suspect ou hors d’usage.',
      en: 'Says from which figures a disk or a battery is old, suspect or to be thrown away.',
    },
  },
  erasurePolicy: {
    title: { fr: 'Règles d’effacement', en: 'Erasure rules' },
    text: {
      fr: 'Dit quels outils et quelles méthodes prouvent un effacement, et à quel niveau pour chaque support.',
      en: 'Says which tools and methods prove an erasure, and at what level for each medium.',
    },
  },
  stage: {
    title: { fr: 'Étapes de l’atelier', en: 'Stages of the workshop' },
    text: {
      fr: 'Dit combien de temps un appareil attend au plus à une étape, et combien un site peut en tenir.',
      en: 'Says how long a device should wait at a stage at most, and how many a site has places for.',
    },
  },
  lock: {
    title: { fr: 'Verrouillages', en: 'Locks' },
    text: {
      fr: 'Nomme ce qui peut verrouiller un appareil, et dit ce que le donateur doit faire.',
      en: 'Names what may lock a device, and says what its donor has to do.',
    },
  },
  dataBreach: {
    title: { fr: 'Violations de données', en: 'Data breaches' },
    text: {
      fr: 'Fixe en combien d’heures la CNIL est notifiée après une perte de données.',
      en: 'Sets within how many hours the authority is told after a loss of data.',
    },
  },
  price: {
    title: { fr: 'Grille de prix', en: 'Price grid' },
    text: {
      fr: 'Fixe le prix d’une catégorie et d’une classe, et ce qu’en retire chaque palier.',
      en: 'Sets the price of a category and class, and what each tier takes off it.',
    },
  },
  priceFloor: {
    title: { fr: 'Prix planchers', en: 'Price floors' },
    text: {
      fr: 'Fixe le prix sous lequel une catégorie ne se vend pas.',
      en: 'Sets the price below which a category is not sold.',
    },
  },
  gradeDiscount: {
    title: { fr: 'Remise d’aspect', en: 'Discount for looks' },
    text: {
      fr: 'Dit quelle part du prix chaque note d’aspect retire.',
      en: 'Says what part of the price each cosmetic grade takes off.',
    },
  },
  sellerVat: {
    title: { fr: 'TVA des vendeurs', en: 'VAT of sellers' },
    text: {
      fr: 'Dit sous quel régime de TVA un organisme vend.',
      en: 'Says under which VAT scheme an organisation sells.',
    },
  },
  vatWording: {
    title: { fr: 'Mentions de TVA', en: 'VAT wording' },
    text: {
      fr: 'Donne la mention de TVA qu’un régime fait figurer sur les tickets.',
      en: 'Gives the VAT mention that a scheme puts on tickets.',
    },
  },
  guarantee: {
    title: { fr: 'Garantie', en: 'Guarantee' },
    text: {
      fr: 'Fixe la durée de la garantie de conformité et le texte que le ticket en donne.',
      en: 'Sets how long goods are guaranteed and what the ticket says of it.',
    },
  },
  tillRules: {
    title: { fr: 'Règles de caisse', en: 'Till rules' },
    text: {
      fr: 'Fixe l’écart qui demande un motif, le remboursement qui demande un accord et la limite des espèces.',
      en: 'Sets the variance that asks for a reason, the refund that asks for approval and the limit of cash.',
    },
  },
  wasteCode: {
    title: { fr: 'Codes déchets', en: 'Waste codes' },
    text: {
      fr: 'Dit sous quel code de la liste européenne une catégorie part en déchet, et s’il est dangereux.',
      en: 'Says under which code of the European list a category leaves as waste, and whether it is hazardous.',
    },
  },
  system: {
    title: { fr: 'Systèmes', en: 'Systems' },
    text: {
      fr: 'Dit quels systèmes les appareils peuvent avoir en partant, jusqu’à quand chacun reçoit des mises à jour, et s’il demande une licence.',
      en: 'Says which systems devices may leave with, until when each gets updates, and whether it needs a licence.',
    },
  },
  dismantling: {
    title: { fr: 'Démontage', en: 'Dismantling' },
    text: {
      fr: 'Fixe l’écart permis entre la masse d’un appareil et celle de ses pièces, de ses supports et de sa carcasse.',
      en: 'Sets the gap allowed between a device’s mass and that of its parts, its media and its carcass.',
    },
  },
  notice: {
    title: { fr: 'Pages d’information', en: 'Notices' },
    text: {
      fr: 'Donne le texte d’une page publique : mentions légales, contact, accessibilité, données personnelles, sécurité.',
      en: 'Gives the text of a public page: legal notice, contact, accessibility, personal data, security.',
    },
  },
  receiptForm: {
    title: { fr: 'Formulaire du reçu fiscal', en: 'Form of the tax receipt' },
    text: {
      fr: 'Donne la version, les libellés et les notes du reçu fiscal tels qu’ils s’impriment.',
      en: 'Gives the version, the labels and the notes of the tax receipt as they are printed.',
    },
  },
}
