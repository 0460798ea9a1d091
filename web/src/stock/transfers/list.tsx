import '../stock.css'
import { IconPlus } from '@tabler/icons-react'
import { api } from '../../api/operations.generated.ts'
import { useAll } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { useHolds } from '../../shell/me.tsx'
import { SelectField } from '../../ui/form.tsx'
import { useFormat } from '../../ui/format.ts'
import { GoTo, GoToButton, useSearchValue } from '../../ui/link.tsx'
import { Empty, Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { DataTable } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { statusTone, type Transfer, text } from './text.ts'

const statuses = ['draft', 'sent', 'closed', 'cancelled'] as const

/** The transfers from or to one's sites, the last first. */
export default function Transfers() {
  const t = useText(text)
  const f = useFormat()
  const may = useHolds(
    'technician',
    'supervisor',
    'collector',
    'cashier',
    'shopManager',
    'coordinator',
    'admin',
  )
  const [status, setStatus] = useSearchValue('status')
  const asked = statuses.find((s) => s === status)
  const transfers = useAll(api.listTransfers, { query: asked ? { status: asked } : {} })
  const open = may && (
    <GoToButton to="/transfers/new" leftSection={<IconPlus size={20} aria-hidden />}>
      {t.new}
    </GoToButton>
  )
  return (
    <Page title={t.title} lead={t.lead} actions={open}>
      <SelectField
        label={t.filter}
        value={asked ?? 'every'}
        onValue={(s) => setStatus(s === 'every' ? null : s)}
        options={[['every', t.every] as const, ...statuses.map((s) => [s, t.statuses[s]] as const)]}
      />
      <Loaded of={transfers}>
        {(list) =>
          list.length === 0 ? (
            <Empty>{asked ? t.noneOf : t.none}</Empty>
          ) : (
            <DataTable
              caption={t.title}
              rows={[...list].reverse()}
              rowKey={(r) => r.id}
              columns={[
                {
                  title: t.reference,
                  cell: (r) => (
                    <GoTo to={`/transfers/${r.id}`}>
                      <span className="code">{r.reference}</span>
                    </GoTo>
                  ),
                },
                { title: t.way, cell: (r) => `${r.fromSite} → ${r.toSite}` },
                {
                  title: t.status,
                  cell: (r) => <StatusTag status={r.status} />,
                },
                {
                  title: t.progress,
                  cell: (r) =>
                    r.status === 'draft'
                      ? t.count(r.devices)
                      : `${f.number(r.arrived)} / ${f.number(r.devices)}${r.missing > 0 ? ` · ${t.missing} : ${r.missing}` : ''}`,
                },
                {
                  title: t.sentAt,
                  cell: (r) => (r.sentAt ? f.dayAndTime(r.sentAt) : null),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Page>
  )
}

/** Where a transfer stands, in a word. */
export function StatusTag({ status }: { status: Transfer['status'] }) {
  const t = useText(text)
  return <Tag tone={statusTone[status]}>{t.statuses[status]}</Tag>
}
