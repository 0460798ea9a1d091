import type { Screen } from '../screen.ts'

export const custodyScreens: readonly Screen[] = [
  {
    path: '/custody',
    title: { fr: 'Machines en dépôt', en: 'Machines held' },
    roles: [
      'supervisor',
      'technician',
      'cashier',
      'shopManager',
      'coordinator',
      'auditor',
      'admin',
    ],
    load: () => import('./custody.tsx'),
    menu: { group: 'workshop', icon: 'device', order: 62 },
  },
]
