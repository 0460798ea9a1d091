import { Button, type ButtonProps, Group, Modal, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { type Texts, useText } from '../i18n.tsx'
import { ProblemNote } from './problem.tsx'

const text: Texts<{ close: string; cancel: string }> = {
  fr: { close: 'Fermer', cancel: 'Annuler' },
  en: { close: 'Close', cancel: 'Cancel' },
}

/** A question above the screen. Escape closes it and the focus returns to what opened it. */
export function Dialog({
  title,
  opened,
  onClose,
  closable = true,
  children,
}: {
  title: string
  opened: boolean
  onClose: () => void
  /** False where the question must be answered. */
  closable?: boolean
  children: ReactNode
}) {
  const t = useText(text)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      withCloseButton={closable}
      closeOnEscape={closable}
      closeOnClickOutside={closable}
      closeButtonProps={{ 'aria-label': t.close, size: 44 }}
    >
      {children}
    </Modal>
  )
}

/** A button whose act is asked twice, because it cannot be taken back. `act` answers false when it was refused. */
export function ConfirmButton({
  label,
  question,
  confirm,
  act,
  busy,
  problem,
  ...button
}: ButtonProps & {
  label: ReactNode
  question: string
  confirm: string
  act: () => Promise<unknown>
  busy: boolean
  problem: unknown
}) {
  const t = useText(text)
  const [opened, setOpened] = useState(false)
  const go = async () => {
    if ((await act()) !== undefined) setOpened(false)
  }
  return (
    <>
      <Button variant="default" aria-haspopup="dialog" {...button} onClick={() => setOpened(true)}>
        {label}
      </Button>
      <Dialog title={confirm} opened={opened} onClose={() => setOpened(false)}>
        <Stack>
          <Text>{question}</Text>
          <ProblemNote error={problem} focus />
          <Group>
            <Button onClick={() => void go()} loading={busy} data-autofocus>
              {confirm}
            </Button>
            <Button variant="default" onClick={() => setOpened(false)}>
              {t.cancel}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  )
}
