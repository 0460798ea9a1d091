import type { Screen } from '../screen.ts'

const staff = ['coordinator', 'admin'] as const
const movers = ['coordinator', 'admin', 'collector', 'supervisor'] as const
const floor = [...movers, 'technician'] as const

export const counterScreens: readonly Screen[] = [
  {
    path: '/counter',
    title: { fr: 'File du guichet', en: 'Counter queue' },
    roles: staff,
    load: () => import('./queue.tsx'),
    menu: { group: 'gifts', icon: 'inbox', order: 10 },
  },
  {
    path: '/counter/new',
    title: { fr: 'Saisir un don', en: 'Enter a gift' },
    roles: ['coordinator'],
    load: () => import('./new-gift.tsx'),
    menu: { group: 'gifts', icon: 'gift', order: 11 },
  },
  {
    path: '/counter/arrivals',
    title: { fr: 'Arrivées à rattacher', en: 'Arrivals to assign' },
    roles: ['coordinator', 'supervisor'],
    load: () => import('./arrivals.tsx'),
    menu: { group: 'gifts', icon: 'tray', order: 14 },
  },
  {
    path: '/counter/$id/edit',
    title: { fr: 'Terminer l’offre', en: 'Finish the offer' },
    roles: ['coordinator'],
    load: () => import('./edit-gift.tsx'),
  },
  {
    path: '/counter/$id',
    title: { fr: 'Un don', en: 'A gift' },
    roles: floor,
    load: () => import('./gift.tsx'),
  },
  {
    path: '/rounds',
    title: { fr: 'Tournées', en: 'Rounds' },
    roles: floor,
    load: () => import('./rounds.tsx'),
    menu: { group: 'gifts', icon: 'truck', order: 12 },
  },
  {
    path: '/rounds/new',
    title: { fr: 'Prévoir une tournée', en: 'Plan a round' },
    roles: ['coordinator', 'collector'],
    load: () => import('./new-round.tsx'),
  },
  {
    path: '/rounds/$id',
    title: { fr: 'Une tournée', en: 'A round' },
    roles: movers,
    load: () => import('./round.tsx'),
  },
  {
    path: '/lots',
    title: { fr: 'Lots en vrac', en: 'Bulk lots' },
    roles: floor,
    load: () => import('./lots.tsx'),
    menu: { group: 'gifts', icon: 'lot', order: 13 },
  },
  {
    path: '/organisations',
    title: { fr: 'Organisations', en: 'Organisations' },
    roles: staff,
    load: () => import('./organisations.tsx'),
    menu: { group: 'administration', icon: 'organisation', order: 1 },
  },
  {
    path: '/organisations/new',
    title: { fr: 'Nouvelle organisation', en: 'New organisation' },
    roles: staff,
    load: () => import('./new-organisation.tsx'),
  },
  {
    path: '/organisations/$id',
    title: { fr: 'Une organisation', en: 'An organisation' },
    roles: staff,
    load: () => import('./organisation.tsx'),
  },
  {
    path: '/duplicates',
    title: { fr: 'Doublons', en: 'Duplicates' },
    roles: staff,
    load: () => import('./duplicates.tsx'),
    menu: { group: 'administration', icon: 'organisation', order: 2 },
  },
]
