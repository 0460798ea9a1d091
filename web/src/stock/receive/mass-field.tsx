import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { type KeyboardEvent, type Ref, useEffect, useRef } from 'react'
import { readGrams } from '../../bench/mass.ts'
import { type Texts, useText } from '../../i18n.tsx'
import { ScaleHelp } from '../../scale/scale-help.tsx'
import { TextField } from '../../ui/form.tsx'
import { useFormat } from '../../ui/format.ts'
import { Notice } from '../../ui/tag.tsx'
import { useCategories } from '../../words.ts'
import type { MassSource } from './entry.ts'

const text: Texts<
  Record<
    'label' | 'help' | 'usual' | 'to' | 'wrong' | 'how' | MassSource | 'unknown' | 'sure' | 'fix',
    string
  > & { byDefault: (mass: string) => string; unusual: (mass: string, what: string) => string }
> = {
  fr: {
    label: 'Masse en kilogrammes',
    help: 'Sans chargeur ni carton. Par exemple 1,85',
    usual: 'Habituel : de',
    to: 'à',
    wrong: 'Écrivez une masse en kilogrammes, par exemple 1,85',
    how: 'D’où vient cette masse ?',
    scale: 'Balance',
    model: 'Fiche du modèle',
    category: 'Par défaut',
    unknown: 'Cette catégorie n’a pas de masse par défaut : pesez.',
    sure: 'La masse est juste : recevoir',
    fix: 'Corriger la masse',
    byDefault: (mass) =>
      `Masse par défaut de la catégorie : ${mass}. Ce n’est pas une pesée : elle sera dite estimée.`,
    unusual: (mass, what) => `${mass}, c’est inhabituel pour : ${what}. Vérifiez la balance.`,
  },
  en: {
    label: 'Mass in kilograms',
    help: 'Without charger or box. For example 1.85',
    usual: 'Usual: from',
    to: 'to',
    wrong: 'Write a mass in kilograms, for example 1.85',
    how: 'Where does this mass come from?',
    scale: 'Scale',
    model: 'Model’s sheet',
    category: 'Default',
    unknown: 'This category has no default mass: weigh it.',
    sure: 'The mass is right: receive',
    fix: 'Correct the mass',
    byDefault: (mass) =>
      `Default mass of the category: ${mass}. It is no weighing: it will be said to be estimated.`,
    unusual: (mass, what) => `${mass} is unusual for: ${what}. Check the scale.`,
  },
}

/** What a category usually weighs, and its default. */
export function useUsual(category: string) {
  const { list, label } = useCategories()
  const row = list.find(([code]) => code === category)?.[2]
  const usual = (row?.usualGrams ?? null) as { min: number; max: number } | null
  const isUnusual = (grams: number) => usual !== null && (grams < usual.min || grams > usual.max)
  return {
    usual,
    standard: typeof row?.defaultGrams === 'number' ? row.defaultGrams : null,
    isUnusual,
    label: label(category),
  }
}

/** The mass of a device: read on a scale, of its model, or its category’s by default. */
export function MassField({
  category,
  written,
  source,
  onChange,
  onKeyDown,
  inputRef,
  error,
}: {
  category: string
  written: string
  source: MassSource
  onChange: (change: { written: string; massSource: MassSource }) => void
  onKeyDown: (event: KeyboardEvent) => void
  inputRef: Ref<HTMLInputElement>
  error: string | null
}) {
  const t = useText(text)
  const f = useFormat()
  const { usual, standard } = useUsual(category)
  const range = usual ? ` · ${t.usual} ${f.mass(usual.min)} ${t.to} ${f.mass(usual.max)}` : ''
  const wrong = written !== '' && readGrams(written) === null ? t.wrong : null
  return (
    <Stack gap="xs">
      {source !== 'category' && (
        <TextField
          label={t.label}
          description={`${t.help}${range}`}
          value={written}
          onValue={(w) => onChange({ written: w, massSource: source })}
          onKeyDown={onKeyDown}
          inputMode="decimal"
          autoComplete="off"
          rightSection={<span aria-hidden>kg</span>}
          ref={inputRef}
          error={wrong ?? error}
          required
        />
      )}
      {source === 'scale' && (
        <ScaleHelp
          written={written}
          onWritten={(w) => onChange({ written: w, massSource: source })}
        />
      )}
      <div>
        <Text size="md" fw={500} id="mass-source">
          {t.how}
        </Text>
        <SegmentedControl
          size="md"
          aria-labelledby="mass-source"
          value={source}
          onChange={(s) => onChange({ written, massSource: s as MassSource })}
          data={[
            { value: 'scale', label: t.scale },
            { value: 'model', label: t.model },
            { value: 'category', label: t.category },
          ]}
        />
      </div>
      {source === 'category' && (
        <Text role="status">{standard === null ? t.unknown : t.byDefault(f.mass(standard))}</Text>
      )}
    </Stack>
  )
}

/** Asks whether an unusual mass is right; takes the focus, so that Enter confirms it. */
export function UnusualMass({
  grams,
  category,
  confirm,
  fix,
  busy,
}: {
  grams: number
  category: string
  confirm: () => void
  fix: () => void
  busy: boolean
}) {
  const t = useText(text)
  const f = useFormat()
  const { label } = useUsual(category)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <div role="alert">
      <Notice tone="warn">
        <Stack gap="sm">
          <Text fw={600}>{t.unusual(f.mass(grams), label)}</Text>
          <Group gap="sm">
            <Button ref={button} onClick={confirm} loading={busy}>
              {t.sure}
            </Button>
            <Button variant="default" onClick={fix}>
              {t.fix}
            </Button>
          </Group>
        </Stack>
      </Notice>
    </div>
  )
}
