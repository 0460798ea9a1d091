import type { Result } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { useAll, useRead } from '../../api/query.ts'
import { type Language, type Texts, useLanguage, useText } from '../../i18n.tsx'
import { useHolds, useMe } from '../../shell/me.tsx'
import { useFormat } from '../../ui/format.ts'
import { type DeviceState, useCategories, useWords } from '../../words.ts'
import type { Say } from './facts.ts'
import { choiceWord, fieldWords } from './field-words.ts'

export type Kind = Result<typeof api.listConfigurationKinds>['items'][number]
export type ConfigurationRow = Result<typeof api.listConfiguration>['items'][number]

const text: Texts<{
  whole: string
  klass: (c: string) => string
  notices: Record<string, string>
  yes: string
  no: string
  units: Record<'percent' | 'hours' | 'months' | 'gib' | 'gb', (n: string) => string>
  seeded: string
  you: string
}> = {
  fr: {
    whole: 'Tout le service',
    klass: (c) => `classe ${c}`,
    notices: {
      legal: 'Mentions légales',
      contact: 'Contact',
      accessibility: 'Accessibilité',
      privacy: 'Données personnelles',
      security: 'Sécurité',
    },
    yes: 'Oui',
    no: 'Non',
    units: {
      percent: (n) => `${n} %`,
      hours: (n) => `${n} h`,
      months: (n) => `${n} mois`,
      gib: (n) => `${n} Gio`,
      gb: (n) => `${n} Go`,
    },
    seeded: 'fournie avec le logiciel',
    you: 'vous',
  },
  en: {
    whole: 'The whole service',
    klass: (c) => `class ${c}`,
    notices: {
      legal: 'Legal notice',
      contact: 'Contact',
      accessibility: 'Accessibility',
      privacy: 'Personal data',
      security: 'Security',
    },
    yes: 'Yes',
    no: 'No',
    units: {
      percent: (n) => `${n}%`,
      hours: (n) => `${n} h`,
      months: (n) => `${n} months`,
      gib: (n) => `${n} GiB`,
      gb: (n) => `${n} GB`,
    },
    seeded: 'came with the software',
    you: 'you',
  },
}

export const useKinds = () => useRead(api.listConfigurationKinds, {})
export const kindTitle = (kind: Kind, l: Language): string => kind.title[l]

const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1)

/** What the keys of a kind are called. Organisations are read when the kind is told apart by them. */
export function useKeyWords(kind: Pick<Kind, 'keys'> | undefined, keys: readonly string[] = []) {
  const t = useText(text)
  const { language: l } = useLanguage()
  const { label } = useCategories()
  const { state } = useWords()
  const byOrganisation = kind?.keys === 'organisation'
  const { data } = useAll(api.listOrganisations, {}, { when: byOrganisation && keys.length > 0 })
  return (key: string): string => {
    if (byOrganisation) return data?.find((o) => o.id === key)?.name ?? '…'
    if (kind?.keys === 'vatRegime') return choiceWord(key, l)
    if (kind?.keys === 'notice') return t.notices[key] ?? key
    if (kind?.keys === 'stage') return state(key as DeviceState)
    if (kind?.keys === 'free') return key
    if (key === 'default') return t.whole
    const [category = '', klass] = key.split('/')
    return [capital(label(category)), klass && t.klass(klass)].filter(Boolean).join(', ')
  }
}

/** How the facts of a kind are said. */
export function useSay(
  kind: string,
): Say & { label: (path: readonly string[]) => string; language: Language } {
  const t = useText(text)
  const { language: l } = useLanguage()
  const { euros, mass, number, day } = useFormat()
  const { label, choice, nothing } = fieldWords(kind, l)
  return {
    euros,
    mass,
    number,
    day,
    unit: (unit, n) => t.units[unit](n),
    choice,
    yes: t.yes,
    no: t.no,
    nothing,
    label,
    language: l,
  }
}

/** Who signed a row: oneself, a name where one may read it, else the code that the journal keeps. */
export function useAuthors() {
  const t = useText(text)
  const me = useMe()
  const keeper = useHolds('coordinator', 'admin')
  const { data } = useAll(api.listPeople, {}, { when: keeper })
  const mine = (code: string) => me?.roles.some((r) => r.code === code) ?? false
  const name = (code: string): string | null =>
    mine(code)
      ? t.you
      : (data?.find((p) => p.memberships.some((m) => m.code === code))?.name ?? null)
  return { mine, name, seeded: t.seeded }
}
/** How a field is filled in, where its label does not suffice. */
export const fieldHint = (kind: string, path: readonly string[], l: Language) =>
  fieldWords(kind, l).hint(path)
