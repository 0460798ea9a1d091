import type { Texts } from '../i18n.tsx'

export const productsText: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'empty'
    | 'list'
    | 'name'
    | 'category'
    | 'price'
    | 'stock'
    | 'origin'
    | 'site'
    | 'state'
    | 'onSale'
    | 'offSale'
    | 'actions'
    | 'change'
    | 'restock'
    | 'add'
    | 'addLead'
    | 'grams'
    | 'gramsHelp'
    | 'save'
    | 'saved'
    | 'added'
    | 'quantity'
    | 'why'
    | 'stocked'
    | 'found'
    | 'lost'
    | 'moved'
    | 'active'
    | 'public'
    | 'private'
    | 'publicHelp'
    | 'all',
    string
  >
> = {
  fr: {
    title: 'Accessoires',
    lead: 'Ce que la boutique vend sans étiquette : chargeurs, claviers, souris, câbles.',
    empty: 'Aucun accessoire pour le moment. Un responsable de boutique peut en ajouter.',
    list: 'Accessoires en vente',
    name: 'Nom',
    category: 'Catégorie',
    price: 'Prix',
    stock: 'En rayon',
    origin: 'Origine',
    site: 'Boutique',
    state: 'Vente',
    onSale: 'En vente',
    offSale: 'Retiré',
    actions: 'Actions',
    change: 'Modifier',
    restock: 'Stock',
    add: 'Ajouter un accessoire',
    addLead: 'Il commence à zéro en rayon : ajoutez ensuite son stock.',
    grams: 'Masse d’une pièce, en grammes',
    gramsHelp: 'Vide : la masse habituelle de la catégorie.',
    save: 'Enregistrer',
    saved: 'L’accessoire est modifié.',
    added: 'L’accessoire est ajouté.',
    quantity: 'Combien',
    why: 'Que se passe-t-il ?',
    stocked: 'Mis en rayon',
    found: 'Retrouvé',
    lost: 'Perdu ou cassé',
    moved: 'Le stock est à jour.',
    active: 'En vente',
    public: 'Don public',
    private: 'Don privé',
    publicHelp: 'Donné par l’État ou une collectivité : vente encadrée par la loi.',
    all: 'Toutes les boutiques',
  },
  en: {
    title: 'Accessories',
    lead: 'What the shop sells without a label: chargers, keyboards, mice, cables.',
    empty: 'No accessory yet. A shop manager can add some.',
    list: 'Accessories on sale',
    name: 'Name',
    category: 'Category',
    price: 'Price',
    stock: 'On the shelf',
    origin: 'Origin',
    site: 'Shop',
    state: 'Sale',
    onSale: 'On sale',
    offSale: 'Withdrawn',
    actions: 'Actions',
    change: 'Change',
    restock: 'Stock',
    add: 'Add an accessory',
    addLead: 'It starts with none on the shelf: add its stock afterwards.',
    grams: 'Mass of one, in grams',
    gramsHelp: 'Empty: the usual mass of the category.',
    save: 'Save',
    saved: 'The accessory is changed.',
    added: 'The accessory is added.',
    quantity: 'How many',
    why: 'What happens?',
    stocked: 'Put on the shelf',
    found: 'Found again',
    lost: 'Lost or broken',
    moved: 'The stock is up to date.',
    active: 'On sale',
    public: 'Public gift',
    private: 'Private gift',
    publicHelp: 'Given by the State or a local authority: its sale is regulated.',
    all: 'All shops',
  },
}
