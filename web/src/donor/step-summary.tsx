import { Button, Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { colon, plural, type Texts, useLanguage, useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { useFormat } from '../ui/format.ts'
import { Facts, Notice } from '../ui/tag.tsx'
import { useCategories, useWords } from '../words.ts'
import { dataText } from './data-text.ts'
import type { Fault } from './faults.ts'
import { locks, type Offer } from './offer.ts'
import { offerText, placeText } from './offer-text.ts'

const text: Texts<
  Record<'change' | 'donor' | 'address' | 'contact' | 'units' | 'pasted' | 'after', string> & {
    one: string
    other: string
    more: (n: number) => string
  }
> = {
  fr: {
    change: 'Modifier',
    donor: 'Qui donne',
    address: 'Adresse',
    contact: 'Contact',
    units: 'En tout',
    one: 'appareil ou accessoire',
    other: 'appareils ou accessoires',
    more: (n) => `et ${n} autres lignes`,
    pasted: 'Des lignes collées à l’étape 1 ne sont pas encore ajoutées.',
    after:
      'Après l’envoi : le guichet accepte ou refuse chaque ligne, propose un jour d’enlèvement, et vous suivez chaque appareil ici. Vous pourrez annuler jusqu’à l’enlèvement.',
  },
  en: {
    change: 'Change',
    donor: 'Who gives',
    address: 'Address',
    contact: 'Contact',
    units: 'In all',
    one: 'device or accessory',
    other: 'devices or accessories',
    more: (n) => `and ${n} more lines`,
    pasted: 'Rows pasted at step 1 are not added yet.',
    after:
      'After sending: the counter accepts or refuses each line, offers a day for the pick-up, and you follow each device here. You can cancel until the pick-up.',
  },
}
const SHOWN = 12

/** Step 4: the whole offer to read again, each part with the way back to it. */
export function StepSummary({
  offer: o,
  donor,
  faults,
  goTo,
}: {
  offer: Offer
  donor: string
  faults: readonly Fault[]
  goTo: (step: number) => void
}) {
  const t = useText(text)
  const said = useText(offerText)
  const place = useText(placeText)
  const data = useText(dataText)
  const words = useWords()
  const f = useFormat()
  const { language } = useLanguage()
  const { label } = useCategories()
  const [pasted] = useDraft(`paste:${o.saved?.id ?? 'new'}`, '')
  const units = o.lines.reduce((sum, l) => sum + (l.quantity ?? 0), 0)
  const yesNo = { yes: place.yes, no: place.no, '': null }
  const part = (step: 1 | 2 | 3, body: ReactNode) => (
    <div>
      <Group justify="space-between" gap="sm">
        <Title order={3} size="h5">
          {said.steps[step - 1]}
        </Title>
        <Button variant="default" onClick={() => goTo(step)}>
          {t.change}
          <span className="visually-hidden"> : {said.steps[step - 1]}</span>
        </Button>
      </Group>
      {body}
    </div>
  )
  return (
    <Stack gap="md">
      {(faults.length > 0 || pasted !== '') && (
        <Notice tone="warn">
          {faults.length > 0 && <Text fw={600}>{said.toFix}</Text>}
          <ul className="problem-list">
            {faults.slice(0, 20).map((x) => (
              <li key={`${x.step}${x.field}${x.line}`}>
                {x.line === null ? '' : `${said.lineNo(x.line + 1)} : `}
                {x.text}
              </li>
            ))}
            {pasted !== '' && <li>{t.pasted}</li>}
          </ul>
        </Notice>
      )}
      {part(
        1,
        <>
          <ul className="problem-list">
            {o.lines.slice(0, SHOWN).map((l) => (
              <li key={l.key}>
                {[
                  `${f.number(l.quantity ?? 0)} × ${label(l.category)}`,
                  l.assetTag,
                  l.serial,
                  l.condition,
                  l.cents === null ? '' : f.euros(l.cents),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </li>
            ))}
            {o.lines.length > SHOWN && <li>{t.more(o.lines.length - SHOWN)}</li>}
          </ul>
          <Text fw={600}>
            {t.units}
            {colon()}
            {f.number(units)} {plural(language, units, t.one, t.other)}
          </Text>
        </>,
      )}
      {part(
        2,
        <Facts
          of={[
            [t.donor, donor],
            [t.address, `${o.street}, ${o.postcode} ${o.city}`],
            [t.contact, [o.name, o.phone, o.email].filter(Boolean).join(', ')],
            [place.floor, o.floor],
            [place.lift, yesNo[o.lift]],
            [place.parking, yesNo[o.parking]],
            [place.hours, o.hours],
            [place.note, o.note],
          ]}
        />,
      )}
      {part(
        3,
        <Facts
          of={[
            ...locks.map((k) => [data.locks[k].title, data.freed[o.unlock[k]]] as const),
            [data.levelTitle, words.erasureLevel(o.erasureLevel)],
            [data.basisTitle, data.bases[o.legalBasis][0]],
          ]}
        />,
      )}
      <Notice>{t.after}</Notice>
    </Stack>
  )
}
