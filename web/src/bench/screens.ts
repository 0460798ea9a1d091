import type { Screen } from '../screen.ts'

export const benchScreens: readonly Screen[] = [
  {
    path: '/bench',
    title: { fr: 'Atelier', en: 'Workshop' },
    roles: ['technician', 'supervisor', 'collector'],
    load: () => import('./bench.tsx'),
    menu: { group: 'workshop', icon: 'bench', order: 1 },
  },
]
