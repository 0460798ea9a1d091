import { Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { Form } from '../ui/form.tsx'
import { Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { type Counted, Denominations, denominationsOf, totalOf } from './denominations.tsx'
import { isUnknown } from './refusal.tsx'
import type { TillNow } from './rows.ts'

const text: Texts<Record<'title' | 'lead' | 'open' | 'done', string>> = {
  fr: {
    title: 'Ouvrir la caisse',
    lead: 'Comptez le fond de caisse : l’argent qui est dans le tiroir ce matin.',
    open: 'Ouvrir',
    done: 'La caisse est ouverte.',
  },
  en: {
    title: 'Open the till',
    lead: 'Count the float: the money in the drawer this morning.',
    open: 'Open',
    done: 'The till is open.',
  },
}
const none: Counted = {}

/** Opens a closed till with its float, counted coin by coin. */
export function OpenTill({ till }: { till: TillNow }) {
  const t = useText(text)
  const [counted, setCounted, clear] = useDraft<Counted>(`till:${till.code}:float`, none)
  const [request, setRequest] = useState(() => crypto.randomUUID())
  const open = useWrite(api.openTill)
  const send = async () => {
    const done = await open.send({
      params: { id: till.code },
      body: {
        requestId: request,
        at: new Date().toISOString(),
        floatCents: totalOf(counted),
        denominations: denominationsOf(counted),
      },
    })
    if (!done) return
    clear()
    sayDone(t.done, { sound: true })
  }
  return (
    <Section title={t.title}>
      <Text>{t.lead}</Text>
      <Form onSubmit={() => void send()} busy={open.busy} problem={open.problem} submit={t.open}>
        <Denominations
          counted={counted}
          onCounted={(next) => {
            // Another count is another request, unless the first may have arrived.
            if (open.problem && !isUnknown(open.problem)) setRequest(crypto.randomUUID())
            setCounted(next)
          }}
        />
      </Form>
    </Section>
  )
}
