import { Text } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { ChoiceField, EurosField, Form, SelectField } from '../ui/form.tsx'
import { Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { Notice } from '../ui/tag.tsx'
import { isUnknown, TillProblem } from './refusal.tsx'
import type { TillNow } from './rows.ts'
import { useTillWords } from './words.ts'

const text: Texts<
  Record<
    'title' | 'lead' | 'way' | 'in' | 'out' | 'amount' | 'reason' | 'save' | 'done' | 'silent',
    string
  >
> = {
  fr: {
    title: 'Entrée ou sortie d’argent',
    lead: 'Notez tout argent qui entre dans le tiroir ou qui en sort, en dehors des ventes.',
    way: 'L’argent',
    in: 'entre dans le tiroir',
    out: 'sort du tiroir',
    amount: 'Montant',
    reason: 'Motif',
    save: 'Enregistrer',
    done: 'Le mouvement d’argent est enregistré.',
    silent:
      'La réponse n’est pas arrivée. Réessayez sans rien changer : le mouvement ne comptera qu’une fois.',
  },
  en: {
    title: 'Cash in or out',
    lead: 'Record all money that goes into the drawer or out of it, apart from sales.',
    way: 'The money',
    in: 'goes into the drawer',
    out: 'goes out of the drawer',
    amount: 'Amount',
    reason: 'Reason',
    save: 'Record',
    done: 'The cash movement is recorded.',
    silent: 'The answer did not come. Retry without changing anything: it counts once.',
  },
}
type Cash = { requestId: string; direction: 'in' | 'out'; cents: number | null; reason: string }
const fresh = (): Cash => ({
  requestId: crypto.randomUUID(),
  direction: 'out',
  cents: null,
  reason: '',
})
const empty = fresh()

/** Puts cash into the drawer or takes it out, with its reason. */
export function CashTab({ till }: { till: TillNow }) {
  const t = useText(text)
  const words = useTillWords()
  const [cash, setCash] = useDraft<Cash>(`till:${till.code}:cash`, empty)
  const write = useWrite(api.recordCashMovement)
  const silent = write.problem !== null && isUnknown(write.problem)
  const put = (more: Partial<Cash>) => !silent && setCash({ ...cash, ...more })
  const send = async () => {
    if (cash.cents === null) return
    const done = await write.send({
      params: { id: till.code },
      body: {
        requestId: cash.requestId,
        direction: cash.direction,
        amountCents: cash.cents,
        reason: cash.reason as 'CHANGE',
      },
    })
    if (!done) return
    setCash(fresh())
    sayDone(t.done, { sound: true })
  }
  return (
    <Section title={t.title}>
      <Text>{t.lead}</Text>
      {silent && (
        <div role="alert">
          <Notice tone="warn">{t.silent}</Notice>
        </div>
      )}
      <Form
        onSubmit={() => void send()}
        busy={write.busy}
        problem={null}
        submit={t.save}
        disabled={!cash.cents || cash.reason === ''}
      >
        <ChoiceField
          label={t.way}
          value={cash.direction}
          onValue={(v) => put({ direction: v as Cash['direction'] })}
          options={[
            ['in', t.in],
            ['out', t.out],
          ]}
        />
        <EurosField
          label={t.amount}
          cents={cash.cents}
          onCents={(cents) => put({ cents })}
          required
          className="narrow"
        />
        <SelectField
          label={t.reason}
          value={cash.reason}
          onValue={(reason) => put({ reason })}
          options={words.movements}
          required
        />
        {!silent && <TillProblem error={write.problem} />}
      </Form>
    </Section>
  )
}
