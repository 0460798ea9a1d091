import {
  Button,
  Group,
  NativeSelect,
  Radio,
  Stack,
  TextInput,
  type TextInputProps,
} from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { type Texts, useText } from '../i18n.tsx'
import { GoToButton } from './link.tsx'
import { ProblemNote } from './problem.tsx'

const text: Texts<{ cancel: string; choose: string; notAmount: string }> = {
  fr: { cancel: 'Annuler', choose: 'Choisir…', notAmount: 'Écrivez un montant, par exemple 12,50' },
  en: { cancel: 'Cancel', choose: 'Choose…', notAmount: 'Write an amount, for example 12.50' },
}

/** A form: Enter sends it, it is sent once, and what is refused is said above the button and read aloud. */
export function Form({
  onSubmit,
  busy,
  problem,
  submit,
  cancel,
  cancelLabel,
  children,
  disabled = false,
}: {
  onSubmit: () => void
  busy: boolean
  problem: unknown
  submit: ReactNode
  /** Where to go instead, or what to do. */
  cancel?: string | (() => void)
  /** Where “cancel” would be taken for the act itself. */
  cancelLabel?: string
  children: ReactNode
  disabled?: boolean
}) {
  const t = useText(text)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) onSubmit()
  }
  return (
    <form onSubmit={send}>
      <Stack gap="md">
        {children}
        <ProblemNote error={problem} focus />
        <Group gap="sm">
          <Button type="submit" loading={busy} disabled={disabled}>
            {submit}
          </Button>
          {typeof cancel === 'string' && (
            <GoToButton to={cancel} variant="default">
              {cancelLabel ?? t.cancel}
            </GoToButton>
          )}
          {typeof cancel === 'function' && (
            <Button variant="default" onClick={cancel}>
              {cancelLabel ?? t.cancel}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

type FieldProps = Omit<TextInputProps, 'value' | 'onChange'> & {
  value: string
  onValue: (value: string) => void
}
/** One line of text. */
export function TextField({ value, onValue, ...input }: FieldProps) {
  return <TextInput value={value} onChange={(e) => onValue(e.currentTarget.value)} {...input} />
}
/** A civil date, by the browser's own calendar. */
export const DateField = (props: FieldProps) => <TextField type="date" {...props} />

/** One of a list, by the browser's own menu. */
export function SelectField({
  value,
  onValue,
  options,
  label,
  description,
  required = false,
  error,
  optional = false,
  autoFocus = false,
  none,
}: {
  value: string
  onValue: (value: string) => void
  options: readonly (readonly [value: string, label: string])[]
  label: string
  description?: string
  required?: boolean
  error?: ReactNode
  /** Offers an empty choice. */
  optional?: boolean
  autoFocus?: boolean
  /** What the empty choice says, where it is an answer: “All”. */
  none?: string
}) {
  const t = useText(text)
  const empty = optional || none !== undefined || value === ''
  return (
    <NativeSelect
      label={label}
      description={description}
      required={required}
      error={error}
      autoFocus={autoFocus}
      value={value}
      onChange={(e) => onValue(e.currentTarget.value)}
      data={[
        ...(empty ? [{ value: '', label: none ?? t.choose }] : []),
        ...options.map(([v, l]) => ({ value: v, label: l })),
      ]}
    />
  )
}

/** One of a few, all in sight. */
export function ChoiceField({
  value,
  onValue,
  options,
  label,
  description,
  required = false,
}: {
  value: string
  onValue: (value: string) => void
  options: readonly (readonly [value: string, label: string, help?: string])[]
  label: string
  description?: string
  required?: boolean
}) {
  return (
    <Radio.Group
      size="md"
      label={label}
      description={description}
      value={value}
      onChange={onValue}
      withAsterisk={required}
    >
      <Stack gap={0} mt={6}>
        {options.map(([v, l, help]) => (
          <Radio key={v} value={v} label={l} description={help} className="choice" />
        ))}
      </Stack>
    </Radio.Group>
  )
}

/** What is written as an amount, in cents; null when it is not one. Comma or point, spaces allowed. */
export function readCents(written: string): number | null {
  const plain = written.replace(/[\s€]/g, '').replace(',', '.')
  if (!/^\d{1,9}(\.\d{0,2})?$/.test(plain)) return null
  return Math.round(Number(plain) * 100)
}
const writeCents = (cents: number | null) =>
  cents === null ? '' : (cents / 100).toFixed(2).replace('.', ',')

/** An amount in euros, kept in cents; null while it is empty or not an amount. */
export function EurosField({
  cents,
  onCents,
  ...input
}: Omit<TextInputProps, 'value' | 'onChange'> & {
  cents: number | null
  onCents: (cents: number | null) => void
}) {
  const t = useText(text)
  const [written, setWritten] = useState(writeCents(cents))
  useEffect(() => {
    setWritten((now) => (readCents(now) === cents ? now : writeCents(cents)))
  }, [cents])
  const wrong = written !== '' && readCents(written) === null
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      rightSection={<span aria-hidden>€</span>}
      value={written}
      onChange={(e) => {
        setWritten(e.currentTarget.value)
        onCents(readCents(e.currentTarget.value))
      }}
      {...input}
      error={wrong ? t.notAmount : input.error}
    />
  )
}

/** A whole number; null while it is empty or not one. */
export function NumberField({
  number,
  onNumber,
  ...input
}: Omit<TextInputProps, 'value' | 'onChange'> & {
  number: number | null
  onNumber: (n: number | null) => void
}) {
  return (
    <TextInput
      inputMode="numeric"
      autoComplete="off"
      value={number === null ? '' : String(number)}
      onChange={(e) => {
        const written = e.currentTarget.value.replace(/\s/g, '')
        if (/^\d{0,9}$/.test(written)) onNumber(written === '' ? null : Number(written))
      }}
      {...input}
    />
  )
}
