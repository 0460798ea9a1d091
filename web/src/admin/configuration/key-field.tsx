import { Stack, Text } from '@mantine/core'
import { useText } from '../../i18n.tsx'
import { SelectField, TextField } from '../../ui/form.tsx'
import { useCategories } from '../../words.ts'
import { OrganisationField } from '../organisation-field.tsx'
import { formText } from './form-text.ts'
import { type Kind, useKeyWords } from './kinds.ts'

const classes = ['P1', 'P2', 'P3'] as const

/** What a change is about: a category, a category and class, an organisation, a scheme, a page. */
export function KeyField({
  kind,
  value,
  onValue,
}: {
  kind: Kind
  /** '' while nothing is chosen. */
  value: string
  onValue: (key: string) => void
}) {
  const t = useText(formText)
  const label = useKeyWords(kind)
  const { list } = useCategories()
  const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1)
  const categories = list
    .map(([code, name]) => [code, capital(name)] as const)
    .sort(([, a], [, b]) => a.localeCompare(b))
  if (kind.keys === 'default') return <Text>{label('default')}</Text>
  if (kind.keys === 'organisation')
    return (
      <OrganisationField
        label={t.keys.organisation}
        kinds={['association', 'workshop', 'shop']}
        value={value}
        onValue={onValue}
      />
    )
  if (kind.keys === 'categoryAndClass') {
    const [category = '', klass = ''] = value.split('/')
    const join = (c: string, p: string) => onValue(p && c ? `${c}/${p}` : c)
    return (
      <Stack gap="md">
        <SelectField
          label={t.keys.category}
          value={category}
          onValue={(c) => join(c, klass)}
          options={categories}
        />
        <SelectField
          label={t.klass}
          description={t.classHelp}
          value={klass === '' ? 'none' : klass}
          onValue={(p) => join(category, p === 'none' ? '' : p)}
          options={[['none', t.noClass], ...classes.map((c) => [c, c] as const)]}
        />
      </Stack>
    )
  }
  if (kind.keys === 'free')
    return (
      <TextField
        label={t.keys.free}
        description={t.freeHelp(kind.keyExamples.join(', '))}
        value={value}
        onValue={onValue}
        autoComplete="off"
        required
      />
    )
  return (
    <SelectField
      label={t.keys[kind.keys]}
      description={t.whichHelp}
      value={value}
      onValue={onValue}
      options={
        kind.keys === 'category' ? categories : kind.keyExamples.map((k) => [k, label(k)] as const)
      }
    />
  )
}
