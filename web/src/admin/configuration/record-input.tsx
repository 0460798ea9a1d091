import { Button, Fieldset, Group, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useText } from '../../i18n.tsx'
import { TextField } from '../../ui/form.tsx'
import { rowsOf, toDraft } from './draft.ts'
import { FieldInput, type InputProps, useFaultText } from './field-input.tsx'
import type { RecordField } from './fields.ts'
import { formText } from './form-text.ts'
import { useSay } from './kinds.ts'
import { useRows } from './list-input.tsx'

/** Names, each with its value, where that may vary. */
export function RecordInput(props: InputProps<RecordField>) {
  const { kind, field, path, place, draft, onDraft, faults } = props
  const t = useText(formText)
  const say = useSay(kind)
  const faultText = useFaultText()
  const rows = rowsOf(draft)
  const addId = `add-${place.replaceAll('/', '-')}`
  const act = useRows(rows, onDraft, addId)
  return (
    <Fieldset legend={say.label(path)}>
      <Stack gap="sm">
        {rows.length === 0 && <Text>{t.empty}</Text>}
        {rows.map((row, i) => (
          <Group key={row.id} data-row={row.id} align="flex-end" gap="sm">
            <div className="grow">
              <TextField
                label={`${say.label([...path, 'name'])}, ${t.row(i + 1).toLowerCase()}`}
                value={row.name ?? ''}
                onValue={(name) => act.change(row.id, { name })}
                maxLength={field.nameMax}
                error={faultText(faults[`${place}/${row.id}/name`], field, say)}
                required
                withAsterisk={false}
              />
              <FieldInput
                {...props}
                field={field.of}
                place={`${place}/${row.id}`}
                draft={row.value}
                onDraft={(value) => act.change(row.id, { value })}
              />
            </div>
            <Button
              variant="default"
              leftSection={<IconTrash size={18} aria-hidden />}
              aria-label={`${t.remove}, ${t.row(i + 1).toLowerCase()}`}
              onClick={() => act.remove(row.id)}
            >
              {t.remove}
            </Button>
          </Group>
        ))}
        <Group>
          <Button
            id={addId}
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => act.add({ name: '', value: toDraft(field.of, undefined) })}
          >
            {t.add}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}
