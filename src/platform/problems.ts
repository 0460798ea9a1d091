import { z } from 'zod'

export type Language = 'fr' | 'en'
type Entry = readonly [status: number, fr: string, en: string]

/**
 * Every refusal there is: its code never changes, its status says what kind of no it is, its two texts say what
 * to do. `docs/problems.md` is printed from this table. Statuses: `docs/problems.md`, "How to read a refusal".
 */
export const problemTable = {
  MALFORMED: [
    400,
    'La demande est mal formée : corrigez les champs indiqués.',
    'The request is malformed: correct the fields named.',
  ],
  INVALID_AMOUNT: [
    400,
    'Un montant est un nombre entier de centimes.',
    'An amount is a whole number of cents.',
  ],
  UNREADABLE_BODY: [
    400,
    'Le corps de la demande n’est pas lisible : envoyez du JSON valide.',
    'The body cannot be read: send valid JSON.',
  ],
  UNAUTHENTICATED: [
    401,
    'Connectez-vous, ou donnez une clé d’accès valable.',
    'Sign in, or give a valid key.',
  ],
  SIGN_IN_REFUSED: [
    401,
    'Identifiants refusés : vérifiez-les, ou demandez à votre encadrant ou à un administrateur.',
    'Sign-in refused: check what you typed, or ask your supervisor or an administrator.',
  ],
  FORBIDDEN: [403, 'Votre rôle ne permet pas cette action.', 'Your role does not allow this.'],
  DELEGATION_OVER: [
    403,
    'Votre délégation pour valider est finie : demandez à un encadrant, ou une nouvelle délégation.',
    'Your delegation to release is over: ask a supervisor, or for a new delegation.',
  ],
  CSRF_REFUSED: [
    403,
    'Cette demande ne vient pas de notre site : rechargez la page.',
    'This request does not come from our site: reload the page.',
  ],
  NOT_FOUND: [
    404,
    'Introuvable : vérifiez le code ou l’adresse.',
    'Not found: check the code or the address.',
  ],
  LABEL_OF_ANOTHER_TERRITORY: [
    404,
    'Cette étiquette vient d’un autre territoire : mettez l’appareil à part et appelez votre encadrant.',
    'This label comes from another territory: put the device apart and call your supervisor.',
  ],
  LABEL_UNKNOWN: [
    404,
    'Cette étiquette n’a pas été imprimée ici : mettez l’appareil à part et appelez votre encadrant.',
    'This label was not printed here: put the device apart and call your supervisor.',
  ],
  LABEL_BLANK: [
    404,
    'Cette étiquette n’est encore sur aucun appareil : recevez d’abord l’appareil avec elle.',
    'This label is on no device yet: first receive the device with it.',
  ],
  TRANSITION_FORBIDDEN: [
    409,
    'Cet appareil ne peut pas passer à cet état depuis le sien.',
    'This device cannot move to that state from its own.',
  ],
  TAG_ALREADY_USED: [
    409,
    'Cette étiquette est déjà collée sur un autre appareil : prenez-en une neuve.',
    'This label is already on another device: take a new one.',
  ],
  LOCK_ALREADY_REPORTED: [
    409,
    'Ce verrouillage est déjà noté pour cet appareil.',
    'This lock is already noted for this device.',
  ],
  SERIAL_IN_STOCK: [
    409,
    'Un appareil du même fabricant avec ce numéro de série est déjà en stock.',
    'A device of the same maker with this serial is already in stock.',
  ],
  AMBIGUOUS_CODE: [
    409,
    'Plusieurs appareils en stock portent ce numéro de série : scannez l’étiquette.',
    'Several devices in stock bear this serial: scan the label.',
  ],
  KEY_REUSED: [
    409,
    'Cette clé a déjà servi pour une autre demande : prenez-en une nouvelle.',
    'This key was already used for another request: take a new one.',
  ],
  OTHER_AUTHOR: [
    409,
    'Ceci a été noté par une autre personne : c’est à elle de se connecter pour l’envoyer.',
    'This was noted by another person: they sign in to send it.',
  ],
  STALE: [
    409,
    'Quelqu’un a modifié ceci entre-temps : rechargez, puis recommencez.',
    'Someone changed this meanwhile: reload, then try again.',
  ],
  WRONG_STATUS: [
    409,
    'Ce n’est plus possible à cette étape.',
    'This is no longer possible at this step.',
  ],
  DELEGATION_OVERLAPS: [
    409,
    'Cette personne a déjà une délégation sur ces jours : terminez-la d’abord, ou changez les dates.',
    'This person already has a delegation on these days: end it first, or change the dates.',
  ],
  CUSTODY_OPEN: [
    409,
    'Cette machine est déjà en dépôt : cherchez son numéro dans « Machines en dépôt ».',
    'This machine is held already: look for its number in “Machines held”.',
  ],
  ALREADY_EXISTS: [409, 'Cela existe déjà.', 'This exists already.'],
  IN_USE: [
    409,
    'Encore utilisé : terminez ce qui en dépend d’abord.',
    'Still in use: end what depends on it first.',
  ],
  RACE_LOST: [
    409,
    'Deux demandes se sont croisées : recommencez.',
    'Two requests crossed: try again.',
  ],
  CONFIGURATION_OVERLAP: [
    409,
    'Une ligne confirmée couvre déjà cette période.',
    'A confirmed row already covers this period.',
  ],
  CONFIGURATION_DECIDED: [
    409,
    'Cette ligne est déjà décidée : proposez-en une nouvelle.',
    'This row is already decided: propose a new one.',
  ],
  RECEIPT_IMMUTABLE: [
    409,
    'Un document délivré ne change plus.',
    'An issued paper no longer changes.',
  ],
  CORRECTION_NEEDED: [
    422,
    'Marque, modèle et numéro de cet appareil sont déjà écrits : « Corriger une erreur », sur sa fiche, à deux.',
    'Maker, model and serial of this device are written already: “Correct a mistake”, on its card, by two people.',
  ],
  CORRECTION_TOO_LATE: [
    422,
    'À cette étape, cela ne se corrige plus ainsi : renvoyez d’abord l’appareil à une étape d’avant.',
    'At this stage it can no longer be corrected so: first send the device back to an earlier stage.',
  ],
  CATEGORY_HOLDS_LESS: [
    422,
    'Cette catégorie contient moins de données que l’ancienne : pour que rien n’échappe à l’effacement, la catégorie reste.',
    'This category holds less data than the old one: so that nothing escapes the erasure, the category stays.',
  ],
  NOTHING_TO_CORRECT: [
    422,
    'C’est déjà ce qui est écrit : il n’y a rien à corriger.',
    'This is what is written already: there is nothing to correct.',
  ],
  CORRECTION_WAITS: [
    409,
    'Une correction attend déjà pour cet appareil : une autre personne la confirme ou la refuse d’abord.',
    'A correction already waits for this device: first another person confirms or rejects it.',
  ],
  CORRECTION_MISSING: [
    422,
    'La catégorie et la ligne d’un appareil se corrigent à deux.',
    'The category and the line of a device are corrected by two people.',
  ],
  DEVICE_ALREADY_RECEIPTED: [
    409,
    'Cet appareil figure déjà sur un reçu en vigueur : annulez ou remplacez ce reçu d’abord.',
    'This device is already on a receipt in force: cancel or replace that receipt first.',
  ],
  ALREADY_CANCELLED: [
    409,
    'Ce reçu est déjà annulé ou remplacé.',
    'This receipt is already cancelled or replaced.',
  ],
  DELETE_FORBIDDEN: [
    409,
    'Un reçu délivré ne se supprime pas : annulez-le ou remplacez-le.',
    'An issued receipt is not deleted: cancel or replace it.',
  ],
  BODY_TOO_LARGE: [
    413,
    'Fichier ou demande trop volumineux pour cette opération.',
    'The file or request is too large for this operation.',
  ],
  UNSUPPORTED_MEDIA_TYPE: [
    415,
    'Ce type de contenu n’est pas accepté ici.',
    'This content type is not accepted here.',
  ],
  TOO_MANY_REQUESTS: [
    429,
    'Trop de demandes : attendez un peu, puis recommencez.',
    'Too many requests: wait a little, then try again.',
  ],
  UNAVAILABLE: [
    503,
    'Le service est momentanément indisponible : réessayez dans quelques secondes.',
    'The service is briefly unavailable: try again in a few seconds.',
  ],
  INTERNAL: [
    500,
    'Une erreur est survenue de notre côté. Donnez-nous le numéro de la demande.',
    'Something went wrong on our side. Give us the request number.',
  ],

  // Codes and labels
  BAD_LABEL: [
    422,
    'Ce code n’est pas une étiquette valable : un caractère est mal lu. Rescannez ou retapez.',
    'Not a valid label: a character was misread. Scan or type it again.',
  ],
  TAG_UNKNOWN: [
    422,
    'Cette étiquette n’a pas été imprimée ici : prenez-en une du stock.',
    'This label was not printed here: take one from the stock.',
  ],
  LAYOUT_NOT_ROLL: [
    422,
    'Le ZPL est pour les imprimantes à rouleau : choisissez un format de rouleau, ou le PDF.',
    'ZPL is for roll printers: choose a roll layout, or the PDF.',
  ],

  // Parties and accounts
  LINK_EXPIRED: [
    422,
    'Ce lien n’est plus valable : demandez-en un autre.',
    'This link is no longer valid: ask for another.',
  ],
  PASSWORD_TOO_SHORT: [
    422,
    'Un mot de passe a au moins 12 caractères, et au plus 128.',
    'A password has at least 12 characters, and at most 128.',
  ],
  SIREN_INVALID: [
    422,
    'Le SIREN est faux : vérifiez les 9 chiffres.',
    'The SIREN is wrong: check its 9 digits.',
  ],
  SIRET_INVALID: [
    422,
    'Le SIRET est faux : vérifiez les 14 chiffres.',
    'The SIRET is wrong: check its 14 digits.',
  ],
  SIRET_NOT_OF_SIREN: [
    422,
    'Le SIRET ne commence pas par ce SIREN.',
    'The SIRET does not begin with this SIREN.',
  ],
  RNA_INVALID: [
    422,
    'Le numéro RNA est faux : W suivi de 9 caractères.',
    'The RNA number is wrong: W and 9 characters.',
  ],
  ORGANISATION_INACTIVE: [
    422,
    'Cette organisation est désactivée.',
    'This organisation is deactivated.',
  ],
  MERGE_ITSELF: [
    422,
    'Une organisation ne fusionne pas avec elle-même : choisissez-en une autre.',
    'An organisation is not merged into itself: choose another.',
  ],
  MERGE_NOT_SAME_KIND: [
    422,
    'Seuls deux donateurs de même nature fusionnent : entreprises, organismes publics ou associations.',
    'Only two donors of one kind are merged: companies, public bodies or associations.',
  ],
  MERGE_TWO_SIRENS: [
    422,
    'Deux numéros SIREN différents sont deux donateurs : corrigez d’abord celui qui est faux.',
    'Two different SIRENs are two donors: correct the wrong one first.',
  ],
  MERGE_HAS_SITES: [
    422,
    'Cette organisation a des sites : gardez-la, et fusionnez l’autre avec elle.',
    'This organisation has sites: keep it, and merge the other into it.',
  ],
  MERGE_ISSUES_PAPERS: [
    422,
    'Cette organisation délivre des documents à son nom : gardez-la, et fusionnez l’autre avec elle.',
    'This organisation issues papers in its name: keep it, and merge the other into it.',
  ],
  MERGE_IS_DONEE: [
    422,
    'Cette organisation reçoit des dons : gardez-la, et fusionnez l’autre avec elle.',
    'This organisation receives gifts: keep it, and merge the other into it.',
  ],
  MERGE_HOLDS_DEVICES: [
    422,
    'Cette organisation possède des appareils : gardez-la, et fusionnez l’autre avec elle.',
    'This organisation owns devices: keep it, and merge the other into it.',
  ],
  MERGE_HAS_STAFF: [
    422,
    'Des personnes y tiennent un autre rôle que donateur : mettez fin à ces rôles d’abord.',
    'People hold another role than donor in it: end these roles first.',
  ],
  MERGE_RECEIPT_DRAFT: [
    422,
    'Un brouillon de reçu lui est destiné : délivrez-le ou supprimez-le d’abord.',
    'A draft receipt is addressed to it: issue it or delete it first.',
  ],
  SITE_INACTIVE: [422, 'Ce site est désactivé.', 'This site is deactivated.'],
  SITE_NOT_OF_ORGANISATION: [
    422,
    'Ce site n’est pas à cette organisation.',
    'This site is not of this organisation.',
  ],
  PERSON_INACTIVE: [422, 'Cette personne est désactivée.', 'This person is deactivated.'],
  ROLE_NOT_OF_KIND: [
    422,
    'Ce rôle ne se tient pas dans ce genre d’organisation.',
    'This role is not held in this kind of organisation.',
  ],
  BADGE_NEEDS_NO_EMAIL: [
    422,
    'Un badge ne se donne qu’à une personne de l’atelier.',
    'A badge is only given to someone of the workshop.',
  ],
  LAST_ADMIN: [
    422,
    'Il faut garder au moins un administrateur.',
    'At least one administrator must remain.',
  ],
  REFERENCE_UNKNOWN: [
    422,
    'Une référence de la demande n’existe pas.',
    'A reference in the request does not exist.',
  ],
  SECOND_PERSON_REQUIRED: [
    422,
    'Il faut une deuxième personne, différente de la première.',
    'A second, different person is needed.',
  ],
  WITNESS_UNKNOWN: [
    422,
    'Le témoin n’est pas une personne active de cette équipe.',
    'The witness is not an active person of this team.',
  ],
  CONFIGURATION_INVALID: [
    422,
    'La valeur ne convient pas à ce genre de réglage.',
    'The value does not fit this kind of setting.',
  ],

  // Donations
  LEGAL_BASIS_MISMATCH: [
    422,
    'La base CGPPP est réservée aux organismes publics.',
    'The CGPPP basis is for public bodies only.',
  ],
  PUBLIC_UNIT_VALUE_EXCEEDED: [
    422,
    'Un bien public donné vaut au plus 300 € l’unité (CGPPP D3212-3).',
    'A public good given is worth at most 300 € a unit (CGPPP D3212-3).',
  ],
  PUBLIC_DONEE_NOT_LISTED: [
    422,
    'Ce bénéficiaire ne peut pas recevoir un don public (CGPPP L3212-2, 3°).',
    'This donee cannot take a public gift (CGPPP L3212-2, 3°).',
  ],
  DONATION_EMPTY: [422, 'L’offre n’a aucune ligne.', 'The offer has no line.'],
  CATEGORY_UNKNOWN: [422, 'Catégorie inconnue.', 'Unknown category.'],
  CATEGORY_IS_KIT: [
    422,
    'Un ensemble se compose à l’atelier : donnez ses éléments.',
    'A set is made in the workshop: give its parts.',
  ],
  CATEGORY_NOT_BULK: [
    422,
    'Cette catégorie se reçoit appareil par appareil.',
    'This category is received device by device.',
  ],
  LINES_UNDECIDED: [
    422,
    'Chaque ligne doit être décidée, une seule fois.',
    'Each line must be decided, once.',
  ],
  REASON_REQUIRED: [422, 'Un motif est demandé.', 'A reason is required.'],
  REASON_UNKNOWN: [422, 'Ce motif n’est pas dans la liste.', 'This reason is not in the list.'],
  DONEE_NOT_ELIGIBLE: [
    422,
    'Le bénéficiaire doit être une association, un atelier ou une boutique actif.',
    'The donee must be an active association, workshop or shop.',
  ],
  LINE_NOT_ACCEPTED: [422, 'Cette ligne n’a pas été acceptée.', 'This line was not accepted.'],
  DONATION_NOT_ACCEPTED: [422, 'Ce don n’a pas été accepté.', 'This donation was not accepted.'],
  CATEGORY_NOT_OF_LINE: [
    422,
    'La catégorie n’est pas celle de la ligne : recevez hors ligne.',
    'The category is not the line’s: receive it outside the lines.',
  ],
  DONOR_REQUIRED: [
    422,
    'Indiquez l’organisation qui donne (donorId).',
    'Name the organisation that gives (donorId).',
  ],
  REASON_UNEXPECTED: [
    422,
    'Un motif est donné là où il n’y a rien à expliquer : retirez-le.',
    'A reason is given where nothing needs one: remove it.',
  ],
  LINES_INCOMPLETE: [
    422,
    'Indiquez chaque ligne acceptée, une seule fois.',
    'Name each accepted line, once.',
  ],
  CARRIER_NOT_ELIGIBLE: [
    422,
    'Le transporteur doit être une organisation active de ce genre.',
    'The carrier must be an active organisation of that kind.',
  ],
  NOTHING_RECEIVED: [
    422,
    'Rien n’a été reçu ni enlevé : annulez plutôt ce don.',
    'Nothing was received or picked up: cancel this donation instead.',
  ],
  GAP_REASON_MISSING: [
    422,
    'Un écart avec l’offre demande un motif.',
    'A gap with the offer needs a reason.',
  ],
  TOO_MANY_TAKEN: [
    422,
    'Plus d’appareils enlevés que promis : enregistrez-les hors ligne à la réception.',
    'More taken than promised: record them outside the lines at reception.',
  ],

  // Devices
  WEIGHT_NOT_POSITIVE: [
    422,
    'La masse doit être supérieure à zéro.',
    'The mass must be above zero.',
  ],
  WEIGHT_OUT_OF_RANGE: [
    422,
    'Masse inhabituelle pour cette catégorie : vérifiez la balance. Si la masse est juste, confirmez-la.',
    'Unusual mass for this category: check the scale. If it is right, confirm the mass.',
  ],
  CLOCK_OFF: [422, 'L’heure de l’appareil est fausse : réglez-la.', 'The clock is wrong: set it.'],
  NOT_ASSIGNED: [
    422,
    'Rattachez d’abord cet appareil à un don.',
    'First assign this device to a donation.',
  ],
  ALREADY_ASSIGNED: [
    422,
    'Cet appareil est déjà rattaché à un don.',
    'This device is already assigned to a donation.',
  ],
  NOT_ACCEPTED: [
    422,
    'Cet appareil n’est pas encore accepté après tri.',
    'This device is not yet accepted after sorting.',
  ],
  DEVICE_REFUSED: [
    422,
    'Cet appareil est refusé : il va en quarantaine ou au rebut, et n’entre dans aucun reçu.',
    'This device is refused: it goes to quarantine or waste, and stands on no receipt.',
  ],
  IDENTITY_MISSING: [
    422,
    'Indiquez fabricant, modèle et numéro de série (ou « sans numéro »).',
    'Give maker, model and serial (or “no serial”).',
  ],
  IN_KIT: [
    422,
    'Cet appareil fait partie d’un ensemble : défaites-le d’abord.',
    'This device is in a kit: dissolve it first.',
  ],
  HOLDS_NO_DATA: [
    422,
    'Cette catégorie n’a pas de support de données.',
    'This category holds no data.',
  ],
  HOLDS_DATA: [
    422,
    'Cet appareil a des supports à effacer d’abord.',
    'This device has media to erase first.',
  ],
  IN_TRANSIT: [
    422,
    'Cet appareil est en transit : scannez son arrivée.',
    'This device is in transit: scan its arrival.',
  ],
  NOT_SAME_DAY: [
    422,
    'Un retour du rebut se fait le jour même.',
    'Back from waste only on the same day.',
  ],
  MEDIA_INVENTORY_INCOMPLETE: [
    422,
    'Déclarez d’abord tous les supports de données (ou leur absence).',
    'First declare all storage media (or that there is none).',
  ],
  MEDIA_OPEN: [
    422,
    'Un support peut encore contenir des données.',
    'A medium may still hold data.',
  ],
  MEDIA_PRESENT: [
    422,
    'Des supports sont connus dans cet appareil : on ne peut pas dire qu’il n’y en a pas.',
    'Media are known in this device: “none” cannot be said.',
  ],
  NO_MEDIUM_STATEMENT: [
    422,
    'Aucun support listé : déclarez-en un, ou dites pourquoi il n’y en a pas.',
    'No medium listed: declare one, or say why there is none.',
  ],
  STATEMENT_REQUIRED: [
    422,
    'Une phrase d’explication est demandée.',
    'A sentence of explanation is required.',
  ],
  MEDIUM_NOT_IN_DEVICE: [
    422,
    'Ce support n’est plus dans l’appareil.',
    'This medium is no longer in the device.',
  ],
  MEDIUM_NOT_IN_STOCK: [
    409,
    'Ce support n’est plus en stock : rechargez la liste.',
    'This medium is no longer in stock: reload the list.',
  ],
  MEDIUM_NOT_ERASED: [
    422,
    'Ce support peut encore contenir des données : effacez-le avant de le monter.',
    'This medium may still hold data: erase it before it is fitted.',
  ],
  MEDIUM_ELSEWHERE: [
    422,
    'Ce support et cet appareil ne sont pas sur le même site : prenez-en un d’ici.',
    'This medium and this device are not at the same site: take one from here.',
  ],
  DEVICE_TAKES_NO_MEDIUM: [
    409,
    'Un support se monte dans un appareil trié, à effacer, effacé ou à réparer : menez-le d’abord jusque-là.',
    'A medium is fitted into a device that is sorted, to erase, erased or to repair: bring it there first.',
  ],
  MEDIUM_DESTROYED: [422, 'Ce support est déjà détruit.', 'This medium is already destroyed.'],
  MEDIUM_ALREADY_CLOSED: [
    422,
    'Ce support est déjà effacé ou détruit.',
    'This medium is already erased or destroyed.',
  ],
  MEDIUM_HAS_SERIAL: [
    422,
    'Ce support a un numéro de série : déposez le journal d’effacement.',
    'This medium has a serial: submit the erasure log.',
  ],
  RESET_NEEDED: [
    422,
    'Un téléphone ou une tablette se prouve par sa remise à zéro : choisissez « remise à zéro d’un appareil chiffré ».',
    'A phone or a tablet is proved by its reset: choose “reset of an encrypted device”.',
  ],
  ENCRYPTION_NOT_SAID: [
    422,
    'Dites que le stockage était chiffré avant la remise à zéro. Sinon, détruisez l’appareil.',
    'Say that the storage was encrypted before the reset. Otherwise destroy the device.',
  ],
  ACCOUNTS_NOT_CHECKED: [
    422,
    'Rallumez l’appareil : il ne doit demander aucun compte. Cochez-le, ou signalez un verrou.',
    'Start the device again: it must ask for no account. Tick it, or report a lock.',
  ],
  IMEI_MISSING: [
    422,
    'Donnez l’IMEI du téléphone : composez *#06#, ou lisez-le dans les réglages.',
    'Give the phone’s IMEI: dial *#06#, or read it in the settings.',
  ],
  IMEI_INVALID: [
    422,
    'Cet IMEI est faux : quinze chiffres, à relire sur l’écran du téléphone.',
    'This IMEI is wrong: fifteen digits, read them again on the phone’s screen.',
  ],
  SERIAL_ALREADY_DECLARED: [
    422,
    'Ce numéro de série est déjà un support de cet appareil.',
    'This serial is already a medium of this device.',
  ],
  DEVICE_RELEASED: [
    422,
    'Cet appareil est déjà libéré : faites-le revenir d’abord.',
    'This device is already released: bring it back first.',
  ],
  DEVICE_LOCKED: [
    422,
    'Cet appareil est verrouillé : faites-le déverrouiller, ou rendez-le au donateur.',
    'This device is locked: have it unlocked, or give it back to the donor.',
  ],
  LOCK_KIND_UNKNOWN: [
    422,
    'Ce verrouillage n’est pas dans la liste : choisissez-en un, ou demandez à l’ajouter aux réglages.',
    'This lock is not in the list: choose one, or ask to have it added to the settings.',
  ],
  DONOR_MAIL_MISSING: [
    422,
    'Aucune adresse électronique n’est connue chez ce donateur : appelez-le, puis notez sa réponse.',
    'No mail address is known of this donor: call them, then note their answer.',
  ],
  DEVICE_GONE: [422, 'Cet appareil n’est plus ici.', 'This device is no longer here.'],
  DEVICE_LOST: [
    422,
    'Cet appareil a été déclaré perdu. Vous l’avez en main ? Mettez-le de côté et appelez votre encadrant.',
    'This device was declared lost. Is it in your hands? Set it aside and call your supervisor.',
  ],

  // Imports and evidence
  IMPORT_NOT_JSON: [
    422,
    'Ce fichier est coupé ou illisible : exportez-le de nouveau.',
    'This file is cut or unreadable: export it again.',
  ],
  IMPORT_SCHEMA_UNKNOWN: [
    422,
    'Ce fichier n’est pas un relevé connu : lshw -json, smartctl -j, GLPI, eReuse, inxi, dmidecode, upower.',
    'This file is not a known capture: lshw -json, smartctl -j, GLPI, eReuse, inxi, dmidecode, upower.',
  ],
  IMPORT_NO_DEVICE: [
    422,
    'Ce relevé ne décrit ni appareil, ni disque, ni batterie.',
    'This capture describes no device, disk or battery.',
  ],
  EVIDENCE_EMPTY: [
    422,
    'Ce fichier est vide ou ne cite aucun effacement.',
    'This file is empty or tells of no erasure.',
  ],
  EVIDENCE_NOT_RECOGNISED: [
    422,
    'Ce fichier n’est pas un rapport d’effacement connu : nwipe, Blancco, hdparm, nvme, eReuse.',
    'This file is not a known erasure report: nwipe, Blancco, hdparm, nvme, eReuse.',
  ],
  EVIDENCE_SERIAL_UNMATCHED: [
    422,
    'Aucun support en stock ne porte ce numéro de série.',
    'No medium in stock bears this serial.',
  ],
  EVIDENCE_FILE_ENDED: [
    404,
    'Ce journal a été effacé au terme de sa conservation. Ses résultats et son empreinte restent.',
    'This log was deleted at the end of its term. Its verdicts and its fingerprint stay.',
  ],
  VERDICT_DECIDED: [
    409,
    'Ce résultat est déjà rattaché ou écarté.',
    'This verdict is already linked or dismissed.',
  ],
  ERASURE_FAILED: [
    422,
    'L’effacement a échoué : détruisez ou retirez ce support.',
    'The erasure failed: destroy or remove this medium.',
  ],
  ERASURE_PARTIAL: [422, 'L’effacement est incomplet.', 'The erasure is partial.'],
  ERASURE_ABORTED: [422, 'L’effacement a été interrompu.', 'The erasure was aborted.'],
  ERASURE_TRUNCATED: [
    422,
    'Le journal est coupé : déposez-le entier.',
    'The log is truncated: submit it whole.',
  ],
  ERASURE_NOT_VERIFIED: [
    422,
    'L’effacement n’a pas été vérifié : relancez avec vérification.',
    'The erasure was not verified: run it again with verification.',
  ],
  ERASURE_TOOL_REFUSED: [
    422,
    'Cet outil n’est pas admis : ce qu’il écrit ne prouve rien.',
    'This tool is not admitted: what it writes proves nothing.',
  ],
  ERASURE_TOOL_TOO_OLD: [
    422,
    'Cette version de l’outil n’est pas fiable : mettez-le à jour.',
    'This version of the tool is not reliable: update it.',
  ],
  ERASURE_TOOL_UNKNOWN: [
    422,
    'La version de l’outil n’est pas dite dans le journal.',
    'The log does not say the tool’s version.',
  ],
  ERASURE_BEFORE_RECEPTION: [
    422,
    'L’effacement est antérieur à la réception de l’appareil.',
    'The erasure is older than the device’s reception.',
  ],
  ERASURE_END_BEFORE_START: [
    422,
    'La fin de l’effacement précède son début.',
    'The erasure ends before it starts.',
  ],
  ERASURE_NO_SERIAL: [
    422,
    'Le journal ne donne pas le numéro de série du disque : branchez-le en direct.',
    'The log has no serial for the disk: connect it directly.',
  ],
  ERASURE_SIZE_MISMATCH: [
    422,
    'La taille effacée n’est pas celle du support.',
    'The erased size is not the medium’s.',
  ],
  ERASURE_HIDDEN_AREA: [
    422,
    'Une zone cachée (HPA/DCO) n’a pas été effacée.',
    'A hidden area (HPA/DCO) was not erased.',
  ],
  ERASURE_LEVEL_NOT_REACHED: [
    422,
    'Le niveau demandé par le donateur n’est pas atteint.',
    'The level the donor asked for is not reached.',
  ],
  ERASURE_METHOD_REFUSED: [
    422,
    'Cette méthode n’efface pas, ou pas assez : choisissez-en une autre.',
    'This method does not erase, or not enough: choose another.',
  ],
  ERASURE_BYTES_UNKNOWN: [
    422,
    'Le journal ne dit pas combien d’octets sont effacés : déposez-le entier.',
    'The log does not say how many bytes were erased: submit it whole.',
  ],
  ERASURE_TIME_UNKNOWN: [
    422,
    'Le journal ne dit pas quand l’effacement a eu lieu.',
    'The log does not say when the erasure took place.',
  ],
  ERASURE_NOT_STARTED: [
    422,
    'Ce disque a été vu mais pas effacé : relancez l’effacement.',
    'This disk was seen but not erased: run the erasure.',
  ],
  ERASURE_TIME_IN_FUTURE: [
    422,
    'L’effacement est daté de l’avenir : réglez l’horloge du banc, puis relancez.',
    'The erasure is dated in the future: set the bench’s clock, then run it again.',
  ],
  FILE_UNKNOWN: [
    422,
    'Ce fichier n’a pas été déposé par votre organisation : envoyez-le d’abord.',
    'This file was not uploaded by your organisation: send it first.',
  ],
  FILE_TYPE_REFUSED: [
    422,
    'Seules les photos JPEG, PNG ou WebP et les PDF sont acceptés.',
    'Only JPEG, PNG or WebP photos and PDFs are accepted.',
  ],

  // Refurbishment
  CHECKLIST_STALE: [
    409,
    'La liste de contrôle a changé : rechargez-la.',
    'The checklist has changed: reload it.',
  ],
  CHECKLIST_MISSING: [
    422,
    'Aucune liste de contrôle en vigueur pour cette catégorie.',
    'No checklist in force for this category.',
  ],
  CHECKLIST_INCOMPLETE: [
    422,
    'Répondez à toutes les lignes de la liste.',
    'Answer every line of the checklist.',
  ],
  CHECKLIST_UNKNOWN_ITEM: [
    422,
    'Cette ligne n’est pas dans la liste de contrôle.',
    'This line is not in the checklist.',
  ],
  TEST_MISSING: [
    422,
    'L’appareil n’a pas été testé dans ce cycle.',
    'The device was not tested in this cycle.',
  ],
  TEST_FAILED: [
    422,
    'Le test a échoué : réparez, puis testez de nouveau.',
    'The test failed: repair, then test again.',
  ],
  GRADE_MISSING: [422, 'Donnez d’abord la note d’aspect.', 'Give the cosmetic grade first.'],
  GRADE_CAPPED_BY_BATTERY: [
    422,
    'La batterie est trop usée pour cette note d’aspect : donnez au plus celle indiquée, ou changez la batterie.',
    'The battery is too worn for this cosmetic grade: give the one named at best, or replace the battery.',
  ],
  SYSTEM_MISSING: [
    422,
    'Dites d’abord quel système est installé, ou qu’il n’y en a pas.',
    'First say which system is installed, or that there is none.',
  ],
  SYSTEM_UNSUPPORTED: [
    422,
    'Ce système ne reçoit plus de mises à jour : installez-en un autre, ou confirmez que l’étiquette le dit.',
    'This system gets no more updates: install another, or confirm that the label says so.',
  ],
  SYSTEM_UNKNOWN: [
    422,
    'Ce système n’est pas dans la liste : choisissez-en un, ou demandez à l’ajouter aux réglages.',
    'This system is not in the list: choose one of it, or ask to have it added to the settings.',
  ],
  SYSTEM_NOT_OF_CATEGORY: [
    422,
    'Ce système n’est pas pour cette catégorie d’appareil.',
    'This system is not for that category of device.',
  ],
  SYSTEM_TOO_EARLY: [
    409,
    'Le système s’installe après l’effacement et avant la validation.',
    'A system is installed after the erasure and before the release.',
  ],
  LICENCE_REQUIRED: [
    422,
    'Ce système demande une licence : choisissez-en une qui est libre.',
    'This system needs a licence: choose a free one.',
  ],
  LICENCE_ALREADY_USED: [
    409,
    'Cette licence est déjà donnée à un appareil, ou déjà enregistrée : une clé, un appareil.',
    'This licence is already given to a device, or already recorded: one key, one device.',
  ],
  LICENCE_KEY_INVALID: [
    422,
    'Une clé de licence a 10 à 40 lettres et chiffres : vérifiez la ligne indiquée.',
    'A licence key has 10 to 40 letters and digits: check the line named.',
  ],
  FORBIDDEN_WORDS: [
    422,
    '« Comme neuf », « à neuf », « état neuf » et « reconditionné » ne s’écrivent pas à la main : le service dit lui-même ce qui est permis.',
    '“Like new” and “refurbished” are not typed by hand: the service says itself what is allowed.',
  ],
  REPORT_DECIDED: [
    409,
    'Ce relevé a déjà été rattaché ou écarté.',
    'This report was already linked or set aside.',
  ],
  MEDIA_DISAPPEARED: [
    422,
    'Un disque vu avant n’est plus dans l’appareil : retrouvez-le, ou notez son retrait ou sa destruction.',
    'A disk seen before is no longer in the device: find it, or note its removal or its destruction.',
  ],
  MEDIUM_UNFIT: [
    422,
    'Un disque de cet appareil est hors d’usage : retirez-le ou remplacez-le.',
    'A disk of this device is to be thrown away: take it out or replace it.',
  ],
  MASS_MISMATCH: [
    422,
    'Les masses ne font pas celle de l’appareil : pesez de nouveau les pièces ou l’appareil.',
    'The masses do not make the device’s: weigh the parts or the device again.',
  ],
  MEDIUM_NOT_TAKEN_OUT: [
    422,
    'Ce support est encore dans l’appareil : notez d’abord son retrait ou sa destruction.',
    'This medium is still in the device: first note its removal or its destruction.',
  ],
  PART_NOT_IN_STOCK: [
    409,
    'Cette pièce n’est plus en stock ici : prenez-en une autre.',
    'This part is no longer in stock here: take another.',
  ],
  PART_NOT_OF_REPAIR: [
    422,
    'Cette pièce ne va pas avec ce qui a été fait : cochez le remplacement qui lui correspond.',
    'This part does not go with what was done: tick the replacement that it is for.',
  ],
  CLASS_MISSING: [
    422,
    'Donnez d’abord la classe de performance.',
    'Give the performance class first.',
  ],
  CLASS_NOT_OF_CATEGORY: [
    422,
    'Cette catégorie n’a pas de classe de performance.',
    'This category has no performance class.',
  ],
  TESTER_IS_VALIDATOR: [
    422,
    'Qui a testé ne valide pas : appelez un autre encadrant.',
    'Who tested does not release: call another supervisor.',
  ],
  CUSTODY_NOT_SOLD: [
    422,
    'Cette machine n’a été ni vendue ni donnée : elle est à nous, réparez-la à l’atelier.',
    'This machine was neither sold nor given: it is ours, repair it at the workshop.',
  ],
  TICKET_NOT_OF_DEVICE: [
    422,
    'Ce ticket n’est pas celui de cette machine : vérifiez l’étiquette et le ticket.',
    'This ticket is not this machine’s: check the label and the ticket.',
  ],
  DELEGATION_DATES: [
    422,
    'Une délégation commence aujourd’hui ou plus tard, et finit après avoir commencé : corrigez les dates.',
    'A delegation begins today or later, and ends after it begins: correct the dates.',
  ],
  DELEGATION_TOO_LONG: [
    422,
    'Une délégation dure 31 jours au plus : raccourcissez-la, vous pourrez en donner une autre.',
    'A delegation lasts 31 days at most: make it shorter, you can give another later.',
  ],
  DELEGATE_NOT_OF_TEAM: [
    422,
    'On délègue à un technicien de son équipe, qui n’est pas encadrant lui-même : choisissez-en un autre.',
    'One delegates to a technician of the team who is no supervisor: choose another.',
  ],
  KIT_MEMBERS_INVALID: [
    422,
    'Un ensemble réunit une unité centrale et un écran prêts, du même propriétaire et du même site.',
    'A kit joins a ready desktop and monitor of one owner and one site.',
  ],
  KIT_DISSOLVED: [409, 'Cet ensemble est déjà défait.', 'This kit is already dissolved.'],

  // Transfers
  TRANSFER_SAME_SITE: [
    422,
    'Un transfert va d’un site à un autre.',
    'A transfer goes from one site to another.',
  ],
  TRANSFER_NOT_AT_SITE: [
    422,
    'Aucun appareil ni ensemble de ce site ne porte cette étiquette : vérifiez-la, et son site.',
    'No device or kit of this site bears this label: check it, and its site.',
  ],
  TRANSFER_KIT_MEMBER: [
    422,
    'Cet appareil voyage avec son ensemble : scannez l’étiquette de l’ensemble.',
    'This device travels with its kit: scan the kit’s label.',
  ],
  IN_CUSTODY: [
    422,
    'Cette machine est à un client, en réparation, et ses données aussi : rendez-la d’abord (« Machines en dépôt »).',
    'This machine is a customer’s, under repair, and so is its data: give it back first (“Machines held”).',
  ],
  TRANSFER_SHOP_ONLY: [
    422,
    'Un appareil en boutique ne va que dans une autre boutique : faites-le d’abord revenir (RETURNED).',
    'A device in the shop only goes to another shop: first have it come back (RETURNED).',
  ],
  TRANSFER_LISTED_ELSEWHERE: [
    422,
    'Cet appareil est déjà sur un autre transfert : recevez-le là, ou retirez-l’en.',
    'This device is on another transfer already: receive it there, or take it off.',
  ],
  TRANSFER_FULL: [
    422,
    'Ce transfert est plein : ouvrez-en un autre.',
    'This transfer is full: open another.',
  ],
  TRANSFER_EMPTY: [
    422,
    'Ce transfert ne contient aucun appareil : scannez-en, ou annulez-le.',
    'No device is on this transfer: scan some, or cancel it.',
  ],
  TRANSFER_NOT_LISTED: [
    422,
    'Cet appareil n’est pas sur ce transfert : mettez-le de côté et cherchez d’où il vient.',
    'This device is not on this transfer: set it aside and find where it comes from.',
  ],
  TRANSFER_ALREADY_ARRIVED: [
    409,
    'Cet appareil est déjà arrivé : rien à faire.',
    'This device has arrived already: nothing to do.',
  ],
  TRANSFER_INCOMPLETE: [
    422,
    'Dites de chaque appareil qui n’est pas arrivé s’il manque (missing) ou s’il est resté (leftBehind).',
    'Say of each device that did not arrive whether it is missing or was leftBehind.',
  ],

  // Counts of the stock
  COUNT_OVERLAPS: [
    409,
    'Un autre comptage est ouvert sur ces appareils : terminez-le ou annulez-le d’abord.',
    'Another count of these devices is open: close or cancel it first.',
  ],
  COUNT_INCOMPLETE: [
    422,
    'Dites de chaque appareil qui n’a pas été trouvé ce qu’il en est (missing, ou others pour le reste).',
    'Say of each device that was not found what is the matter (missing, or others for the rest).',
  ],
  COUNT_NOT_EXPECTED: [
    422,
    'Cet appareil n’était pas attendu dans ce comptage : retirez-le de la liste.',
    'This device was not expected in this count: take it off the list.',
  ],

  // Losses and data breaches
  LOSS_NOT_MISSING_TWICE: [
    422,
    'Un appareil est perdu quand deux comptages de suite ne l’ont pas trouvé et que personne ne l’a vu depuis : comptez de nouveau.',
    'A device is lost when two counts in a row did not find it and nobody saw it since: count again.',
  ],
  LOSS_ALREADY_REPORTED: [
    409,
    'Cette perte est déjà signalée : elle attend la coordination, ou un nouveau comptage.',
    'This loss is already reported: it waits for the coordination, or for another count.',
  ],
  LOSS_NOT_CONFIRMED: [
    422,
    'Une perte se signale, puis une autre personne la confirme.',
    'A loss is reported, then another person confirms it.',
  ],
  BREACH_NOT_OPENED: [
    422,
    'Cet appareil peut contenir des données : sa perte ouvre un dossier de violation.',
    'This device may hold data: its loss opens the file of a breach.',
  ],
  BREACH_RISK_REQUIRED: [
    422,
    'Le risque se dit avec l’évaluation, et seulement avec elle.',
    'The risk is said with the assessment, and with it alone.',
  ],
  BREACH_FILE_NUMBER: [
    422,
    'Le numéro de dossier se donne avec la notification à la CNIL.',
    'The file number goes with the notification of the authority.',
  ],
  BREACH_RISK_NOT_UNLIKELY: [
    422,
    'Sans notification, la dernière évaluation doit dire que le risque est improbable : évaluez d’abord, ou notifiez la CNIL.',
    'Without notification the last assessment must say that a risk is unlikely: assess first, or notify the authority.',
  ],
  BREACH_NOTE_REQUIRED: [
    422,
    'Dites pourquoi : la CNIL le demande après le délai, et quand on ne la notifie pas.',
    'Say why: it is asked after the deadline, and when the authority is not notified.',
  ],
  BREACH_NOT_YET: [
    422,
    'Cette date est à venir : notez ce qui est déjà fait.',
    'This date is to come: note what is done already.',
  ],
  BREACH_AUTHORITY_MISSING: [
    422,
    'Avant de clore, notifiez la CNIL, ou dites pourquoi ce n’est pas nécessaire.',
    'Before closing, notify the authority, or say why it need not be.',
  ],
  BREACH_DONOR_MISSING: [
    422,
    'Avant de clore, prévenez le donateur.',
    'Before closing, tell the donor.',
  ],
  NOT_IN_TRANSIT: [
    422,
    'Cet appareil n’est pas en transit : envoyez-le d’abord à une boutique.',
    'This device is not in transit: first send it to a shop.',
  ],

  // The till
  ALREADY_SOLD: [
    409,
    'Cet appareil vient d’être vendu ou donné : retirez-le du panier.',
    'This device was just sold or given: take it out of the basket.',
  ],
  DEVICE_NOT_SELLABLE: [
    409,
    'Cet appareil n’est pas en vente ici : le motif est indiqué. Rendez-le à l’atelier.',
    'This device is not for sale here, for the reason named. Give it back to the workshop.',
  ],
  OUT_OF_STOCK: [
    409,
    'Il n’en reste pas assez en rayon.',
    'There are not enough of them on the shelf.',
  ],
  TILL_CLOSED: [
    409,
    'La caisse est fermée : ouvrez-la avec son fond de caisse.',
    'The till is closed: open it with its float.',
  ],
  TILL_ALREADY_OPEN: [
    409,
    'La caisse est déjà ouverte : comptez-la et clôturez-la d’abord.',
    'The till is open already: count and close it first.',
  ],
  TILL_INACTIVE: [409, 'Cette caisse est retirée du service.', 'This till is retired.'],
  SESSION_EXPIRED: [
    409,
    'La journée de caisse est finie (4 h du matin) : comptez le tiroir et clôturez, puis rouvrez.',
    'The till’s day is over (4 in the morning): count the drawer and close, then open again.',
  ],
  SESSION_OPEN: [
    409,
    'La caisse est encore ouverte : comptez-la et clôturez-la d’abord.',
    'The till is still open: count and close it first.',
  ],
  COUNT_REQUIRED: [
    409,
    'Comptez d’abord le tiroir : rien ne doit avoir bougé depuis.',
    'Count the drawer first: nothing may have moved since.',
  ],
  LEDGER_BROKEN: [
    409,
    'Le registre de cette caisse n’est pas intact : ne vendez plus et appelez l’administrateur.',
    'This till’s ledger is not intact: stop selling and call the administrator.',
  ],
  NOTHING_TO_ARCHIVE: [
    409,
    'Cette caisse n’a encore rien écrit : il n’y a rien à archiver.',
    'This till has written nothing yet: there is nothing to archive.',
  ],
  ALREADY_REFUNDED: [409, 'Cette ligne est déjà remboursée.', 'This line is refunded already.'],
  ORIGINAL_PRINTED: [
    409,
    'L’original est déjà imprimé : enregistrez un duplicata.',
    'The original is printed already: record a duplicate.',
  ],
  LINE_TWICE: [
    422,
    'La même chose est deux fois dans la demande : gardez-la une fois.',
    'The same thing is twice in the request: keep it once.',
  ],
  APPROVER_REQUIRED: [
    403,
    'Un responsable de boutique, autre que vous, doit approuver avec son code.',
    'A shop manager, other than you, must approve with their code.',
  ],
  PRICE_MISSING: [
    422,
    'Aucun prix en vigueur pour cette catégorie et cette classe : faites-le fixer.',
    'No price in force for this category and class: have one set.',
  ],
  BELOW_FLOOR: [
    422,
    'Le prix est sous le plancher de la catégorie : baissez la remise, ou faites un don.',
    'The price is below the category’s floor: lower the discount, or make it a gift.',
  ],
  SOLIDARITY_PRICE_EXCEEDED: [
    422,
    'Ce matériel vient d’un don public : son prix dépasse le plafond du décret.',
    'This equipment was given by a public body: its price is above the decree’s ceiling.',
  ],
  CEILING_MISSING: [
    422,
    'Ce matériel vient d’un don public et aucun plafond n’est publié pour sa catégorie : il ne se vend pas.',
    'This equipment was given by a public body and no ceiling is published for its category: it is not sold.',
  ],
  BUYER_NOT_ELIGIBLE: [
    422,
    'Ce matériel vient d’un don public : il ne se vend qu’à une personne orientée par un prescripteur.',
    'This equipment was given by a public body: it is only sold to someone sent by a prescriber.',
  ],
  RESALE_FORBIDDEN: [
    422,
    'Son propriétaire ne peut pas revendre ce qu’a donné un organisme public (CGPPP L3212-2).',
    'Its owner may not sell what a public body gave (CGPPP L3212-2).',
  ],
  SELLER_NOT_ENTITLED: [
    422,
    'Le vendeur n’est ni propriétaire ni mandaté : faites enregistrer le mandat de vente.',
    'The seller neither owns it nor holds a mandate: have the sale mandate recorded.',
  ],
  SELLER_VAT_MISSING: [
    422,
    'Le régime de TVA du vendeur n’est pas enregistré.',
    'The seller’s VAT regime is not recorded.',
  ],
  SELLER_SIRET_MISSING: [
    422,
    'Le vendeur doit être actif et avoir un SIRET : complétez sa fiche.',
    'The seller must be active and have a SIRET: complete its record.',
  ],
  SITE_NOT_SHOP: [422, 'Ce site n’est pas une boutique.', 'This site is not a shop.'],
  GRANT_UNKNOWN: [
    422,
    'Ce code d’accès n’est pas connu : vérifiez-le, ou vendez sans lui.',
    'This grant code is not known: check it, or sell without it.',
  ],
  TOTAL_MISMATCH: [
    422,
    'Le total a changé : relisez le panier et le total indiqué, puis recommencez.',
    'The total has changed: read the basket and the total named again, then try again.',
  ],
  UNDERPAID: [
    422,
    'Il manque de l’argent : la somme manquante est indiquée.',
    'The payment is short by the amount named.',
  ],
  OVERPAID: [
    422,
    'Trop encaissé : seules les espèces rendent la monnaie.',
    'Paid too much: only cash gives change.',
  ],
  CASH_LIMIT_EXCEEDED: [
    422,
    'Trop d’espèces pour un seul ticket : prenez un autre moyen au-delà de la limite.',
    'Too much cash for one ticket: take another means beyond the limit.',
  ],
  REFUND_EXCEEDS_SALE: [
    422,
    'Le remboursement dépasse ce qui a été payé.',
    'The refund is more than what was paid.',
  ],
  REFUND_OF_REFUND: [
    422,
    'Ce ticket est déjà un remboursement : donnez celui de la vente.',
    'This ticket is a refund itself: give the sale’s.',
  ],
  NOTHING_TO_REFUND: [
    422,
    'Rien à rembourser sur cette ligne : dites ce qui revient, ou un montant.',
    'Nothing to refund on this line: say what comes back, or an amount.',
  ],
  GUARANTEE_OVER: [
    422,
    'La garantie est échue à la date indiquée.',
    'The guarantee ended on the day named.',
  ],
  DENOMINATIONS_MISMATCH: [
    422,
    'Les pièces et billets ne font pas ce fond de caisse : recomptez.',
    'Coins and notes do not make that float: count again.',
  ],
  DRAWER_SHORT: [422, 'Le tiroir ne contient pas autant.', 'The drawer does not hold that much.'],
  VARIANCE_REASON_REQUIRED: [
    422,
    'L’écart est trop grand pour rester sans motif : recomptez, ou donnez-le.',
    'The difference is too large to go without a reason: count again, or give one.',
  ],
  LOT_SHORT: [422, 'Il n’en reste pas autant dans ce lot.', 'The lot does not hold that many.'],
  LOT_MISMATCH: [
    422,
    'Ce lot n’est pas de cette catégorie, de ce propriétaire ou de cette origine.',
    'This lot is not of this category, owner or origin.',
  ],
  MANDATE_INVALID: [
    422,
    'Un mandat lie deux organisations et finit après avoir commencé.',
    'A mandate binds two organisations and ends after it begins.',
  ],

  // Receipts
  SIGNATURE_NOT_IMAGE: [
    422,
    'La signature est une image PNG ou JPEG lisible, de 500 Ko au plus.',
    'The signature is a readable PNG or JPEG image of at most 500 kB.',
  ],
  VALUATION_DOCUMENT_REQUIRED: [
    422,
    'Seul le donateur évalue son don : joignez son document signé (documentSha256, PDF ou photo).',
    'Only the donor values its gift: attach its signed document (documentSha256, PDF or photo).',
  ],
  VALUATION_MISSING: [
    422,
    'L’entreprise doit communiquer la valeur du don : faites déclarer celle des appareils nommés.',
    'The company must state the value of the gift: have that of the named devices declared.',
  ],
  VALUE_NOT_POSITIVE: [
    422,
    'Un don sans valeur n’ouvre droit à aucune réduction : délivrez une attestation de don.',
    'A gift without value opens no reduction: issue a gift certificate.',
  ],
  DONOR_NOT_TAXABLE: [
    422,
    'Le donateur doit être imposé au réel (IS ou IR) : complétez son régime, ou délivrez une attestation de don.',
    'The donor must be taxed on actual profits: complete its regime, or issue a gift certificate.',
  ],
  WRONG_FORM: [
    422,
    'Ce formulaire est celui des entreprises ; un particulier reçoit le 2041-RD, qui n’est pas établi ici.',
    'This form is for companies; an individual is given the 2041-RD, which is not issued here.',
  ],
  ISSUER_NOT_ELIGIBLE: [
    422,
    'L’organisme ne peut pas délivrer ce reçu : complétez et faites confirmer son profil d’émetteur.',
    'The body may not issue this receipt: complete its issuer profile and have it confirmed.',
  ],
  ISSUER_MANDATE_MISSING: [
    422,
    'L’organisme n’a pas donné de mandat en cours pour établir ses reçus ici.',
    'The body has given no mandate in force to make its receipts here.',
  ],
  SIGNATORY_NOT_AUTHORISED: [
    422,
    'Personne n’est habilité à signer ce jour : ajoutez un signataire et faites-le confirmer.',
    'Nobody is authorised to sign today: add a signatory and have it confirmed.',
  ],
  OBJECT_MISSING: [
    422,
    'L’objet de l’organisme manque : complétez son profil d’émetteur.',
    'The body’s object is missing: complete its issuer profile.',
  ],
  ADDRESS_INCOMPLETE: [
    422,
    'Une adresse est incomplète : rue, code postal et commune.',
    'An address is incomplete: street, postcode and city.',
  ],
  LEGAL_FORM_MISSING: [
    422,
    'La forme juridique du donateur manque : complétez son organisation.',
    'The donor’s legal form is missing: complete its organisation.',
  ],
  DESCRIPTION_MISSING: [
    422,
    'Un bien n’est pas décrit : identifiez les appareils nommés.',
    'A good is not described: identify the named devices.',
  ],
  PERIOD_STRADDLES_FISCAL_YEARS: [
    422,
    'La période est à cheval sur deux exercices du donateur : faites un reçu par exercice.',
    'The period straddles two fiscal years of the donor: make one receipt for each.',
  ],
  FISCAL_YEAR_ASSUMED: [
    422,
    'La fin d’exercice du donateur est inconnue : le 31 décembre est supposé.',
    'The donor’s fiscal year end is unknown: 31 December is assumed.',
  ],
  GIFT_DATE_IN_FUTURE: [
    422,
    'La date du don est dans l’avenir : vérifiez la remise.',
    'The date of the gift is in the future: check the hand-over.',
  ],
  GIFT_BEFORE_TRANSFER: [
    422,
    'La date du don précède son acceptation par le bénéficiaire : vérifiez la remise.',
    'The gift is dated before the donee accepted it: check the hand-over.',
  ],
  GIFT_TOO_OLD: [
    422,
    'Ce formulaire vaut pour les dons reçus depuis le 1er janvier 2022.',
    'This form is for gifts made since 1 January 2022.',
  ],
  GIFT_OUTSIDE_PERIOD: [
    422,
    'Un appareil nommé a été donné hors de la période du reçu.',
    'A named device was given outside the period of the receipt.',
  ],
  RECEIPT_EMPTY: [
    422,
    'Aucun matériel accepté n’a été donné dans cette période.',
    'No accepted equipment was given in this period.',
  ],
  DEVICE_NOT_ACCEPTED: [
    422,
    'Un appareil n’est pas encore accepté : triez-le d’abord.',
    'A device is not accepted yet: sort it first.',
  ],
  DEVICE_IS_WASTE: [
    422,
    'Un appareil a été écarté comme déchet au tri : il n’entre pas dans un reçu.',
    'A device was sorted out as waste: it does not enter a receipt.',
  ],
  CANCEL_REASON_REQUIRED: [
    422,
    'Dites pourquoi ce reçu est annulé ou remplacé.',
    'Say why this receipt is cancelled or replaced.',
  ],

  // Documents
  CERTIFICATE_NOT_READY: [
    422,
    'Un support est encore ouvert, ou la liste des supports n’est pas dite complète : fermez-les d’abord.',
    'A medium is still open, or the list of media is not said to be whole: close them first.',
  ],
  CERTIFICATE_MEDIA_OPEN: [
    422,
    'Ce support n’est ni effacé ni détruit : apportez sa preuve, ou détruisez-le.',
    'This medium is neither erased nor destroyed: bring its proof, or destroy it.',
  ],
  CERTIFICATE_INVENTORY_OPEN: [
    422,
    'Personne n’a dit que les supports de cet appareil sont tous listés : dites-le au poste.',
    'Nobody said that all media of this device are listed: say so at the bench.',
  ],
  CERTIFICATE_RECEPTION_OPEN: [
    422,
    'La réception de ce don n’est pas clôturée : d’autres supports peuvent encore venir.',
    'The reception of this gift is not closed: more media may still come.',
  ],
  CERTIFICATE_EMPTY: [
    422,
    'Aucun appareil de ce don ne porte de données : il n’y a rien à certifier.',
    'No device of this gift holds data: there is nothing to certify.',
  ],
} as const satisfies Record<string, Entry>

