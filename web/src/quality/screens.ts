import type { Screen } from '../screen.ts'

/** Work that held and work that had to be done again, by site. */
export const qualityScreens: readonly Screen[] = [
  {
    path: '/quality',
    title: { fr: 'Qualité', en: 'Quality' },
    roles: ['supervisor', 'coordinator', 'observer', 'auditor', 'admin'],
    load: () => import('./quality.tsx'),
    menu: { group: 'workshop', icon: 'quality', order: 68 },
  },
]
