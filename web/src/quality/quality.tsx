import '../stock/stock.css'
import { Group, Stack, Text } from '@mantine/core'
import { say } from '../../../src/devices/words.ts'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { useLanguage, useText } from '../i18n.tsx'
import { PaperButton } from '../ui/files.tsx'
import { SelectField } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { useSearchValue } from '../ui/link.tsx'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import { useProblemText } from '../words.ts'
import { type Measure, type Quality, type SiteQuality, text } from './text.ts'

const SHOWN_MONTHS = 36
/** The measures whose reasons tell what went back. */
const back: readonly Measure[] = [
  'toRepair',
  'sentBack',
  'returned',
  'quarantined',
  'refused',
  'erasureFailed',
]

/** This month and those before it, `YYYY-MM`, the last first. */
function lastMonths(count: number): string[] {
  const [year = 0, month = 0] = new Date()
    .toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' })
    .split('-')
    .map(Number)
  return Array.from({ length: count }, (_, n) =>
    new Date(Date.UTC(year, month - 1 - n, 1)).toISOString().slice(0, 7),
  )
}
function useMonthName() {
  const { language } = useLanguage()
  const form = new Intl.DateTimeFormat(language, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return (month: string) => form.format(new Date(`${month}-01T00:00:00Z`))
}

/** What held and what had to be done again at one's sites, over the months that are chosen. */
export default function QualityPage() {
  const t = useText(text)
  const months = lastMonths(SHOWN_MONTHS)
  const monthName = useMonthName()
  const [askedFrom, setFrom] = useSearchValue('from')
  const [askedTo, setTo] = useSearchValue('to')
  const to = months.find((m) => m === askedTo) ?? months[0] ?? ''
  const from =
    months.find((m) => m === askedFrom && m <= to) ?? months.filter((m) => m <= to)[2] ?? to
  const query = { from, to }
  const quality = useRead(api.getQuality, { query })
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <PaperButton
          label={t.sheet}
          fetch={() => api.getQualitySheet({ query })}
          fileName={`qualite-${from}-${to}.csv`}
        />
      }
    >
      <Group gap="md">
        <SelectField
          label={t.from}
          value={from}
          onValue={setFrom}
          options={months.filter((m) => m <= to).map((m) => [m, monthName(m)] as const)}
        />
        <SelectField
          label={t.to}
          value={to}
          onValue={setTo}
          options={months.map((m) => [m, monthName(m)] as const)}
        />
      </Group>
      <Loaded of={quality}>
        {(of) =>
          of.sites.length === 0 ? (
            <Empty>{t.none}</Empty>
          ) : (
            <Stack gap="lg">
              {of.sites.map((s) => (
                <Site key={s.siteId} of={s} fewest={of.fewest} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Page>
  )
}

function useShare(fewest: Quality['fewest']) {
  const t = useText(text)
  const f = useFormat()
  return ({ count, of, percent }: { count: number; of: number; percent: number | null }) => ({
    figures: t.outOf(f.number(count), f.number(of)),
    share: percent === null ? t.tooFew(fewest) : `${f.number(percent)}\u202f%`,
  })
}

function Site({ of: site, fewest }: { of: SiteQuality; fewest: number }) {
  const t = useText(text)
  const f = useFormat()
  const { language } = useLanguage()
  const problem = useProblemText()
  const monthName = useMonthName()
  const share = useShare(fewest)
  const word = (code: string | null): string => {
    const said = say(code, language === 'fr' ? 0 : 1)
    return code !== null && said === code && /^[A-Z_]+$/.test(code) ? problem(code) : said
  }
  const rates = site.rates.filter((r) => r.reason === null)
  const rework = site.rates.filter((r) => r.rate === 'rework')
  const reasons = site.lines.filter((l) => back.includes(l.measure))
  return (
    <Section title={site.site}>
      {rates.length === 0 ? (
        <Text>{t.empty}</Text>
      ) : (
        <dl className="counters">
          {rates.map((r) => (
            <div key={r.rate} className="counter tone-neutral">
              <dt>{t.rates[r.rate]}</dt>
              <dd>
                <span className="rate">
                  {r.percent === null ? share(r).figures : share(r).share}
                </span>
                <Text size="sm">{r.percent === null ? share(r).share : share(r).figures}</Text>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {rework.length > 0 && (
        <div>
          <Text fw={600}>{t.rework}</Text>
          <Text size="sm">{t.reworkHelp}</Text>
          <DataTable
            caption={t.rework}
            rows={rework}
            rowKey={(r) => r.reason ?? ''}
            columns={[
              { title: t.action, cell: (r) => word(r.reason) },
              { title: t.repaired, cell: (r) => f.number(r.of), right: true },
              { title: t.reworked, cell: (r) => f.number(r.count), right: true },
              { title: t.share, cell: (r) => share(r).share, right: true },
            ]}
          />
        </div>
      )}
      {reasons.length > 0 && (
        <div>
          <Text fw={600}>{t.reasons}</Text>
          <DataTable
            caption={t.reasons}
            rows={reasons}
            rowKey={(l) => `${l.measure} ${l.reason}`}
            columns={[
              { title: t.what, cell: (l) => t.measures[l.measure] },
              { title: t.why, cell: (l) => word(l.reason) },
              { title: t.count, cell: (l) => f.number(l.count), right: true },
            ]}
          />
        </div>
      )}
      {site.months.length > 1 && (
        <div>
          <Text fw={600}>{t.months}</Text>
          <DataTable
            caption={t.months}
            rows={[...site.months].sort((a, b) => b.month.localeCompare(a.month))}
            rowKey={(m) => m.month}
            columns={[
              { title: t.month, cell: (m) => monthName(m.month) },
              {
                title: t.rates.firstPass,
                cell: (m) => (m.firstPass ? share(m.firstPass).figures : ''),
                right: true,
              },
              { title: t.released, cell: (m) => f.number(m.released), right: true },
              { title: t.returned, cell: (m) => f.number(m.returned), right: true },
            ]}
          />
        </div>
      )}
    </Section>
  )
}
