import type { Texts } from '../i18n.tsx'

type Words = Record<
  | 'title'
  | 'complete'
  | 'incomplete'
  | 'noMedium'
  | 'none'
  | 'noProof'
  | 'by'
  | 'witness'
  | 'log'
  | 'photo',
  string
> & {
  kinds: Record<'evidence' | 'attestation' | 'destruction' | 'removal', string>
  results: Record<'erased' | 'failed' | 'refused', string>
  levels: Record<'clear' | 'purge' | 'destroy', string>
  methods: Record<string, string>
}

/** The words of what proves the end of data. */
export const proofText: Texts<Words> = {
  fr: {
    title: 'Ses données',
    complete: 'Une personne a déclaré que tous les supports sont listés.',
    incomplete: 'Personne n’a encore déclaré que tous les supports sont listés.',
    noMedium: 'Aucun support : c’est déclaré.',
    none: 'Aucun support n’est listé. L’inventaire se fait à l’atelier.',
    noProof: 'Aucune preuve pour le moment.',
    by: 'par',
    witness: 'témoin',
    log: 'Télécharger le journal',
    photo: 'Voir la photo',
    kinds: {
      evidence: 'Journal d’effacement',
      attestation: 'Attestation de deux personnes',
      destruction: 'Destruction',
      removal: 'Retrait',
    },
    results: { erased: 'Effacé', failed: 'Échec', refused: 'Ne prouve rien' },
    levels: {
      clear: 'effacement courant',
      purge: 'effacement renforcé',
      destroy: 'destruction',
    },
    methods: {
      shredding: 'Broyage',
      drilling: 'Perçage',
      crushing: 'Écrasement',
      incineration: 'Incinération',
      stock: 'Gardé en stock',
      gone: 'Remis à quelqu’un d’autre',
      attestation: 'Constaté par deux personnes',
      factoryReset: 'Remise à zéro d’un appareil chiffré',
      overwrite: 'Écrasement des données',
      secureErase: 'Commande « Secure Erase »',
      cryptoErase: 'Effacement de la clé de chiffrement',
      blockErase: 'Effacement par blocs',
    },
  },
  en: {
    title: 'Its data',
    complete: 'A person stated that all media are listed.',
    incomplete: 'Nobody has yet stated that all media are listed.',
    noMedium: 'No medium: it is stated.',
    none: 'No medium is listed. The inventory is done at the workshop.',
    noProof: 'No proof for now.',
    by: 'by',
    witness: 'witness',
    log: 'Download the log',
    photo: 'See the photo',
    kinds: {
      evidence: 'Erasure log',
      attestation: 'Attestation of two people',
      destruction: 'Destruction',
      removal: 'Removal',
    },
    results: { erased: 'Erased', failed: 'Failed', refused: 'Proves nothing' },
    levels: { clear: 'ordinary erasure', purge: 'stronger erasure', destroy: 'destruction' },
    methods: {
      shredding: 'Shredding',
      drilling: 'Drilling',
      crushing: 'Crushing',
      incineration: 'Incineration',
      stock: 'Kept in stock',
      gone: 'Handed to somebody else',
      attestation: 'Seen by two people',
      factoryReset: 'Reset of an encrypted device',
      overwrite: 'Data overwritten',
      secureErase: '“Secure Erase” command',
      cryptoErase: 'Encryption key erased',
      blockErase: 'Block erase',
    },
  },
}
