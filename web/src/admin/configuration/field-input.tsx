import { Checkbox, Fieldset, Stack, Textarea } from '@mantine/core'
import { type Texts, useText } from '../../i18n.tsx'
import { EurosField, NumberField, SelectField, TextField } from '../../ui/form.tsx'
import { DecimalField } from './decimal-field.tsx'
import { type Draft, type Fault, type Faults, groupOf, isMade, placeOf } from './draft.ts'
import { type Say, sayFact } from './facts.ts'
import type { Field, Unit } from './fields.ts'
import { formText } from './form-text.ts'
import { fieldHint, useSay } from './kinds.ts'
import { ListInput } from './list-input.tsx'
import { RecordInput } from './record-input.tsx'

const text: Texts<Record<Unit, string>> = {
  fr: {
    cents: '',
    grams: 'g',
    percent: '%',
    hours: 'heures',
    months: 'mois',
    gib: 'Gio',
    gb: 'Go',
    none: '',
  },
  en: {
    cents: '',
    grams: 'g',
    percent: '%',
    hours: 'hours',
    months: 'months',
    gib: 'GiB',
    gb: 'GB',
    none: '',
  },
}

export type InputProps<F extends Field = Field> = {
  kind: string
  field: F
  /** The names that lead to it, without rows: for its words. */
  path: string[]
  /** The same with the rows: for its fault. */
  place: string
  draft: Draft
  onDraft: (next: Draft) => void
  faults: Faults
  /** A group that stands in a row already named. */
  bare?: boolean
  /** A row after the first, which has said how its fields are filled in. */
  quiet?: boolean
}

/** What a fault says; a limit is written as the field is. */
export function useFaultText() {
  const t = useText(formText)
  return (fault: Fault | undefined, field: Field, say: Say): string | undefined => {
    if (!fault) return undefined
    const limit = fault.limit ?? 0
    const said =
      field.is === 'number' && fault.code !== 'tooMany'
        ? sayFact({ path: [], field, value: limit }, say)
        : say.number(limit)
    return t.faults[fault.code](said)
  }
}

/** The field of a schema as the reader fills it in. */
export function FieldInput(props: InputProps) {
  const { kind, field, path, place, draft, onDraft, faults } = props
  const t = useText(formText)
  const units = useText(text)
  const say = useSay(kind)
  const faultText = useFaultText()
  const hint = props.quiet ? undefined : fieldHint(kind, path, say.language)
  const error = faultText(faults[place], field, say)
  const empty = field.optional ? t.optional : field.nullable ? t.mayBeEmpty : ''
  const unit = field.is === 'number' ? units[field.unit] : ''
  const note = [unit, empty].filter(Boolean).join(', ')
  const label = note ? `${say.label(path)} (${note})` : say.label(path)
  const common = {
    label,
    description: hint,
    error,
    required: !field.optional && !field.nullable,
    withAsterisk: false,
  }
  // The name by which past answers know a line: made from its words, never typed.
  if (field.is === 'fixed' || isMade(kind, field)) return null
  if (field.is === 'group') {
    const group = groupOf(draft)
    const inputs = field.fields.map((f) => (
      <FieldInput
        key={f.name}
        {...props}
        bare={false}
        field={f}
        path={[...path, f.name]}
        place={placeOf(place, f.name)}
        draft={group[f.name] ?? null}
        onDraft={(next) => onDraft({ ...group, [f.name]: next })}
      />
    ))
    if (path.length === 0 || props.bare) return <Stack gap="md">{inputs}</Stack>
    return (
      <Fieldset legend={label}>
        <Stack gap="md">{inputs}</Stack>
      </Fieldset>
    )
  }
  if (field.is === 'list') return <ListInput {...props} field={field} />
  if (field.is === 'record') return <RecordInput {...props} field={field} />
  if (field.is === 'flag')
    return (
      <Checkbox
        label={say.label(path)}
        description={hint}
        checked={draft === true}
        onChange={(e) => onDraft(e.currentTarget.checked)}
        className="choice"
      />
    )
  if (field.is === 'several') {
    const held = Array.isArray(draft) ? (draft as string[]) : []
    return (
      <Checkbox.Group label={label} value={held} onChange={(next) => onDraft(next)}>
        <Stack gap={0}>
          {field.options.map((o) => (
            <Checkbox key={o} value={o} label={say.choice(path, o)} className="choice" />
          ))}
        </Stack>
      </Checkbox.Group>
    )
  }
  if (field.is === 'choice')
    return (
      <SelectField
        {...common}
        {...(hint ? { description: hint } : { description: '' })}
        value={String(draft ?? '')}
        onValue={onDraft}
        options={field.options.map((o) => [o, say.choice(path, o)] as const)}
        optional={field.nullable}
      />
    )
  if (field.is === 'number') {
    const number = typeof draft === 'number' ? draft : null
    if (field.unit === 'cents')
      return <EurosField {...common} className="narrow" cents={number} onCents={onDraft} />
    const Input = field.whole ? NumberField : DecimalField
    return <Input {...common} className="narrow" number={number} onNumber={onDraft} />
  }
  const written = typeof draft === 'string' ? draft : ''
  if (field.long)
    return (
      <Textarea
        {...common}
        value={written}
        maxLength={field.max}
        minRows={field.max > 1000 ? 8 : field.max > 500 ? 3 : 1}
        maxRows={24}
        onChange={(e) => onDraft(e.currentTarget.value)}
      />
    )
  return (
    <TextField
      {...common}
      type={field.format === 'date' ? 'date' : field.format === 'email' ? 'email' : 'text'}
      value={written}
      maxLength={field.max}
      onValue={onDraft}
    />
  )
}
