import { Group, Radio, Stack, Text } from '@mantine/core'
import { type Texts, useText } from '../i18n.tsx'
import { SelectField } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { refusalReasonNames, useCategories, useWords } from '../words.ts'
import type { Line } from './words.ts'

export type Choice = { accept: '' | 'yes' | 'no'; reason: string }

const fr = {
  accept: 'Accepter',
  refuse: 'Refuser',
  reason: 'Pourquoi',
  needChoice: 'Acceptez ou refusez cette ligne.',
  needReason: 'Dites pourquoi : le donateur lira cette raison.',
  tag: 'inventaire',
  serial: 'série',
  value: 'valeur déclarée',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    accept: 'Accept',
    refuse: 'Refuse',
    reason: 'Why',
    needChoice: 'Accept or refuse this line.',
    needReason: 'Say why: the donor will read this reason.',
    tag: 'inventory',
    serial: 'serial',
    value: 'declared value',
  },
}

/** What a line is, in a few words: `20 × ordinateur portable, inventaire A12`. */
export function useLineName() {
  const t = useText(text)
  const f = useFormat()
  const { label } = useCategories()
  const name = (l: Line) => `${f.number(l.quantity)} × ${label(l.category)}`
  const details = (l: Line) =>
    [
      l.donorAssetTag && `${t.tag} ${l.donorAssetTag}`,
      l.serial && `${t.serial} ${l.serial}`,
      l.condition,
      l.declaredUnitValueCents !== null && `${t.value} ${f.euros(l.declaredUnitValueCents)}`,
    ]
      .filter(Boolean)
      .join(', ')
  return { name, details }
}

/** One line to accept or to refuse with a reason. */
export function DecisionLine({
  line,
  choice,
  change,
  tried,
}: {
  line: Line
  choice: Choice
  change: (choice: Choice) => void
  tried: boolean
}) {
  const t = useText(text)
  const words = useWords()
  const { name, details } = useLineName()
  return (
    <Stack gap={6}>
      <Radio.Group
        label={name(line)}
        description={details(line)}
        value={choice.accept}
        onChange={(v) => change({ ...choice, accept: v as Choice['accept'] })}
        error={tried && choice.accept === '' ? t.needChoice : undefined}
      >
        <Group gap="lg">
          <Radio value="yes" label={t.accept} className="choice" />
          <Radio value="no" label={t.refuse} className="choice" />
        </Group>
      </Radio.Group>
      {choice.accept === 'no' && (
        <SelectField
          label={t.reason}
          value={choice.reason}
          onValue={(reason) => change({ ...choice, reason })}
          options={refusalReasonNames.map((r) => [r, words.refusalReason(r)] as const)}
          error={tried && choice.reason === '' ? <Text span>{t.needReason}</Text> : undefined}
        />
      )}
    </Stack>
  )
}
