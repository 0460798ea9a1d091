import { type Texts, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { type ReceiptSummary, receiptTones, useReceiptWords } from './words.ts'

const text: Texts<
  Record<
    'number' | 'donor' | 'kind' | 'period' | 'issued' | 'total' | 'noValue' | 'status' | 'draftOf',
    string
  >
> = {
  fr: {
    number: 'Numéro',
    donor: 'Donateur',
    kind: 'Papier',
    period: 'Période',
    issued: 'Émis le',
    total: 'Total',
    noValue: 'Sans valeur',
    status: 'État',
    draftOf: 'Brouillon pour',
  },
  en: {
    number: 'Number',
    donor: 'Donor',
    kind: 'Paper',
    period: 'Period',
    issued: 'Issued on',
    total: 'Total',
    noValue: 'Without a value',
    status: 'State',
    draftOf: 'Draft for',
  },
}

/** Receipts as a list: each number opens its receipt. A draft has no number yet. */
export function ReceiptTable({
  caption,
  rows,
  drafts = false,
}: {
  caption: string
  rows: readonly ReceiptSummary[]
  drafts?: boolean
}) {
  const t = useText(text)
  const w = useReceiptWords()
  const f = useFormat()
  const kind: Column<ReceiptSummary> = { title: t.kind, cell: (r) => w.kind[r.kind] }
  const period: Column<ReceiptSummary> = {
    title: t.period,
    cell: (r) => (r.from === r.to ? f.day(r.from) : `${f.day(r.from)} – ${f.day(r.to)}`),
  }
  const columns: Column<ReceiptSummary>[] = drafts
    ? [
        {
          title: t.donor,
          cell: (r) => (
            <GoTo to={`/receipts/${r.id}`} className="link target">
              <span className="visually-hidden">{t.draftOf} </span>
              {r.donorName}
            </GoTo>
          ),
        },
        kind,
        period,
      ]
    : [
        {
          title: t.number,
          cell: (r) => (
            <GoTo to={`/receipts/${r.id}`} className="link code target">
              {r.number}
            </GoTo>
          ),
        },
        { title: t.donor, cell: (r) => r.donorName },
        kind,
        { title: t.issued, cell: (r) => (r.issuedAt ? f.day(r.issuedAt) : '') },
        {
          title: t.total,
          right: true,
          cell: (r) => (r.totalCents === null ? t.noValue : f.euros(r.totalCents)),
        },
        {
          title: t.status,
          cell: (r) => <Tag tone={receiptTones[r.status]}>{w.status[r.status]}</Tag>,
        },
      ]
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(r) => r.id} />
}
