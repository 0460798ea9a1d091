import type { Screen } from '../screen.ts'

const donor = ['donor'] as const

export const donorScreens: readonly Screen[] = [
  {
    path: '/gifts',
    title: { fr: 'Mes dons', en: 'My gifts' },
    roles: donor,
    load: () => import('./gifts.tsx'),
    menu: { group: 'gifts', icon: 'gift', order: 1 },
  },
  {
    path: '/gifts/new',
    title: { fr: 'Donner du matériel', en: 'Give equipment' },
    roles: donor,
    load: () => import('./new-gift.tsx'),
  },
  {
    path: '/gifts/$id/edit',
    title: { fr: 'Terminer l’offre', en: 'Finish the offer' },
    roles: donor,
    load: () => import('./edit-gift.tsx'),
  },
  {
    path: '/gifts/$id',
    title: { fr: 'Suivi du don', en: 'Follow a gift' },
    roles: donor,
    load: () => import('./gift.tsx'),
  },
  {
    path: '/papers',
    title: { fr: 'Mes documents', en: 'My papers' },
    roles: donor,
    load: () => import('./papers.tsx'),
    menu: { group: 'gifts', icon: 'receipt', order: 2 },
  },
]
