import { api } from '../api/operations.generated.ts'
import { useAll } from '../api/query.ts'
import { useText } from '../i18n.tsx'
import { useItemName } from '../stock/transfers/items.tsx'
import { printedTag, useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { Term } from './term.tsx'
import { type Breach, breachTone, text } from './text.ts'

const urgency: Record<Breach['status'], number> = { toNotify: 0, settled: 1, closed: 2 }

/** The files of data breaches: what has a term first, the oldest before. */
export default function Breaches() {
  const t = useText(text)
  const f = useFormat()
  const name = useItemName()
  const breaches = useAll(api.listBreaches, { query: {} })
  return (
    <Page title={t.breaches} lead={t.breachesLead}>
      <Loaded of={breaches}>
        {(all) =>
          all.length === 0 ? (
            <Empty>{t.noBreach}</Empty>
          ) : (
            <DataTable
              caption={t.breaches}
              rows={[...all].sort((a, b) => urgency[a.status] - urgency[b.status])}
              rowKey={(b) => b.id}
              columns={[
                {
                  title: t.reference,
                  cell: (b) => (
                    <GoTo to={`/breaches/${b.id}`}>
                      <span className="code">{b.reference}</span>
                    </GoTo>
                  ),
                },
                {
                  title: t.status,
                  cell: (b) => <Tag tone={breachTone[b.status]}>{t.breachStatuses[b.status]}</Tag>,
                },
                {
                  title: t.term,
                  cell: (b) => (b.status === 'toNotify' ? <Term by={b.notifyBy} /> : null),
                },
                {
                  title: t.device,
                  cell: (b) => (
                    <>
                      {name(b)} <span className="code">{printedTag(b.deviceTag)}</span>
                    </>
                  ),
                },
                { title: t.donor, cell: (b) => b.donor },
                { title: t.known, cell: (b) => f.dayAndTime(b.discoveredAt) },
              ]}
            />
          )
        }
      </Loaded>
    </Page>
  )
}
