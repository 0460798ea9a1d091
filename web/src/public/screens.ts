import type { Screen } from '../screen.ts'

export const publicScreens: readonly Screen[] = [
  {
    path: '/d',
    title: { fr: 'Qu’est-ce que cet appareil ?', en: 'What is this device?' },
    roles: 'public',
    load: () => import('./device.tsx'),
  },
  {
    path: '/d/$code',
    title: { fr: 'Cet appareil', en: 'This device' },
    roles: 'public',
    load: () => import('./device.tsx'),
  },
  {
    path: '/check',
    title: { fr: 'Vérifier un document', en: 'Check a paper' },
    roles: 'public',
    load: () => import('./paper.tsx'),
  },
  {
    path: '/check/$code',
    title: { fr: 'Vérifier un document', en: 'Check a paper' },
    roles: 'public',
    load: () => import('./paper.tsx'),
  },
  {
    path: '/legal',
    title: { fr: 'Mentions légales', en: 'Legal notice' },
    roles: 'public',
    load: () => import('./legal.tsx'),
  },
  {
    path: '/accessibility',
    title: { fr: 'Accessibilité', en: 'Accessibility' },
    roles: 'public',
    load: () => import('./accessibility.tsx'),
  },
  {
    path: '/contact',
    title: { fr: 'Contact', en: 'Contact' },
    roles: 'public',
    load: () => import('./contact.tsx'),
  },
  {
    path: '/privacy',
    title: { fr: 'Données personnelles', en: 'Personal data' },
    roles: 'public',
    load: () => import('./privacy.tsx'),
  },
]
