import { Button, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useDraft } from '../ui/draft.ts'
import { focusTitle } from '../ui/focus.ts'
import { Form, SelectField } from '../ui/form.tsx'
import { sayDone } from '../ui/say.ts'
import { useWords } from '../words.ts'
import type { Donation } from './offer.ts'

const text: Texts<
  Record<'open' | 'title' | 'lead' | 'reason' | 'note' | 'noteHelp' | 'go' | 'done', string>
> = {
  fr: {
    open: 'Annuler ce don',
    title: 'Annuler ce don',
    lead: 'L’annulation est définitive. Vous pourrez faire une autre offre.',
    reason: 'Pourquoi',
    note: 'Un mot pour le guichet (facultatif)',
    noteHelp: 'Sans nom de personne.',
    go: 'Annuler définitivement',
    done: 'Don annulé.',
  },
  en: {
    open: 'Cancel this gift',
    title: 'Cancel this gift',
    lead: 'This is for good. You can make another offer.',
    reason: 'Why',
    note: 'A word for the counter (optional)',
    noteHelp: 'Without the name of a person.',
    go: 'Cancel for good',
    done: 'Gift cancelled.',
  },
}
/** The reasons that are a donor's. */
const reasons = ['withdrawn', 'duplicate', 'mistake', 'other'] as const

/** Until the hand-over, a gift can be cancelled. */
export const mayCancel = (d: Donation) => ['draft', 'submitted', 'accepted'].includes(d.status)

/** Cancels a gift, with a reason, before it is handed over. */
export function CancelGift({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const words = useWords()
  const write = useWrite(api.cancelDonation)
  const [opened, setOpened] = useState(false)
  const [typed, setTyped, clear] = useDraft(`cancel:${d.id}`, { reason: '', note: '' })
  const cancel = async () => {
    const { reason, note } = typed
    const body = { version: d.version, reason, ...(note.trim() && { note }) }
    if (!(await write.send({ params: { id: d.id }, body }))) return
    clear()
    setOpened(false)
    sayDone(t.done)
    focusTitle()
  }
  return (
    <>
      <Button variant="default" aria-haspopup="dialog" onClick={() => setOpened(true)}>
        {t.open}
      </Button>
      <Dialog title={t.title} opened={opened} onClose={() => setOpened(false)}>
        <Form
          onSubmit={() => void cancel()}
          busy={write.busy}
          problem={write.problem}
          submit={t.go}
          cancel={() => setOpened(false)}
        >
          <Stack gap="md">
            <Text>{t.lead}</Text>
            <SelectField
              label={t.reason}
              value={typed.reason}
              onValue={(reason) => setTyped({ ...typed, reason })}
              options={reasons.map((r) => [r, words.cancelReason(r)] as const)}
              required
            />
            <Textarea
              label={t.note}
              description={t.noteHelp}
              value={typed.note}
              onChange={(e) => setTyped({ ...typed, note: e.currentTarget.value })}
              maxLength={2000}
            />
          </Stack>
        </Form>
      </Dialog>
    </>
  )
}
