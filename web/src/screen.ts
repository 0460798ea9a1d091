import type { ComponentType } from 'react'
import type { Role } from './shell/me.tsx'

/** Where a screen stands in the menu. */
export type MenuGroup = 'gifts' | 'workshop' | 'shop' | 'accounts' | 'administration'
/**
 * One screen as data: the router, the menu and the tests are made from this list. `path` as the router writes it
 * (`/devices/$code`); `roles`: who finds it in the menu and may open it. What a role may do is asked of the API anyway.
 */
export type Screen = {
  path: string
  title: { fr: string; en: string }
  roles: 'public' | 'signedIn' | readonly Role[]
  /** Also for who may release by delegation, as long as it runs. */
  delegates?: true
  load: () => Promise<{ default: ComponentType }>
  menu?: { group: MenuGroup; icon: IconName; order: number }
  /** An optional `?search` the screen reads is kept as it is. */
}
export type IconName =
  | 'gift'
  | 'inbox'
  | 'truck'
  | 'organisation'
  | 'bench'
  | 'receive'
  | 'label'
  | 'search'
  | 'tray'
  | 'help'
  | 'quality'
  | 'correction'
  | 'release'
  | 'transfer'
  | 'till'
  | 'price'
  | 'receipt'
  | 'ledger'
  | 'paper'
  | 'people'
  | 'site'
  | 'settings'
  | 'key'
  | 'device'
  | 'lot'
  | 'overview'
  | 'station'
  | 'lock'
  | 'capture'
  | 'part'
  | 'medium'
  | 'licence'
  | 'count'
  | 'loss'
  | 'breach'
