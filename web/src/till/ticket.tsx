import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { printedTag, useFormat } from '../ui/format.ts'
import { GoTo, GoToButton } from '../ui/link.tsx'
import { LoadedPage, Page, Section } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import { Facts, Notice } from '../ui/tag.tsx'
import { useCategories } from '../words.ts'
import { readTicketNumber } from './basket.ts'
import { useTicketPaper } from './papers.tsx'
import { capital } from './rows.ts'
import { ticketPath } from './ticket-path.ts'
import { ticketText } from './ticket-text.ts'
import { useTillWords } from './words.ts'

type Ticket = Result<typeof api.getTicket>

/** A ticket, by its id or its number (`T01-6`): what was sold, how it was paid, its papers. */
export default function TicketScreen() {
  const t = useText(ticketText)
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const number = readTicketNumber(id)
  const byId = useRead(api.getTicket, { params: { id } }, { when: number === null })
  const byNumber = useRead(
    api.listTickets,
    {
      params: { id: number?.till ?? '' },
      query: { after: (number?.no ?? 1) - 1, limit: 1 },
    },
    { when: number !== null },
  )
  const found = byNumber.data?.items.find((x) => x.ticketNo === number?.no)
  return number && byNumber.data && !found ? (
    <Page title={t.title} back={{ to: '/tills', label: t.tills }}>
      <Notice tone="warn">{t.none}</Notice>
    </Page>
  ) : (
    <LoadedPage
      of={number ? { ...byNumber, data: found } : byId}
      title={t.title}
      back={{ to: '/tills', label: t.tills }}
    >
      {(ticket) => <TicketPage ticket={ticket} />}
    </LoadedPage>
  )
}

function TicketPage({ ticket }: { ticket: Ticket }) {
  const t = useText(ticketText)
  const f = useFormat()
  const words = useTillWords()
  const categories = useCategories()
  const sells = useHolds('cashier', 'shopManager')
  const paper = useTicketPaper()
  return (
    <Page
      title={`${words.kind(ticket.kind)} ${ticket.ref}`}
      back={{ to: `/tills/${ticket.till}?tab=tickets&on=${ticket.businessDate}`, label: t.tickets }}
      lead={`${ticket.site}, ${f.dayAndTime(ticket.at)}`}
      actions={
        sells ? (
          <>
            <Button
              leftSection={<IconPrinter size={20} aria-hidden />}
              loading={paper.busy}
              onClick={() => void paper.original(ticket)}
            >
              {t.print}
            </Button>
            {ticket.kind !== 'REFUND' && (
              <GoToButton
                variant="default"
                to={`/tills/${ticket.till}?tab=refund&ticket=${ticket.ref}`}
              >
                {t.refund}
              </GoToButton>
            )}
          </>
        ) : undefined
      }
    >
      {paper.note(ticket)}
      <Section title={t.articles}>
        <DataTable
          caption={t.articles}
          rows={ticket.lines}
          rowKey={(l) => l.device ?? l.kit ?? l.product ?? l.label}
          columns={[
            {
              title: t.article,
              cell: (l) => {
                const tag = l.device ?? l.kit
                return (
                  <>
                    {l.label}
                    {l.device && (
                      <>
                        <br />
                        <GoTo to={`/devices/${l.device}`} className="code link">
                          {printedTag(l.device)}
                        </GoTo>
                      </>
                    )}
                    {!l.device && tag && (
                      <>
                        <br />
                        <span className="code">{printedTag(tag)}</span>
                      </>
                    )}
                  </>
                )
              },
            },
            { title: t.category, cell: (l) => capital(categories.label(l.category)) },
            {
              title: t.origin,
              cell: (l) => (l.origin === 'cg3p' ? t.public : t.private),
            },
            { title: t.quantity, right: true, cell: (l) => l.qty },
            { title: t.list, right: true, cell: (l) => f.euros(l.listCents) },
            {
              title: t.discount,
              right: true,
              cell: (l) =>
                l.discountCents === 0
                  ? '—'
                  : `${words.discount(l.discountCode ?? '')} ${f.euros(l.discountCents)}`,
            },
            { title: t.price, right: true, cell: (l) => f.euros(l.unitCents * l.qty) },
          ]}
        />
      </Section>
      <div className="two">
        <Section title={t.payment}>
          <Facts
            of={[
              [
                t.total,
                <span key="t" className="big">
                  {f.euros(ticket.totalCents)}
                </span>,
              ],
              ...ticket.payments.map(
                (p) =>
                  [
                    words.means(p.means),
                    `${f.euros(p.amountCents)}${p.reference ? ` (${p.reference})` : ''}`,
                  ] as const,
              ),
              [t.change, ticket.changeCents > 0 ? f.euros(ticket.changeCents) : null],
              ...ticket.vatSummary.map(
                (v) =>
                  [
                    words.vat(v.vat),
                    v.vatCents === 0
                      ? f.euros(v.baseCents)
                      : `${f.euros(v.baseCents)} + ${f.euros(v.vatCents)}`,
                  ] as const,
              ),
            ]}
          />
        </Section>
        <Section title={t.about}>
          <Facts
            of={[
              [t.seller, ticket.seller],
              [t.by, ticket.by],
              [t.approved, ticket.approvedBy],
              [t.tier, ticket.tier === 'T1' ? '1' : '2'],
              [
                t.of,
                ticket.of ? (
                  <GoTo key="of" to={ticketPath(ticket.of)}>
                    {ticket.of}
                  </GoTo>
                ) : null,
              ],
              [t.until, ticket.guarantee ? f.day(ticket.guarantee.until) : null],
              [t.presumed, ticket.guarantee ? f.day(ticket.guarantee.presumedUntil) : null],
              [
                t.hash,
                <span key="h" className="code">
                  {ticket.hash.slice(0, 16)}
                </span>,
              ],
            ]}
          />
        </Section>
      </div>
      {paper.view}
    </Page>
  )
}
