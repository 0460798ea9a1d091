import { Text } from '@mantine/core'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { usePages } from '../api/query.ts'
import { erasureText } from '../bench/panels/erasure-text.ts'
import { useLogs } from '../bench/panels/use-logs.ts'
import { LogVerdicts } from '../bench/panels/verdicts.tsx'
import { useSites } from '../bench/work-site.tsx'
import { useText } from '../i18n.tsx'
import { DropFile } from '../ui/files.tsx'
import { SelectField } from '../ui/form.tsx'
import { useSearchValue } from '../ui/link.tsx'
import { LoadedPages } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { useWords } from '../words.ts'
import { StoredCard } from './stored-card.tsx'
import { text } from './text.ts'

export type Stored = Result<typeof api.listMedia>['items'][number]
const states = ['presumed', 'failed', 'erased', 'destroyed'] as const

/** The media out of a device: what lies in stock, what it still holds, and what to do with it. */
export default function Media() {
  const t = useText(text)
  const bench = useText(erasureText)
  const w = useWords()
  const { mine } = useSites()
  const [asked, setState] = useSearchValue('state')
  const [site, setSite] = useSearchValue('site')
  const state = states.find((s) => s === asked)
  const query = { ...(state && { dataState: state }), ...(site && { siteId: site }) }
  const pages = usePages(api.listMedia, { query })
  const { take, results, reading } = useLogs()
  return (
    <Page title={t.title} lead={t.lead}>
      <Section title={t.drop}>
        <DropFile label={bench.drop} onFiles={(f) => void take(f)} busy={reading} multiple />
        <Text>{bench.dropHelp}</Text>
        {results.length > 0 && <LogVerdicts of={results} tag={null} />}
      </Section>
      <Section title={t.list}>
        <div className="two">
          <SelectField
            label={t.holds}
            value={state ?? ''}
            onValue={(v) => setState(v || null)}
            options={states.map((s) => [s, w.dataState(s)] as const)}
            none={t.every}
          />
          {mine.length > 1 && (
            <SelectField
              label={t.site}
              value={site ?? ''}
              onValue={(id) => setSite(id || null)}
              options={mine.map((s) => [s.id, s.name] as const)}
              none={t.everySite}
            />
          )}
        </div>
        <LoadedPages of={pages} empty={t.none}>
          {(rows) => (
            <ul className="rows">
              {rows.map((m) => (
                <li key={m.id}>
                  <StoredCard medium={m} />
                </li>
              ))}
            </ul>
          )}
        </LoadedPages>
      </Section>
    </Page>
  )
}
