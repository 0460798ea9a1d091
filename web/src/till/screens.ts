import type { Screen } from '../screen.ts'

const readers = ['cashier', 'shopManager', 'accountant', 'coordinator', 'auditor', 'admin'] as const

export const tillScreens: readonly Screen[] = [
  {
    path: '/tills',
    title: { fr: 'Caisses', en: 'Tills' },
    roles: readers,
    load: () => import('./tills.tsx'),
    menu: { group: 'shop', icon: 'till', order: 1 },
  },
  {
    path: '/tills/$code',
    title: { fr: 'Caisse', en: 'Till' },
    roles: readers,
    load: () => import('./till.tsx'),
  },
  {
    path: '/tickets/$id',
    title: { fr: 'Ticket', en: 'Ticket' },
    roles: readers,
    load: () => import('./ticket.tsx'),
  },
  {
    path: '/products',
    title: { fr: 'Accessoires', en: 'Accessories' },
    roles: readers,
    load: () => import('./products.tsx'),
    menu: { group: 'shop', icon: 'price', order: 4 },
  },
  {
    path: '/sale-mandates',
    title: { fr: 'Mandats de vente', en: 'Sale mandates' },
    roles: readers,
    load: () => import('./mandates.tsx'),
    menu: { group: 'shop', icon: 'organisation', order: 6 },
  },
]
