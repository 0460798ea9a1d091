import { Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { useText } from '../i18n.tsx'
import { ScanInput } from '../scan/scan-input.tsx'
import { useDraft } from '../ui/draft.ts'
import { useSearchValue } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Notice } from '../ui/tag.tsx'
import { readTicketNumber } from './basket.ts'
import { newRefund, type Refund, type Ticket } from './refund-basket.ts'
import { RefundForm } from './refund-form.tsx'
import { refundText } from './refund-text.ts'
import type { TillNow } from './rows.ts'
import { SaleDone } from './sale-done.tsx'

const empty = newRefund()

/** The return of something sold: its ticket, its lines, the reason; and an exchange if the customer wants one. */
export function RefundTab({ till }: { till: TillNow }) {
  const t = useText(refundText)
  const [asked, setAsked] = useSearchValue('ticket')
  const [refund, setRefund] = useDraft<Refund>(`till:${till.code}:refund`, empty)
  const [typed, setTyped] = useState(asked ?? refund.number)
  const [error, setError] = useState<string | null>(null)
  const [done, setDone] = useState<Ticket[] | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const number = refund.sent ? refund.number : (asked ?? refund.number)
  const named = readTicketNumber(number)
  const read = useRead(
    api.listTickets,
    { params: { id: named?.till ?? till.code }, query: { after: (named?.no ?? 1) - 1, limit: 1 } },
    { when: named !== null },
  )
  const find = (text: string) => {
    const found = readTicketNumber(text)
    if (!found) return setError(t.bad)
    const ref = `${found.till}/${found.no}`
    setError(null)
    setDone(null)
    setTyped(ref)
    if (refund.number !== ref) setRefund(newRefund(ref))
    setAsked(ref)
  }
  const finish = (tickets: Ticket[] | null) => {
    setRefund(newRefund())
    setAsked(null)
    setTyped('')
    setDone(tickets)
    setTimeout(() => field.current?.focus(), 60)
  }
  return (
    <Stack gap="md">
      {done && <SaleDone tickets={done} />}
      <section className="card" aria-label={t.number}>
        <ScanInput
          label={t.number}
          description={t.numberHelp}
          size="xl"
          value={typed}
          onValue={(v) => {
            setTyped(v)
            setError(null)
          }}
          onScan={find}
          inputRef={field}
          autoFocus={!named}
          error={error}
        />
      </section>
      {named && (
        <Loaded of={read}>
          {({ items }) => {
            const ticket = items.find((x) => x.ticketNo === named.no)
            if (!ticket)
              return (
                <div role="alert">
                  <Notice tone="warn">{t.unknown}</Notice>
                </div>
              )
            if (ticket.kind === 'REFUND')
              return (
                <div role="alert">
                  <Notice tone="warn">{t.isRefund}</Notice>
                </div>
              )
            return (
              <RefundForm
                key={ticket.id}
                till={till}
                ticket={ticket}
                refund={refund.number === ticket.ref ? refund : newRefund(ticket.ref)}
                onRefund={setRefund}
                onDone={finish}
              />
            )
          }}
        </Loaded>
      )}
      {!named && !done && <Text>{t.repairFirst}</Text>}
    </Stack>
  )
}
