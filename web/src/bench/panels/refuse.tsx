import { api } from '../../api/operations.generated.ts'
import { type Texts, useText } from '../../i18n.tsx'
import { useDraft } from '../../ui/draft.ts'
import { ChoiceField, Form } from '../../ui/form.tsx'
import { useWords } from '../../words.ts'
import { type PanelProps, useAct } from '../act.ts'
import { actionText } from '../action-text.ts'

const reasons = [
  'broken',
  'obsolete',
  'incomplete',
  'locked',
  'dangerous',
  'notWanted',
  'wrongDonor',
] as const
type Draft = { reason: (typeof reasons)[number] | ''; bearer: 'donor' | 'donee' }
const nothing: Draft = { reason: '', bearer: 'donor' }

const text: Texts<Record<'reason' | 'bearer' | 'donor' | 'donee', string>> = {
  fr: {
    reason: 'Pourquoi ?',
    bearer: 'Qui prend en charge l’appareil refusé ?',
    donor: 'Le donateur',
    donee: 'Nous',
  },
  en: {
    reason: 'Why?',
    bearer: 'Who takes care of the refused device?',
    donor: 'The donor',
    donee: 'We do',
  },
}

/** Refuses a device after sorting: why, and who takes care of it. */
export function RefusePanel({ device, done }: PanelProps) {
  const t = useText(text)
  const words = useText(actionText)
  const w = useWords()
  const [draft, setDraft, clear] = useDraft<Draft>(`refuse:${device.tag}`, nothing)
  const act = useAct(api.acceptDevice)
  const send = async () => {
    if (draft.reason === '') return
    const refusal = { accept: false, reason: draft.reason, bearer: draft.bearer }
    const body = { ...refusal, eventId: act.eventId(refusal) }
    if (!(await act.send({ params: { code: device.tag }, body }))) return
    clear()
    done()
  }
  return (
    <Form
      onSubmit={() => void send()}
      busy={act.busy}
      problem={act.problem}
      submit={words.refuse[0]}
      disabled={draft.reason === ''}
    >
      <ChoiceField
        label={t.reason}
        value={draft.reason}
        onValue={(r) => setDraft({ ...draft, reason: r as Draft['reason'] })}
        options={reasons.map((r) => [r, w.code(r)] as const)}
        required
      />
      <ChoiceField
        label={t.bearer}
        value={draft.bearer}
        onValue={(b) => setDraft({ ...draft, bearer: b as Draft['bearer'] })}
        options={[
          ['donor', t.donor],
          ['donee', t.donee],
        ]}
        required
      />
    </Form>
  )
}