export type ProblemCode = keyof typeof problemTable

/** One reason why not, as the rules give it: a code, and facts that help (`{ serials: [...] }`). */
export type Blocker = { code: ProblemCode; detail?: string }

/** A refusal on its way to the client. Anything else thrown is a bug and answers 500. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly blockers: Blocker[]
  readonly extra: Record<string, unknown>

  constructor(code: ProblemCode, extra: Record<string, unknown> = {}, blockers: Blocker[] = []) {
    super(code)
    this.code = code
    this.extra = extra
    this.blockers = blockers
  }

  get status(): number {
    return problemTable[this.code][0]
  }
}

export const notFound = (what: string) => new Problem('NOT_FOUND', { what })

/** Throws the rules' whole answer when there is one: `code` is the first blocker. */
export function refuseIf(blockers: Blocker[], extra: Record<string, unknown> = {}): void {
  const first = blockers[0]
  if (first) throw new Problem(first.code, extra, blockers)
}

/** The text of a code in the asked language. */
export const problemText = (code: ProblemCode, language: Language) =>
  problemTable[code][language === 'fr' ? 1 : 2]

export const ProblemBody = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    requestId: z.string(),
    blockers: z
      .array(z.object({ code: z.string(), text: z.string(), detail: z.string().optional() }))
      .optional(),
    errors: z.array(z.object({ at: z.string(), text: z.string() })).optional(),
    from: z.string().optional(),
    to: z.string().optional(),
    allowed: z.array(z.string()).optional(),
    choices: z.array(z.string()).optional(),
    what: z.string().optional(),
    changedBy: z.string().optional(),
    changedAt: z.string().optional(),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457 problem details. `code` never changes; texts follow Accept-Language.',
  })
