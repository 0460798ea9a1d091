import type { Texts } from '../../i18n.tsx'

export type TwoNamesKind = 'attest' | 'destroy' | 'remove'
export const techniques = {
  attest: ['factoryReset', 'overwrite', 'secureErase', 'cryptoErase', 'blockErase'],
  destroy: ['shredding', 'drilling', 'crushing', 'incineration'],
} as const
type Technique = (typeof techniques)['attest' | 'destroy'][number]

/** The words of what two people sign. */
export const twoNamesText: Texts<
  Record<
    | Technique
    | 'how'
    | 'witness'
    | 'witnessHelp'
    | 'photo'
    | 'photoHelp'
    | 'photoTaken'
    | 'statement'
    | 'statementHelp'
    | 'to'
    | 'stock'
    | 'gone'
    | 'holder'
    | 'sent'
    | 'encrypted'
    | 'encryptedHelp'
    | 'accountsOff'
    | 'accountsOffHelp'
    | 'imei'
    | 'imeiHelp',
    string
  > &
    Record<TwoNamesKind, readonly [title: string, submit: string, done: string]>
> = {
  fr: {
    attest: ['Effacé sous deux regards', 'Attester à deux', 'Attestation enregistrée'],
    destroy: ['Support détruit', 'Noter la destruction', 'Destruction notée'],
    remove: ['Support retiré', 'Noter le retrait', 'Retrait noté'],
    how: 'Comment ?',
    factoryReset: 'Remise à zéro d’un appareil chiffré',
    overwrite: 'Écrasement des données',
    secureErase: 'Commande « Secure Erase »',
    cryptoErase: 'Effacement de la clé de chiffrement',
    blockErase: 'Effacement par blocs',
    shredding: 'Broyage',
    drilling: 'Perçage',
    crushing: 'Écrasement',
    incineration: 'Incinération',
    witness: 'Code de la deuxième personne',
    witnessHelp: 'Un collègue qui a vu. Il lit son « code de témoin » en bas de son écran Atelier.',
    photo: 'Photo du support',
    photoHelp: 'Prenez-la avec le téléphone : on doit reconnaître le support.',
    photoTaken: 'Photo enregistrée :',
    statement: 'Ce que vous avez vu tous les deux',
    statementHelp:
      'Par exemple : « Remise à zéro faite devant nous, l’écran d’accueil s’affiche. »',
    to: 'Où va le support ?',
    stock: 'Dans notre stock, à effacer ou à réutiliser',
    gone: 'Il part chez quelqu’un d’autre (effacé ou détruit seulement)',
    holder: 'Chez qui ?',
    sent: 'Envoi de la photo…',
    encrypted: 'Le stockage était chiffré avant la remise à zéro',
    encryptedHelp:
      'iPhone et iPad : toujours. Android : dans Réglages, Sécurité, avant la remise à zéro. Pas chiffré ? Détruisez-le.',
    accountsOff: 'Rallumé, il ne demande aucun compte',
    accountsOffHelp: 'Ni compte Apple, ni compte Google. Sinon, signalez un verrou.',
    imei: 'IMEI',
    imeiHelp:
      'Quinze chiffres. Avant la remise à zéro : composez *#06#, ou Réglages. Après : sur le tiroir de la carte SIM ou au dos.',
  },
  en: {
    attest: ['Erased before two people', 'Attest together', 'Attestation recorded'],
    destroy: ['Medium destroyed', 'Note the destruction', 'Destruction noted'],
    remove: ['Medium taken out', 'Note the removal', 'Removal noted'],
    how: 'How?',
    factoryReset: 'Reset of an encrypted device',
    overwrite: 'Data overwritten',
    secureErase: '“Secure Erase” command',
    cryptoErase: 'Encryption key erased',
    blockErase: 'Block erase',
    shredding: 'Shredding',
    drilling: 'Drilling',
    crushing: 'Crushing',
    incineration: 'Incineration',
    witness: 'Code of the second person',
    witnessHelp:
      'A colleague who saw it. They read their “witness code” at the foot of their Workshop screen.',
    photo: 'Photo of the medium',
    photoHelp: 'Take it with the phone: the medium must be recognised.',
    photoTaken: 'Photo kept:',
    statement: 'What you both saw',
    statementHelp: 'For example: “Reset before us, the welcome screen shows.”',
    to: 'Where does the medium go?',
    stock: 'Into our stock, to be erased or used again',
    gone: 'To somebody else (erased or destroyed only)',
    holder: 'To whom?',
    sent: 'Sending the photo…',
    encrypted: 'The storage was encrypted before the reset',
    encryptedHelp:
      'iPhone and iPad: always. Android: in Settings, Security, before the reset. Not encrypted? Destroy it.',
    accountsOff: 'Started again, it asks for no account',
    accountsOffHelp: 'Neither an Apple nor a Google account. If it does, report a lock.',
    imei: 'IMEI',
    imeiHelp:
      'Fifteen digits. Before the reset: dial *#06#, or Settings. Afterwards: on the SIM tray or the back.',
  },
}
