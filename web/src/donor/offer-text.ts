import type { Texts } from '../i18n.tsx'

/** What the four steps of an offer say. */
export const offerText: Texts<{
  titleNew: string
  titleEdit: string
  lead: string
  stepsLabel: string
  steps: [string, string, string, string]
  next: string
  previous: string
  saveDraft: string
  saveNotYet: string
  saved: string
  send: string
  sent: string
  toFix: string
  goToStep: (n: number) => string
  lineNo: (n: number) => string
  refusedLead: string
}> = {
  fr: {
    titleNew: 'Donner du matériel',
    titleEdit: 'Terminer l’offre',
    lead: 'Quelques minutes suffisent. Ce que vous tapez reste dans cet onglet, même après une erreur ou un rechargement.',
    stepsLabel: 'Étapes de l’offre',
    steps: ['Le matériel', 'Le lieu', 'Les données', 'Le récapitulatif'],
    next: 'Continuer',
    previous: 'Étape précédente',
    saveDraft: 'Enregistrer et finir plus tard',
    saveNotYet: 'Pour enregistrer le brouillon, complétez d’abord les étapes 1 et 2.',
    saved: 'Brouillon enregistré.',
    send: 'Envoyer l’offre',
    sent: 'Offre envoyée. Le guichet vous répond ici.',
    toFix: 'À corriger avant de continuer :',
    goToStep: (n) => `Aller à l’étape ${n}`,
    lineNo: (n) => `Ligne ${n}`,
    refusedLead: 'Le service demande une correction. Rien n’est perdu :',
  },
  en: {
    titleNew: 'Give equipment',
    titleEdit: 'Finish the offer',
    lead: 'A few minutes are enough. What you type stays in this tab, even after an error or a reload.',
    stepsLabel: 'Steps of the offer',
    steps: ['The equipment', 'The place', 'The data', 'The summary'],
    next: 'Continue',
    previous: 'Previous step',
    saveDraft: 'Save and finish later',
    saveNotYet: 'To save the draft, first complete steps 1 and 2.',
    saved: 'Draft saved.',
    send: 'Send the offer',
    sent: 'Offer sent. The counter answers you here.',
    toFix: 'To put right before going on:',
    goToStep: (n) => `Go to step ${n}`,
    lineNo: (n) => `Line ${n}`,
    refusedLead: 'The service asks for a correction. Nothing is lost:',
  },
}

export const placeText: Texts<
  Record<
    | 'donor'
    | 'street'
    | 'postcode'
    | 'city'
    | 'contact'
    | 'contactHelp'
    | 'name'
    | 'email'
    | 'phone'
    | 'access'
    | 'accessHelp'
    | 'floor'
    | 'floorHelp'
    | 'lift'
    | 'parking'
    | 'hours'
    | 'hoursHelp'
    | 'note'
    | 'noteHelp'
    | 'yes'
    | 'no'
    | 'unsaid',
    string
  >
> = {
  fr: {
    donor: 'Qui donne',
    street: 'Numéro et rue',
    postcode: 'Code postal',
    city: 'Commune',
    contact: 'Qui joindre',
    contactHelp: 'Vus seulement par vous, le guichet et qui vient chercher. Oubliés après le don.',
    name: 'Nom',
    email: 'Adresse électronique (facultatif)',
    phone: 'Téléphone (facultatif)',
    access: 'Comment accéder',
    accessHelp: 'Tout est facultatif : cela évite un second déplacement.',
    floor: 'Étage',
    floorHelp: '0 pour le rez-de-chaussée, −1 pour le premier sous-sol.',
    lift: 'Ascenseur ou monte-charge',
    parking: 'Place pour une camionnette',
    hours: 'Horaires possibles',
    hoursHelp: 'Par exemple : du lundi au jeudi, 9 h à 12 h.',
    note: 'Consigne d’accès',
    noteHelp: 'Par exemple : sonner à l’accueil, badge au poste de garde.',
    yes: 'Oui',
    no: 'Non',
    unsaid: 'Non précisé',
  },
  en: {
    donor: 'Who gives',
    street: 'Number and street',
    postcode: 'Postcode',
    city: 'Town',
    contact: 'Whom to reach',
    contactHelp: 'Seen only by you, the counter and who collects. Forgotten after the gift.',
    name: 'Name',
    email: 'Mail address (optional)',
    phone: 'Telephone (optional)',
    access: 'How to get there',
    accessHelp: 'All of it is optional: it saves a second journey.',
    floor: 'Floor',
    floorHelp: '0 for the ground floor, −1 for the first basement.',
    lift: 'Lift or goods lift',
    parking: 'Room for a van',
    hours: 'Possible hours',
    hoursHelp: 'For example: Monday to Thursday, 9 to 12.',
    note: 'Instructions',
    noteHelp: 'For example: ring at the desk, badge from the guard.',
    yes: 'Yes',
    no: 'No',
    unsaid: 'Not said',
  },
}
