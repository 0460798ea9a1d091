import type { Texts } from '../../i18n.tsx'
import type { Role } from '../../shell/me.tsx'

/** What each role may do, in one sentence. */
export const roleText: Texts<Record<Role, string>> = {
  fr: {
    donor: 'Propose du matériel au nom de son organisation, suit ses dons et lit leurs preuves.',
    coordinator: 'Tient le guichet : accepte les dons, organise les tournées, règle le service.',
    collector: 'Fait les tournées et reçoit le matériel à l’atelier.',
    technician: 'Reçoit, trie, efface, répare et teste les appareils.',
    supervisor: 'Encadre un atelier : valide les appareils, aide, donne les badges de son équipe.',
    weeeOfficer: 'Décide des déchets et les remet à la filière D3E.',
    cashier: 'Tient une caisse : vend, encaisse, clôture.',
    shopManager: 'Dirige une boutique : accorde remises et remboursements, gère les caisses.',
    accountant: 'Prépare et délivre les reçus fiscaux, lit les registres des caisses.',
    auditor: 'Lit tout pour contrôler, ne change rien.',
    prescriber: 'Oriente des personnes vers la boutique solidaire.',
    observer: 'Lit les chiffres du territoire, ne change rien.',
    agent: 'Machine ou logiciel : envoie des preuves et des inventaires.',
    admin: 'Gère les personnes, les sites, les réglages et les clés d’accès.',
  },
  en: {
    donor: 'Offers equipment for its organisation, follows its gifts and reads their proofs.',
    coordinator: 'Keeps the counter: accepts gifts, plans rounds, sets up the service.',
    collector: 'Makes the rounds and receives the equipment at the workshop.',
    technician: 'Receives, sorts, erases, repairs and tests devices.',
    supervisor: 'Leads a workshop: releases devices, helps, gives the badges of its team.',
    weeeOfficer: 'Decides on waste and hands it over to the D3E channel.',
    cashier: 'Keeps a till: sells, takes payment, closes.',
    shopManager: 'Runs a shop: grants discounts and refunds, manages the tills.',
    accountant: 'Prepares and issues tax receipts, reads the registers of the tills.',
    auditor: 'Reads everything to check it, changes nothing.',
    prescriber: 'Sends people to the solidarity shop.',
    observer: 'Reads the figures of the territory, changes nothing.',
    agent: 'A machine or a program: sends proofs and inventories.',
    admin: 'Manages people, sites, settings and access keys.',
  },
}

type Plain =
  | 'people'
  | 'peopleLead'
  | 'team'
  | 'teamLead'
  | 'add'
  | 'addTitle'
  | 'find'
  | 'roleFilter'
  | 'anyRole'
  | 'showGone'
  | 'name'
  | 'roles'
  | 'signIn'
  | 'byMail'
  | 'byBadge'
  | 'noWay'
  | 'gone'
  | 'none'
  | 'noneFound'
  | 'allOf'
  | 'role'
  | 'organisation'
  | 'site'
  | 'wholeOrganisation'
  | 'siteHelp'
  | 'whatRoles'
  | 'anotherRole'
  | 'removeRole'
  | 'mail'
  | 'mailHelp'
  | 'noMail'
  | 'mailChange'
  | 'create'
  | 'created'
  | 'identity'
  | 'save'
  | 'saved'
  | 'code'
  | 'end'
  | 'endQuestion'
  | 'ended'
  | 'noRole'
  | 'give'
  | 'giveTitle'
  | 'given'
  | 'losesBadge'
  | 'notYours'
  | 'self'
  | 'leave'
  | 'leaveText'
  | 'leaveQuestion'
  | 'left'
  | 'goneText'
  | 'badge'
  | 'badgeLead'
  | 'badgeHas'
  | 'badgeHasNot'
  | 'badgeNot'
  | 'badgeWho'
  | 'pin'
  | 'pinHelp'
  | 'pinAgain'
  | 'pinShape'
  | 'pinDiffers'
  | 'makeBadge'
  | 'newBadge'
  | 'card'
  | 'cardOnce'
  | 'cardAgain'
  | 'cardDone'
  | 'cardForgotten'
  | 'cardReady'
  | 'cardFoot'

export const text: Texts<
  Record<Plain, string> & { roleN: (n: number) => string; cardOf: (name: string) => string }
