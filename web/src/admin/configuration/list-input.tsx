import { Button, Fieldset, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../i18n.tsx'
import { sayDone } from '../../ui/say.ts'
import { newRowId, type Row, rowsOf, toDraft } from './draft.ts'
import { FieldInput, type InputProps, useFaultText } from './field-input.tsx'
import type { Field, ListField } from './fields.ts'
import { formText } from './form-text.ts'
import { useSay } from './kinds.ts'
import { MoveButtons } from './move-buttons.tsx'

/** Up to so many rows, a list is open from the start. */
const MANY = 8

/** Focuses the first thing to fill in of a row, once it is drawn. */
export const focusRow = (id: string): void => {
  setTimeout(
    () =>
      document
        .querySelector<HTMLElement>(`[data-row="${id}"] input, [data-row="${id}"] textarea`)
        ?.focus(),
    60,
  )
}

/** What rows of a list may do, with the focus kept in sight. */
export function useRows(rows: Row[], onRows: (rows: Row[]) => void, addId: string) {
  const t = useText(formText)
  return {
    change: (id: string, next: Partial<Row>) =>
      onRows(rows.map((r) => (r.id === id ? { ...r, ...next } : r))),
    add: (row: Omit<Row, 'id'>) => {
      const id = newRowId()
      onRows([...rows, { ...row, id }])
      focusRow(id)
    },
    remove: (id: string) => {
      const next = rows.filter((r) => r.id !== id)
      const at = rows.findIndex((r) => r.id === id)
      onRows(next)
      sayDone(t.removed)
      const neighbour = next[Math.min(at, next.length - 1)]
      if (neighbour) focusRow(neighbour.id)
      else setTimeout(() => document.getElementById(addId)?.focus(), 60)
    },
    move: (id: string, by: -1 | 1) => {
      const at = rows.findIndex((r) => r.id === id)
      const row = rows[at]
      const to = at + by
      if (!row || to < 0 || to >= rows.length) return
      const next = rows.filter((r) => r.id !== id)
      next.splice(to, 0, row)
      onRows(next)
      sayDone(t.movedTo(to + 1))
      // A row that moves loses the focus: it goes to the same button, or to the other one at either end.
      setTimeout(() => {
        const of = (way: number) => `[data-row="${id}"] [data-move="${way}"]:not(:disabled)`
        const button =
          document.querySelector<HTMLElement>(of(by)) ??
          document.querySelector<HTMLElement>(of(-by))
        button?.focus()
      }, 60)
    },
  }
}

/** Words want the whole line; figures leave room for the buttons. */
const hasWords = (of: Field): boolean =>
  of.is === 'group' ? of.fields.some(hasWords) : of.is === 'text' && of.max > 100

/** Rows to add, change, move and remove. */
export function ListInput(props: InputProps<ListField>) {
  const { kind, field, path, place, draft, onDraft, faults } = props
  const t = useText(formText)
  const say = useSay(kind)
  const faultText = useFaultText()
  const rows = rowsOf(draft)
  const addId = `add-${place.replaceAll('/', '-')}`
  const act = useRows(rows, onDraft, addId)
  const error = faultText(faults[place], field, say)
  // A list among other fields is folded where it is long; what is wrong in it opens it.
  const [opened, setOpened] = useState(kind === 'checklist' || rows.length <= MANY)
  const wrong = Object.keys(faults).some((at) => at.startsWith(place))
  if (!opened && !wrong)
    return (
      <Fieldset legend={say.label(path)}>
        <Button
          variant="default"
          aria-expanded={false}
          onClick={() => {
            setOpened(true)
            const first = rows[0]
            if (first) focusRow(first.id)
          }}
        >
          {t.openRows(rows.length)}
        </Button>
      </Fieldset>
    )
  return (
    <Fieldset legend={say.label(path)}>
      <Stack gap="sm">
        {rows.length === 0 && <Text>{t.empty}</Text>}
        {rows.map((row, i) => (
          <fieldset
            key={row.id}
            className={`list-row${hasWords(field.of) ? ' list-row-words' : ''}`}
            data-row={row.id}
          >
            <legend>{t.row(i + 1)}</legend>
            <div className="list-row-fields">
              <FieldInput
                {...props}
                field={field.of}
                bare
                quiet={i > 0}
                place={`${place}/${row.id}`}
                draft={row.value}
                onDraft={(value) => act.change(row.id, { value })}
              />
            </div>
            <MoveButtons
              n={i + 1}
              first={i === 0}
              last={i === rows.length - 1}
              onMove={(by) => act.move(row.id, by)}
              onRemove={() => act.remove(row.id)}
            />
          </fieldset>
        ))}
        {error && (
          <Text c="var(--mantine-color-error)" role="alert">
            {error}
          </Text>
        )}
        <Group>
          <Button
            id={addId}
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => act.add({ value: toDraft(field.of, undefined) })}
          >
            {t.add}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}
