import { Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconBoxOff, IconCircleCheck } from '@tabler/icons-react'
import type { Result } from '../../api/client.ts'
import type { api } from '../../api/operations.generated.ts'
import { useText } from '../../i18n.tsx'
import { useHolds } from '../../shell/me.tsx'
import { useFormat } from '../../ui/format.ts'
import { GoTo } from '../../ui/link.tsx'
import { Empty } from '../../ui/loaded.tsx'
import { Section } from '../../ui/page.tsx'
import { DataTable } from '../../ui/table.tsx'
import { Facts, Tag } from '../../ui/tag.tsx'
import { useCategories, useProblemText, useWords } from '../../words.ts'
import { NobodyReleases } from '../shared/nobody-releases.tsx'
import { overviewText as text } from './text.ts'

type Overview = Result<typeof api.getSiteOverview>
type Stage = Overview['stages'][number]
const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1)

/** The stages that hold something, the day's work, and what is ready. */
export function OverviewView({ of }: { of: Overview }) {
  const t = useText(text)
  const { number } = useFormat()
  const { label } = useCategories()
  const done = of.today.filter((f) => f.count > 0)
  const gives = useHolds('supervisor', 'admin')
  const flow = (f: string) => t.flows[f as keyof typeof t.flows] ?? f
  return (
    <>
      <NobodyReleases count={of.unreleasable} gives={gives} />
      <Section title={t.stages}>
        <ul className="cards">
          {of.stages.map((s) => (
            <li key={s.state}>
              <StageCard of={s} siteId={of.siteId} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t.today}>
        {done.length === 0 ? (
          <Empty>{t.nothingToday}</Empty>
        ) : (
          <Facts of={done.map((f) => [flow(f.flow), number(f.count)] as const)} />
        )}
      </Section>
      <Section title={t.way}>
        <Facts
          of={[
            [t.leaving, number(of.onTheirWay.leaving)],
            [t.coming, number(of.onTheirWay.coming)],
          ]}
        />
      </Section>
      <Section title={t.stock}>
        {of.stock.length === 0 ? (
          <Empty>{t.noStock}</Empty>
        ) : (
          <DataTable
            caption={t.stock}
            rows={of.stock}
            rowKey={(r) => `${r.category} ${r.grade} ${r.performanceClass}`}
            columns={[
              { title: t.category, cell: (r) => capital(label(r.category)) },
              { title: t.grade, cell: (r) => r.grade ?? t.ungraded },
              { title: t.klass, cell: (r) => r.performanceClass ?? '–' },
              { title: t.count, cell: (r) => number(r.count), right: true },
            ]}
          />
        )}
      </Section>
    </>
  )
}

/** One stage: how many, since when, whether in time and with room, and what keeps them. */
function StageCard({ of, siteId }: { of: Stage; siteId: string }) {
  const t = useText(text)
  const { state } = useWords()
  const { number, ago } = useFormat()
  const problemText = useProblemText()
  const full = of.places !== null && of.count >= of.places
  return (
    <article className="card">
      <Stack gap={6}>
        <GoTo to={`/devices?state=${of.state}&site=${siteId}`}>{state(of.state)}</GoTo>
        <Text className="big">
          {number(of.count)}
          {of.more ? ' +' : ''}
        </Text>
        {of.late > 0 ? (
          <Tag tone="warn" icon={<IconAlertTriangle size={18} aria-hidden />}>
            {number(of.late)} {t.late(of.late)}
          </Tag>
        ) : (
          of.count > 0 && (
            <Tag tone="good" icon={<IconCircleCheck size={18} aria-hidden />}>
              {t.onTime}
            </Tag>
          )
        )}
        {full && (
          <Tag tone="bad" icon={<IconBoxOff size={18} aria-hidden />}>
            {t.full}
          </Tag>
        )}
        <Facts
          of={[
            [t.oldest, of.oldestSince && ago(of.oldestSince)],
            [t.aim, of.count > 0 && of.targetHours ? t.wait(of.targetHours) : null],
            [t.count, of.places === null ? null : t.places(number(of.count), number(of.places))],
          ]}
        />
        {of.missing.length > 0 && (
          <>
            <Text c="dimmed">{t.missing}</Text>
            <ul className="problem-list">
              {of.missing.map((m) => (
                <li key={m.code}>
                  {number(m.count)} × {problemText(m.code)}
                </li>
              ))}
            </ul>
          </>
        )}
      </Stack>
    </article>
  )
}
