import { Button, Group } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useText } from '../../i18n.tsx'
import { formText } from './form-text.ts'

/** Up, down and away, for one row; each button says which row it is of. */
export function MoveButtons({
  n,
  first,
  last,
  onMove,
  onRemove,
}: {
  n: number
  first: boolean
  last: boolean
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}) {
  const t = useText(formText)
  const of = t.row(n).toLowerCase()
  return (
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={<IconArrowUp size={18} aria-hidden />}
        aria-label={`${t.up}, ${of}`}
        data-move={-1}
        disabled={first}
        onClick={() => onMove(-1)}
      >
        {t.up}
      </Button>
      <Button
        variant="default"
        leftSection={<IconArrowDown size={18} aria-hidden />}
        aria-label={`${t.down}, ${of}`}
        data-move={1}
        disabled={last}
        onClick={() => onMove(1)}
      >
        {t.down}
      </Button>
      <Button
        variant="default"
        leftSection={<IconTrash size={18} aria-hidden />}
        aria-label={`${t.remove}, ${of}`}
        onClick={onRemove}
      >
        {t.remove}
      </Button>
    </Group>
  )
}
