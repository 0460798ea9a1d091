import type { Texts } from '../i18n.tsx'
import type { Freed, Lock, Offer } from './offer.ts'

/** What is said of locks, of erasure, and of the law one gives under. */
export const dataText: Texts<{
  unlockTitle: string
  unlockLead: string
  locks: Record<Lock, { title: string; how: string }>
  freed: Record<Freed, string>
  levelTitle: string
  levels: Record<Offer['erasureLevel'], string>
  basisTitle: string
  basisPrivate: string
  bases: Record<Offer['legalBasis'], [title: string, help: string]>
}> = {
  fr: {
    unlockTitle: 'Déverrouiller avant le départ',
    unlockLead:
      'Un appareil verrouillé ne peut pas resservir. Si vous ne savez pas encore, envoyez quand même : vous aurez le temps avant l’enlèvement.',
    locks: {
      bios: {
        title: 'Mot de passe du BIOS',
        how: 'Au démarrage, ouvrez le réglage du BIOS (souvent F2 ou Suppr), rubrique « Security », et effacez les mots de passe.',
      },
      autopilot: {
        title: 'Autopilot, Intune ou autre gestion du parc (MDM)',
        how: 'Dans votre console, supprimez l’appareil de la liste Autopilot ou MDM : le réinitialiser ne suffit pas.',
      },
      apple: {
        title: 'Compte Apple',
        how: 'Sur l’appareil : Réglages, votre nom, « Se déconnecter » ; désactivez « Localiser ». Pour un parc : retirez-le d’Apple Business Manager.',
      },
      google: {
        title: 'Compte Google',
        how: 'Sur l’appareil : Paramètres, Comptes, supprimez le compte, puis réinitialisez. Chromebook : annulez l’inscription dans la console.',
      },
    },
    freed: { done: 'C’est fait', notConcerned: 'Pas concerné', unknown: 'Pas encore' },
    levelTitle: 'Effacement demandé',
    levels: {
      clear:
        'Tout le disque est réécrit et vérifié. L’appareil ressert. Convient à la plupart des bureaux.',
      purge:
        'Le disque lui-même efface tout, zones cachées comprises, quand il le permet. Pour des données sensibles.',
      destroy: 'Les disques sont détruits. L’appareil ressert seulement avec un disque neuf.',
    },
    basisTitle: 'Cadre du don',
    basisPrivate: 'Don d’une entreprise ou d’une association : il peut ouvrir droit à un reçu.',
    bases: {
      cg3p: [
        'Don d’un organisme public',
        'Le code des propriétés publiques (CGPPP L3212-2) le permet jusqu’à une valeur fixée par unité. Pas de reçu fiscal : une attestation de don.',
      ],
      private: [
        'Don de droit privé',
        'Si votre organisme est soumis à l’impôt comme une entreprise, ou si ce bien ne relève pas du domaine public.',
      ],
    },
  },
  en: {
    unlockTitle: 'Unlock before it leaves',
    unlockLead:
      'A locked device cannot serve again. If you do not know yet, send anyway: there is time before the pick-up.',
    locks: {
      bios: {
        title: 'BIOS password',
        how: 'On starting, open the BIOS settings (often F2 or Del), part “Security”, and erase the passwords.',
      },
      autopilot: {
        title: 'Autopilot, Intune or another fleet management (MDM)',
        how: 'In your console, delete the device from the Autopilot or MDM list: a reset is not enough.',
      },
      apple: {
        title: 'Apple account',
        how: 'On the device: Settings, your name, “Sign Out”; turn off “Find My”. For a fleet: release it from Apple Business Manager.',
      },
      google: {
        title: 'Google account',
        how: 'On the device: Settings, Accounts, remove the account, then reset. Chromebook: deprovision it in the console.',
      },
    },
    freed: { done: 'Done', notConcerned: 'Not concerned', unknown: 'Not yet' },
    levelTitle: 'Erasure asked for',
    levels: {
      clear:
        'The whole disk is written over and verified. The device serves again. Fits most offices.',
      purge:
        'The disk itself erases everything, hidden areas included, where it can. For sensitive data.',
      destroy: 'The disks are destroyed. The device serves again only with a new disk.',
    },
    basisTitle: 'Frame of the gift',
    basisPrivate: 'Gift of a company or an association: it may give right to a receipt.',
    bases: {
      cg3p: [
        'Gift of a public body',
        'The code of public property (CGPPP L3212-2) allows it up to a set value a unit. No tax receipt: a gift certificate.',
      ],
      private: [
        'Gift under private law',
        'If your body is taxed as a company, or this good is not public property.',
      ],
    },
  },
}
