import './outbox.css'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconCloudCheck, IconCloudUp, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { Refused } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { useText } from '../i18n.tsx'
import { focusTitle } from '../ui/focus.ts'
import { ChoiceField, Form } from '../ui/form.tsx'
import { printedTag, useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { sayDone } from '../ui/say.ts'
import { Tag } from '../ui/tag.tsx'
import { useOnline } from './chip.tsx'
import type { Act } from './database.ts'
import { isOpen } from './order.ts'
import { flush, type GiveUpReason, giveUp, isMine, sendAgain } from './outbox.ts'
import { text } from './text.ts'
import { useActText } from './use-act-text.ts'
import { useActs } from './use-outbox.ts'

const SHOWN = 100
const reasons: readonly GiveUpReason[] = [
  'doneByOther',
  'redoneOtherwise',
  'noLongerTrue',
  'mistake',
]

/** What this device has not sent yet, what the service refused and what to do about it, what left today. */
export default function Outbox() {
  const t = useText(text)
  const acts = useActs()
  const online = useOnline()
  const [busy, setBusy] = useState(false)
  const refused = acts.filter((a) => a.state === 'refused')
  const waiting = acts.filter((a) => a.state === 'waiting')
  const settled = acts.filter((a) => !isOpen(a)).reverse()
  const send = async () => {
    setBusy(true)
    await flush()
    setBusy(false)
  }
  return (
    <Page title={t.title} lead={t.lead}>
      {refused.length > 0 && (
        <Section title={`${t.conflicts} (${refused.length})`}>
          <Text>{t.conflictsHelp}</Text>
          <ul className="rows">
            {refused.map((a) => (
              <li key={a.n}>
                <Conflict act={a} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section
        title={waiting.length > 0 ? `${t.waiting} (${waiting.length})` : t.waiting}
        actions={
          waiting.length > 0 && (
            <Button
              variant="default"
              leftSection={<IconRefresh size={20} aria-hidden />}
              loading={busy}
              disabled={!online}
              onClick={() => void send()}
            >
              {t.sendNow}
            </Button>
          )
        }
      >
        {waiting.length === 0 ? (
          <Empty>{t.noWaiting}</Empty>
        ) : (
          <ol className="rows" aria-label={t.waiting}>
            {waiting.slice(0, SHOWN).map((a) => (
              <li key={a.n}>
                <ActLine act={a} />
                {!isMine(a) && <Text size="sm">{t.otherAuthor}</Text>}
                {refused.some((r) => r.about === a.about && r.n < a.n) && (
                  <Text size="sm">{t.behind}</Text>
                )}
              </li>
            ))}
          </ol>
        )}
      </Section>
      <Section title={t.sentToday}>
        {settled.length === 0 ? (
          <Text>{t.noneSent}</Text>
        ) : (
          <ol className="rows" aria-label={t.sentToday}>
            {settled.slice(0, SHOWN).map((a) => (
              <li key={a.n}>
                <ActLine act={a} />
              </li>
            ))}
          </ol>
        )}
      </Section>
    </Page>
  )
}

/** One act on one line: which device, what, when. */
function ActLine({ act }: { act: Act }) {
  const t = useText(text)
  const f = useFormat()
  const said = useActText()
  const waits = act.state === 'waiting'
  const Icon = waits ? IconCloudUp : IconCloudCheck
  return (
    <div className="act-line">
      <Named act={act} />
      <span>{said(act)}</span>
      <span className="act-when">{t.doneAt(f.dayAndTime(act.at))}</span>
      {!isOpen(act) && (
        <Tag tone={act.state === 'sent' ? 'good' : 'neutral'} icon={<Icon size={18} aria-hidden />}>
          {act.state === 'sent' ? t.sent : t.givenUp}
        </Tag>
      )}
    </div>
  )
}

function Named({ act: { about } }: { act: Act }) {
  if (about.length !== 8) return <strong className="code">{about}</strong>
  return (
    <GoTo to={`/devices/${about}`}>
      <strong className="code">{printedTag(about)}</strong>
    </GoTo>
  )
}

/** What the service refused: why, what happened to the device since, and the two ways out. */
function Conflict({ act }: { act: Act }) {
  const t = useText(text)
  const f = useFormat()
  const said = useActText()
  const [leaving, setLeaving] = useState(false)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const device = useRead(api.getDevice, { params: { code: act.about } })
  const { problem } = act
  const mine = isMine(act)
  const again = async () => {
    setBusy(true)
    const { data } = await device.refetch()
    await sendAgain(act, data?.version ?? null)
    setBusy(false)
    focusTitle()
  }
  const leave = async () => {
    setBusy(true)
    await giveUp(act, reason as GiveUpReason)
    sayDone(t.gaveUp)
    focusTitle()
  }
  return (
    <article className="card">
      <Stack gap="sm">
        <Group gap="sm">
          <Named act={act} />
          <Title order={3} size="h5">
            {said(act)}
          </Title>
          <Text size="sm">{t.doneAt(f.dayAndTime(act.at))}</Text>
        </Group>
        {problem && (
          <ProblemNote
            error={
              new Refused(
                problem.code === 'OPERATION_GONE' ? { ...problem, title: t.gone } : problem,
              )
            }
          />
        )}
        <Since act={act} />
        {!mine ? (
          <Text>{t.otherAuthor}</Text>
        ) : leaving ? (
          <Form
            onSubmit={() => void leave()}
            busy={busy}
            problem={null}
            submit={t.giveUp}
            disabled={reason === ''}
            cancel={() => setLeaving(false)}
          >
            <Text>{t.why}</Text>
            <ChoiceField
              label={t.giveUpAsk}
              value={reason}
              onValue={setReason}
              options={reasons.map((r) => [r, t.reasons[r]] as const)}
              required
            />
          </Form>
        ) : (
          <Group gap="sm">
            <Button loading={busy} onClick={() => void again()}>
              {t.sendAgain}
            </Button>
            <Button variant="default" onClick={() => setLeaving(true)}>
              {t.giveUp}
            </Button>
          </Group>
        )}
      </Stack>
    </article>
  )
}

/** What the journal says of the device since the act was done. */
function Since({ act }: { act: Act }) {
  const t = useText(text)
  const f = useFormat()
  const story = useRead(api.getDeviceHistory, {
    params: { code: act.about },
    query: { limit: 200 },
  })
  const none = story.error instanceof Refused
  if (none) return null
  return (
    <div>
      <Text fw={600}>{t.meanwhile}</Text>
      <Loaded of={story}>
        {({ items }) => {
          const since = items.filter((e) => e.recordedAt > act.at)
          if (since.length === 0) return <Text>{t.nothingSince}</Text>
          return (
            <ol className="journey">
              {since.map((e) => (
                <li key={e.id}>
                  <div className="journey-what">{e.text}</div>
                  <div className="journey-when">{f.dayAndTime(e.occurredAt)}</div>
                </li>
              ))}
            </ol>
          )
        }}
      </Loaded>
    </div>
  )
}