export type ProblemBody = z.infer<typeof ProblemBody>

/** The RFC 9457 body of a refusal. */
export function problemBody(problem: Problem, language: Language, requestId: string): ProblemBody {
  const { code, blockers, extra } = problem
  return {
    type: `/problems/${code}`,
    title: problemText(code, language),
    status: problem.status,
    code,
    requestId,
    ...(blockers.length > 0
      ? { blockers: blockers.map((b) => ({ ...b, text: problemText(b.code, language) })) }
      : {}),
    ...extra,
  }
}

/** SQLSTATEs of our own triggers, and constraints by name, as refusals; see the migrations for each rule. */
const databaseRefusals: Record<string, ProblemCode> = {
  LC002: 'CONFIGURATION_DECIDED',
  LC003: 'SECOND_PERSON_REQUIRED',
  LC004: 'WRONG_STATUS',
  LC005: 'PUBLIC_UNIT_VALUE_EXCEEDED',
  LC102: 'HOLDS_DATA',
  LC105: 'ALREADY_ASSIGNED',
  LC107: 'MEDIA_INVENTORY_INCOMPLETE',
  LC109: 'NO_MEDIUM_STATEMENT',
  LC110: 'MEDIA_OPEN',
  LC111: 'TESTER_IS_VALIDATOR',
  LC112: 'DEVICE_RELEASED',
  LC120: 'MEDIUM_NOT_ERASED',
  LC791: 'DELETE_FORBIDDEN',
  LC792: 'WRONG_STATUS',
  LC794: 'DEVICE_LOCKED',
  LC201: 'RECEIPT_IMMUTABLE',
  LC302: 'RACE_LOST',
  LC304: 'TILL_ALREADY_OPEN',
  LC305: 'TILL_CLOSED',
  LC306: 'SESSION_EXPIRED',
  LC307: 'SESSION_OPEN',
  LC308: 'COUNT_REQUIRED',
  LC309: 'REFUND_EXCEEDS_SALE',
  LC311: 'TILL_INACTIVE',
  LC313: 'BUYER_NOT_ELIGIBLE',
  LC401: 'NOT_IN_TRANSIT',
  LC402: 'NOT_IN_TRANSIT',
  LC403: 'WRONG_STATUS',
  LC741: 'DELETE_FORBIDDEN',
  LC742: 'WRONG_STATUS',
  LC743: 'DELEGATION_DATES',
  LC744: 'DELEGATE_NOT_OF_TEAM',
  LC745: 'FORBIDDEN',
  LC746: 'DELEGATION_OVERLAPS',
  LC747: 'FORBIDDEN',
  delegation_days: 'DELEGATION_TOO_LONG',
  LC761: 'DELETE_FORBIDDEN',
  LC762: 'CUSTODY_NOT_SOLD',
  LC763: 'WRONG_STATUS',
  LC764: 'IN_CUSTODY',
  LC765: 'IN_CUSTODY',
  custody_case_open: 'CUSTODY_OPEN',
  LC841: 'DELETE_FORBIDDEN',
  LC842: 'WRONG_STATUS',
  LC843: 'CORRECTION_MISSING',
  LC811: 'DELETE_FORBIDDEN',
  LC812: 'WRONG_STATUS',
  LC813: 'LOSS_NOT_MISSING_TWICE',
  LC814: 'LOSS_NOT_CONFIRMED',
  LC815: 'DEVICE_LOST',
  LC821: 'DELETE_FORBIDDEN',
  LC822: 'LOSS_NOT_CONFIRMED',
  LC823: 'WRONG_STATUS',
  LC824: 'BREACH_RISK_NOT_UNLIKELY',
  LC825: 'BREACH_AUTHORITY_MISSING',
  LC826: 'BREACH_DONOR_MISSING',
  LC827: 'BREACH_NOTE_REQUIRED',
  LC828: 'BREACH_NOT_OPENED',
  loss_standing: 'LOSS_ALREADY_REPORTED',
  loss_once: 'LOSS_ALREADY_REPORTED',
  LC751: 'DELETE_FORBIDDEN',
  LC752: 'WRONG_STATUS',
  LC753: 'COUNT_OVERLAPS',
  LC501: 'DELETE_FORBIDDEN',
  LC502: 'RECEIPT_IMMUTABLE',
  LC503: 'VALUATION_DOCUMENT_REQUIRED',
  LC504: 'WRONG_STATUS',
  LC505: 'DEVICE_NOT_ACCEPTED',
  LC712: 'REPORT_DECIDED',
  LC731: 'VERDICT_DECIDED',
  hardware_report_file: 'RACE_LOST',
  LC711: 'MEDIUM_UNFIT',
  LC601: 'ORGANISATION_INACTIVE',
  LC722: 'PART_NOT_IN_STOCK',
  LC723: 'TRANSITION_FORBIDDEN',
  LC701: 'LICENCE_ALREADY_USED',
  LC702: 'SYSTEM_MISSING',
  LC703: 'SYSTEM_UNSUPPORTED',
  licence_key: 'LICENCE_ALREADY_USED',
  '40001': 'RACE_LOST',
  '40P01': 'RACE_LOST',
  '23503': 'REFERENCE_UNKNOWN',
  device_lock_once: 'LOCK_ALREADY_REPORTED',
  receipt_device_once: 'DEVICE_ALREADY_RECEIPTED',
  receipt_lot_once: 'DEVICE_ALREADY_RECEIPTED',
  receipt_replaces_id_key: 'ALREADY_CANCELLED',
  issuer_profile_pkey: 'RACE_LOST',
  transfer_item_open: 'TRANSFER_LISTED_ELSEWHERE',
  device_tag_key: 'TAG_ALREADY_USED',
  kit_tag_key: 'TAG_ALREADY_USED',
  device_serial_in_stock: 'SERIAL_IN_STOCK',
  correction_standing: 'CORRECTION_WAITS',
  organisation_siret: 'ALREADY_EXISTS',
  till_code_key: 'ALREADY_EXISTS',
  sale_mandate_owner_id_seller_id_daterange_excl: 'ALREADY_EXISTS',
  product_quantity: 'OUT_OF_STOCK',
  person_email: 'ALREADY_EXISTS',
  auth_user_email_key: 'ALREADY_EXISTS',
  membership_once: 'ALREADY_EXISTS',
  collection_donation_once: 'ALREADY_EXISTS',
  configuration_kind_key_daterange_excl: 'CONFIGURATION_OVERLAP',
}

const UNAVAILABLE = /^(08|57P|53300)|^(ECONN|EPIPE|ETIMEDOUT)/

/** What a database error means to a client: a refusal that the database made first, a dependency down, or null. */
export function fromDatabase(error: unknown): Problem | null {
  if (typeof error !== 'object' || error === null) return null
  const { code, constraint, message } = error as {
    code?: unknown
    constraint?: unknown
    message?: unknown
  }
  const known =
    (typeof constraint === 'string' && databaseRefusals[constraint]) ||
    (typeof code === 'string' && databaseRefusals[code])
  if (known) return new Problem(known)
  if (typeof code === 'string' && UNAVAILABLE.test(code)) return new Problem('UNAVAILABLE')
  const text = typeof message === 'string' ? message : ''
  if (
    /Connection terminated|not currently accepting connections|timeout exceeded when trying to connect|not queryable|Client was closed/.test(
      text,
    )
  )
    return new Problem('UNAVAILABLE')
  return null
}
