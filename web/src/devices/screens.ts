import type { Screen } from '../screen.ts'

const readers = [
  'technician',
  'supervisor',
  'collector',
  'weeeOfficer',
  'cashier',
  'shopManager',
  'accountant',
  'coordinator',
  'auditor',
  'admin',
] as const

export const deviceScreens: readonly Screen[] = [
  {
    path: '/devices',
    title: { fr: 'Appareils', en: 'Devices' },
    roles: readers,
    load: () => import('./list.tsx'),
    menu: { group: 'workshop', icon: 'device', order: 2 },
  },
  {
    path: '/devices/$code',
    title: { fr: 'Un appareil', en: 'A device' },
    roles: readers,
    load: () => import('./device.tsx'),
  },
]
