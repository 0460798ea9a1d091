import type { Screen } from '../screen.ts'

export const benchScreens: readonly Screen[] = [
  {
    path: '/bench',
    title: { fr: 'Atelier', en: 'Workshop' },
    roles: ['technician', 'supervisor', 'collector'],
    load: () => import('./bench.tsx'),
    menu: { group: 'workshop', icon: 'bench', order: 1 },
  },
  {
    path: '/outbox',
    title: { fr: 'À envoyer', en: 'To send' },
    roles: 'signedIn',
    load: () => import('../outbox/screen.tsx'),
  },
  {
    path: '/stations',
    title: { fr: 'Postes', en: 'Stations' },
    roles: ['technician', 'supervisor'],
    load: () => import('./stations/list.tsx'),
    menu: { group: 'workshop', icon: 'station', order: 2 },
  },
  {
    path: '/stations/$station',
    title: { fr: 'Poste', en: 'Station' },
    roles: ['technician', 'supervisor'],
    load: () => import('./stations/station.tsx'),
  },
]
