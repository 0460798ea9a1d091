import type { Screen } from '../screen.ts'

export const mediaScreens: readonly Screen[] = [
  {
    path: '/media',
    title: { fr: 'Supports en stock', en: 'Media in stock' },
    roles: ['technician', 'supervisor'],
    load: () => import('./media.tsx'),
    menu: { group: 'workshop', icon: 'medium', order: 66 },
  },
]
