import type { Screen } from '../screen.ts'

const readers = [
  'technician',
  'supervisor',
  'collector',
  'cashier',
  'shopManager',
  'coordinator',
  'admin',
  'weeeOfficer',
  'accountant',
  'auditor',
] as const

/** Counts of the stock. */
export const countScreens: readonly Screen[] = [
  {
    path: '/counts',
    title: { fr: 'Comptages', en: 'Counts' },
    roles: readers,
    load: () => import('./counts.tsx'),
    menu: { group: 'workshop', icon: 'count', order: 65 },
  },
  {
    path: '/counts/$id',
    title: { fr: 'Un comptage', en: 'A count' },
    roles: readers,
    load: () => import('./count.tsx'),
  },
]
