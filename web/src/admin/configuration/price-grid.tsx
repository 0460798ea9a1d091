import { useText } from '../../i18n.tsx'
import { GoToButton } from '../../ui/link.tsx'
import { DataTable } from '../../ui/table.tsx'
import { type ConfigurationRow, useSay } from './kinds.ts'
import { tierCents } from './rows.ts'
import { text } from './text.ts'

type Price = { listCents: number; percentOff: { T1: number; T2: number } }

/** The rows of the price grid in force, with what each tier pays. */
export function PriceGrid({
  rows,
  label,
  changeable,
}: {
  rows: readonly ConfigurationRow[]
  label: (key: string) => string
  changeable: boolean
}) {
  const t = useText(text)
  const say = useSay('price')
  const priceOf = (row: ConfigurationRow) => row.value as Price
  const tier = (row: ConfigurationRow, which: 'T1' | 'T2') => {
    const { listCents, percentOff } = priceOf(row)
    const off = percentOff[which]
    const paid = say.euros(tierCents(listCents, off))
    return (
      <span className="nowrap">
        {off > 0 ? `${paid} (− ${say.unit('percent', say.number(off))})` : paid}
      </span>
    )
  }
  return (
    <DataTable
      caption={t.grid}
      rows={[...rows].sort((a, b) => a.key.localeCompare(b.key))}
      rowKey={(r) => r.id}
      columns={[
        { title: t.category, cell: (r) => label(r.key) },
        { title: t.list, cell: (r) => say.euros(priceOf(r).listCents), right: true },
        { title: t.tier1, cell: (r) => tier(r, 'T1'), right: true },
        { title: t.tier2, cell: (r) => tier(r, 'T2'), right: true },
        { title: t.since, cell: (r) => <span className="nowrap">{say.day(r.validFrom)}</span> },
        ...(changeable
          ? [
              {
                title: t.change,
                cell: (r: ConfigurationRow) => (
                  <GoToButton
                    to={`/configuration/price?propose=${encodeURIComponent(r.key)}`}
                    variant="default"
                    aria-label={t.proposeFor(label(r.key))}
                  >
                    {t.change}
                  </GoToButton>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
