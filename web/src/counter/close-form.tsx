import { Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { plural, type Texts, useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { focusTitle } from '../ui/focus.ts'
import { Form, SelectField } from '../ui/form.tsx'
import { sayDone } from '../ui/say.ts'
import { Notice } from '../ui/tag.tsx'
import { gapReasonNames, useCategories, useWords } from '../words.ts'
import { besidesOutdated, Outdated } from './outdated.tsx'
import { capital, type Donation, useCounterWords } from './words.ts'

const fr = {
  lead: 'Clôturez quand tout ce qui devait venir est là. Après, plus rien n’est reçu sur ce don.',
  noGap: 'Tout correspond à l’offre : aucun écart à expliquer.',
  gaps: 'Chaque écart a sa raison. Le donateur la lira.',
  fewer: (n: number) => `${n} de moins que promis`,
  more: (n: number) => `${n} de plus que promis`,
  outside: (n: number) =>
    plural('fr', n, `${n} appareil hors des lignes`, `${n} appareils hors des lignes`),
  why: 'Pourquoi',
  need: 'Choisissez une raison.',
  outsideHelp: 'Inutile si un appareil est venu à la place d’un autre : l’écart l’explique déjà.',
  note: 'Note pour l’équipe (facultatif)',
  send: 'Clôturer la réception',
  done: 'Réception clôturée.',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    lead: 'Close when all that was to come is here. Afterwards nothing more is received on this gift.',
    noGap: 'All is as offered: no gap to explain.',
    gaps: 'Each gap has its reason. The donor will read it.',
    fewer: (n) => `${n} fewer than promised`,
    more: (n) => `${n} more than promised`,
    outside: (n) =>
      plural('en', n, `${n} device outside the lines`, `${n} devices outside the lines`),
    why: 'Why',
    need: 'Choose a reason.',
    outsideHelp: 'Not needed where a device came instead of another: the gap already says it.',
    note: 'Note for the team (optional)',
    send: 'Close the reception',
    done: 'Reception closed.',
  },
}

/** Ends the reception, with a reason for each gap between what was promised and what came. */
export function CloseForm({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const words = useWords()
  const counter = useCounterWords()
  const { label } = useCategories()
  const [typed, set, clear] = useDraft(`close:${d.id}`, {
    reasons: {} as Record<string, string>,
    note: '',
  })
  const [tried, setTried] = useState(false)
  const close = useWrite(api.closeReception)
  const gaps = d.discrepancies.filter((g) => g.gap !== 0)
  const keyOf = (lineId: string | null) => lineId ?? 'outside'
  const reasonOf = (lineId: string | null) => typed.reasons[keyOf(lineId)] ?? ''
  const short = gaps.some((g) => g.lineId !== null && g.gap < 0)
  const missing = gaps.some((g) => reasonOf(g.lineId) === '' && !(g.lineId === null && short))
  const send = async () => {
    if (missing) return setTried(true)
    const done = await close.send({
      params: { id: d.id },
      body: {
        version: d.version,
        gaps: gaps
          .filter((g) => reasonOf(g.lineId) !== '')
          .map((g) => ({ lineId: g.lineId, reason: reasonOf(g.lineId) })),
        ...(typed.note.trim() && { note: typed.note }),
      },
    })
    if (!done) return
    clear()
    sayDone(t.done)
    focusTitle()
  }
  const nameOf = (lineId: string | null, gap: number): string => {
    if (lineId === null) return t.outside(gap)
    const line = d.lines.find((l) => l.id === lineId)
    const what = line ? label(line.category) : counter.outside
    return `${capital(what)}, ${gap < 0 ? t.fewer(-gap) : t.more(gap)}`
  }
  return (
    <Form
      onSubmit={() => void send()}
      busy={close.busy}
      problem={besidesOutdated(close.problem)}
      submit={t.send}
    >
      <Text>{t.lead}</Text>
      {gaps.length === 0 ? <Notice tone="good">{t.noGap}</Notice> : <Text>{t.gaps}</Text>}
      {gaps.map((g) => (
        <SelectField
          key={keyOf(g.lineId)}
          label={`${nameOf(g.lineId, g.gap)}. ${t.why} ?`}
          {...(g.lineId === null && short && { description: t.outsideHelp })}
          value={reasonOf(g.lineId)}
          onValue={(reason) =>
            set((now) => ({ ...now, reasons: { ...now.reasons, [keyOf(g.lineId)]: reason } }))
          }
          options={gapReasonNames.map((r) => [r, words.gapReason(r)] as const)}
          optional
          error={
            tried && reasonOf(g.lineId) === '' && !(g.lineId === null && short) ? t.need : undefined
          }
        />
      ))}
      <Textarea
        label={t.note}
        value={typed.note}
        onChange={(e) => {
          const note = e.currentTarget.value
          set((now) => ({ ...now, note }))
        }}
        maxLength={2000}
      />
      <Outdated problem={close.problem} reset={close.reset} />
    </Form>
  )
}
