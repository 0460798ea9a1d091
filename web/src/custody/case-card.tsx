import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useAct } from '../bench/act.ts'
import { useSites } from '../bench/work-site.tsx'
import { useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { focusTitle } from '../ui/focus.ts'
import { ChoiceField, Form, SelectField, TextField } from '../ui/form.tsx'
import { printedTag, useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { sayDone } from '../ui/say.ts'
import { Facts, Tag } from '../ui/tag.tsx'
import { useWords } from '../words.ts'
import { PrintSlip, useCaseName } from './slip.tsx'
import { type Case, text } from './text.ts'

/** One machine held, or given back: what the slip says, and what was done. */
export function CaseCard({ of }: { of: Case }) {
  const t = useText(text)
  const f = useFormat()
  const words = useWords()
  const sites = useSites()
  const nameOf = useCaseName()
  const closes = useHolds('technician', 'supervisor', 'shopManager')
  const [ending, setEnding] = useState(false)
  const open = of.closedAt === null
  const moment = (at: string) => `${f.dayAndTime(at)} (${f.ago(at)})`
  return (
    <article className="card">
      <Stack gap="sm">
        <Group gap="sm" justify="space-between">
          <Title order={3} size="h4">
            <span className="code">{of.reference}</span>
          </Title>
          <Tag tone={open ? 'info' : 'neutral'}>{open ? t.open : t.closed}</Tag>
        </Group>
        <Facts
          of={[
            [
              t.device,
              <>
                {nameOf(of)}{' '}
                <GoTo to={`/devices/${of.deviceTag}`} className="link tap">
                  <span className="code">{printedTag(of.deviceTag)}</span>
                </GoTo>
              </>,
            ],
            [t.site, sites.name(of.siteId)],
            [t.since, moment(of.openedAt)],
            [of.given ? t.givenOn : t.soldOn, `${f.day(of.soldOn)} (${of.ticket})`],
            [t.guarantee, t.guarantees[of.guarantee](f.day(of.guaranteedUntil ?? of.soldOn))],
            [t.fault, words.code(of.fault)],
            [t.conditions, of.conditions.map(words.code).join(', ')],
            [t.accessories, of.accessories.map(words.code).join(', ') || t.noAccessory],
            [t.outcome, of.outcome && words.code(of.outcome)],
            [t.reason, of.reason && words.code(of.reason)],
            [t.done, of.done && <span style={{ whiteSpace: 'pre-line' }}>{of.done}</span>],
            [t.givenBackOn, of.closedAt && moment(of.closedAt)],
          ]}
        />
        {open && !ending && (
          <Group gap="sm">
            {closes && (
              <Button aria-label={`${t.giveBack}, ${of.reference}`} onClick={() => setEnding(true)}>
                {t.giveBack}
              </Button>
            )}
            <PrintSlip of={of} />
          </Group>
        )}
        {open && ending && <GiveBack of={of} cancel={() => setEnding(false)} />}
      </Stack>
    </article>
  )
}

type Outcome = NonNullable<Case['outcome']>
type Reason = NonNullable<Case['reason']>
const outcomes: readonly Outcome[] = ['repaired', 'noFault', 'notRepairable', 'exchangeRefused']
const reasons: readonly Reason[] = [
  'partUnavailable',
  'tooCostly',
  'beyondRepair',
  'waterDamage',
  'misuse',
  'customerDeclined',
  'other',
]

/** The end of a case: how, why where it is not repaired, and what was done. */
function GiveBack({ of, cancel }: { of: Case; cancel: () => void }) {
  const t = useText(text)
  const words = useWords()
  const act = useAct(api.closeCustody)
  const [outcome, setOutcome] = useState<Outcome | ''>('')
  const [reason, setReason] = useState<Reason | ''>('')
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const why = outcome === 'notRepairable' || outcome === 'exchangeRefused'
  const send = async () => {
    if (!outcome) return
    const said = {
      outcome,
      ...(why && reason ? { reason } : {}),
      done: [first, second].map((l) => l.trim()).filter(Boolean),
    }
    const body = { ...said, eventId: act.eventId([of.id, said]) }
    if (!(await act.send({ params: { id: of.id }, body }))) return
    sayDone(t.gaveBack, { sound: true })
    focusTitle()
  }
  return (
    <Form
      onSubmit={() => void send()}
      busy={act.busy}
      problem={act.problem}
      submit={t.sendBack}
      cancel={cancel}
      disabled={!outcome || (why && !reason)}
    >
      <Text>{t.giveBackHelp}</Text>
      <ChoiceField
        label={t.outcome}
        value={outcome}
        onValue={(o) => setOutcome(o as Outcome)}
        options={outcomes.map((o) => [o, words.code(o)] as const)}
        required
      />
      {why && (
        <SelectField
          label={t.reason}
          value={reason}
          onValue={(r) => setReason(r as Reason)}
          options={reasons.map((r) => [r, words.code(r)] as const)}
          required
        />
      )}
      <TextField
        label={t.done}
        description={t.doneHelp}
        value={first}
        onValue={setFirst}
        maxLength={120}
        autoComplete="off"
      />
      <TextField
        label={t.secondLine}
        value={second}
        onValue={setSecond}
        maxLength={120}
        autoComplete="off"
      />
    </Form>
  )
}
