import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { Facts } from '../ui/tag.tsx'
import { useTillWords } from './words.ts'

export type Closing = Result<typeof api.closeTill>
const text: Texts<
  Record<
    | 'tickets'
    | 'sales'
    | 'refunds'
    | 'net'
    | 'discounts'
    | 'gifts'
    | 'duplicates'
    | 'expected'
    | 'counted'
    | 'variance'
    | 'perpNet'
    | 'perpAbs'
    | 'hash'
    | 'none',
    string
  > & { to: (a: number, b: number) => string }
> = {
  fr: {
    tickets: 'Tickets',
    sales: 'Ventes',
    refunds: 'Remboursements',
    net: 'Net de la journée',
    discounts: 'Remises',
    gifts: 'Dons',
    duplicates: 'Duplicatas',
    expected: 'Argent attendu',
    counted: 'Argent compté',
    variance: 'Écart',
    perpNet: 'Total perpétuel net',
    perpAbs: 'Total perpétuel absolu',
    hash: 'Empreinte',
    none: 'Aucun',
    to: (a, b) => `du n° ${a} au n° ${b}`,
  },
  en: {
    tickets: 'Tickets',
    sales: 'Sales',
    refunds: 'Refunds',
    net: 'Net of the day',
    discounts: 'Discounts',
    gifts: 'Gifts',
    duplicates: 'Duplicates',
    expected: 'Money expected',
    counted: 'Money counted',
    variance: 'Difference',
    perpNet: 'Perpetual net total',
    perpAbs: 'Perpetual absolute total',
    hash: 'Fingerprint',
    none: 'None',
    to: (a, b) => `no. ${a} to no. ${b}`,
  },
}

/** The figures of a closing, as on its paper. */
export function ZFacts({ z }: { z: Closing }) {
  const t = useText(text)
  const f = useFormat()
  const words = useTillWords()
  return (
    <Facts
      of={[
        [
          t.tickets,
          z.firstTicket === null || z.lastTicket === null
            ? t.none
            : `${z.tickets}, ${t.to(z.firstTicket, z.lastTicket)}`,
        ],
        [t.sales, f.euros(z.grossCents)],
        [t.refunds, f.euros(z.refundsCents)],
        [t.net, f.euros(z.netCents)],
        ...z.byMeans.map((m) => [words.means(m.means), f.euros(m.cents)] as const),
        ...z.vatSummary.map(
          (v) =>
            [
              words.vat(v.vat),
              v.vatCents === 0
                ? f.euros(v.baseCents)
                : `${f.euros(v.baseCents)} + ${f.euros(v.vatCents)}`,
            ] as const,
        ),
        [t.discounts, f.euros(z.discountsCents)],
        [t.gifts, f.number(z.gifts)],
        [t.duplicates, f.number(z.duplicates)],
        [t.expected, f.euros(z.expectedCents)],
        [t.counted, f.euros(z.countedCents)],
        [t.variance, f.euros(z.varianceCents)],
        [t.perpNet, f.euros(z.perpNetCents)],
        [t.perpAbs, f.euros(z.perpAbsCents)],
        [
          t.hash,
          <span key="h" className="code">
            {z.hash.slice(0, 16)}
          </span>,
        ],
      ]}
    />
  )
}
