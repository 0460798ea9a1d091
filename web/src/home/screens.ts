import type { Screen } from '../screen.ts'

export const homeScreens: readonly Screen[] = [
  {
    path: '/',
    title: { fr: 'Accueil', en: 'Home' },
    roles: 'public',
    load: () => import('./home.tsx'),
  },
  {
    path: '/sign-in',
    title: { fr: 'Connexion', en: 'Sign in' },
    roles: 'public',
    load: () => import('./sign-in-page.tsx'),
  },
  {
    path: '/forgotten-password',
    title: { fr: 'Mot de passe oublié', en: 'Forgotten password' },
    roles: 'public',
    load: () => import('./forgotten-password.tsx'),
  },
  {
    path: '/reset-password',
    title: { fr: 'Nouveau mot de passe', en: 'New password' },
    roles: 'public',
    load: () => import('./reset-password.tsx'),
  },
  {
    path: '/account',
    title: { fr: 'Mon compte', en: 'My account' },
    roles: 'signedIn',
    load: () => import('./account.tsx'),
  },
]
