import type { Screen } from '../screen.ts'

/** What two people set right of a device. */
export const correctionScreens: readonly Screen[] = [
  {
    path: '/corrections',
    title: { fr: 'Corrections', en: 'Corrections' },
    roles: ['technician', 'supervisor', 'coordinator', 'auditor', 'admin'],
    load: () => import('./corrections.tsx'),
    menu: { group: 'workshop', icon: 'correction', order: 46 },
  },
]
