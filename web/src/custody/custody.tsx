import { api } from '../api/operations.generated.ts'
import { useAll } from '../api/query.ts'
import { SitesNote } from '../bench/work-site.tsx'
import { useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { ChoiceField } from '../ui/form.tsx'
import { useSearchValue } from '../ui/link.tsx'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { MoreRows } from '../ui/more-rows.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Notice } from '../ui/tag.tsx'
import { CaseCard } from './case-card.tsx'
import { TakeIn } from './take-in.tsx'
import { text } from './text.ts'

/** Customers' machines held for a repair: taken in, listed, given back. */
export default function Custody() {
  const t = useText(text)
  const takes = useHolds('cashier', 'shopManager', 'technician', 'supervisor')
  const [asked, setStatus] = useSearchValue('status')
  const status = asked === 'closed' ? 'closed' : 'open'
  const cases = useAll(api.listCustodies, { query: { status } })
  return (
    <Page title={t.title} lead={t.lead}>
      <SitesNote />
      <Notice>{t.theirs}</Notice>
      {takes && <TakeIn />}
      <ChoiceField
        label={t.show}
        value={status}
        onValue={(s) => setStatus(s === 'open' ? null : s)}
        options={[
          ['open', t.open],
          ['closed', t.closed],
        ]}
      />
      <Section title={t[status]}>
        <Loaded of={cases}>
          {(all) => (
            <>
              <div role="status" className="visually-hidden">
                {t.count(all.length)}
              </div>
              {all.length === 0 ? (
                <Empty>{status === 'closed' ? t.noneClosed : t.none}</Empty>
              ) : (
                <MoreRows rows={status === 'closed' ? all.toReversed() : all} step={20}>
                  {(shown) => (
                    <ul className="rows">
                      {shown.map((c) => (
                        <li key={c.id}>
                          <CaseCard of={c} />
                        </li>
                      ))}
                    </ul>
                  )}
                </MoreRows>
              )}
            </>
          )}
        </Loaded>
      </Section>
    </Page>
  )
}
