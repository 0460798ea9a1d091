import { ActionIcon, Button, Group, Text, useMantineColorScheme } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconAdjustments,
  IconArrowsExchange,
  IconBuilding,
  IconBuildingStore,
  IconCashRegister,
  IconCertificate,
  IconChartBar,
  IconCircleCheck,
  IconCpu,
  IconDeviceLaptop,
  IconDeviceSdCard,
  IconFileText,
  IconGift,
  IconHelp,
  IconInbox,
  IconKey,
  IconLayoutDashboard,
  IconLicense,
  IconListCheck,
  IconLock,
  IconMapPin,
  IconMenu2,
  IconPackage,
  IconPackageImport,
  IconPencilCheck,
  IconPuzzle,
  IconQrcode,
  IconReceipt,
  IconSearch,
  IconShieldExclamation,
  IconStack2,
  IconTag,
  IconTool,
  IconTruck,
  IconUserCircle,
  IconUsers,
  IconX,
  IconZoomQuestion,
} from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { type Texts, useLanguage, useText } from '../i18n.tsx'
import { OutboxChip, useOnline } from '../outbox/chip.tsx'
import { signOutHere } from '../outbox/kept.ts'
import { forgetSettled } from '../outbox/outbox.ts'
import { text as outboxText } from '../outbox/text.ts'
import type { IconName } from '../screen.ts'
import { Dialog } from '../ui/dialog.tsx'
import { GoTo, useGo } from '../ui/link.tsx'
import { SaidLine } from '../ui/said.tsx'
import { isMuted, setMuted } from '../ui/say.ts'
import { benchRoles, useHolds, useSession } from './me.tsx'
import { menuOf } from './menu.ts'
import { useService } from './service.tsx'
import { SignIn } from './sign-in.tsx'

const icons: Record<IconName, typeof IconGift> = {
  gift: IconGift,
  inbox: IconInbox,
  truck: IconTruck,
  organisation: IconBuilding,
  bench: IconTool,
  receive: IconPackageImport,
  label: IconTag,
  search: IconSearch,
  tray: IconPackage,
  help: IconHelp,
  release: IconCircleCheck,
  overview: IconLayoutDashboard,
  station: IconStack2,
  capture: IconCpu,
  part: IconPuzzle,
  medium: IconDeviceSdCard,
  licence: IconLicense,
  count: IconListCheck,
  loss: IconZoomQuestion,
  breach: IconShieldExclamation,
  transfer: IconArrowsExchange,
  till: IconCashRegister,
  price: IconBuildingStore,
  receipt: IconReceipt,
  ledger: IconCertificate,
  paper: IconFileText,
  people: IconUsers,
  site: IconMapPin,
  settings: IconAdjustments,
  key: IconKey,
  device: IconDeviceLaptop,
  lot: IconPackage,
  lock: IconLock,
  quality: IconChartBar,
  correction: IconPencilCheck,
}

const text: Texts<
  Record<
    | 'skip'
    | 'menu'
    | 'home'
    | 'account'
    | 'signOut'
    | 'signIn'
    | 'switch'
    | 'person'
    | 'english'
    | 'theme'
    | 'expired'
    | 'expiredText'
    | 'demo'
    | 'legal'
    | 'accessibility'
    | 'contact'
    | 'privacy'
    | 'mute'
    | 'unmute'
    | 'offline',
    string
  >
