import '../stock.css'
import { Button, Group, Stack, Title } from '@mantine/core'
import { IconArrowRight, IconCircleCheck, IconLock } from '@tabler/icons-react'
import type { Result } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { useAll, useRead } from '../../api/query.ts'
import { useAct } from '../../bench/act.ts'
import { useSites, useWorkSite, WorkSiteField } from '../../bench/work-site.tsx'
import { CategoryIcon } from '../../donor/category-icon.tsx'
import { useText } from '../../i18n.tsx'
import { useHolds, useMe } from '../../shell/me.tsx'
import { focusTitle } from '../../ui/focus.ts'
import { printedTag, useFormat } from '../../ui/format.ts'
import { GoTo, GoToButton } from '../../ui/link.tsx'
import { Empty, Loaded, Waiting } from '../../ui/loaded.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem.tsx'
import { sayDone } from '../../ui/say.ts'
import { Facts, Notice } from '../../ui/tag.tsx'
import { useCategories, useProblemText } from '../../words.ts'
import { NobodyReleases } from '../shared/nobody-releases.tsx'
import { usePeople } from '../shared/people.ts'
import { text } from './text.ts'

type Row = Result<typeof api.listDevices>['items'][number]
const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1)

/** What is tested and waits to be released, one device after another, with what stands against each. */
export default function Release() {
  const t = useText(text)
  const site = useWorkSite()
  const { mine, name } = useSites()
  const devices = useAll(api.listDevices, {
    query: { state: 'TESTED', ...(site ? { siteId: site } : {}) },
  })
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <GoToButton to="/help-calls" variant="default">
          {t.calls}
        </GoToButton>
      }
    >
      {mine.length > 1 && (
        <section className="card" aria-label={t.site}>
          <WorkSiteField />
        </section>
      )}
      <Lent />
      {site && <Stuck site={site} />}
      <Section title={site ? `${t.waiting} : ${name(site) ?? ''}` : t.waiting}>
        <Loaded of={devices}>
          {(list) =>
            list.length === 0 ? (
              <Empty>{t.none}</Empty>
            ) : (
              <ul className="rows">
                {list.map((d) => (
                  <li key={d.id}>
                    <ReleaseCard row={d} />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
    </Page>
  )
}

/** Until when one releases in the place of a supervisor who is away. */
function Lent() {
  const t = useText(text)
  const f = useFormat()
  const until = useMe()?.roles.find((r) => r.validatesUntil)?.validatesUntil
  return until ? <Notice>{t.lent(f.day(until))}</Notice> : null
}

function Stuck({ site }: { site: string }) {
  const may = useHolds('supervisor')
  const { data } = useRead(api.getSiteOverview, { params: { id: site } }, { when: may })
  return data ? <NobodyReleases count={data.unreleasable} gives /> : null
}

/** The last test of a device as its story tells it: who made it, whether it passed, its text. Undefined while it is read. */
function useLastTest(tag: string) {
  const { data } = useRead(api.getDeviceHistory, {
    params: { code: tag },
    query: { limit: 200 },
  })
  return data && (data.items.findLast((e) => e.kind === 'device.tested') ?? null)
}

function ReleaseCard({ row }: { row: Row }) {
  const t = useText(text)
  const f = useFormat()
  const { label } = useCategories()
  const problemText = useProblemText()
  const people = usePeople()
  const test = useLastTest(row.tag)
  const device = useRead(api.getDevice, { params: { code: row.tag } })
  const act = useAct(api.releaseDevice)
  const step = device.data?.allowed.find((s) => s.operation === 'releaseDevice')
  const mineTest = test != null && people.isMe(test.by)
  const why = [...(step?.blockers.map(problemText) ?? []), ...(mineTest ? [t.youTested] : [])]
  const known = device.data !== undefined && test !== undefined
  const name = [row.manufacturer, row.model].filter(Boolean).join(' ')
  const release = async () => {
    const body = { eventId: act.eventId([row.tag, row.version]) }
    if (!(await act.send({ params: { code: row.tag }, body }))) return
    sayDone(t.released(printedTag(row.tag)), { sound: true })
    focusTitle()
  }
  return (
    <article className="card">
      <Stack gap="sm">
        <div className="chosen">
          <span className="chosen-name">
            <CategoryIcon category={row.category} />
            <span>
              <Title order={3} size="h4">
                {name || capital(label(row.category))}
              </Title>
              <GoTo to={`/devices/${row.tag}`}>
                <span className="code">{printedTag(row.tag)}</span>
              </GoTo>
            </span>
          </span>
          <Button
            leftSection={
              why.length > 0 ? (
                <IconLock size={20} aria-hidden />
              ) : (
                <IconCircleCheck size={20} aria-hidden />
              )
            }
            aria-label={`${t.release} ${printedTag(row.tag)}`}
            loading={act.busy}
            disabled={!known || why.length > 0}
            onClick={() => void release()}
          >
            {t.release}
          </Button>
        </div>
        <Facts
          of={[
            [t.test, test?.text],
            [t.tester, test && (people.name(test.by) ?? test.by)],
            [t.grade, row.cosmeticGrade ?? t.noGrade],
            [t.class, row.performanceClass],
            [t.since, f.ago(row.stateSince)],
          ]}
        />
        {why.length > 0 && (
          <Notice tone="warn" icon={<IconLock size={26} aria-hidden />}>
            <ul className="problem-list">
              {why.map((w) => (
                <li key={w}>{w}</li>
              ))}
            </ul>
            <Group gap="xs" mt={6}>
              <IconArrowRight size={18} aria-hidden />
              <GoTo to={`/bench?code=${row.tag}`}>{t.atBench}</GoTo>
            </Group>
          </Notice>
        )}
        <ProblemNote error={device.error ?? act.problem} focus={act.problem !== null} />
        {!known && !device.error && <Waiting label={t.reading} />}
      </Stack>
    </article>
  )
}
