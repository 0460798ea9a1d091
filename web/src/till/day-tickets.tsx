import { Stack } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import { DateField } from '../ui/form.tsx'
import { today, useFormat } from '../ui/format.ts'
import { GoTo, useSearchValue } from '../ui/link.tsx'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import { Facts } from '../ui/tag.tsx'
import { useAll } from './read-all.ts'
import type { TillNow } from './rows.ts'
import { ticketPath } from './ticket-path.ts'
import { useTillWords } from './words.ts'

const text: Texts<
  Record<
    | 'now'
    | 'title'
    | 'on'
    | 'empty'
    | 'number'
    | 'kind'
    | 'at'
    | 'total'
    | 'articles'
    | 'tickets'
    | 'sales'
    | 'refunds'
    | 'net'
    | 'drawer',
    string
  >
> = {
  fr: {
    now: 'Où en est la journée (X)',
    title: 'Tickets d’un jour',
    on: 'Jour',
    empty: 'Aucun ticket ce jour-là. Choisissez un autre jour.',
    number: 'Ticket',
    kind: 'Quoi',
    at: 'Quand',
    total: 'Total',
    articles: 'Articles',
    tickets: 'Tickets',
    sales: 'Ventes',
    refunds: 'Remboursements',
    net: 'Net',
    drawer: 'Argent attendu dans le tiroir',
  },
  en: {
    now: 'The day so far (X)',
    title: 'Tickets of a day',
    on: 'Day',
    empty: 'No ticket on that day. Choose another.',
    number: 'Ticket',
    kind: 'What',
    at: 'When',
    total: 'Total',
    articles: 'Articles',
    tickets: 'Tickets',
    sales: 'Sales',
    refunds: 'Refunds',
    net: 'Net',
    drawer: 'Money expected in the drawer',
  },
}

/** The session so far, and the tickets of a day to open. */
export function DayTickets({ till }: { till: TillNow }) {
  const t = useText(text)
  const f = useFormat()
  const words = useTillWords()
  const [on, setOn] = useSearchValue('on')
  const day = on ?? till.businessDate ?? today()
  const read = useAll(['listTickets', till.code, day], (after) =>
    api.listTickets({ params: { id: till.code }, query: { on: day, after, limit: 200 } }),
  )
  const s = till.session
  return (
    <Stack gap="md">
      {till.state !== 'closed' && (
        <Section title={t.now}>
          <Facts
            of={[
              [t.tickets, f.number(s.tickets)],
              [t.sales, f.euros(s.grossCents)],
              [t.refunds, f.euros(s.refundsCents)],
              [t.net, f.euros(s.netCents)],
              ...(s.byMeans ?? []).map((m) => [words.means(m.means), f.euros(m.cents)] as const),
              [t.drawer, s.drawerCents === null ? null : f.euros(s.drawerCents)],
            ]}
          />
        </Section>
      )}
      <Section title={t.title}>
        <DateField
          label={t.on}
          value={day}
          max={today()}
          className="narrow"
          onValue={(v) => v && setOn(v)}
        />
        <Loaded of={read}>
          {(items) =>
            items.length === 0 ? (
              <Empty>{t.empty}</Empty>
            ) : (
              <DataTable
                caption={t.title}
                rows={items}
                rowKey={(x) => x.id}
                columns={[
                  {
                    title: t.number,
                    cell: (x) => <GoTo to={ticketPath(x.ref)}>{x.ref}</GoTo>,
                  },
                  { title: t.kind, cell: (x) => words.kind(x.kind) },
                  { title: t.at, cell: (x) => f.dayAndTime(x.at) },
                  {
                    title: t.articles,
                    cell: (x) => x.lines.map((l) => l.label).join(', '),
                  },
                  { title: t.total, right: true, cell: (x) => f.euros(x.totalCents) },
                ]}
              />
            )
          }
        </Loaded>
      </Section>
    </Stack>
  )
}
