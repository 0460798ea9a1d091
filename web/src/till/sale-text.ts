import type { Texts } from '../i18n.tsx'

export const saleText: Texts<
  Record<
    | 'scan'
    | 'scanHelp'
    | 'empty'
    | 'total'
    | 'take'
    | 'abandon'
    | 'abandonTitle'
    | 'keep'
    | 'looking'
    | 'whyEmpty'
    | 'whyReading'
    | 'whyBlocked'
    | 'whyMissing'
    | 'whyExcess'
    | 'whyCash'
    | 'unknown'
    | 'retry'
    | 'approveGift'
    | 'approveDiscount'
    | 'twice'
    | 'several'
    | 'newTotal'
    | 'articles'
    | 'payment'
    | 'offline'
    | 'escape',
    string
  > & { lose: (n: number) => string }
> = {
  fr: {
    scan: 'Scanner ou chercher',
    scanHelp: 'Une étiquette, un nom d’accessoire, ou un numéro de ticket pour une reprise.',
    empty: 'Scannez le premier article.',
    total: 'Total à payer',
    take: 'Encaisser',
    abandon: 'Abandonner',
    abandonTitle: 'Abandonner cette vente ?',
    keep: 'Continuer la vente',
    looking: 'Recherche…',
    whyEmpty: 'Scannez d’abord un article.',
    whyReading: 'Les prix se chargent.',
    whyBlocked: 'Un article ne peut pas être vendu : lisez son motif, puis retirez-le.',
    whyMissing: 'Il manque de l’argent.',
    whyExcess: 'C’est trop : seul l’argent liquide se rend.',
    whyCash: 'Trop d’espèces pour une vente. Le maximum est de',
    unknown:
      'La réponse n’est pas arrivée. La vente est peut-être déjà enregistrée. Ne la refaites pas : réessayez ici, elle ne comptera qu’une fois.',
    retry: 'Réessayer',
    approveGift: 'Ces articles sont offerts.',
    approveDiscount: 'Une remise est accordée.',
    twice: 'Cet article est déjà dans la vente.',
    several: 'Plusieurs accessoires portent ce nom : choisissez dans la liste.',
    newTotal: 'Le prix a changé. Annoncez le nouveau total au client, puis encaissez.',
    articles: 'Articles',
    payment: 'Paiement',
    escape: 'Échap',
    offline: 'Le réseau est coupé : l’article n’a pas pu être lu. Scannez-le à nouveau.',
    lose: (n) =>
      n > 1 ? `Les ${n} articles scannés seront oubliés.` : 'L’article scanné sera oublié.',
  },
  en: {
    scan: 'Scan or search',
    scanHelp: 'A label, the name of an accessory, or a ticket number for a return.',
    empty: 'Scan the first article.',
    total: 'Total to pay',
    take: 'Take the payment',
    abandon: 'Abandon',
    abandonTitle: 'Abandon this sale?',
    keep: 'Go on with the sale',
    looking: 'Looking up…',
    whyEmpty: 'Scan an article first.',
    whyReading: 'The prices are loading.',
    whyBlocked: 'An article cannot be sold: read why, then remove it.',
    whyMissing: 'Some money is missing.',
    whyExcess: 'Too much: only cash gives change.',
    whyCash: 'Too much cash for one sale. The most is',
    unknown:
      'The answer did not come. The sale may be recorded already. Do not make it again: retry here, it counts once.',
    retry: 'Try again',
    approveGift: 'These articles are given.',
    approveDiscount: 'A discount is granted.',
    twice: 'This article is in the sale already.',
    several: 'Several accessories bear this name: choose in the list.',
    newTotal: 'The price has changed. Tell the customer the new total, then take the payment.',
    articles: 'Articles',
    payment: 'Payment',
    escape: 'Esc',
    offline: 'The network is down: the article could not be read. Scan it again.',
    lose: (n) =>
      n > 1 ? `The ${n} scanned articles are forgotten.` : 'The scanned article is forgotten.',
  },
}
