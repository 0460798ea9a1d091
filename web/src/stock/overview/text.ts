import { plural, type Texts } from '../../i18n.tsx'

type Flow =
  | 'received'
  | 'sorted'
  | 'erased'
  | 'repaired'
  | 'tested'
  | 'released'
  | 'sent'
  | 'sold'
  | 'given'
  | 'waste'
export type OverviewText = Record<
  | 'title'
  | 'lead'
  | 'site'
  | 'choose'
  | 'stages'
  | 'oldest'
  | 'aim'
  | 'onTime'
  | 'missing'
  | 'today'
  | 'nothingToday'
  | 'stock'
  | 'noStock'
  | 'category'
  | 'grade'
  | 'klass'
  | 'count'
  | 'ungraded'
  | 'way'
  | 'leaving'
  | 'coming'
  | 'full',
  string
> & {
  late: (n: number) => string
  places: (n: string, of: string) => string
  wait: (hours: number) => string
  flows: Record<Flow, string>
}

export const overviewText: Texts<OverviewText> = {
  fr: {
    title: 'Vue de l’atelier',
    lead: 'Ce qui attend à chaque étape, depuis quand, et ce qui manque pour avancer.',
    site: 'Site',
    choose: 'Choisissez un site pour le voir.',
    stages: 'Étapes',
    oldest: 'Le plus ancien',
    aim: 'Attente visée',
    onTime: 'Dans les temps',
    missing: 'Ce qui manque pour avancer',
    today: 'Aujourd’hui',
    nothingToday: 'Rien n’a encore été fait ici aujourd’hui.',
    stock: 'Prêt ou en boutique',
    noStock: 'Rien n’est prêt ici.',
    category: 'Catégorie',
    grade: 'Aspect',
    klass: 'Classe',
    count: 'Nombre',
    ungraded: 'sans note',
    way: 'En route',
    leaving: 'Partis d’ici, pas encore arrivés',
    coming: 'Attendus ici',
    full: 'Plus de place',
    late: (n) => plural('fr', n, 'attend trop', 'attendent trop'),
    places: (n, of) => `${n} sur ${of} places`,
    wait: (h) =>
      h % 24 === 0
        ? `${h / 24} ${plural('fr', h / 24, 'jour', 'jours')} au plus`
        : `${h} h au plus`,
    flows: {
      received: 'Reçus',
      sorted: 'Triés',
      erased: 'Effacés',
      repaired: 'Réparés',
      tested: 'Testés',
      released: 'Validés',
      sent: 'Envoyés',
      sold: 'Vendus',
      given: 'Donnés',
      waste: 'Mis en D3E',
    },
  },
  en: {
    title: 'The workshop at a glance',
    lead: 'What waits at each stage, since when, and what is missing to go on.',
    site: 'Site',
    choose: 'Choose a site to see it.',
    stages: 'Stages',
    oldest: 'The oldest',
    aim: 'Longest wait aimed at',
    onTime: 'On time',
    missing: 'What is missing to go on',
    today: 'Today',
    nothingToday: 'Nothing was done here yet today.',
    stock: 'Ready or in the shop',
    noStock: 'Nothing is ready here.',
    category: 'Category',
    grade: 'Looks',
    klass: 'Class',
    count: 'Number',
    ungraded: 'no grade',
    way: 'On their way',
    leaving: 'Left here, not yet arrived',
    coming: 'Expected here',
    full: 'No place left',
    late: (n) => plural('en', n, 'waits too long', 'wait too long'),
    places: (n, of) => `${n} of ${of} places`,
    wait: (h) =>
      h % 24 === 0 ? `${h / 24} ${plural('en', h / 24, 'day', 'days')} at most` : `${h} h at most`,
    flows: {
      received: 'Received',
      sorted: 'Sorted',
      erased: 'Erased',
      repaired: 'Repaired',
      tested: 'Tested',
      released: 'Released',
      sent: 'Sent',
      sold: 'Sold',
      given: 'Given',
      waste: 'Made D3E waste',
    },
  },
}