> = {
  fr: {
    skip: 'Aller au contenu',
    menu: 'Menu',
    home: 'Accueil',
    account: 'Mon compte',
    signOut: 'Se déconnecter',
    signIn: 'Se connecter',
    switch: 'Changer de personne',
    person: 'Vous',
    english: 'English',
    theme: 'Clair ou sombre',
    expired: 'Votre session est terminée',
    expiredText: 'Reconnectez-vous : la page est restée telle quelle, avec ce que vous avez saisi.',
    demo: 'Démonstration : tout est inventé',
    legal: 'Mentions légales',
    accessibility: 'Accessibilité',
    contact: 'Contact',
    privacy: 'Données personnelles',
    mute: 'Couper les sons',
    unmute: 'Remettre les sons',
    offline: 'Pas de réseau : rien ne peut être enregistré pour le moment.',
  },
  en: {
    skip: 'Skip to the content',
    menu: 'Menu',
    home: 'Home',
    account: 'My account',
    signOut: 'Sign out',
    signIn: 'Sign in',
    switch: 'Change person',
    person: 'You',
    english: 'Français',
    theme: 'Light or dark',
    expired: 'Your session has ended',
    expiredText: 'Sign in again: the page stayed as it was, with what you typed.',
    demo: 'Demonstration: everything is invented',
    legal: 'Legal notice',
    accessibility: 'Accessibility',
    contact: 'Contact',
    privacy: 'Personal data',
    mute: 'Mute sounds',
    unmute: 'Sounds on',
    offline: 'No network: nothing can be recorded for now.',
  },
}

