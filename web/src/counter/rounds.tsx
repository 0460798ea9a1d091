import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { api } from '../api/operations.generated.ts'
import { useAll, usePages } from '../api/query.ts'
import { useSites } from '../bench/work-site.tsx'
import { colon, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { DateField, SelectField } from '../ui/form.tsx'
import { today, useFormat } from '../ui/format.ts'
import { GoToButton, GoToCard, useSearchValue } from '../ui/link.tsx'
import { LoadedPages } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { roundsText } from './rounds-text.ts'
import type { DonationRow } from './words.ts'

const dayAfter = (day: string, days: number): string => {
  const at = new Date(`${day}T12:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}
const isDay = (said: string | null): said is string => /^\d{4}-\d{2}-\d{2}$/.test(said ?? '')

export default function Rounds() {
  const t = useText(roundsText)
  const f = useFormat()
  const [asked, setDay] = useSearchValue('day')
  const [siteAsked, setSite] = useSearchValue('site')
  const day = isDay(asked) ? asked : today()
  const mayPlan = useHolds('coordinator', 'collector')
  const { all: sites, name } = useSites()
  const gifts = useAll(api.listDonations, { query: { queue: 'toReceive' } })
  const pages = usePages(api.listCollections, {
    query: { plannedOn: day, ...(siteAsked && { siteId: siteAsked }) },
  })
  const waiting = (gifts.data ?? []).filter((d) => d.status === 'accepted' && d.plannedOn)
  const days = [...new Set(waiting.flatMap((d) => d.plannedOn ?? []))].sort()
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={mayPlan && <GoToButton to="/rounds/new">{t.plan}</GoToButton>}
    >
      <div className="two">
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <ActionIcon
            variant="default"
            size={44}
            aria-label={t.before}
            onClick={() => setDay(dayAfter(day, -1))}
          >
            <IconChevronLeft aria-hidden />
          </ActionIcon>
          <DateField
            label={t.day}
            value={day}
            onValue={(d) => isDay(d) && setDay(d)}
            className="grow"
          />
          <ActionIcon
            variant="default"
            size={44}
            aria-label={t.after}
            onClick={() => setDay(dayAfter(day, 1))}
          >
            <IconChevronRight aria-hidden />
          </ActionIcon>
        </Group>
        {sites.length > 1 && (
          <SelectField
            label={t.site}
            value={siteAsked ?? ''}
            onValue={(id) => setSite(id || null)}
            options={sites.filter((s) => s.active).map((s) => [s.id, s.name] as const)}
            none={t.everySite}
          />
        )}
      </div>
      <Section title={f.day(day)}>
        <div role="status">
          <LoadedPages of={pages} empty={t.none}>
            {(rows) => (
              <ul className="cards">
                {rows.map((c) => (
                  <li key={c.id}>
                    <RoundCard
                      round={c}
                      site={name(c.siteId) ?? ''}
                      left={waiting.filter((d) => c.donationIds.includes(d.id))}
                      known={gifts.data !== undefined}
                    />
                  </li>
                ))}
              </ul>
            )}
          </LoadedPages>
        </div>
      </Section>
      {days.length > 0 && (
        <Section title={t.coming}>
          <Group gap="sm">
            {days.map((d) => (
              <Button
                key={d}
                variant={d === day ? 'filled' : 'default'}
                aria-pressed={d === day}
                onClick={() => setDay(d)}
              >
                {f.day(d)} ({waiting.filter((x) => x.plannedOn === d).length})
              </Button>
            ))}
          </Group>
        </Section>
      )}
    </Page>
  )
}

function RoundCard({
  round,
  site,
  left,
  known,
}: {
  round: { id: string; donationIds: string[] }
  site: string
  left: DonationRow[]
  known: boolean
}) {
  const t = useText(roundsText)
  // Who only receives sees what comes, not whom to call.
  const mayOpen = useHolds('coordinator', 'collector', 'supervisor', 'admin')
  const words = (
    <Stack gap={4}>
      <Text fw={650}>
        {t.to}
        {colon()}
        {site}
      </Text>
      <Text>
        {t.stops(round.donationIds.length)}
        {known && `, ${t.left(left.length)}`}
      </Text>
      {left.map((d) => (
        <Text key={d.id}>
          {d.donorName}, {t.items(d.quantity)}
        </Text>
      ))}
    </Stack>
  )
  return mayOpen ? (
    <GoToCard to={`/rounds/${round.id}`}>{words}</GoToCard>
  ) : (
    <div className="card">{words}</div>
  )
}
