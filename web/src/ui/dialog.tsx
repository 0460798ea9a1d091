import { Button, type ButtonProps, CloseButton, Group, Stack, Text, Title } from '@mantine/core'
import {
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { type Texts, useText } from '../i18n.tsx'
import { ProblemNote } from './problem.tsx'

const text: Texts<{ close: string; cancel: string }> = {
  fr: { close: 'Fermer', cancel: 'Annuler' },
  en: { close: 'Close', cancel: 'Cancel' },
}

/**
 * A question above the screen, by the browser's own modal dialog: what is behind can neither be reached nor read, Escape
 * closes it and the focus returns to what opened it. It begins at the part marked `data-autofocus`, else at the first.
 */
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
  const box = useRef<HTMLDialogElement>(null)
  const name = useId()
  // Before its content goes: a dialog that is no longer on the page gives no focus back.
  useLayoutEffect(() => {
    const dialog = box.current
    if (!opened || !dialog) return
    dialog.showModal()
    return () => dialog.close()
  }, [opened])
  // After its content has had its own say: a refusal that is shown with it does not take the focus from the answer.
  useEffect(() => {
    if (opened) box.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [opened])
  const cancel = (event: SyntheticEvent) => {
    // Escape in a dialog above this one bubbles to it.
    if (event.target !== box.current) return
    event.preventDefault()
    if (closable) onClose()
  }
  return createPortal(
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={name}
      onCancel={cancel}
      onMouseDown={(event) => {
        // The box itself is hit only outside of its content.
        if (event.target === box.current && closable) onClose()
      }}
    >
      {opened && (
        <div className="dialog-content">
          <Group justify="space-between" wrap="nowrap" align="flex-start" mb="md">
            <Title order={2} size="h3" id={name}>
              {title}
            </Title>
            {closable && (
              <CloseButton size={44} iconSize={24} aria-label={t.close} onClick={onClose} />
            )}
          </Group>
          {children}
        </div>
      )}
    </dialog>,
    document.body,
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
