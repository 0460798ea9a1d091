import type { MenuGroup, Screen } from '../screen.ts'
import { screens } from '../screens.ts'
import type { Me } from './me.tsx'

export { screens }
export const groups: readonly (readonly [MenuGroup, { fr: string; en: string }])[] = [
  ['gifts', { fr: 'Dons', en: 'Gifts' }],
  ['workshop', { fr: 'Atelier', en: 'Workshop' }],
  ['shop', { fr: 'Boutique', en: 'Shop' }],
  ['accounts', { fr: 'Comptabilité', en: 'Accounts' }],
  ['administration', { fr: 'Réglages', en: 'Settings' }],
]

/** Whether a person finds this screen in their menu and may open it. */
export const mayOpen = ({ roles, delegates }: Screen, me: Me | null): boolean =>
  roles === 'public' ||
  (me !== null &&
    (roles === 'signedIn' ||
      me.roles.some((r) => roles.includes(r.role) || (delegates && Boolean(r.validatesUntil)))))

/** The menu of a person, by group, in order. */
export const menuOf = (me: Me | null) =>
  groups
    .map(([group, title]) => ({
      title,
      screens: screens
        .filter((s) => s.menu?.group === group && mayOpen(s, me))
        .sort((a, b) => (a.menu?.order ?? 0) - (b.menu?.order ?? 0)),
    }))
    .filter((g) => g.screens.length > 0)