/** What surrounds every screen: brand, menu, person, language; and the question to sign in again over an open page. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useText(text)
  const session = useSession()
  const service = useService()
  const [opened, menu] = useDisclosure(false)
  const [switching, person] = useDisclosure(false)
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => menu.close(), [pathname])
  const { me } = session
  return (
    <>
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <header className="top">
        <Group gap="sm" wrap="nowrap" miw={0}>
          {me && (
            <ActionIcon
              variant="default"
              size={44}
              className="menu-button"
              aria-label={t.menu}
              aria-expanded={opened}
              onClick={menu.toggle}
            >
              {opened ? <IconX aria-hidden /> : <IconMenu2 aria-hidden />}
            </ActionIcon>
          )}
          <Link to="/" className="brand" aria-label={service?.brand ?? 'La Collect.tech'}>
            <img src="/icon.svg" alt="" width={32} height={32} />
            <span className="brand-name">{service?.brand ?? 'La Collect.tech'}</span>
          </Link>
        </Group>
        <Group gap="xs" wrap="nowrap">
          <OutboxChip />
          <PersonMenu onSwitch={person.open} />
        </Group>
      </header>
      <div className="body">
        {me && (
          <div className="side no-print" data-open={opened}>
            <MainMenu />
          </div>
        )}
        <main id="content" className="main" tabIndex={-1}>
          {service?.demo && (
            <Text size="sm" c="dimmed" mb="xs" className="no-print">
              {t.demo}
            </Text>
          )}
          <NetworkNote />
          <div className="content">{children}</div>
          <footer className="footer no-print">
            <GoTo to="/legal">{t.legal}</GoTo>
            <GoTo to="/accessibility">{t.accessibility}</GoTo>
            <GoTo to="/privacy">{t.privacy}</GoTo>
            <GoTo to="/contact">{t.contact}</GoTo>
          </footer>
        </main>
      </div>
      <SaidLine />
      <Dialog title={t.switch} opened={switching} onClose={person.close}>
        <SignIn badgeOnly done={person.close} />
      </Dialog>
      <Dialog
        title={t.expired}
        opened={session.expired && !switching}
        onClose={() => {}}
        closable={false}
      >
        <Text mb="md">{t.expiredText}</Text>
        <SignIn />
      </Dialog>
    </>
  )
}

function MainMenu() {
  const t = useText(text)
  const { language } = useLanguage()
  const { me } = useSession()
  const { pathname } = useLocation()
  const menu = menuOf(me)
  // The most precise entry that leads here: /receipts/prepare and not /receipts.
  const here = menu
    .flatMap((g) => g.screens.map((s) => s.path))
    .filter((p) => pathname === p || pathname.startsWith(`${p}/`))
    .sort((a, b) => b.length - a.length)[0]
  return (
    <nav aria-label={t.menu}>
      <MenuLink to="/" icon="inbox" current={pathname === '/'}>
        {t.home}
      </MenuLink>
      {menu.map((group) => (
        <div key={group.title.fr}>
          <p className="menu-group">{group.title[language]}</p>
          {group.screens.map((s) => (
            <MenuLink
              key={s.path}
              to={s.path}
              icon={s.menu?.icon ?? 'inbox'}
              current={s.path === here}
            >
              {s.title[language]}
            </MenuLink>
          ))}
        </div>
      ))}
    </nav>
  )
}

function MenuLink({
  to,
  icon,
  current,
  children,
}: {
  to: string
  icon: IconName
  current: boolean
  children: ReactNode
}) {
  const Icon = icons[icon]
  return (
    <Link
      to={to}
      className="menu-link"
      // The router would also mark what only begins alike.
      activeOptions={{ exact: true, includeSearch: false }}
      {...(current ? { 'aria-current': 'page' as const } : {})}
    >
      <Icon size={22} aria-hidden />
      <span>{children}</span>
    </Link>
  )
}

/** Who is signed in, and what concerns them alone: account, language, light or dark, sounds, signing out. */
function PersonMenu({ onSwitch }: { onSwitch: () => void }) {
  const t = useText(text)
  const { me, renew } = useSession()
  const { language, speak } = useLanguage()
  const { toggleColorScheme } = useMantineColorScheme()
  const [opened, dialog] = useDisclosure(false)
  const [muted, setMutedNow] = useState(isMuted())
  const go = useGo()
  const leave = (act: () => unknown) => () => {
    dialog.close()
    void act()
  }
  const signOut = async () => {
    await signOutHere()
    await forgetSettled({ all: true }).catch(() => {})
    sessionStorage.clear()
    await renew()
    go('/')
  }
  const mute = () => {
    setMuted(!muted)
    setMutedNow(!muted)
  }
  const badge = me?.roles.some((r) => ['technician', 'collector', 'cashier'].includes(r.role))
  return (
    <>
      <Group gap="xs" wrap="nowrap">
        {badge && (
          <ActionIcon variant="default" size={44} aria-label={t.switch} onClick={onSwitch}>
            <IconQrcode aria-hidden />
          </ActionIcon>
        )}
        <ActionIcon
          variant="default"
          size={44}
          aria-label={me ? `${t.person} : ${me.name}` : t.menu}
          aria-haspopup="dialog"
          onClick={dialog.open}
        >
          <IconUserCircle aria-hidden />
        </ActionIcon>
      </Group>
      <Dialog title={me?.name ?? t.menu} opened={opened} onClose={dialog.close}>
        <div className="person-actions">
          {me ? (
            <Button variant="default" onClick={leave(() => go('/account'))}>
              {t.account}
            </Button>
          ) : (
            <Button onClick={leave(() => go('/sign-in'))}>{t.signIn}</Button>
          )}
          {badge && (
            <Button variant="default" onClick={leave(onSwitch)}>
              {t.switch}
            </Button>
          )}
          <Button
            variant="default"
            lang={language === 'fr' ? 'en' : 'fr'}
            onClick={leave(() => speak(language === 'fr' ? 'en' : 'fr'))}
          >
            {t.english}
          </Button>
          <Button variant="default" onClick={toggleColorScheme}>
            {t.theme}
          </Button>
          <Button variant="default" onClick={mute}>
            {muted ? t.unmute : t.mute}
          </Button>
          {me && (
            <Button
              variant="default"
              leftSection={<IconLock size={18} aria-hidden />}
              onClick={leave(signOut)}
            >
              {t.signOut}
            </Button>
          )}
        </div>
      </Dialog>
    </>
  )
}

/** Said as soon as the browser knows that it has no network. */
function NetworkNote() {
  const t = useText(text)
  const o = useText(outboxText)
  const bench = useHolds(...benchRoles)
  const online = useOnline()
  const said = bench ? `${o.offline}. ${o.offlineHelp}` : t.offline
  return (
    <div role="status">
      {!online && <div className="notice tone-warn network-note">{said}</div>}
    </div>
  )
}
