import { Checkbox } from '@mantine/core'
import { api } from '../../api/operations.generated.ts'
import { type Texts, useText } from '../../i18n.tsx'
import { ScanInput } from '../../scan/scan-input.tsx'
import { useDraft } from '../../ui/draft.ts'
import { Form, TextField } from '../../ui/form.tsx'
import { type PanelProps, useAct } from '../act.ts'

const text: Texts<
  Record<
    'maker' | 'model' | 'serial' | 'serialHelp' | 'none' | 'donorTag' | 'donorTagHelp' | 'save',
    string
  >
> = {
  fr: {
    maker: 'Marque',
    model: 'Modèle',
    serial: 'Numéro de série',
    serialHelp: 'Souvent dessous, près de « S/N ». Vous pouvez le scanner.',
    none: 'Il n’y a pas de numéro de série',
    donorTag: 'Numéro collé par le donateur (facultatif)',
    donorTagHelp: 'Son étiquette d’inventaire, s’il y en a une.',
    save: 'Enregistrer',
  },
  en: {
    maker: 'Maker',
    model: 'Model',
    serial: 'Serial',
    serialHelp: 'Often underneath, near “S/N”. You can scan it.',
    none: 'It has no serial',
    donorTag: 'Number stuck on by the donor (optional)',
    donorTagHelp: 'Its inventory label, if there is one.',
    save: 'Save',
  },
}

/** Says by hand what a device is. */
export function IdentifyPanel({ device, done }: PanelProps) {
  const t = useText(text)
  const [draft, setDraft, clear] = useDraft(`identity:${device.tag}`, {
    manufacturer: device.manufacturer ?? '',
    model: device.model ?? '',
    serial: device.serial ?? '',
    noSerial: false,
    donorAssetTag: device.donorAssetTag ?? '',
  })
  const act = useAct(api.identifyDevice)
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const send = async () => {
    const body = {
      manufacturer: draft.manufacturer.trim(),
      model: draft.model.trim(),
      ...(draft.noSerial ? { noSerial: true } : { serial: draft.serial.trim() }),
      ...(draft.donorAssetTag.trim() ? { donorAssetTag: draft.donorAssetTag.trim() } : {}),
      version: device.version,
    }
    if (!(await act.send({ params: { code: device.tag }, body }))) return
    clear()
    done()
  }
  const complete =
    draft.manufacturer.trim() && draft.model.trim() && (draft.noSerial || draft.serial.trim())
  return (
    <Form
      onSubmit={() => void send()}
      busy={act.busy}
      problem={act.problem}
      submit={t.save}
      disabled={!complete}
    >
      <TextField
        label={t.maker}
        value={draft.manufacturer}
        onValue={(manufacturer) => set({ manufacturer })}
        maxLength={120}
        autoComplete="off"
        required
      />
      <TextField
        label={t.model}
        value={draft.model}
        onValue={(model) => set({ model })}
        maxLength={120}
        autoComplete="off"
        required
      />
      {!draft.noSerial && (
        <ScanInput
          label={t.serial}
          description={t.serialHelp}
          value={draft.serial}
          onValue={(serial) => set({ serial })}
          onScan={(serial) => set({ serial })}
        />
      )}
      <Checkbox
        label={t.none}
        className="choice"
        checked={draft.noSerial}
        onChange={(e) => set({ noSerial: e.currentTarget.checked })}
      />
      <TextField
        label={t.donorTag}
        description={t.donorTagHelp}
        value={draft.donorAssetTag}
        onValue={(donorAssetTag) => set({ donorAssetTag })}
        maxLength={80}
        autoComplete="off"
      />
    </Form>
  )
}
