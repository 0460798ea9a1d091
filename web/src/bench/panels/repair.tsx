import { Checkbox, Stack, Textarea } from '@mantine/core'
import { api } from '../../api/operations.generated.ts'
import { type Texts, useText } from '../../i18n.tsx'
import { useDraft } from '../../ui/draft.ts'
import { Form } from '../../ui/form.tsx'
import { useWords } from '../../words.ts'
import { type PanelProps, useAct } from '../act.ts'
import { actionText } from '../action-text.ts'

const actions = [
  'screenReplaced',
  'keyboardReplaced',
  'batteryReplaced',
  'batteryRemoved',
  'chargerAdded',
  'storageReplaced',
  'memoryReplaced',
  'memoryAdded',
  'motherboardReplaced',
  'caseRepaired',
  'fanReplaced',
  'fanCleaned',
  'thermalPaste',
  'networkCardReplaced',
  'portRepaired',
  'cmosBatteryReplaced',
  'softwareReinstalled',
  'firmwareUpdated',
  'cleaned',
  'noFaultFound',
  'other',
] as const
type RepairAction = (typeof actions)[number]
const nothing = { done: [] as RepairAction[], note: '' }

const text: Texts<Record<'what' | 'help' | 'note', string>> = {
  fr: {
    what: 'Qu’avez-vous fait ?',
    help: 'Cochez tout ce qui a été fait.',
    note: 'Un mot de plus (facultatif)',
  },
  en: {
    what: 'What did you do?',
    help: 'Tick everything that was done.',
    note: 'A word more (optional)',
  },
}

/** Notes what was repaired; the device is tested next. */
export function RepairPanel({ device, done }: PanelProps) {
  const t = useText(text)
  const words = useText(actionText)
  const w = useWords()
  const [draft, setDraft, clear] = useDraft(`repair:${device.tag}`, nothing)
  const act = useAct(api.recordRepair)
  const send = async () => {
    const note = draft.note.trim()
    const repair = { actions: draft.done, ...(note ? { note } : {}) }
    const body = { ...repair, eventId: act.eventId([repair, device.version]) }
    if (!(await act.send({ params: { code: device.tag }, body }))) return
    clear()
    done()
  }
  return (
    <Form
      onSubmit={() => void send()}
      busy={act.busy}
      problem={act.problem}
      submit={words.repair[0]}
      disabled={draft.done.length === 0}
    >
      <Checkbox.Group
        label={t.what}
        description={t.help}
        value={draft.done}
        onChange={(done) => setDraft({ ...draft, done: done as RepairAction[] })}
        withAsterisk
      >
        <Stack gap={0} mt={6} className="repair-choices">
          {actions.map((a) => (
            <Checkbox key={a} value={a} label={w.code(a)} className="choice" />
          ))}
        </Stack>
      </Checkbox.Group>
      <Textarea
        label={t.note}
        maxLength={2000}
        value={draft.note}
        onChange={(e) => setDraft({ ...draft, note: e.currentTarget.value })}
      />
    </Form>
  )
}
