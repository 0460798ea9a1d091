import type { Texts } from '../../i18n.tsx'
import { plural } from '../../i18n.tsx'

/** The words of the reception. */
export const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'where'
    | 'siteFirst'
    | 'noSite'
    | 'from'
    | 'fromGift'
    | 'search'
    | 'searchHelp'
    | 'noGift'
    | 'noneFound'
    | 'unannounced'
    | 'unannouncedHelp'
    | 'donorName'
    | 'change'
    | 'planned'
    | 'began'
    | 'what'
    | 'whatHelp'
    | 'outside'
    | 'outsideHelp'
    | 'outsideNote'
    | 'unannouncedNote'
    | 'full'
    | 'device'
    | 'maker'
    | 'model'
    | 'serial'
    | 'serialHelp'
    | 'serialIsTag'
    | 'noSerial'
    | 'donorTag'
    | 'donorTagHelp'
    | 'same'
    | 'receive'
    | 'notTag'
    | 'needTag'
    | 'cancelled'
    | 'done'
    | 'doneHelp'
    | 'quarantined'
    | 'correct'
    | 'reprint'
    | 'forget'
    | 'forgetHelp'
    | 'placeholder'
    | 'commandElse'
    | 'badge'
    | 'changeWhat',
    string
  > & {
    columns: Record<'tag' | 'what' | 'mass' | 'act', string>
    progress: (received: number, promised: number) => string
    received: (tag: string, what: string) => string
    count: (n: number) => string
  }
