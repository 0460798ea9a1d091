import { Button, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useDraft } from '../ui/draft.ts'
import { focusTitle } from '../ui/focus.ts'
import { Form, SelectField } from '../ui/form.tsx'
import { sayDone } from '../ui/say.ts'
import { cancelReasonNames, useWords } from '../words.ts'
import { besidesOutdated, Outdated } from './outdated.tsx'
import { type Donation, hasArrived } from './words.ts'

const fr = {
  open: 'Annuler ce don',
  lead: 'C’est définitif. Le don quitte sa file, et sa tournée s’il en a une. Le donateur le lit dans son suivi.',
  came: 'Ce don ne peut plus être annulé : du matériel est déjà arrivé.',
  reason: 'Pourquoi',
  note: 'Note pour l’équipe (facultatif)',
  noteHelp: 'Sans nom de personne.',
  send: 'Annuler pour de bon',
  done: 'Don annulé.',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    open: 'Cancel this gift',
    lead: 'It is for good. The gift leaves its queue, and its round if it has one. The donor reads it in the follow-up.',
    came: 'This gift can no longer be cancelled: equipment has come already.',
    reason: 'Why',
    note: 'Note for the team (optional)',
    noteHelp: 'Without the name of a person.',
    send: 'Cancel for good',
    done: 'Gift cancelled.',
  },
}

/** Ends a gift before its hand-over, with a reason. */
export function CancelForm({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const words = useWords()
  const [opened, setOpened] = useState(false)
  const [typed, set, clear] = useDraft(`counter:cancel:${d.id}`, { reason: '', note: '' })
  const cancel = useWrite(api.cancelDonation)
  const came = hasArrived(d)
  const send = async () => {
    const { reason, note } = typed
    const done = await cancel.send({
      params: { id: d.id },
      body: { version: d.version, reason, ...(note.trim() && { note }) },
    })
    if (!done) return
    clear()
    setOpened(false)
    sayDone(t.done)
    focusTitle()
  }
  return (
    <>
      <div>
        <Button
          variant="default"
          aria-haspopup="dialog"
          disabled={came}
          onClick={() => setOpened(true)}
        >
          {t.open}
        </Button>
      </div>
      {came && <Text>{t.came}</Text>}
      <Dialog title={t.open} opened={opened} onClose={() => setOpened(false)}>
        <Form
          onSubmit={() => void send()}
          busy={cancel.busy}
          problem={besidesOutdated(cancel.problem)}
          submit={t.send}
          cancel={() => setOpened(false)}
        >
          <Text>{t.lead}</Text>
          <SelectField
            label={t.reason}
            value={typed.reason}
            onValue={(reason) => set((now) => ({ ...now, reason }))}
            options={cancelReasonNames.map((r) => [r, words.cancelReason(r)] as const)}
            required
          />
          <Textarea
            label={t.note}
            description={t.noteHelp}
            value={typed.note}
            onChange={(e) => {
              const note = e.currentTarget.value
              set((now) => ({ ...now, note }))
            }}
            maxLength={2000}
          />
          <Outdated problem={cancel.problem} reset={cancel.reset} />
        </Form>
      </Dialog>
    </>
  )
}
