import { useState } from 'react'
import { Refused, type Result } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { type Texts, useText } from '../../i18n.tsx'
import { useDraft } from '../../ui/draft.ts'
import { ChoiceField, Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/tag.tsx'
import { type PanelProps, useAct } from '../act.ts'
import { gradeText } from '../grade-text.ts'
import { PerformanceClass } from './performance-class.tsx'

type Grade = 'A' | 'B' | 'C' | 'D'
const grades: readonly Grade[] = ['A', 'B', 'C', 'D']

const text: Texts<Record<'looks' | 'help' | 'save' | 'capped', string>> = {
  fr: {
    looks: 'À quoi ressemble-t-il ?',
    help: 'Regardez le capot, l’écran éteint, les coins, les touches. La note ne dit rien de sa puissance.',
    save: 'Enregistrer',
    capped: 'La meilleure note possible avec cette batterie :',
  },
  en: {
    looks: 'What does it look like?',
    help: 'Look at the lid, the dark screen, the corners, the keys. The grade says nothing of its power.',
    save: 'Save',
    capped: 'The best grade with this battery:',
  },
}

/** Gives the cosmetic grade, then shows the performance class and where it comes from. */
export function GradePanel({ device, done }: PanelProps) {
  const t = useText(text)
  const words = useText(gradeText)
  const [grade, setGrade, clear] = useDraft<Grade | ''>(
    `grade:${device.tag}`,
    device.cosmeticGrade ?? '',
  )
  const act = useAct(api.gradeDevice)
  const [graded, setGraded] = useState<Result<typeof api.gradeDevice> | null>(null)
  const cap =
    act.problem instanceof Refused
      ? act.problem.problem.blockers?.find((b) => b.code === 'GRADE_CAPPED_BY_BATTERY')?.detail
      : undefined
  const send = async () => {
    if (grade === '') return
    const body = { cosmeticGrade: grade, version: device.version }
    const after = await act.send({ params: { code: device.tag }, body })
    if (!after) return
    clear()
    const lacksClass = after.allowed.some((s) => s.blockers.includes('CLASS_MISSING'))
    if (after.performance || lacksClass) setGraded(after)
    else done()
  }
  if (graded) return <PerformanceClass graded={graded} done={() => done()} />
  return (
    <Form
      onSubmit={() => void send()}
      busy={act.busy}
      problem={act.problem}
      submit={t.save}
      disabled={grade === ''}
    >
      <ChoiceField
        label={t.looks}
        description={t.help}
        value={grade}
        onValue={(g) => setGrade(g as Grade)}
        options={grades.map((g) => [g, `${g} – ${words[g]}`] as const)}
        required
      />
      {cap && (
        <Notice tone="warn">
          {t.capped} <strong>{cap}</strong>
        </Notice>
      )}
    </Form>
  )
}
