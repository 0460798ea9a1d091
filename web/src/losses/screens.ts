import type { Screen } from '../screen.ts'

const fileReaders = ['supervisor', 'coordinator', 'admin', 'auditor'] as const

/** Losses, and the files of data breaches that some of them open. */
export const lossScreens: readonly Screen[] = [
  {
    path: '/losses',
    title: { fr: 'Pertes', en: 'Losses' },
    roles: ['shopManager', ...fileReaders],
    load: () => import('./losses.tsx'),
    menu: { group: 'workshop', icon: 'loss', order: 66 },
  },
  {
    path: '/breaches',
    title: { fr: 'Violations de données', en: 'Data breaches' },
    roles: fileReaders,
    load: () => import('./breaches.tsx'),
    menu: { group: 'workshop', icon: 'breach', order: 67 },
  },
  {
    path: '/breaches/$id',
    title: { fr: 'Une violation de données', en: 'A data breach' },
    roles: fileReaders,
    load: () => import('./breach.tsx'),
  },
]
