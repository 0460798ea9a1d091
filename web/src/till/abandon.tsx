import { Button, Group, Stack, Text } from '@mantine/core'
import { useText } from '../i18n.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { saleText } from './sale-text.ts'
import { useFocusBack } from './shortcuts.ts'

/** Asks before a basket is forgotten. */
export function AbandonDialog({
  count,
  onAbandon,
  onClose,
}: {
  count: number
  onAbandon: () => void
  onClose: () => void
}) {
  useFocusBack()
  const t = useText(saleText)
  return (
    <Dialog title={t.abandonTitle} opened onClose={onClose}>
      <Stack>
        <Text>{t.lose(count)}</Text>
        <Group>
          <Button data-autofocus onClick={onAbandon}>
            {t.abandon}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t.keep}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