> = {
  fr: {
    people: 'Personnes',
    peopleLead: 'Qui entre dans le service, et ce que chacun peut y faire.',
    team: 'Mon équipe',
    teamLead: 'Les personnes de votre organisme : leurs rôles et leurs badges.',
    add: 'Ajouter une personne',
    addTitle: 'Ajouter une personne',
    find: 'Chercher un nom',
    roleFilter: 'Rôle',
    anyRole: 'Tous les rôles',
    showGone: 'Montrer aussi les personnes désactivées',
    name: 'Nom',
    roles: 'Rôles',
    signIn: 'Connexion',
    byMail: 'Par courriel',
    byBadge: 'Badge',
    noWay: 'Aucun moyen d’entrer',
    gone: 'Désactivée',
    none: 'Personne ici pour l’instant. Ajoutez une personne pour lui donner un rôle.',
    noneFound: 'Personne ne correspond. Changez le nom cherché ou le rôle.',
    allOf: 'Tout l’organisme',
    role: 'Rôle',
    organisation: 'Organisme',
    site: 'Site',
    wholeOrganisation: 'Tous les sites',
    siteHelp: 'Où la personne travaille. Choisissez « Tous les sites » si elle se déplace.',
    whatRoles: 'Que permet chaque rôle ?',
    anotherRole: 'Ajouter un autre rôle',
    removeRole: 'Retirer ce rôle',
    mail: 'Adresse électronique',
    mailHelp:
      'Une invitation part à cette adresse. Laissez vide pour une personne qui entrera par badge.',
    noMail: 'Une personne de votre équipe entre par badge : donnez-le-lui après l’avoir ajoutée.',
    mailChange: 'Changer l’adresse ferme les sessions ouvertes de cette personne.',
    create: 'Ajouter la personne',
    created: 'Personne ajoutée.',
    identity: 'Nom et adresse',
    save: 'Enregistrer',
    saved: 'Enregistré.',
    code: 'Signature au journal',
    end: 'Mettre fin à ce rôle',
    endQuestion:
      'La personne perd ce rôle tout de suite. Ce qu’elle a fait reste signé. On pourra lui redonner un rôle.',
    ended: 'Rôle terminé.',
    noRole: 'Aucun rôle : cette personne ne peut rien faire.',
    give: 'Donner ce rôle',
    giveTitle: 'Donner un rôle',
    given: 'Rôle donné.',
    losesBadge: 'Avec ce rôle, son badge cessera de fonctionner : il demande un mot de passe.',
    notYours:
      'Cette personne tient un rôle que vous ne pouvez pas donner. Demandez au guichet ou à l’administration.',
    self: 'C’est vous.',
    leave: 'Désactiver la personne',
    leaveText:
      'Quand quelqu’un s’en va : ses rôles, son badge et ses sessions s’arrêtent tout de suite. Ce qui est signé de sa main reste.',
    leaveQuestion:
      'Une personne désactivée ne se réactive pas : si elle revient, il faudra l’ajouter à nouveau.',
    left: 'Personne désactivée.',
    goneText: 'Cette personne est désactivée : elle n’entre plus. Ce qu’elle a fait reste lisible.',
    badge: 'Badge',
    badgeLead:
      'Un badge et un code de 4 à 8 chiffres suffisent pour entrer à l’atelier ou à la caisse.',
    badgeHas: 'Cette personne a un badge. En faire un autre arrête aussitôt l’ancien.',
    badgeHasNot: 'Cette personne n’a pas de badge.',
    badgeNot:
      'Un badge ne va qu’aux rôles Atelier, Collecte et Caisse. Les autres entrent par courriel et mot de passe.',
    badgeWho: 'Un encadrant de son équipe ou un administrateur donne le badge.',
    pin: 'Code secret',
    pinHelp: 'De 4 à 8 chiffres. Laissez la personne le choisir et le taper elle-même.',
    pinAgain: 'Le même code, encore une fois',
    pinShape: 'De 4 à 8 chiffres, rien d’autre.',
    pinDiffers: 'Les deux codes sont différents : tapez-les à nouveau.',
    makeBadge: 'Faire le badge',
    newBadge: 'Faire un nouveau badge',
    card: 'Carte du badge',
    cardOnce:
      'Ce badge ne sera plus montré : imprimez-le maintenant. L’ancien badge, s’il y en avait un, ne marche plus.',
    cardAgain: 'Voir et imprimer la carte',
    cardDone: 'La carte est imprimée',
    cardForgotten: 'Carte oubliée de cet écran.',
    cardReady:
      'La carte est prête. Elle reste ici tant que vous ne quittez pas cette page, puis plus jamais.',
    cardFoot: 'Scannez ce badge, puis tapez votre code. Perdu ? Prévenez votre encadrant.',
    roleN: (n) => `Rôle ${n}`,
    cardOf: (name) => `Badge de ${name}`,
  },
  en: {
    people: 'People',
    peopleLead: 'Who comes into the service, and what each may do there.',
    team: 'My team',
    teamLead: 'The people of your organisation: their roles and their badges.',
    add: 'Add a person',
    addTitle: 'Add a person',
    find: 'Search a name',
    roleFilter: 'Role',
    anyRole: 'All roles',
    showGone: 'Also show deactivated people',
    name: 'Name',
    roles: 'Roles',
    signIn: 'Signing in',
    byMail: 'By mail',
    byBadge: 'Badge',
    noWay: 'No way in',
    gone: 'Deactivated',
    none: 'Nobody here yet. Add a person to give them a role.',
    noneFound: 'Nobody matches. Change the name or the role.',
    allOf: 'The whole organisation',
    role: 'Role',
    organisation: 'Organisation',
    site: 'Site',
    wholeOrganisation: 'All sites',
    siteHelp: 'Where the person works. Choose “All sites” for who moves around.',
    whatRoles: 'What does each role allow?',
    anotherRole: 'Add another role',
    removeRole: 'Remove this role',
    mail: 'Mail address',
    mailHelp: 'An invitation goes to this address. Leave it empty for who will enter by badge.',
    noMail: 'A person of your team enters by badge: give it after adding the person.',
    mailChange: 'Changing the address closes the open sessions of this person.',
    create: 'Add the person',
    created: 'Person added.',
    identity: 'Name and address',
    save: 'Save',
    saved: 'Saved.',
    code: 'Signature in the journal',
    end: 'End this role',
    endQuestion:
      'The person loses this role at once. What they did stays signed. A role can be given again.',
    ended: 'Role ended.',
    noRole: 'No role: this person can do nothing.',
    give: 'Give this role',
    giveTitle: 'Give a role',
    given: 'Role given.',
    losesBadge: 'With this role the badge stops working: it asks for a password.',
    notYours:
      'This person holds a role that you cannot give. Ask the counter or the administration.',
    self: 'This is you.',
    leave: 'Deactivate the person',
    leaveText:
      'When somebody leaves: roles, badge and sessions end at once. What they signed stays.',
    leaveQuestion:
      'A deactivated person is not reactivated: if they come back, they have to be added again.',
    left: 'Person deactivated.',
    goneText: 'This person is deactivated and no longer comes in. What they did can still be read.',
    badge: 'Badge',
    badgeLead: 'A badge and a code of 4 to 8 digits suffice to enter at the bench or at the till.',
    badgeHas: 'This person has a badge. Making another stops the former one at once.',
    badgeHasNot: 'This person has no badge.',
    badgeNot:
      'Badges are only for the roles Workshop, Collection and Till. The others enter by mail and password.',
    badgeWho: 'A supervisor of their team or an administrator gives the badge.',
    pin: 'Secret code',
    pinHelp: '4 to 8 digits. Let the person choose it and type it.',
    pinAgain: 'The same code once more',
    pinShape: '4 to 8 digits, nothing else.',
    pinDiffers: 'The two codes differ: type them again.',
    makeBadge: 'Make the badge',
    newBadge: 'Make a new badge',
    card: 'Card of the badge',
    cardOnce:
      'This badge will not be shown again: print it now. The former badge, if there was one, no longer works.',
    cardAgain: 'See and print the card',
    cardDone: 'The card is printed',
    cardForgotten: 'The card has left this screen.',
    cardReady: 'The card is ready. It stays here until you leave this page, and never comes back.',
    cardFoot: 'Scan this badge, then type your code. Lost? Tell your supervisor.',
    roleN: (n) => `Role ${n}`,
    cardOf: (name) => `Badge of ${name}`,
  },
}
