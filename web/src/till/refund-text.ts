import type { Texts } from '../i18n.tsx'

export const refundText: Texts<
  Record<
    | 'number'
    | 'numberHelp'
    | 'unknown'
    | 'bad'
    | 'lines'
    | 'linesLegend'
    | 'back'
    | 'backNo'
    | 'quantity'
    | 'amount'
    | 'amountHelp'
    | 'how'
    | 'reason'
    | 'means'
    | 'meansHelp'
    | 'exchange'
    | 'exchangeHelp'
    | 'refund'
    | 'refundExchange'
    | 'whyLine'
    | 'whyReason'
    | 'total'
    | 'approve'
    | 'silent'
    | 'retry'
    | 'other'
    | 'gaveBack'
    | 'credit'
    | 'toPay'
    | 'toGive'
    | 'even'
    | 'isRefund'
    | 'settle'
    | 'repairFirst',
    string
  > & { sold: (day: string) => string }
> = {
  fr: {
    number: 'Numéro du ticket',
    numberHelp: 'Scannez le code du ticket, ou tapez son numéro : T01/6.',
    unknown: 'Aucun ticket ne porte ce numéro.',
    bad: 'Ce n’est pas un numéro de ticket. Exemple : T01/6.',
    lines: 'Que rapporte le client ?',
    linesLegend: 'Cochez les articles concernés.',
    back: 'L’article revient',
    backNo: 'Le client garde l’article',
    quantity: 'Combien',
    amount: 'Montant remboursé',
    amountHelp: 'Vide : tout le prix payé.',
    how: 'Pourquoi, et comment rembourser ?',
    reason: 'Motif',
    means: 'Rembourser par',
    meansHelp: 'De préférence comme le client avait payé.',
    exchange: 'Échanger contre autre chose',
    exchangeHelp: 'Le remboursement paie d’abord le nouvel achat.',
    refund: 'Rembourser',
    refundExchange: 'Enregistrer l’échange',
    whyLine: 'Cochez au moins un article.',
    whyReason: 'Choisissez un motif.',
    total: 'À rembourser',
    approve: 'Un remboursement demande un accord.',
    silent:
      'La réponse n’est pas arrivée. Le remboursement est peut-être enregistré. Réessayez ici : il ne comptera qu’une fois.',
    retry: 'Réessayer',
    other: 'Un autre ticket',
    gaveBack: 'Payé par',
    credit: 'Le remboursement paie',
    toPay: 'Le client doit encore',
    toGive: 'À rendre au client',
    even: 'Rien à payer, rien à rendre.',
    isRefund: 'Ce ticket est un remboursement : prenez celui de la vente.',
    settle: 'Paiement du reste',
    repairFirst:
      'Sous garantie, proposez d’abord la réparation ou le remplacement : c’est au client de choisir.',
    sold: (day) => `Vendu le ${day}.`,
  },
  en: {
    number: 'Ticket number',
    numberHelp: 'Scan the ticket’s code, or type its number: T01/6.',
    unknown: 'No ticket bears this number.',
    bad: 'This is not a ticket number. Example: T01/6.',
    lines: 'What does the customer bring back?',
    linesLegend: 'Tick the articles.',
    back: 'The article comes back',
    backNo: 'The customer keeps the article',
    quantity: 'How many',
    amount: 'Amount refunded',
    amountHelp: 'Empty: the whole price paid.',
    how: 'Why, and how to refund?',
    reason: 'Reason',
    means: 'Refund by',
    meansHelp: 'Preferably as the customer had paid.',
    exchange: 'Exchange for something else',
    exchangeHelp: 'The refund pays the new purchase first.',
    refund: 'Refund',
    refundExchange: 'Record the exchange',
    whyLine: 'Tick at least one article.',
    whyReason: 'Choose a reason.',
    total: 'To refund',
    approve: 'A refund asks for an approval.',
    silent: 'The answer did not come. The refund may be recorded. Retry here: it counts once.',
    retry: 'Try again',
    other: 'Another ticket',
    gaveBack: 'Paid by',
    credit: 'The refund pays',
    toPay: 'The customer still owes',
    toGive: 'To give the customer',
    even: 'Nothing to pay, nothing to give back.',
    isRefund: 'This ticket is a refund: take the one of the sale.',
    settle: 'Payment of the rest',
    repairFirst: 'Under guarantee, offer repair or replacement first: the customer chooses.',
    sold: (day) => `Sold on ${day}.`,
  },
}
