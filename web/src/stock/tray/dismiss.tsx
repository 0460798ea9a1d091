import { Text } from '@mantine/core'
import { api } from '../../api/operations.generated.ts'
import { useWrite } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useDraft } from '../../ui/draft.ts'
import { focusTitle } from '../../ui/focus.ts'
import { ChoiceField, Form } from '../../ui/form.tsx'
import { sayDone } from '../../ui/say.ts'
import { text } from './text.ts'
import type { Verdict } from './tray.tsx'

type Reason = keyof typeof text.fr.dismissals

/** Sets a verdict aside, with its reason. */
export function DismissDialog({ verdict, onClose }: { verdict: Verdict; onClose: () => void }) {
  const t = useText(text)
  const dismiss = useWrite(api.dismissErasureVerdict)
  const [reason, setReason, clear] = useDraft<Reason | ''>(`dismiss:${verdict.id}`, '')
  const send = async () => {
    if (reason === '') return
    if (!(await dismiss.send({ params: { id: verdict.id }, body: { reason } }))) return
    clear()
    onClose()
    sayDone(t.dismissed)
    focusTitle()
  }
  return (
    <Dialog title={t.dismiss} opened onClose={onClose}>
      <Form
        onSubmit={() => void send()}
        busy={dismiss.busy}
        problem={dismiss.problem}
        submit={t.dismiss}
        cancel={onClose}
        disabled={reason === ''}
      >
        <Text>{t.dismissHelp}</Text>
        <ChoiceField
          label={t.reason}
          value={reason}
          onValue={(r) => setReason(r as Reason)}
          options={(Object.keys(t.dismissals) as Reason[]).map(
            (r) => [r, t.dismissals[r]] as const,
          )}
          required
        />
      </Form>
    </Dialog>
  )
}
