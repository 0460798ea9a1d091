import { api } from '../api/operations.generated.ts'
import { usePages } from '../api/query.ts'
import { useText } from '../i18n.tsx'
import { ChoiceField } from '../ui/form.tsx'
import { useSearchValue } from '../ui/link.tsx'
import { LoadedPages } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { CorrectionCard } from './card.tsx'
import { statuses, text } from './text.ts'

/** The corrections that wait for a second person, and those that were decided. */
export default function Corrections() {
  const t = useText(text)
  const [asked, setStatus] = useSearchValue('status')
  const status = statuses.find((s) => s === asked) ?? 'proposed'
  const rows = usePages(api.listCorrections, { query: { status } })
  return (
    <Page title={t.title} lead={t.lead}>
      <ChoiceField
        label={t.show}
        value={status}
        onValue={(s) => setStatus(s === 'proposed' ? null : s)}
        options={statuses.map((s) => [s, t.statuses[s]] as const)}
      />
      <Section title={t.statuses[status]}>
        <LoadedPages of={rows} empty={t.none}>
          {(shown) => (
            <ul className="rows">
              {shown.map((c) => (
                <li key={c.id}>
                  <CorrectionCard of={c} />
                </li>
              ))}
            </ul>
          )}
        </LoadedPages>
      </Section>
    </Page>
  )
}
