import type { Screen } from '../screen.ts'

export const lockScreens: readonly Screen[] = [
  {
    path: '/locks',
    title: { fr: 'Appareils verrouillés', en: 'Locked devices' },
    roles: ['supervisor', 'technician', 'coordinator', 'auditor', 'admin'],
    load: () => import('./locks.tsx'),
    menu: { group: 'workshop', icon: 'lock', order: 45 },
  },
]
