import '../stock.css'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconHelp } from '@tabler/icons-react'
import { useState } from 'react'
import type { Result } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { useRead } from '../../api/query.ts'
import { CallHelp } from '../../bench/call-help.tsx'
import { useText } from '../../i18n.tsx'
import { useHolds } from '../../shell/me.tsx'
import { focusTitle } from '../../ui/focus.ts'
import { ChoiceField } from '../../ui/form.tsx'
import { printedTag, useFormat } from '../../ui/format.ts'
import { GoTo, useSearchValue } from '../../ui/link.tsx'
import { Empty, Loaded } from '../../ui/loaded.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Notice, Tag } from '../../ui/tag.tsx'
import { AnswerDialog } from './answer.tsx'
import { text } from './text.ts'

type Call = Result<typeof api.listHelpCalls>['items'][number]
const EVERY_MS = 15_000

/** The calls for help: those that wait, the oldest first, and those that were answered. */
export default function HelpCalls() {
  const t = useText(text)
  const helper = useHolds('supervisor', 'shopManager', 'coordinator')
  const [asked, setStatus] = useSearchValue('status')
  const status = asked === 'answered' ? 'answered' : 'open'
  const calls = useRead(api.listHelpCalls, { query: { status, limit: 200 } }, { every: EVERY_MS })
  return (
    <Page title={t.title} lead={helper ? t.lead : t.leadMine}>
      {!helper && <CallHelp tag={null} done={focusTitle} />}
      <ChoiceField
        label={t.show}
        value={status}
        onValue={(s) => setStatus(s === 'open' ? null : s)}
        options={[
          ['open', t.open],
          ['answered', t.answered],
        ]}
      />
      <Section title={status === 'open' ? t.open : t.answered}>
        <Loaded of={calls}>
          {({ items }) => (
            <>
              <div role="status" className="visually-hidden">
                {t.count(items.length)}
              </div>
              {items.length === 0 ? (
                <Empty>{status === 'open' ? (helper ? t.none : t.noneMine) : t.noneAnswered}</Empty>
              ) : (
                <ul className="rows">
                  {(status === 'open' ? byUrgency(items) : [...items].reverse()).map((c) => (
                    <li key={c.id}>
                      <CallCard call={c} helper={helper} />
                    </li>
                  ))}
                </ul>
              )}
            </>
          )}
        </Loaded>
      </Section>
    </Page>
  )
}

/** A danger before all else, then the oldest. */
const byUrgency = (calls: readonly Call[]) =>
  [...calls].sort((a, b) => Number(b.reason === 'danger') - Number(a.reason === 'danger'))

function CallCard({ call: c, helper }: { call: Call; helper: boolean }) {
  const t = useText(text)
  const f = useFormat()
  const [answering, setAnswering] = useState(false)
  const danger = c.reason === 'danger'
  const Icon = danger ? IconAlertTriangle : IconHelp
  return (
    <article className="card">
      <Stack gap="sm">
        <Group gap="sm" justify="space-between">
          <Title order={3} size="h4">
            {c.calledByName ?? t.somebody}
          </Title>
          <Tag
            tone={c.status === 'answered' ? 'good' : danger ? 'bad' : 'warn'}
            icon={<Icon size={18} aria-hidden />}
          >
            {t.reasons[c.reason]}
          </Tag>
        </Group>
        <Text>
          {c.siteName}, {f.ago(c.calledAt)} ({f.dayAndTime(c.calledAt)})
        </Text>
        {c.note && <Text className="big">{c.note}</Text>}
        {c.deviceTag && (
          <Text>
            {t.device}{' '}
            <GoTo to={`/devices/${c.deviceTag}`}>
              <span className="code">{printedTag(c.deviceTag)}</span>
            </GoTo>
          </Text>
        )}
        {c.status === 'answered' && (
          <Notice tone="good">
            {t.by} {c.answeredByName ?? t.somebody}
            {c.answeredAt ? `, ${f.dayAndTime(c.answeredAt)}` : ''}
            {c.answerNote ? ` : ${c.answerNote}` : ''}
          </Notice>
        )}
        {c.status === 'open' &&
          (helper ? (
            <div>
              <Button
                aria-haspopup="dialog"
                aria-label={`${t.answer} ${c.calledByName ?? ''}`.trim()}
                onClick={() => setAnswering(true)}
              >
                {t.answer}
              </Button>
            </div>
          ) : (
            <Text c="dimmed">{t.waiting}</Text>
          ))}
      </Stack>
      {answering && <AnswerDialog call={c} onClose={() => setAnswering(false)} />}
    </article>
  )
}
