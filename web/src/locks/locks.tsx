import { api } from '../api/operations.generated.ts'
import { useAll } from '../api/query.ts'
import { useText } from '../i18n.tsx'
import { ChoiceField } from '../ui/form.tsx'
import { useSearchValue } from '../ui/link.tsx'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { MoreRows } from '../ui/more-rows.tsx'
import { Page, Section } from '../ui/page.tsx'
import { LockCard } from './lock-card.tsx'
import { type Lock, text } from './text.ts'

/** What the donor answered comes first, then what was never asked; the oldest of each before. */
const urgency: Record<Lock['status'], number> = {
  answered: 0,
  open: 1,
  asked: 2,
  cannot: 3,
  lifted: 4,
}

/** The locked devices: since when, asked when, answered; and those that were unlocked. */
export default function Locks() {
  const t = useText(text)
  const [asked, setStatus] = useSearchValue('status')
  const status = asked === 'lifted' ? 'lifted' : 'standing'
  const locks = useAll(api.listLocks, { query: { status } })
  const name = status === 'lifted' ? t.lifted : t.standing
  return (
    <Page title={t.title} lead={t.lead}>
      <ChoiceField
        label={t.show}
        value={status}
        onValue={(s) => setStatus(s === 'standing' ? null : s)}
        options={[
          ['standing', t.standing],
          ['lifted', t.lifted],
        ]}
      />
      <Section title={name}>
        <Loaded of={locks}>
          {(all) => (
            <>
              <div role="status" className="visually-hidden">
                {t.count(all.length)}
              </div>
              {all.length === 0 ? (
                <Empty>{status === 'lifted' ? t.noneLifted : t.none}</Empty>
              ) : (
                <MoreRows
                  rows={[...all].sort((a, b) => urgency[a.status] - urgency[b.status])}
                  step={20}
                >
                  {(shown) => (
                    <ul className="rows">
                      {shown.map((lock) => (
                        <li key={lock.id}>
                          <LockCard lock={lock} />
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
