import type { Screen } from '../screen.ts'

const keepers = ['supervisor', 'coordinator', 'admin'] as const

export const adminScreens: readonly Screen[] = [
  {
    path: '/people',
    title: { fr: 'Personnes', en: 'People' },
    roles: keepers,
    load: () => import('./people/people.tsx'),
    menu: { group: 'administration', icon: 'people', order: 10 },
  },
  {
    path: '/people/new',
    title: { fr: 'Ajouter une personne', en: 'Add a person' },
    roles: keepers,
    load: () => import('./people/new-person.tsx'),
  },
  {
    path: '/people/$id',
    title: { fr: 'Personne', en: 'Person' },
    roles: keepers,
    load: () => import('./people/person.tsx'),
  },
  {
    path: '/delegations',
    title: { fr: 'Délégations', en: 'Delegations' },
    roles: ['supervisor', 'admin', 'coordinator', 'auditor'],
    load: () => import('./delegations/delegations.tsx'),
    menu: { group: 'administration', icon: 'release', order: 15 },
  },
  {
    path: '/sites',
    title: { fr: 'Sites', en: 'Sites' },
    roles: ['coordinator', 'admin'],
    load: () => import('./sites/sites.tsx'),
    menu: { group: 'administration', icon: 'site', order: 20 },
  },
  {
    path: '/configuration',
    title: { fr: 'Réglages', en: 'Settings' },
    roles: ['coordinator', 'admin', 'auditor'],
    load: () => import('./configuration/configuration.tsx'),
    menu: { group: 'administration', icon: 'settings', order: 30 },
  },
  {
    path: '/configuration/$kind',
    title: { fr: 'Réglage', en: 'Setting' },
    roles: ['coordinator', 'admin', 'auditor'],
    load: () => import('./configuration/configuration-kind.tsx'),
  },
  {
    path: '/api-keys',
    title: { fr: 'Clés d’accès', en: 'Access keys' },
    roles: ['admin'],
    load: () => import('./keys/keys.tsx'),
    menu: { group: 'administration', icon: 'key', order: 40 },
  },
  {
    path: '/api-keys/new',
    title: { fr: 'Créer une clé d’accès', en: 'Create an access key' },
    roles: ['admin'],
    load: () => import('./keys/new-key.tsx'),
  },
]
