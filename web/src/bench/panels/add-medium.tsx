import { useEffect, useRef } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useText } from '../../i18n.tsx'
import { ScanInput } from '../../scan/scan-input.tsx'
import { useDraft } from '../../ui/draft.ts'
import { ChoiceField, Form, TextField } from '../../ui/form.tsx'
import { useWords } from '../../words.ts'
import { type PanelProps, useAct } from '../act.ts'
import { inventoryText } from './inventory-text.ts'

const kinds = ['ssd', 'nvme', 'hdd', 'emmc', 'sdCard', 'unknown'] as const
type Draft = { kind: (typeof kinds)[number] | ''; serial: string; model: string; size: string }
const nothing: Draft = { kind: '', serial: '', model: '', size: '' }

/** A medium that a person saw in the device. */
export function AddMedium({ device, done, cancel }: PanelProps) {
  const t = useText(inventoryText)
  const w = useWords()
  const [draft, setDraft, clear] = useDraft<Draft>(`medium:${device.tag}`, nothing)
  const act = useAct(api.declareMedium)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const size = draft.size.trim()
  const giga = /^\d{1,5}$/.test(size) ? Number(size) : null
  const wrong = size !== '' && !giga
  const send = async () => {
    if (draft.kind === '') return
    const [serial, model] = [draft.serial.trim(), draft.model.trim()]
    const medium = {
      kind: draft.kind,
      ...(serial ? { serial } : {}),
      ...(model ? { model } : {}),
      ...(giga ? { bytes: giga * 1e9 } : {}),
    }
    const body = { ...medium, eventId: act.eventId([medium, device.media.length]) }
    if (!(await act.send({ params: { code: device.tag }, body }))) return
    clear()
    done()
  }
  return (
    <div ref={box}>
      <Form
        onSubmit={() => void send()}
        busy={act.busy}
        problem={act.problem}
        submit={t.save}
        cancel={cancel}
        disabled={draft.kind === '' || wrong}
      >
        <ChoiceField
          label={t.kind}
          value={draft.kind}
          onValue={(k) => set({ kind: k as Draft['kind'] })}
          options={kinds.map((k) => [k, w.code(k)] as const)}
          required
        />
        <ScanInput
          label={t.serial}
          description={t.serialHelp}
          value={draft.serial}
          onValue={(serial) => set({ serial })}
          onScan={(serial) => set({ serial })}
        />
        <TextField
          label={t.model}
          value={draft.model}
          onValue={(model) => set({ model })}
          maxLength={120}
          autoComplete="off"
        />
        <TextField
          label={t.size}
          description={t.sizeHelp}
          value={draft.size}
          onValue={(s) => set({ size: s })}
          error={wrong ? t.sizeWrong : null}
          inputMode="numeric"
          autoComplete="off"
        />
      </Form>
    </div>
  )
}
