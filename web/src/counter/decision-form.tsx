import { Button, Group, Text, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useAll, useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { focusTitle } from '../ui/focus.ts'
import { Form, SelectField } from '../ui/form.tsx'
import { MoreRows } from '../ui/more-rows.tsx'
import { sayDone } from '../ui/say.ts'
import { type Choice, DecisionLine } from './decision-line.tsx'
import { besidesOutdated, Outdated } from './outdated.tsx'
import type { Donation } from './words.ts'

const fr = {
  lead: 'Accepter avant l’enlèvement fait de ce matériel un réemploi, et non un déchet.',
  allYes: 'Tout accepter',
  allNo: 'Tout refuser',
  donee: 'Qui reçoit ce don ?',
  doneeHelp: 'L’organisme qui devient propriétaire à la remise. Il ne change plus après.',
  wished: 'souhaité par le donateur',
  needDonee: 'Choisissez qui reçoit ce don.',
  note: 'Note pour l’équipe (facultatif)',
  noteHelp: 'Le donateur ne la voit pas. Sans nom de personne.',
  send: 'Enregistrer la décision',
  done: 'Décision enregistrée. Le donateur la lit dans son suivi.',
  fix: 'Il manque encore des réponses : elles sont signalées ci-dessus.',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    lead: 'Accepting before the pick-up makes this equipment re-use, and not waste.',
    allYes: 'Accept all',
    allNo: 'Refuse all',
    donee: 'Who receives this gift?',
    doneeHelp: 'The body that owns it from the hand-over on. It does not change afterwards.',
    wished: 'wished by the donor',
    needDonee: 'Choose who receives this gift.',
    note: 'Note for the team (optional)',
    noteHelp: 'The donor does not see it. Without the name of a person.',
    send: 'Save the decision',
    done: 'Decision saved. The donor reads it in the follow-up.',
    fix: 'Some answers are still missing: they are marked above.',
  },
}
type Typed = { choices: Record<string, Choice>; doneeId: string; note: string }
const none: Choice = { accept: '', reason: '' }

/** Who may receive a gift of this kind. */
export function useDonees(basis: Donation['legalBasis']) {
  const kinds = ['association', 'workshop', 'shop'] as const
  const [a, w, s] = [
    useAll(api.listOrganisations, { query: { kind: kinds[0] } }),
    useAll(api.listOrganisations, { query: { kind: kinds[1] } }),
    useAll(api.listOrganisations, { query: { kind: kinds[2] } }),
  ]
  const found = [...(a.data ?? []), ...(w.data ?? []), ...(basis === 'cg3p' ? [] : (s.data ?? []))]
  return found.filter((o) => o.active).sort((x, y) => x.name.localeCompare(y.name))
}

/** Accepts or refuses each line, and names the donee. */
export function DecisionForm({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const donees = useDonees(d.legalBasis)
  const [typed, set, clear] = useDraft<Typed>(`decide:${d.id}`, {
    choices: {},
    doneeId: d.doneeId ?? '',
    note: '',
  })
  const [tried, setTried] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const decide = useWrite(api.decideDonation)
  const choiceOf = (id: string) => typed.choices[id] ?? none
  const put = (id: string, choice: Choice) =>
    set((now) => ({ ...now, choices: { ...now.choices, [id]: choice } }))
  const all = (accept: 'yes' | 'no') =>
    set((now) => ({
      ...now,
      choices: Object.fromEntries(
        d.lines.map((l) => [l.id, { ...(now.choices[l.id] ?? none), accept }]),
      ),
    }))
  const accepts = d.lines.some((l) => choiceOf(l.id).accept === 'yes')
  const only = donees.length === 1 ? (donees[0]?.id ?? '') : ''
  const doneeId = typed.doneeId || only
  const missing =
    d.lines.some((l) => {
      const { accept, reason } = choiceOf(l.id)
      return accept === '' || (accept === 'no' && reason === '')
    }) ||
    (accepts && doneeId === '')
  const send = async () => {
    if (missing) {
      setTried(true)
      requestAnimationFrame(() =>
        box.current
          ?.querySelector<HTMLElement>(
            '[aria-invalid="true"], [data-error] input, .line-wrong input',
          )
          ?.focus(),
      )
      return
    }
    const done = await decide.send({
      params: { id: d.id },
      body: {
        version: d.version,
        ...(accepts && { doneeId }),
        ...(typed.note.trim() && { note: typed.note }),
        lines: d.lines.map((l) => {
          const { accept, reason } = choiceOf(l.id)
          return accept === 'yes'
            ? { lineId: l.id, accept: true }
            : { lineId: l.id, accept: false, reason }
        }),
      },
    })
    if (!done) return
    clear()
    sayDone(t.done)
    focusTitle()
  }
  return (
    <div ref={box}>
      <Form
        onSubmit={() => void send()}
        busy={decide.busy}
        problem={besidesOutdated(decide.problem)}
        submit={t.send}
      >
        <Text>{t.lead}</Text>
        {d.lines.length > 1 && (
          <Group gap="sm">
            <Button variant="default" onClick={() => all('yes')}>
              {t.allYes}
            </Button>
            <Button variant="default" onClick={() => all('no')}>
              {t.allNo}
            </Button>
          </Group>
        )}
        <MoreRows rows={d.lines} step={30}>
          {(shown) => (
            <ul className="rows">
              {shown.map((l) => (
                <li
                  key={l.id}
                  className={tried && choiceOf(l.id).accept === '' ? 'line line-wrong' : 'line'}
                >
                  <DecisionLine
                    line={l}
                    choice={choiceOf(l.id)}
                    change={(choice) => put(l.id, choice)}
                    tried={tried}
                  />
                </li>
              ))}
            </ul>
          )}
        </MoreRows>
        {accepts && (
          <SelectField
            label={t.donee}
            description={t.doneeHelp}
            value={doneeId}
            onValue={(id) => set((now) => ({ ...now, doneeId: id }))}
            options={donees.map(
              (o) => [o.id, o.id === d.doneeId ? `${o.name} (${t.wished})` : o.name] as const,
            )}
            error={tried && doneeId === '' ? t.needDonee : undefined}
          />
        )}
        <Textarea
          label={t.note}
          description={t.noteHelp}
          value={typed.note}
          onChange={(e) => {
            const note = e.currentTarget.value
            set((now) => ({ ...now, note }))
          }}
          maxLength={2000}
        />
        {tried && missing && <Text role="status">{t.fix}</Text>}
        <Outdated problem={decide.problem} reset={decide.reset} />
      </Form>
    </div>
  )
}
