import '../stock/stock.css'
import { Group, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../api/operations.generated.ts'
import { usePages, useRead } from '../api/query.ts'
import { useSites } from '../bench/work-site.tsx'
import { useText } from '../i18n.tsx'
import { OnceSent } from '../outbox/once-sent.tsx'
import { text as outboxText } from '../outbox/text.ts'
import { queued } from '../outbox/use-outbox.ts'
import { useHolds } from '../shell/me.tsx'
import { plainTag } from '../stock/receive/entry.ts'
import { ScanLines } from '../stock/shared/scan-lines.tsx'
import { useItemName } from '../stock/transfers/items.tsx'
import { PaperButton } from '../ui/files.tsx'
import { SelectField } from '../ui/form.tsx'
import { printedTag, useFormat } from '../ui/format.ts'
import { GoTo, useParam, useSearchValue } from '../ui/link.tsx'
import { LoadedPages } from '../ui/loaded.tsx'
import { LoadedPage, Page, Section } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import { Notice, Tag } from '../ui/tag.tsx'
import { useProblemText, useWords } from '../words.ts'
import { useBounds } from './counts.tsx'
import { EndCount } from './end.tsx'
import { type Count, type CountItem, outcomeTone, statusTone, text } from './text.ts'

const every = ['awaited', 'found', 'missing', 'moved', 'unexpected'] as const
type Show = (typeof every)[number]

/** One count: scanned while it is open, then what it found. */
export default function CountPage() {
  const t = useText(text)
  const f = useFormat()
  const bounds = useBounds()
  const count = useRead(api.getCount, { params: { id: useParam('id') } }, { every: 20_000 })
  const back = { to: '/counts', label: t.title }
  return (
    <LoadedPage of={count} title={t.title} back={back}>
      {(of) => (
        <Page
          title={`${of.site}, ${bounds(of).toLowerCase()}`}
          lead={
            <Group gap="sm" component="span">
              <span className="code">{of.reference}</span>
              <Tag tone={statusTone[of.status]}>{t.statuses[of.status]}</Tag>
              <span>{f.dayAndTime(of.endedAt ?? of.openedAt)}</span>
            </Group>
          }
          back={back}
          actions={
            <PaperButton
              label={t.sheet}
              fetch={() => api.getCountSheet({ params: { id: of.id } })}
              fileName={`${of.reference}.csv`}
            />
          }
        >
          <Counters count={of} />
          {of.status === 'open' && <Scanning count={of} />}
          <Items count={of} />
          {of.unknownCodes.length > 0 && (
            <Section title={t.codes}>
              <ul>
                {of.unknownCodes.map((c) => (
                  <li key={c} className="code">
                    {c}
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </Page>
      )}
    </LoadedPage>
  )
}

/** How far the count is, to be read from afar. */
function Counters({ count: of }: { count: Count }) {
  const t = useText(text)
  const f = useFormat()
  const open = of.status === 'open'
  const counters: (readonly [string, number, string])[] = [
    [t.expected, of.expected, 'neutral'],
    [t.found, of.found, 'good'],
    ...(open
      ? [[t.remaining, of.remaining, of.remaining > 0 ? 'info' : 'neutral'] as const]
      : [
          [t.missing, of.missing, of.missing > 0 ? 'bad' : 'neutral'] as const,
          [t.moved, of.moved, 'neutral'] as const,
        ]),
    [t.unexpected, of.unexpected, of.unexpected > 0 ? 'warn' : 'neutral'],
    ...(of.unknown > 0 ? [[t.unknown, of.unknown, 'warn'] as const] : []),
  ]
  return (
    <dl className="counters">
      {counters.map(([term, n, tone]) => (
        <div key={term} className={`counter tone-${tone}`}>
          <dt>{term}</dt>
          <dd>{f.number(n)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Scanning({ count }: { count: Count }) {
  const t = useText(text)
  const noted = useText(outboxText)
  const client = useQueryClient()
  const name = useItemName()
  const why = useProblemText()
  const { mine } = useSites()
  const everywhere = useHolds('coordinator', 'admin')
  const counts = useHolds('technician', 'supervisor', 'collector', 'cashier', 'shopManager')
  const leads = useHolds('supervisor', 'shopManager', 'coordinator', 'admin')
  const here = everywhere || (counts && mine.some((s) => s.id === count.siteId))
  const scanCount = queued(api.scanCount, ({ body }) => ({
    tag: plainTag(body.scans[0]?.code ?? ''),
    batch: count.id,
  }))
  const scan = async (code: string) => {
    const scans = [{ code, eventId: crypto.randomUUID() }]
    const outcome = await scanCount({ params: { id: count.id }, body: { scans } })
    if ('noted' in outcome) return { warn: noted.noted }
    const { answer } = outcome
    for (const key of ['getCount', 'listCountItems', 'listCounts'])
      void client.invalidateQueries({ queryKey: [key] })
    const line = answer.lines[0]
    if (line?.problem) return { warn: line.problem.title || why(line.problem.code) }
    const met = line?.devices.find((d) => d.outcome !== 'found') ?? line?.devices[0]
    if (!met) return { warn: t.unknownCode }
    const called = met.category === null ? '' : name({ ...met, category: met.category })
    if (met.outcome !== 'found')
      return {
        warn: [`${called} ${t.outcomes[met.outcome]}.`.trim(), t.doNow[met.outcome]]
          .filter(Boolean)
          .join(' '),
      }
    return met.already ? `${called}. ${t.already}` : t.foundLine(called, answer.count.remaining)
  }
  return (
    <Section title={t.counting}>
      {here ? (
        <ScanLines label={t.scan} description={t.scanHelp} act={scan} />
      ) : (
        <Notice>{t.notHere}</Notice>
      )}
      {count.remaining === 0 && count.expected > 0 && <Notice tone="good">{t.all}</Notice>}
      {leads && here && (
        <OnceSent batch={count.id}>
          <EndCount count={count} />
        </OnceSent>
      )}
    </Section>
  )
}

function Items({ count }: { count: Count }) {
  const t = useText(text)
  const words = useWords()
  const name = useItemName()
  const [asked, setShow] = useSearchValue('show')
  const offered = every.filter((s) =>
    count.status === 'open' ? !['missing', 'moved'].includes(s) : s !== 'awaited',
  )
  const first: Show =
    count.status === 'open' ? 'awaited' : count.missing > 0 ? 'missing' : 'unexpected'
  const show = offered.find((s) => s === asked) ?? first
  const items = usePages(api.listCountItems, { params: { id: count.id }, query: { show } })
  const result = (i: CountItem) =>
    i.outcome ? (
      <>
        <Tag tone={outcomeTone[i.outcome]}>{t.outcomes[i.outcome]}</Tag>
        {i.reason && <Text size="sm">{t.reasons[i.reason]}</Text>}
      </>
    ) : (
      <Tag tone={i.movedSince ? 'neutral' : 'info'}>{i.movedSince ? t.movedSince : t.awaited}</Tag>
    )
  return (
    <Section title={t.devices}>
      <SelectField
        label={t.show}
        value={show}
        onValue={setShow}
        options={offered.map((s) => [s, t.shows[s]] as const)}
      />
      <LoadedPages of={items} empty={t.nothing}>
        {(rows) => (
          <DataTable
            caption={t.shows[show]}
            rows={rows}
            rowKey={(i) => i.id}
            columns={[
              {
                title: t.device,
                cell: (i) =>
                  i.category === null ? (
                    <span className="code">{printedTag(i.tag)}</span>
                  ) : (
                    <>
                      <GoTo to={`/devices/${i.tag}`}>
                        <span className="code">{printedTag(i.tag)}</span>
                      </GoTo>{' '}
                      {name({ ...i, category: i.category })}
                    </>
                  ),
              },
              {
                title: t.serial,
                cell: (i) => i.serial && <span className="code">{i.serial}</span>,
              },
              { title: t.state, cell: (i) => (i.category === null ? null : words.state(i.state)) },
              { title: t.result, cell: result },
            ]}
          />
        )}
      </LoadedPages>
    </Section>
  )
}
