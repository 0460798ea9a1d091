import { Text } from '@mantine/core'
import { api } from '../../api/operations.generated.ts'
import { useRead } from '../../api/query.ts'
import { SitesNote, useSites, useWorkSite } from '../../bench/work-site.tsx'
import { useText } from '../../i18n.tsx'
import { useHolds } from '../../shell/me.tsx'
import { SelectField } from '../../ui/form.tsx'
import { useSearchValue } from '../../ui/link.tsx'
import { Empty, Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { OverviewView } from './overview-view.tsx'
import { overviewText as text } from './text.ts'

const EVERY_MS = 60_000

/** A workshop at a glance, read again each minute: for who organises the day. */
export default function SiteOverview() {
  const t = useText(text)
  const everywhere = useHolds('coordinator', 'auditor', 'admin')
  const { all, mine, known } = useSites()
  const here = useWorkSite()
  const [chosen, setChosen] = useSearchValue('site')
  const choices = everywhere ? all.filter((s) => s.active) : mine
  const siteId = chosen ?? here ?? choices[0]?.id ?? null
  return (
    <Page title={t.title} lead={t.lead}>
      <SitesNote />
      {choices.length > 1 && (
        <SelectField
          label={t.site}
          value={siteId ?? ''}
          onValue={setChosen}
          options={choices.map((s) => [s.id, s.name] as const)}
        />
      )}
      {siteId ? (
        <OfSite id={siteId} named={choices.length < 2} />
      ) : (
        known && <Empty>{t.choose}</Empty>
      )}
    </Page>
  )
}

function OfSite({ id, named }: { id: string; named: boolean }) {
  const overview = useRead(api.getSiteOverview, { params: { id } }, { every: EVERY_MS })
  return (
    <Loaded of={overview}>
      {(of) => (
        <>
          {named && <Text fw={600}>{of.site}</Text>}
          <OverviewView of={of} />
        </>
      )}
    </Loaded>
  )
}
