import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { Facts, Tag, type Tone } from '../ui/tag.tsx'

export type Till = Result<typeof api.listTills>['items'][number]

const text: Texts<
  Record<'seller' | 'entries' | 'tickets' | 'closings' | 'net' | 'abs' | 'retired', string> & {
    state: Record<Till['state'], string>
  }
> = {
  fr: {
    seller: 'Vendeur',
    entries: 'Écritures',
    tickets: 'Tickets',
    closings: 'Clôtures',
    net: 'Total perpétuel',
    abs: 'Ventes et remboursements additionnés',
    retired: 'Retirée',
    state: { closed: 'Fermée', open: 'Ouverte', counted: 'Comptée, à clôturer' },
  },
  en: {
    seller: 'Seller',
    entries: 'Entries',
    tickets: 'Tickets',
    closings: 'Closings',
    net: 'Perpetual total',
    abs: 'Sales and refunds added up',
    retired: 'Retired',
    state: { closed: 'Closed', open: 'Open', counted: 'Counted, to be closed' },
  },
}
const tones: Record<Till['state'], Tone> = { closed: 'neutral', open: 'good', counted: 'warn' }

/** Where a till stands in its day. */
export function TillTag({ till }: { till: Pick<Till, 'state' | 'active'> }) {
  const t = useText(text)
  return till.active ? (
    <Tag tone={tones[till.state]}>{t.state[till.state]}</Tag>
  ) : (
    <Tag>{t.retired}</Tag>
  )
}

/** What a till has written so far, and its totals that never go back. */
export function TillFacts({ till }: { till: Till }) {
  const t = useText(text)
  const f = useFormat()
  return (
    <Facts
      of={[
        [t.seller, till.seller],
        [t.entries, f.number(till.seq)],
        [t.tickets, f.number(till.ticketNo)],
        [t.closings, f.number(till.zNo)],
        [t.net, f.euros(till.perpNetCents)],
        [t.abs, f.euros(till.perpAbsCents)],
      ]}
    />
  )
}
