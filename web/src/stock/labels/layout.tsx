import { useState } from 'react'
import type { Result } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { useRead } from '../../api/query.ts'
import { type Texts, useText } from '../../i18n.tsx'
import { SelectField } from '../../ui/form.tsx'
import { useFormat } from '../../ui/format.ts'

export type LabelLayout = Result<typeof api.listLabelLayouts>['items'][number]
export type LayoutName = LabelLayout['name']

const text: Texts<{ sheet: string; roll: string; label: string; perPage: string }> = {
  fr: { sheet: 'Planche A4', roll: 'Rouleau', label: 'Papier', perPage: 'par planche' },
  en: { sheet: 'A4 sheet', roll: 'Roll', label: 'Paper', perPage: 'a sheet' },
}
const kept = (kind: string) => `label-layout:${kind}`

/** The papers that labels are printed on, each with its name in words. */
export function useLayouts() {
  const t = useText(text)
  const f = useFormat()
  const { data } = useRead(api.listLabelLayouts, {})
  const all = data?.items ?? []
  const name = (l: LabelLayout) => {
    const size = `${f.number(l.labelWidthMm)} × ${f.number(l.labelHeightMm)} mm`
    return l.kind === 'roll'
      ? `${t.roll}, ${size}`
      : `${t.sheet}, ${l.columns * l.rows} ${t.perPage} (${size})`
  }
  return { all, name, of: (n: string) => all.find((l) => l.name === n) }
}

/** The paper last chosen on this machine, for one use of it. */
export function useKeptLayout(use: 'batch' | 'single', first: LayoutName) {
  const [layout, setLayout] = useState<LayoutName>(
    () => (localStorage.getItem(kept(use)) as LayoutName | null) ?? first,
  )
  const keep = (next: LayoutName) => {
    localStorage.setItem(kept(use), next)
    setLayout(next)
  }
  return [layout, keep] as const
}

/** Chooses a paper. */
export function LayoutField({
  value,
  onValue,
  label,
  kind,
}: {
  value: LayoutName
  onValue: (layout: LayoutName) => void
  label?: string
  kind?: LabelLayout['kind']
}) {
  const t = useText(text)
  const { all, name } = useLayouts()
  // Without the list there is nothing to choose, and nothing to hold a form back.
  if (all.length === 0) return null
  return (
    <SelectField
      label={label ?? t.label}
      value={value}
      onValue={(v) => onValue(v as LayoutName)}
      options={all.filter((l) => !kind || l.kind === kind).map((l) => [l.name, name(l)] as const)}
      required
    />
  )
}
