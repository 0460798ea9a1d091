import { useSyncExternalStore } from 'react'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { colon, type Texts, useText } from '../i18n.tsx'
import { useMe } from '../shell/me.tsx'
import { SelectField } from '../ui/form.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { sayDone, sayRefused } from '../ui/say.ts'

const KEPT = 'site-of-work'
const hearers = new Set<() => void>()
const hear = (f: () => void) => {
  hearers.add(f)
  return () => hearers.delete(f)
}
const kept = () => localStorage.getItem(KEPT)
const keep = (id: string) => {
  localStorage.setItem(KEPT, id)
  for (const f of hearers) f()
}

const text: Texts<{ label: string; help: string; notYours: string }> = {
  fr: {
    label: 'Vous travaillez à',
    help: 'Choisissez-le une fois : cet appareil s’en souvient.',
    notYours: 'Cette carte est celle d’un site où vous ne travaillez pas.',
  },
  en: {
    label: 'You work at',
    help: 'Choose it once: this device remembers it.',
    notYours: 'This card is that of a site where you do not work.',
  },
}

/** Chooses by a printed card the site where one works, and says it. */
export function useTakeSite() {
  const t = useText(text)
  const { mine } = useSites()
  return (id: string): void => {
    const site = mine.find((s) => s.id === id)
    if (site) {
      keep(site.id)
      sayDone(`${t.label}${colon()}${site.name}`, { sound: true })
    } else sayRefused(t.notYours)
  }
}

/** All sites by their id, for names; and those that who is signed in may work at. */
export function useSites() {
  const me = useMe()
  const { data, error, refetch } = useRead(api.listSites, { query: { limit: 200 } })
  const all = data?.items ?? []
  const grants = me?.roles ?? []
  const mine = all.filter(
    (s) =>
      s.active &&
      grants.some((g) => (g.siteId ? g.siteId === s.id : g.organisationId === s.organisationId)),
  )
  const name = (id: string) => all.find((s) => s.id === id)?.name ?? null
  return { all, mine, name, known: data !== undefined, error, again: () => void refetch() }
}

/** The site where this machine stands, once chosen; a person of one site alone never has to. */
export function useWorkSite(): string | null {
  const chosen = useSyncExternalStore(hear, kept)
  const { mine } = useSites()
  const [only, other] = mine
  return mine.find((s) => s.id === chosen)?.id ?? (only && !other ? only.id : null)
}

/** Why the sites cannot be shown, where they cannot: never as if there were none. */
export function SitesNote() {
  const { known, error, again } = useSites()
  return known ? null : <ProblemNote error={error} retry={again} />
}

/** Where one works: asked once, kept on this machine, changed at will. */
export function WorkSiteField() {
  const t = useText(text)
  const { mine } = useSites()
  const site = useWorkSite()
  if (mine.length < 2) return <SitesNote />
  return (
    <SelectField
      label={t.label}
      {...(site ? {} : { description: t.help })}
      value={site ?? ''}
      onValue={(id) => id && keep(id)}
      options={mine.map((s) => [s.id, s.name] as const)}
    />
  )
}
