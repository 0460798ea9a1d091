import { Textarea } from '@mantine/core'
import type { Result } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { useWrite } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useDraft } from '../../ui/draft.ts'
import { focusTitle } from '../../ui/focus.ts'
import { Form } from '../../ui/form.tsx'
import { sayDone } from '../../ui/say.ts'
import { text } from './text.ts'

type Call = Result<typeof api.listHelpCalls>['items'][number]

/** Says that a call was answered, with a word on what was decided. */
export function AnswerDialog({ call, onClose }: { call: Call; onClose: () => void }) {
  const t = useText(text)
  const answer = useWrite(api.answerHelpCall)
  const [note, setNote, clear] = useDraft(`call:${call.id}`, '')
  const send = async () => {
    const body = { version: call.version, ...(note.trim() ? { note: note.trim() } : {}) }
    if (!(await answer.send({ params: { id: call.id }, body }))) return
    clear()
    onClose()
    sayDone(t.done)
    focusTitle()
  }
  return (
    <Dialog title={t.answerTitle} opened onClose={onClose}>
      <Form
        onSubmit={() => void send()}
        busy={answer.busy}
        problem={answer.problem}
        submit={t.answer}
        cancel={onClose}
      >
        <Textarea
          label={t.note}
          description={t.noteHelp}
          value={note}
          onChange={(e) => setNote(e.currentTarget.value)}
          maxLength={500}
          data-autofocus
        />
      </Form>
    </Dialog>
  )
}