> = {
  fr: {
    title: 'Réception',
    lead: 'Un appareil après l’autre : une étiquette, une masse, c’est reçu.',
    where: 'Où',
    siteFirst: 'Choisissez d’abord votre site.',
    noSite: 'Aucun site ne vous est confié : demandez à votre encadrant.',
    from: 'D’où vient ce qui arrive ?',
    fromGift: 'Le don',
    search: 'Chercher un don',
    searchHelp: 'Par sa référence ou le nom du donateur.',
    noGift: 'Aucun don n’est attendu en ce moment.',
    noneFound: 'Aucun don attendu ne correspond. Vérifiez l’orthographe, ou recevez sans annonce.',
    unannounced: 'Sans annonce',
    unannouncedHelp: 'Aucun don ne l’annonçait : il ira en quarantaine.',
    donorName: 'Nom du donateur, si on le connaît',
    change: 'Changer',
    planned: 'Tournée du',
    began: 'Réception commencée',
    what: 'Quel genre d’appareil ?',
    whatHelp: 'Ce que le don annonce :',
    outside: 'Autre chose que promis',
    outsideHelp: 'Pas dans l’offre : il ira en quarantaine.',
    outsideNote:
      'Hors de l’offre : posez-le en quarantaine, le guichet ou un encadrant le rattachera.',
    unannouncedNote:
      'Sans annonce : posez-le en quarantaine, un encadrant cherchera d’où il vient.',
    full: 'tout est arrivé',
    device: 'L’appareil',
    maker: 'Marque',
    model: 'Modèle',
    serial: 'Numéro de série',
    serialHelp: 'Scannez-le sur l’appareil.',
    serialIsTag:
      'C’est une étiquette du service, pas un numéro de série : scannez celui du fabricant.',
    noSerial: 'Pas de numéro de série sur l’appareil',
    donorTag: 'Numéro d’inventaire du donateur',
    donorTagHelp: 'S’il y en a un, collé par le donateur.',
    same: 'Suivant identique : garder la marque et le modèle',
    receive: 'Recevoir',
    notTag: 'Ce n’est pas une étiquette du service : elle a huit caractères, comme 7K2M-9QX3.',
    needTag: 'Scannez une étiquette neuve, ou imprimez-en une.',
    cancelled: 'Saisie vidée',
    done: 'Reçus maintenant',
    doneHelp:
      'Une erreur ? Ouvrez l’appareil : marque, modèle, numéro et masse s’y corrigent. Mauvaise catégorie : « Corriger une erreur » sur sa fiche. Reçu deux fois : en quarantaine, et appelez un encadrant.',
    quarantined: 'En quarantaine',
    correct: 'Voir ou corriger',
    reprint: 'Réimprimer l’étiquette',
    forget: 'Vider cette liste',
    forgetHelp: 'Les appareils restent reçus : seule la liste s’efface.',
    placeholder: 'Ce numéro de série est un numéro bidon : l’appareil est noté sans numéro.',
    commandElse: 'Cette carte sert à l’établi, pas à la réception.',
    badge: 'C’est un badge : il sert à se connecter, pas à recevoir.',
    changeWhat: 'Autre genre d’appareil',
    columns: { tag: 'Étiquette', what: 'Appareil', mass: 'Masse', act: 'Actions' },
    progress: (received, promised) =>
      `${received} ${plural('fr', received, 'reçu', 'reçus')} sur ${promised}`,
    received: (tag, what) => `${tag} reçu : ${what}`,
    count: (n) => `${n} ${plural('fr', n, 'appareil', 'appareils')}`,
  },
  en: {
    title: 'Reception',
    lead: 'One device after the other: a label, a mass, it is received.',
    where: 'Where',
    siteFirst: 'Choose your site first.',
    noSite: 'No site is yours: ask your supervisor.',
    from: 'Where does it come from?',
    fromGift: 'The gift',
    search: 'Find a gift',
    searchHelp: 'By its reference or the donor’s name.',
    noGift: 'No gift is awaited for now.',
    noneFound: 'No awaited gift matches. Check the spelling, or receive unannounced.',
    unannounced: 'Unannounced',
    unannouncedHelp: 'No gift announced it: it goes to quarantine.',
    donorName: 'The donor’s name, if known',
    change: 'Change',
    planned: 'Round of',
    began: 'Reception begun',
    what: 'What kind of device?',
    whatHelp: 'What the gift announces:',
    outside: 'Something else than promised',
    outsideHelp: 'Not in the offer: it goes to quarantine.',
    outsideNote: 'Outside the offer: put it in quarantine, the counter or a supervisor assigns it.',
    unannouncedNote: 'Unannounced: put it in quarantine, a supervisor finds where it comes from.',
    full: 'all has arrived',
    device: 'The device',
    maker: 'Maker',
    model: 'Model',
    serial: 'Serial',
    serialHelp: 'Scan it on the device.',
    serialIsTag: 'This is a label of the service, not a serial: scan the maker’s.',
    noSerial: 'No serial on the device',
    donorTag: 'Donor’s inventory number',
    donorTagHelp: 'If there is one, stuck by the donor.',
    same: 'Next one identical: keep maker and model',
    receive: 'Receive',
    notTag: 'This is not a label of the service: it has eight characters, like 7K2M-9QX3.',
    needTag: 'Scan a new label, or print one.',
    cancelled: 'Entry cleared',
    done: 'Received now',
    doneHelp:
      'A mistake? Open the device: maker, model, serial and mass are corrected there. A wrong category: “Correct a mistake” on its card. Received twice: put it in quarantine and call a supervisor.',
    quarantined: 'In quarantine',
    correct: 'See or correct',
    reprint: 'Print the label again',
    forget: 'Clear this list',
    forgetHelp: 'The devices stay received: only the list goes.',
    placeholder: 'This serial is a dummy one: the device is noted without a serial.',
    commandElse: 'This card is for the bench, not for reception.',
    badge: 'This is a badge: it is for signing in, not for receiving.',
    changeWhat: 'Another kind of device',
    columns: { tag: 'Label', what: 'Device', mass: 'Mass', act: 'Actions' },
    progress: (received, promised) => `${received} received of ${promised}`,
    received: (tag, what) => `${tag} received: ${what}`,
    count: (n) => `${n} ${plural('en', n, 'device', 'devices')}`,
  },
}
