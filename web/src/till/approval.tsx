import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { type Texts, useText } from '../i18n.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useDraft } from '../ui/draft.ts'
import { Form, TextField } from '../ui/form.tsx'
import { SecretInput } from '../ui/secret-input.tsx'
import { useFocusBack } from './shortcuts.ts'

export type Approval = { by: string; pin: string }
const text: Texts<Record<'title' | 'lead' | 'by' | 'byHelp' | 'pin' | 'approve', string>> = {
  fr: {
    title: 'Accord d’un responsable',
    lead: 'Un responsable de la boutique, autre que vous, tape son code de membre et son code secret.',
    by: 'Code de membre du responsable',
    byHelp: 'Il est écrit dans « Mon compte » du responsable.',
    pin: 'Code secret à six chiffres',
    approve: 'Approuver',
  },
  en: {
    title: 'A manager’s approval',
    lead: 'A manager of the shop, other than you, types their member code and their secret code.',
    by: 'Manager’s member code',
    byHelp: 'It stands in the manager’s “My account”.',
    pin: 'Six-digit secret code',
    approve: 'Approve',
  },
}

/** Asks a manager for their code. The secret one is kept nowhere. */
export function ApprovalDialog({
  why,
  busy,
  problem,
  onApprove,
  onClose,
}: {
  why: string
  busy: boolean
  problem: unknown
  onApprove: (approval: Approval) => void
  onClose: () => void
}) {
  useFocusBack()
  const t = useText(text)
  const [by, setBy] = useDraft('till:approver', '')
  const [pin, setPin] = useState('')
  return (
    <Dialog title={t.title} opened onClose={onClose}>
      <Stack>
        <Text fw={600}>{why}</Text>
        <Text>{t.lead}</Text>
        <Form
          busy={busy}
          problem={problem}
          submit={t.approve}
          cancel={onClose}
          disabled={by.trim().length < 2 || pin.length < 4}
          onSubmit={() => {
            onApprove({ by: by.trim().toLowerCase(), pin })
            setPin('')
          }}
        >
          <TextField
            label={t.by}
            description={t.byHelp}
            value={by}
            onValue={setBy}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            data-autofocus={by === '' || undefined}
          />
          <SecretInput
            label={t.pin}
            value={pin}
            onChange={(e) => setPin(e.currentTarget.value.replace(/\D/g, ''))}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            required
            data-autofocus={by !== '' || undefined}
          />
        </Form>
      </Stack>
    </Dialog>
  )
}
