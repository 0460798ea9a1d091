import { Button, Group, Stack, Switch, Text, Title } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { KeyHint } from './key.tsx'
import { useTicketPaper } from './papers.tsx'
import { useShortcuts } from './shortcuts.ts'
import { ticketPath } from './ticket-path.ts'

type Ticket = Result<typeof api.getTicket>
const text: Texts<
  Record<
    | 'done'
    | 'total'
    | 'change'
    | 'giveBack'
    | 'exchange'
    | 'print'
    | 'see'
    | 'next'
    | 'auto'
    | 'charger'
    | 'repeated',
    string
  >
> = {
  fr: {
    done: 'C’est enregistré : ticket',
    total: 'Total',
    change: 'À rendre',
    giveBack: 'À rembourser',
    exchange: 'Vente de l’échange : ticket',
    print: 'Imprimer le ticket',
    see: 'Voir le ticket',
    next: 'La caisse est prête : scannez l’article suivant.',
    auto: 'Imprimer chaque ticket dès l’encaissement, sur cet ordinateur',
    charger: 'Remettez le ticket, le chargeur et la garantie au client.',
    repeated: 'Cette vente était déjà enregistrée : elle n’a été comptée qu’une fois.',
  },
  en: {
    done: 'Recorded: ticket',
    total: 'Total',
    change: 'Change',
    giveBack: 'To give back',
    exchange: 'Sale of the exchange: ticket',
    print: 'Print the ticket',
    see: 'See the ticket',
    next: 'The till is ready: scan the next article.',
    auto: 'Print each ticket as soon as it is paid, on this computer',
    charger: 'Give the ticket, the charger and the guarantee to the customer.',
    repeated: 'This sale was recorded already: it was counted once.',
  },
}
const AUTO = 'till:auto-print'

/** What was just recorded: the ticket’s number, what to give back in large, and its paper. */
export function SaleDone({ tickets }: { tickets: Ticket[] }) {
  const t = useText(text)
  const f = useFormat()
  const paper = useTicketPaper()
  const [auto, setAuto] = useState(() => localStorage.getItem(AUTO) === 'yes')
  const [first, second] = tickets
  const printed = useRef<string | null>(null)
  const paperTicket = second ?? first
  useShortcuts({ F9: () => paperTicket && void paper.original(paperTicket) })
  useEffect(() => {
    if (!auto || !first || printed.current === first.id) return
    printed.current = first.id
    void paper.original(first, true)
  })
  if (!first) return null
  const backCents = -first.payments
    .filter((p) => p.means !== 'exchange' && p.amountCents < 0)
    .reduce((sum, p) => sum + p.amountCents, 0)
  const changeCents = (second ?? first).changeCents
  return (
    <section className="card tone-good done">
      <Stack gap="xs">
        <div role="status" aria-live="polite">
          <Title order={2} size="h3">
            {t.done} <span className="code">{first.ref}</span>
          </Title>
          {first.repeated && <Text>{t.repeated}</Text>}
          <Text>
            {t.total} {f.euros(first.totalCents)}
          </Text>
          {second && (
            <Text>
              {t.exchange} <span className="code">{second.ref}</span> · {f.euros(second.totalCents)}
            </Text>
          )}
          {changeCents > 0 && (
            <Text className="change">
              {t.change} {f.euros(changeCents)}
            </Text>
          )}
          {backCents > 0 && (
            <Text className="change">
              {t.giveBack} {f.euros(backCents)}
            </Text>
          )}
          {first.kind !== 'REFUND' && first.lines.some((l) => l.product === null) && (
            <Text>{t.charger}</Text>
          )}
        </div>
        <Group gap="sm">
          {tickets.map((ticket, n) => (
            <Button
              key={ticket.id}
              variant="default"
              leftSection={<IconPrinter size={20} aria-hidden />}
              loading={paper.busy}
              {...(n === tickets.length - 1 ? { 'aria-keyshortcuts': 'F9' } : {})}
              onClick={() => void paper.original(ticket)}
            >
              {t.print}
              {tickets.length > 1 ? ` ${ticket.ref}` : ''}
              {n === tickets.length - 1 && <KeyHint>F9</KeyHint>}
            </Button>
          ))}
          <GoTo to={ticketPath(first.ref)}>{t.see}</GoTo>
        </Group>
        {paper.note(first)}
        <Switch
          label={t.auto}
          checked={auto}
          onChange={(e) => {
            localStorage.setItem(AUTO, e.currentTarget.checked ? 'yes' : 'no')
            // The one just recorded is printed by its button.
            printed.current = first.id
            setAuto(e.currentTarget.checked)
          }}
        />
        <Text>{t.next}</Text>
      </Stack>
      {paper.view}
    </section>
  )
}
