import { Textarea } from '@mantine/core'
import { api } from '../../api/operations.generated.ts'
import { type Texts, useText } from '../../i18n.tsx'
import { useDraft } from '../../ui/draft.ts'
import { ChoiceField, Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/tag.tsx'
import { useWords } from '../../words.ts'
import { type PanelProps, useAct } from '../act.ts'
import { actionText } from '../action-text.ts'
import type { Action, Device } from '../next-steps.ts'

const text: Texts<Record<'reason' | 'note' | 'noteHelp' | 'certified', string>> = {
  fr: {
    reason: 'Pourquoi ?',
    note: 'Un mot de plus (facultatif)',
    noteHelp: 'Ce qui aidera la personne suivante.',
    certified:
      'Un support peut encore contenir des données. Ce rebut n’est possible que vers une destruction certifiée.',
  },
  en: {
    reason: 'Why?',
    note: 'A word more (optional)',
    noteHelp: 'What will help the next person.',
    certified:
      'A medium may still hold data. This waste is only possible towards a certified destruction.',
  },
}
const nothing = { reason: '', note: '' }

/** A move that asks why: quarantine, repair, waste, dismantling, going back. */
export function MovePanel({
  action,
  device,
  onMoved,
  done,
}: PanelProps & { action: Action; onMoved: (after: Device) => void }) {
  const t = useText(text)
  const words = useText(actionText)
  const w = useWords()
  const [draft, setDraft, clear] = useDraft(`move:${device.tag}:${action.name}`, nothing)
  const act = useAct(api.moveDevice)
  const [only, other] = action.reasons
  const reason = only && !other ? only : draft.reason
  const send = async () => {
    if (!action.to) return
    const note = draft.note.trim()
    const move = {
      to: action.to,
      ...(action.reasons.length > 0 ? { reason } : {}),
      ...(note ? { note } : {}),
    }
    const body = { ...move, eventId: act.eventId([move, device.version]) }
    const after = await act.send({ params: { code: device.tag }, body })
    if (!after) return
    clear()
    onMoved(after)
    done()
  }
  return (
    <Form
      onSubmit={() => void send()}
      busy={act.busy}
      problem={act.problem}
      submit={words[action.name][0]}
      disabled={action.reasons.length > 0 && reason === ''}
    >
      {only === 'certifiedDestruction' && !other && <Notice tone="warn">{t.certified}</Notice>}
      {action.reasons.length > 0 && (
        <ChoiceField
          label={t.reason}
          value={reason}
          onValue={(r) => setDraft({ ...draft, reason: r })}
          options={action.reasons.map((r) => [r, w.code(r)] as const)}
          required
        />
      )}
      <Textarea
        label={t.note}
        description={t.noteHelp}
        maxLength={2000}
        value={draft.note}
        onChange={(e) => setDraft({ ...draft, note: e.currentTarget.value })}
      />
    </Form>
  )
}
