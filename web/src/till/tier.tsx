import { Group, SegmentedControl, Text } from '@mantine/core'
import { useId } from 'react'
import { type Texts, useText } from '../i18n.tsx'
import { KeyHint } from './key.tsx'
import type { Tier } from './prices.ts'

const text: Texts<Record<'tier' | 'one' | 'two' | 'help', string>> = {
  fr: {
    tier: 'Palier de prix',
    one: 'Palier 1',
    two: 'Palier 2',
    help: 'Le palier 1 est le prix le plus bas.',
  },
  en: {
    tier: 'Price tier',
    one: 'Tier 1',
    two: 'Tier 2',
    help: 'Tier 1 is the lowest price.',
  },
}

/** The tier of prices that the customer is entitled to. */
export function TierChoice({
  tier,
  onTier,
  hint = true,
}: {
  tier: Tier
  onTier: (tier: Tier) => void
  /** Shows the key that changes it, where there is one. */
  hint?: boolean
}) {
  const t = useText(text)
  const label = useId()
  return (
    <Group gap="sm">
      <Text fw={600} id={label}>
        {t.tier}
        {hint && <KeyHint>F8</KeyHint>}
      </Text>
      <SegmentedControl
        aria-labelledby={label}
        value={tier}
        onChange={(v) => onTier(v as Tier)}
        data={[
          { value: 'T2', label: t.two },
          { value: 'T1', label: t.one },
        ]}
      />
      <Text c="dimmed">{t.help}</Text>
    </Group>
  )
}
