import type { Texts } from '../i18n.tsx'

export const ticketText: Texts<
  Record<
    | 'title'
    | 'tills'
    | 'none'
    | 'tickets'
    | 'print'
    | 'refund'
    | 'articles'
    | 'article'
    | 'category'
    | 'origin'
    | 'public'
    | 'private'
    | 'quantity'
    | 'list'
    | 'discount'
    | 'price'
    | 'payment'
    | 'total'
    | 'change'
    | 'about'
    | 'seller'
    | 'by'
    | 'approved'
    | 'tier'
    | 'of'
    | 'until'
    | 'presumed'
    | 'hash',
    string
  >
> = {
  fr: {
    title: 'Ticket',
    tills: 'Caisses',
    none: 'Aucun ticket ne porte ce numéro.',
    tickets: 'Tickets de ce jour',
    print: 'Imprimer',
    refund: 'Retour ou échange',
    articles: 'Articles',
    article: 'Article',
    category: 'Catégorie',
    origin: 'Origine',
    public: 'Don public',
    private: 'Don privé',
    quantity: 'Quantité',
    list: 'Prix de la grille',
    discount: 'Remise',
    price: 'Prix payé',
    payment: 'Paiement',
    total: 'Total',
    change: 'Monnaie rendue',
    about: 'À propos',
    seller: 'Vendeur',
    by: 'Caissier (code de membre)',
    approved: 'Approuvé par',
    tier: 'Palier',
    of: 'Se rapporte au ticket',
    until: 'Garantie jusqu’au',
    presumed: 'Panne présumée d’origine jusqu’au',
    hash: 'Empreinte',
  },
  en: {
    title: 'Ticket',
    tills: 'Tills',
    none: 'No ticket bears this number.',
    tickets: 'Tickets of that day',
    print: 'Print',
    refund: 'Return or exchange',
    articles: 'Articles',
    article: 'Article',
    category: 'Category',
    origin: 'Origin',
    public: 'Public gift',
    private: 'Private gift',
    quantity: 'Quantity',
    list: 'List price',
    discount: 'Discount',
    price: 'Price paid',
    payment: 'Payment',
    total: 'Total',
    change: 'Change given',
    about: 'About',
    seller: 'Seller',
    by: 'Cashier (member code)',
    approved: 'Approved by',
    tier: 'Tier',
    of: 'Refers to ticket',
    until: 'Guarantee until',
    presumed: 'Fault presumed original until',
    hash: 'Fingerprint',
  },
}
