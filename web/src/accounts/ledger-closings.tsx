import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useTillWords } from '../till/words.ts'
import { PaperButton } from '../ui/files.tsx'
import { useFormat } from '../ui/format.ts'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { Of } from '../ui/named.tsx'
import { Section } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'

type Closing = Result<typeof api.listClosings>['items'][number]

const text: Texts<
  Record<
    | 'title'
    | 'empty'
    | 'older'
    | 'number'
    | 'tickets'
    | 'gross'
    | 'refunds'
    | 'net'
    | 'means'
    | 'variance'
    | 'right'
    | 'perpetual'
    | 'print'
    | 'paper'
    | 'open',
    string
  >
> = {
  fr: {
    title: 'Clôtures (Z)',
    empty: 'Aucune clôture ici. Une clôture apparaît à la fin de chaque journée de caisse.',
    older: 'Clôtures plus anciennes',
    number: 'Clôture',
    tickets: 'Tickets',
    gross: 'Ventes',
    refunds: 'Remboursé',
    net: 'Net',
    means: 'Moyens de paiement',
    variance: 'Écart de caisse',
    right: 'Juste',
    perpetual: 'Total perpétuel',
    print: 'Empreinte',
    paper: 'Papier',
    open: 'Ouvrir',
  },
  en: {
    title: 'Closings (Z)',
    empty: 'No closing here. A closing appears at the end of each day of the till.',
    older: 'Older closings',
    number: 'Closing',
    tickets: 'Tickets',
    gross: 'Sales',
    refunds: 'Refunded',
    net: 'Net',
    means: 'Means of payment',
    variance: 'Difference',
    right: 'Right',
    perpetual: 'Perpetual total',
    print: 'Fingerprint',
    paper: 'Paper',
    open: 'Open',
  },
}
// A session has three entries at least: so many entries hold fewer closings than one answer.
const WINDOW = 500

/** The closings of a till, the last first, read backwards from its head. */
function useClosings(code: string, head: number) {
  const query = useInfiniteQuery({
    queryKey: [api.listClosings.operationId, code, head],
    queryFn: async ({ pageParam: last, signal }) => {
      const { items } = await api.listClosings({
        params: { id: code },
        query: { after: Math.max(0, last - WINDOW), limit: 200 },
        signal,
      })
      return items.filter((z) => z.seq <= last).reverse()
    },
    initialPageParam: head,
    getNextPageParam: (_, __, last) => (last > WINDOW ? last - WINDOW : null),
  })
  return { ...query, rows: query.data?.pages.flat() ?? [] }
}

/** The daily closings with their Z totals. */
export function Closings({ code, head }: { code: string; head: number }) {
  const t = useText(text)
  const f = useFormat()
  const words = useTillWords()
  const closings = useClosings(code, head)
  return (
    <Section title={t.title}>
      <Loaded of={closings}>
        {() =>
          closings.rows.length === 0 ? (
            <Empty>{t.empty}</Empty>
          ) : (
            <DataTable<Closing>
              caption={t.title}
              rows={closings.rows}
              rowKey={(z) => z.id}
              columns={[
                {
                  title: t.number,
                  cell: (z) => (
                    <>
                      <strong>Z {z.zNo}</strong>
                      <div className="nowrap">{f.day(z.businessDate)}</div>
                    </>
                  ),
                },
                { title: t.tickets, right: true, cell: (z) => f.number(z.tickets) },
                {
                  title: t.net,
                  right: true,
                  cell: (z) => (
                    <>
                      <strong>{f.euros(z.netCents)}</strong>
                      {z.refundsCents !== 0 && (
                        <>
                          <div className="nowrap">
                            {t.gross} {f.euros(z.grossCents)}
                          </div>
                          <div className="nowrap">
                            {t.refunds} {f.euros(z.refundsCents)}
                          </div>
                        </>
                      )}
                    </>
                  ),
                },
                {
                  title: t.means,
                  cell: (z) =>
                    z.byMeans.map((m) => (
                      <div key={m.means} className="nowrap">
                        {words.means(m.means)} {f.euros(m.cents)}
                      </div>
                    )),
                },
                {
                  title: t.variance,
                  right: true,
                  cell: (z) =>
                    z.varianceCents === 0 ? (
                      t.right
                    ) : (
                      <Tag tone="warn">{f.euros(z.varianceCents)}</Tag>
                    ),
                },
                { title: t.perpetual, right: true, cell: (z) => f.euros(z.perpNetCents) },
                {
                  title: t.paper,
                  cell: (z) => (
                    <>
                      <PaperButton
                        label={
                          <>
                            {t.open}
                            <Of>{`Z ${z.zNo}`}</Of>
                          </>
                        }
                        fetch={() =>
                          api.printClosing({
                            params: { id: code, n: String(z.zNo) },
                            query: { format: 'a4' },
                          })
                        }
                      />
                      <span className="visually-hidden">{t.print} </span>
                      <span className="code">{z.hash.slice(0, 12)}</span>
                    </>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
      {closings.hasNextPage && (
        <div>
          <Button
            variant="default"
            loading={closings.isFetchingNextPage}
            onClick={() => void closings.fetchNextPage()}
          >
            {t.older}
          </Button>
        </div>
      )}
    </Section>
  )
}
