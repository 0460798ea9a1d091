import { api } from '../../api/operations.generated.ts'
import { MediaList } from '../../devices/media-list.tsx'
import { type Texts, useText } from '../../i18n.tsx'
import { Form } from '../../ui/form.tsx'
import { useFormat } from '../../ui/format.ts'
import { Facts } from '../../ui/tag.tsx'
import { type PanelProps, useAct } from '../act.ts'
import { actionText } from '../action-text.ts'
import { gradeText } from '../grade-text.ts'

const text: Texts<
  Record<'grade' | 'class' | 'mass' | 'look', string> & { looks: readonly string[] }
> = {
  fr: {
    grade: 'Aspect',
    class: 'Classe de performance',
    mass: 'Masse',
    look: 'Avant de valider, regardez l’appareil :',
    looks: [
      'l’étiquette est collée et se lit ;',
      'l’aspect correspond à la note ;',
      'vous ne l’avez pas testé vous-même.',
    ],
  },
  en: {
    grade: 'Looks',
    class: 'Performance class',
    mass: 'Mass',
    look: 'Before you release, look at the device:',
    looks: [
      'the label is on and can be read;',
      'its looks are those of its grade;',
      'you did not test it yourself.',
    ],
  },
}

/** A supervisor releases a device: what was proved, in sight, and one button. */
export function ReleasePanel({ device, done }: PanelProps) {
  const t = useText(text)
  const words = useText(actionText)
  const grades = useText(gradeText)
  const f = useFormat()
  const act = useAct(api.releaseDevice)
  const send = async () => {
    const body = { eventId: act.eventId(device.version) }
    if (await act.send({ params: { code: device.tag }, body })) done()
  }
  const { cosmeticGrade: grade } = device
  return (
    <Form
      onSubmit={() => void send()}
      busy={act.busy}
      problem={act.problem}
      submit={words.release[0]}
    >
      <Facts
        of={[
          [t.grade, grade && `${grade} – ${grades[grade]}`],
          [t.class, device.performanceClass],
          [t.mass, f.mass(device.massGrams)],
        ]}
      />
      <MediaList media={device.media} />
      <div>
        {t.look}
        <ul>
          {t.looks.map((l) => (
            <li key={l}>{l}</li>
          ))}
        </ul>
      </div>
    </Form>
  )
}
