import { Checkbox, Stack, Text, Textarea } from '@mantine/core'
import { api } from '../../api/operations.generated.ts'
import { type Texts, useText } from '../../i18n.tsx'
import { useDraft } from '../../ui/draft.ts'
import { Form } from '../../ui/form.tsx'
import { useWords } from '../../words.ts'
import { type PanelProps, useAct } from '../act.ts'
import { actionText } from '../action-text.ts'
import { partsText } from '../parts-text.ts'
import { FittedParts } from './fitted-parts.tsx'
import { type PartLine, PartLines, readLines } from './part-lines.tsx'

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
const nothing = {
  done: [] as RepairAction[],
  note: '',
  fitted: [] as string[],
  out: [] as PartLine[],
}

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
  const p = useText(partsText)
  const w = useWords()
  const [draft, setDraft, clear] = useDraft(`repair:${device.tag}`, nothing)
  const act = useAct(api.recordRepair)
  const send = async () => {
    const note = draft.note.trim()
    const removed = readLines(draft.out)
    if (removed === null) return
    const repair = {
      actions: draft.done,
      parts: draft.fitted,
      removed,
      ...(note ? { note } : {}),
    }
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
      disabled={draft.done.length === 0 || readLines(draft.out) === null}
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
      <FittedParts
        siteId={device.siteId}
        chosen={draft.fitted}
        onChosen={(fitted) => setDraft({ ...draft, fitted })}
      />
      <div>
        <Text fw={600}>{p.takenOut}</Text>
        <Text mb="xs">{p.takenOutHelp}</Text>
        <PartLines lines={draft.out} onLines={(out) => setDraft({ ...draft, out })} />
      </div>
      <Textarea
        label={t.note}
        maxLength={2000}
        value={draft.note}
        onChange={(e) => setDraft({ ...draft, note: e.currentTarget.value })}
      />
    </Form>
  )
}
