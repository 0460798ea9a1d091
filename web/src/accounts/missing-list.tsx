import { Group, Stack, Text } from '@mantine/core'
import { plural, type Texts, useLanguage, useText } from '../i18n.tsx'
import { useMe } from '../shell/me.tsx'
import { mayOpen, screens } from '../shell/menu.ts'
import { day, printedTag } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { Tag } from '../ui/tag.tsx'
import { useCategories } from '../words.ts'
import { type Context, menderOf, namedIn, type Told, type Way, waysOf } from './blockers.ts'
import { type Mender, useReceiptWords } from './words.ts'

type Item = Told & {
  from?: Mender
  donationId?: string | undefined
  /** False: a receipt can be issued without it. */
  blocks: boolean
}
const text: Texts<{
  way: Record<Way['name'], string>
  numbered: (way: string, n: number) => string
  acts: (who: string) => string
  optional: string
  ask: string
  details: Record<string, string>
  more: (n: string) => string
  yearEnd: (d: string) => string
}> = {
  fr: {
    way: {
      value: 'Noter la valeur signée',
      device: 'Voir l’appareil',
      donor: 'Fiche du donateur',
      party: 'Fiche de l’organisme',
      issuer: 'Profil de l’émetteur',
      donation: 'Voir le don',
    },
    numbered: (way, n) => `${way} (don ${n})`,
    acts: (who) => `${who} doit agir`,
    optional: 'N’empêche pas le reçu',
    ask: 'Le guichet peut compléter cette fiche : dites-lui ce qui manque.',
    details: {
      profile: 'Le profil d’émetteur n’est pas encore rempli.',
      confirmation: 'Le profil attend la confirmation d’une deuxième personne.',
      category: 'La catégorie choisie n’est plus sur le formulaire.',
      giftDate: 'Le don n’est pas dans les dates où l’organisme peut recevoir.',
      detail: 'Il manque la précision sur la catégorie.',
      decree: 'Il manque la date du décret ou de l’agrément.',
      officialJournal: 'Il manque la date du Journal officiel.',
      rescrit: 'Il manque une réponse favorable de l’administration fiscale (rescrit).',
      donor: 'Celle du donateur.',
      issuer: 'Celle de l’organisme.',
      'issuer, donor': 'Celles de l’organisme et du donateur.',
      unknown: 'Son régime d’imposition n’est pas connu.',
      MICRO: 'Le donateur est au régime micro.',
      PUBLIC_NOT_TAXED: 'Le donateur est un organisme public non imposé.',
    },
    more: (n) => `et ${n} autres`,
    yearEnd: (d) => `L’exercice du donateur finit le ${d}.`,
  },
  en: {
    way: {
      value: 'Record the signed value',
      device: 'See the device',
      donor: 'The donor’s record',
      party: 'The body’s record',
      issuer: 'The issuer’s profile',
      donation: 'See the gift',
    },
    numbered: (way, n) => `${way} (gift ${n})`,
    acts: (who) => `${who} must act`,
    optional: 'Does not stop the receipt',
    ask: 'The counter can complete this record: tell it what is missing.',
    details: {
      profile: 'The issuer’s profile is not filled in yet.',
      confirmation: 'The profile waits for a second person to confirm it.',
      category: 'The chosen category is no longer on the form.',
      giftDate: 'The gift is not within the dates when the body may receive.',
      detail: 'The detail of the category is missing.',
      decree: 'The date of the decree or approval is missing.',
      officialJournal: 'The date of the Journal officiel is missing.',
      rescrit: 'A favourable answer of the tax office (rescrit) is missing.',
      donor: 'The donor’s.',
      issuer: 'The body’s.',
      'issuer, donor': 'The body’s and the donor’s.',
      unknown: 'Its tax regime is not known.',
      MICRO: 'The donor is under the micro regime.',
      PUBLIC_NOT_TAXED: 'The donor is a public body that pays no tax.',
    },
    more: (n) => `and ${n} more`,
    yearEnd: (d) => `The donor’s fiscal year ends on ${d}.`,
  },
}

