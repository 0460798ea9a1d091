import { Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Result } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { useAll, useWrite } from '../../api/query.ts'
import { useSites } from '../../bench/work-site.tsx'
import { useText } from '../../i18n.tsx'
import { useHolds } from '../../shell/me.tsx'
import { usePeople } from '../../stock/shared/people.ts'
import { ConfirmButton } from '../../ui/dialog.tsx'
import { focusTitle } from '../../ui/focus.ts'
import { ChoiceField, DateField, Form, SelectField } from '../../ui/form.tsx'
import { today, useFormat } from '../../ui/format.ts'
import { useSearchValue } from '../../ui/link.tsx'
import { Empty, Loaded } from '../../ui/loaded.tsx'
import { MoreRows } from '../../ui/more-rows.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { sayDone } from '../../ui/say.ts'
import { Facts, Tag, type Tone } from '../../ui/tag.tsx'
import { text } from './text.ts'

type Delegation = Result<typeof api.listDelegations>['items'][number]
type Reason = Delegation['reason']

const tones: Record<Delegation['status'], Tone> = {
  coming: 'info',
  running: 'good',
  over: 'neutral',
  ended: 'neutral',
}

/** Who validates in the place of a supervisor who is away: lent, listed, ended. */
export default function Delegations() {
  const t = useText(text)
  const gives = useHolds('supervisor', 'admin')
  const [asked, setShow] = useSearchValue('show')
  const show = asked === 'past' ? 'past' : 'standing'
  const list = useAll(api.listDelegations, { query: { show } })
  return (
    <Page title={t.title} lead={t.lead}>
      {gives && <Give />}
      <ChoiceField
        label={t.show}
        value={show}
        onValue={(s) => setShow(s === 'standing' ? null : s)}
        options={[
          ['standing', t.standing],
          ['past', t.past],
        ]}
      />
      <Section title={t[show]}>
        <Loaded of={list}>
          {(all) =>
            all.length === 0 ? (
              <Empty>{show === 'past' ? t.nonePast : t.none}</Empty>
            ) : (
              <MoreRows rows={all.toReversed()} step={20}>
                {(shown) => (
                  <ul className="rows">
                    {shown.map((d) => (
                      <li key={d.id}>
                        <DelegationCard of={d} ends={gives} />
                      </li>
                    ))}
                  </ul>
                )}
              </MoreRows>
            )
          }
        </Loaded>
      </Section>
    </Page>
  )
}

const nothing = () => ({ code: '', from: today(), to: today(), reason: '' as Reason | '' })

function Give() {
  const t = useText(text)
  const team = useAll(api.listPeople, {})
  const [typed, type] = useState(nothing)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const write = useWrite(api.delegateValidation)
  const set = (next: Partial<typeof typed>) => {
    setKey(crypto.randomUUID())
    type((was) => ({ ...was, ...next }))
  }
  const { code, from, to, reason } = typed
  const give = async () => {
    if (!reason || !(await write.send({ body: { code, from, to, reason }, key }))) return
    type(nothing())
    setKey(crypto.randomUUID())
    sayDone(t.given)
    focusTitle()
  }
  return (
    <Section title={t.give}>
      <Text>{t.giveLead}</Text>
      <Loaded of={team}>
        {(people) => {
          const choices = people
            .filter((p) => p.active && p.memberships.every((m) => m.role !== 'supervisor'))
            .flatMap((p) => p.memberships.map((m) => ({ ...m, name: p.name })))
            .filter((m) => m.role === 'technician')
          return choices.length === 0 ? (
            <Empty>{t.nobody}</Empty>
          ) : (
            <Form
              onSubmit={() => void give()}
              busy={write.busy}
              problem={write.problem}
              submit={t.submit}
              disabled={!code || !reason}
            >
              <SelectField
                label={t.who}
                description={t.whoHelp}
                value={code}
                onValue={(c) => set({ code: c })}
                options={choices.map((m) => [m.code, `${m.name} (${m.code})`] as const)}
                required
              />
              <Group gap="md" align="flex-start">
                <DateField
                  label={t.from}
                  value={from}
                  min={today()}
                  onValue={(d) => set({ from: d })}
                  required
                />
                <DateField
                  label={t.to}
                  description={t.toHelp}
                  value={to}
                  min={from}
                  onValue={(d) => set({ to: d })}
                  required
                />
              </Group>
              <ChoiceField
                label={t.reason}
                value={reason}
                onValue={(r) => set({ reason: r as Reason })}
                options={(['leave', 'sick', 'training', 'other'] as const).map(
                  (r) => [r, t.reasons[r]] as const,
                )}
                required
              />
            </Form>
          )
        }}
      </Loaded>
    </Section>
  )
}

function DelegationCard({ of, ends }: { of: Delegation; ends: boolean }) {
  const t = useText(text)
  const f = useFormat()
  const sites = useSites()
  const people = usePeople()
  const write = useWrite(api.endDelegation)
  const end = async () => {
    const after = await write.send({ params: { id: of.id } })
    if (!after) return
    sayDone(t.ended)
    focusTitle()
    return after
  }
  const name = people.name(of.code) ?? of.code
  return (
    <article className="card">
      <Stack gap="sm">
        <Group gap="sm" justify="space-between">
          <Title order={3} size="h4">
            {name}
          </Title>
          <Tag tone={tones[of.status]}>{t.statuses[of.status]}</Tag>
        </Group>
        <Facts
          of={[
            [t.days, t.period(f.day(of.from), f.day(of.to))],
            [t.reason, t.reasons[of.reason]],
            [t.where, of.siteId ? sites.name(of.siteId) : t.everywhere],
            [t.by, people.name(of.givenBy) ?? of.givenBy],
            [
              t.code,
              <span key="code" className="code">
                {of.code}
              </span>,
            ],
            [t.endedOn, of.endedAt && f.dayAndTime(of.endedAt)],
          ]}
        />
        {ends && (of.status === 'running' || of.status === 'coming') && (
          <div>
            <ConfirmButton
              label={t.end}
              confirm={t.end}
              question={t.endQuestion}
              act={end}
              busy={write.busy}
              problem={write.problem}
              aria-label={`${t.end}, ${name}`}
            />
          </div>
        )}
      </Stack>
    </article>
  )
}
