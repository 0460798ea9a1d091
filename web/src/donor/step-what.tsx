import { ActionIcon, Button, Stack, Text, Title } from '@mantine/core'
import { IconChevronDown, IconMinus, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type Texts, useText } from '../i18n.tsx'
import { NumberField } from '../ui/form.tsx'
import { Notice } from '../ui/tag.tsx'
import { useCategories } from '../words.ts'
import { CategoryIcon } from './category-icon.tsx'
import { DetailedLines } from './detailed-lines.tsx'
import type { Fault } from './faults.ts'
import { emptyLine, type Offer } from './offer.ts'
import { PasteRows } from './paste-rows.tsx'

const text: Texts<
  Record<'how' | 'more' | 'fewer' | 'detailed' | 'detailedHelp', string> & {
    less: (what: string) => string
    add: (what: string) => string
  }
> = {
  fr: {
    how: 'Écrivez combien vous en donnez. Une estimation suffit : tout est recompté à la réception.',
    more: 'Voir les autres matériels',
    fewer: 'Voir moins de matériels',
    detailed: 'Appareils identifiés (facultatif)',
    detailedHelp:
      'Si vous tenez un inventaire, vous suivrez ensuite chaque appareil par votre propre numéro.',
    less: (what) => `Un de moins : ${what}`,
    add: (what) => `Un de plus : ${what}`,
  },
  en: {
    how: 'Write how many you give. An estimate is enough: everything is counted again at reception.',
    more: 'Show the other equipment',
    fewer: 'Show less equipment',
    detailed: 'Identified devices (optional)',
    detailedHelp: 'If you keep an inventory, you will follow each device by your own number.',
    less: (what) => `One less: ${what}`,
    add: (what) => `One more: ${what}`,
  },
}
/** A set is made in the workshop, of its parts. */
const KIT = 'desktopSet'
const FIRST = 8

export type StepProps = {
  offer: Offer
  change: (part: Partial<Offer>) => void
  faults: readonly Fault[]
}

/** What can be offered: every category but the sets that workshops make. */
export const useOffered = () => useCategories().list.filter(([key]) => key !== KIT)

/** Step 1: how many of each category, and the devices that are known one by one. */
export function StepWhat({ offer, change, faults }: StepProps) {
  const t = useText(text)
  const categories = useOffered()
  const plain = (key: string) => offer.lines.findIndex((l) => !l.detailed && l.category === key)
  const beyond = categories.slice(FIRST).some(([key]) => plain(key) >= 0)
  const [all, setAll] = useState(beyond)
  const count = (key: string, quantity: number | null) => {
    const at = plain(key)
    const rest = offer.lines.filter((_, i) => i !== at)
    if (quantity === null || quantity === 0) return change({ lines: rest })
    const line = offer.lines[at] ?? { ...emptyLine(key), detailed: false }
    change({
      lines:
        at < 0
          ? [...offer.lines, { ...line, quantity }]
          : offer.lines.map((l, i) => (i === at ? { ...l, quantity } : l)),
    })
  }
  const general = faults.filter((f) => f.line === null)
  return (
    <Stack gap="md">
      <Text>{t.how}</Text>
      {general.map((f) => (
        <div key={f.field} role="alert" tabIndex={-1}>
          <Notice tone="bad">{f.text}</Notice>
        </div>
      ))}
      <ul className="picks">
        {(all ? categories : categories.slice(0, FIRST)).map(([key, label]) => {
          const at = plain(key)
          const quantity = offer.lines[at]?.quantity ?? null
          const fault = faults.find((f) => f.line === at && at >= 0)
          return (
            <li key={key} className="pick" data-chosen={quantity !== null}>
              <label className="pick-name" htmlFor={`pick-${key}`}>
                <CategoryIcon category={key} />
                <span className="capital">{label}</span>
              </label>
              <div className="pick-count">
                <ActionIcon
                  variant="default"
                  size={44}
                  tabIndex={-1}
                  aria-label={t.less(label)}
                  disabled={quantity === null}
                  onClick={() => count(key, (quantity ?? 0) - 1)}
                >
                  <IconMinus size={20} aria-hidden />
                </ActionIcon>
                <NumberField
                  id={`pick-${key}`}
                  className="grow"
                  number={quantity}
                  onNumber={(n) => count(key, n)}
                  placeholder="0"
                  error={fault?.text}
                />
                <ActionIcon
                  variant="default"
                  size={44}
                  tabIndex={-1}
                  aria-label={t.add(label)}
                  onClick={() => count(key, (quantity ?? 0) + 1)}
                >
                  <IconPlus size={20} aria-hidden />
                </ActionIcon>
              </div>
            </li>
          )
        })}
      </ul>
      <div>
        <Button
          variant="subtle"
          aria-expanded={all}
          leftSection={<IconChevronDown size={20} aria-hidden />}
          onClick={() => setAll(!all)}
        >
          {all ? t.fewer : t.more}
        </Button>
      </div>
      <Title order={3} size="h5">
        {t.detailed}
      </Title>
      <Text>{t.detailedHelp}</Text>
      <DetailedLines offer={offer} change={change} faults={faults} />
      <PasteRows offer={offer} change={change} />
    </Stack>
  )
}