/** Everything that stands in the way of a receipt: what, who must act, and a link to where. */
export function MissingList({ items, of }: { items: readonly Item[]; of: Context }) {
  const t = useText(text)
  const w = useReceiptWords()
  const seen = new Set<string>()
  const each = items.filter((i) => {
    const key = `${i.code} ${i.detail} ${i.donationId}`
    return seen.has(key) ? false : seen.add(key)
  })
  return (
    <ul className="rows rows-apart">
      {each.map((i) => (
        <li key={`${i.code} ${i.detail} ${i.donationId}`}>
          <Stack gap={4}>
            <div>
              <Tag tone={i.blocks ? 'warn' : 'neutral'}>
                {i.blocks ? t.acts(w.mender[i.from ?? menderOf(i)]) : t.optional}
              </Tag>
            </div>
            <Text>{i.text}</Text>
            <Detail item={i} />
            <Ways ways={waysOf(i, of, i.donationId)} />
          </Stack>
        </li>
      ))}
    </ul>
  )
}

/** The things a blocker names: devices as links, the rest in words. */
function Detail({ item }: { item: Item }) {
  const t = useText(text)
  const { language } = useLanguage()
  const { label } = useCategories()
  const mayOpenPath = useMayOpenPath()
  const { tags, rest } = namedIn(item.detail)
  const whole = item.detail ? t.details[item.detail] : undefined
  const said = whole
    ? [whole]
    : rest.map((word) => {
        if (/^\d\d-\d\d$/.test(word))
          return t.yearEnd(day(`2023-${word}`, language).replace(' 2023', ''))
        if (/^\+\d+$/.test(word)) return t.more(word.slice(1))
        const [category = '', ...quantity] = word.split(' ')
        return t.details[word] ?? [label(category), ...quantity].join(' ')
      })
  if (tags.length + said.length === 0) return null
  return (
    <Group gap="xs">
      {tags.map((tag) =>
        mayOpenPath(`/devices/${tag}`) ? (
          <GoTo key={tag} to={`/devices/${tag}`} className="link code target">
            {printedTag(tag)}
          </GoTo>
        ) : (
          <span key={tag} className="code">
            {printedTag(tag)}
          </span>
        ),
      )}
      {said.map((word) => (
        <Text key={word}>{word}</Text>
      ))}
    </Group>
  )
}

function Ways({ ways }: { ways: readonly Way[] }) {
  const t = useText(text)
  const mayOpenPath = useMayOpenPath()
  const open = ways.filter((way) => mayOpenPath(way.to))
  if (open.length === 0)
    return ways.some((way) => way.name === 'donor' || way.name === 'party') ? (
      <Text>{t.ask}</Text>
    ) : null
  return (
    <Group gap="md">
      {open.map((way, n) => (
        <GoTo key={way.to} to={way.to} className="link target">
          {open.length > 1 && way.name === open[0]?.name
            ? t.numbered(t.way[way.name], n + 1)
            : t.way[way.name]}
        </GoTo>
      ))}
    </Group>
  )
}

/** Whether who is signed in finds a screen at a path. */
export function useMayOpenPath(): (path: string) => boolean {
  const me = useMe()
  return (path) => {
    const parts = path.split('/')
    return screens.some((s) => {
      const pattern = s.path.split('/')
      return (
        pattern.length === parts.length &&
        pattern.every((p, i) => p.startsWith('$') || p === parts[i]) &&
        mayOpen(s, me)
      )
    })
  }
}

/** `3 appareils, 2 lots`. */
export function useCounted(): (devices: number, lots: number) => string {
  const { language: l } = useLanguage()
  const one = (n: number, fr: readonly [string, string], en: readonly [string, string]) =>
    `${n} ${plural(l, n, ...(l === 'fr' ? fr : en))}`
  return (devices, lots) =>
    [
      ...(devices > 0 || lots === 0
        ? [one(devices, ['appareil', 'appareils'], ['device', 'devices'])]
        : []),
      ...(lots > 0 ? [one(lots, ['lot', 'lots'], ['lot', 'lots'])] : []),
    ].join(', ')
}
