import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { useDraft } from '../ui/draft.ts'
import { ChoiceField, Form } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { Facts, Notice } from '../ui/tag.tsx'
import { type Counted, Denominations, denominationsOf } from './denominations.tsx'
import { isUnknown, names } from './refusal.tsx'
import type { TillNow } from './rows.ts'
import { useTillWords } from './words.ts'
import type { Closing } from './z-facts.tsx'

const text: Texts<
  Record<
    | 'count'
    | 'lead'
    | 'send'
    | 'why'
    | 'counted'
    | 'expected'
    | 'found'
    | 'variance'
    | 'right'
    | 'close'
    | 'question'
    | 'confirm'
    | 'again'
    | 'closed'
    | 'ready'
    | 'keyReason',
    string
  >
> = {
  fr: {
    count: 'Compter le tiroir',
    lead: 'Comptez tout l’argent du tiroir, fond de caisse compris. Le montant attendu s’affiche après.',
    send: 'J’ai fini de compter',
    why: 'D’où vient l’écart, à votre avis ?',
    counted: 'Résultat du comptage',
    expected: 'Attendu',
    found: 'Compté',
    variance: 'Écart',
    right: 'Le compte est juste.',
    close: 'Clôturer la journée (Z)',
    question:
      'La clôture ne peut pas être défaite. Pour vendre encore, il faudra rouvrir la caisse.',
    confirm: 'Clôturer',
    again: 'Recompter',
    closed: 'La journée est clôturée.',
    ready:
      'Le tiroir est compté. Vous pouvez clôturer. Une nouvelle vente demanderait de recompter.',
    keyReason: 'motif donné',
  },
  en: {
    count: 'Count the drawer',
    lead: 'Count all the money in the drawer, float included. What was expected is shown afterwards.',
    send: 'I have finished counting',
    why: 'Where does the difference come from, do you think?',
    counted: 'Result of the count',
    expected: 'Expected',
    found: 'Counted',
    variance: 'Difference',
    right: 'The count is right.',
    close: 'Close the day (Z)',
    question: 'The closing cannot be undone. To sell again, the till must be opened anew.',
    confirm: 'Close',
    again: 'Count again',
    closed: 'The day is closed.',
    ready: 'The drawer is counted. You may close. Another sale would ask for another count.',
    keyReason: 'reason given',
  },
}
type Count = { requestId: string; counted: Counted; reason: string }
const fresh = (): Count => ({ requestId: crypto.randomUUID(), counted: {}, reason: '' })
const empty = fresh()

/** The end of the day: the blind count, its difference, the closing. */
export function DayEnd({ till, onClosed }: { till: TillNow; onClosed: (z: Closing) => void }) {
  const t = useText(text)
  const f = useFormat()
  const words = useTillWords()
  const [count, setCount] = useDraft<Count>(`till:${till.code}:count`, empty)
  const [again, setAgain] = useState(false)
  const [told, setTold] = useState<Result<typeof api.countTill> | null>(null)
  const [closeId] = useState(() => crypto.randomUUID())
  const counting = useWrite(api.countTill)
  const closing = useWrite(api.closeTill)
  const result = useRef<HTMLDivElement>(null)
  const asksReason = names(counting.problem, 'VARIANCE_REASON_REQUIRED') || count.reason !== ''
  const silent = counting.problem !== null && isUnknown(counting.problem)

  useEffect(() => {
    if (told) result.current?.focus()
  }, [told])
  const send = async () => {
    const done = await counting.send({
      params: { id: till.code },
      body: {
        requestId: count.requestId,
        denominations: denominationsOf(count.counted),
        ...(count.reason ? { reason: count.reason as 'UNKNOWN' } : {}),
      },
    })
    if (!done) return
    setTold(done)
    setAgain(false)
    setCount(fresh())
  }
  const close = async () => {
    const z = await closing.send({ params: { id: till.code }, body: { requestId: closeId } })
    if (!z) return undefined
    sayDone(t.closed, { sound: true })
    onClosed(z)
    return z
  }
  if (till.state === 'counted' && !again)
    return (
      <Section title={t.counted}>
        <div ref={result} tabIndex={-1} role="status">
          <Stack gap="sm">
            {told && (
              <>
                <Facts
                  of={[
                    [t.expected, f.euros(told.expectedCents)],
                    [t.found, f.euros(told.countedCents)],
                    [
                      t.variance,
                      <span key="v" className="big">
                        {f.euros(told.varianceCents)}
                      </span>,
                    ],
                    [t.keyReason, told.reason ? words.variance(told.reason) : null],
                  ]}
                />
                {told.varianceCents === 0 && <Notice tone="good">{t.right}</Notice>}
              </>
            )}
            <Text>{t.ready}</Text>
          </Stack>
        </div>
        <Group gap="sm">
          <ConfirmButton
            variant="filled"
            label={t.close}
            question={t.question}
            confirm={t.confirm}
            act={close}
            busy={closing.busy}
            problem={closing.problem}
          />
          <Button variant="default" onClick={() => setAgain(true)}>
            {t.again}
          </Button>
        </Group>
      </Section>
    )
  return (
    <Section title={t.count}>
      <Text>{t.lead}</Text>
      <Form
        onSubmit={() => void send()}
        busy={counting.busy}
        problem={counting.problem}
        submit={t.send}
      >
        <Denominations
          counted={count.counted}
          onCounted={(counted) => !silent && setCount({ ...count, counted })}
        />
        {asksReason && (
          <ChoiceField
            label={t.why}
            value={count.reason}
            onValue={(reason) => !silent && setCount({ ...count, reason })}
            options={words.variances}
            required
          />
        )}
      </Form>
    </Section>
  )
}
