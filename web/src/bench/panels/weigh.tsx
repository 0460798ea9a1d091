import { Checkbox } from '@mantine/core'
import { Refused } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { type Texts, useText } from '../../i18n.tsx'
import { ScaleHelp } from '../../scale/scale-help.tsx'
import { useDraft } from '../../ui/draft.ts'
import { ChoiceField, Form, TextField } from '../../ui/form.tsx'
import { useFormat } from '../../ui/format.ts'
import { type PanelProps, useAct } from '../act.ts'
import { readGrams } from '../mass.ts'

type Source = 'scale' | 'model' | 'category'
const text: Texts<
  Record<'mass' | 'help' | 'wrong' | 'how' | Source | 'sure' | 'save' | 'now', string>
> = {
  fr: {
    mass: 'Masse en kilogrammes',
    help: 'Sans chargeur ni carton. Par exemple 1,85',
    wrong: 'Écrivez une masse en kilogrammes, par exemple 1,85',
    how: 'D’où vient cette masse ?',
    scale: 'Lue sur la balance',
    model: 'Celle du modèle, donnée par le fabricant',
    category: 'Estimée',
    sure: 'J’ai vérifié : c’est bien cette masse',
    save: 'Enregistrer',
    now: 'Aujourd’hui notée :',
  },
  en: {
    mass: 'Mass in kilograms',
    help: 'Without charger or box. For example 1.85',
    wrong: 'Write a mass in kilograms, for example 1.85',
    how: 'Where does this mass come from?',
    scale: 'Read on the scale',
    model: 'That of the model, by its maker',
    category: 'Estimated',
    sure: 'I checked: it is this mass',
    save: 'Save',
    now: 'Noted today:',
  },
}

/** Corrects a device's mass; an unusual one is asked twice. */
export function WeighPanel({ device, done }: PanelProps) {
  const t = useText(text)
  const f = useFormat()
  const [draft, setDraft, clear] = useDraft(`mass:${device.tag}`, {
    written: '',
    source: 'scale' as Source,
    sure: false,
  })
  const act = useAct(api.weighDevice)
  const grams = readGrams(draft.written)
  const unusual =
    act.problem instanceof Refused &&
    (act.problem.problem.code === 'WEIGHT_OUT_OF_RANGE' ||
      act.problem.problem.blockers?.some((b) => b.code === 'WEIGHT_OUT_OF_RANGE'))
  const send = async () => {
    if (grams === null) return
    const body = {
      massGrams: grams,
      massSource: draft.source,
      ...(draft.sure ? { confirmMass: true } : {}),
      version: device.version,
    }
    if (!(await act.send({ params: { code: device.tag }, body }))) return
    clear()
    done()
  }
  return (
    <Form
      onSubmit={() => void send()}
      busy={act.busy}
      problem={act.problem}
      submit={t.save}
      disabled={grams === null}
    >
      <TextField
        label={t.mass}
        description={`${t.help}. ${t.now} ${f.mass(device.massGrams)}`}
        value={draft.written}
        onValue={(written) => setDraft({ ...draft, written, sure: false })}
        error={draft.written !== '' && grams === null ? t.wrong : null}
        inputMode="decimal"
        autoComplete="off"
        rightSection={<span aria-hidden>kg</span>}
        required
      />
      {draft.source === 'scale' && (
        <ScaleHelp
          written={draft.written}
          onWritten={(written) => setDraft({ ...draft, written, sure: false })}
        />
      )}
      <ChoiceField
        label={t.how}
        value={draft.source}
        onValue={(s) => setDraft({ ...draft, source: s as Source })}
        options={[
          ['scale', t.scale],
          ['model', t.model],
          ['category', t.category],
        ]}
        required
      />
      {(unusual || draft.sure) && (
        <Checkbox
          label={t.sure}
          className="choice"
          checked={draft.sure}
          onChange={(e) => setDraft({ ...draft, sure: e.currentTarget.checked })}
        />
      )}
    </Form>
  )
}
