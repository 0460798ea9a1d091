import { Text } from '@mantine/core'
import { api } from '../../api/operations.generated.ts'
import { useRead } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { printedTag, useFormat } from '../../ui/format.ts'
import { GoTo } from '../../ui/link.tsx'
import { Empty, Loaded } from '../../ui/loaded.tsx'
import { useCategories, useWords } from '../../words.ts'
import type { Device } from '../next-steps.ts'
import { useSites, useWorkSite } from '../work-site.tsx'
import type { Station } from './stations.ts'
import { text } from './text.ts'

const SHOWN = 6
const EVERY_MS = 60_000

/** The devices that wait for a station at this site, those that came first at the top. */
export function Waiting({ station }: { station: Station }) {
  const t = useText(text)
  const site = useWorkSite()
  const { known } = useSites()
  // Why the sites cannot be shown is said above.
  if (!known) return null
  if (!site) return <Empty>{t.noSite}</Empty>
  return station.waiting.map((state) => (
    <WaitingIn
      key={state}
      state={state}
      siteId={site}
      station={station}
      named={station.waiting.length > 1}
    />
  ))
}

function WaitingIn({
  state,
  siteId,
  station,
  named,
}: {
  state: Device['state']
  siteId: string
  station: Station
  named: boolean
}) {
  const t = useText(text)
  const w = useWords()
  const f = useFormat()
  const categories = useCategories()
  const query = { state, siteId, limit: SHOWN }
  const list = useRead(api.listDevices, { query }, { every: EVERY_MS })
  return (
    <Loaded of={list}>
      {({ items, next }) =>
        items.length === 0 ? (
          named ? null : (
            <Empty>{t.nothing}</Empty>
          )
        ) : (
          <div>
            {named && <Text fw={600}>{w.state(state)}</Text>}
            <ul className="station-waiting">
              {items.map((d) => (
                <li key={d.id}>
                  <GoTo to={`/stations/${station.name}?code=${d.tag}`}>
                    <strong className="code">{printedTag(d.tag)}</strong>{' '}
                    {[d.manufacturer, d.model].filter(Boolean).join(' ') ||
                      categories.label(d.category)}
                    <Text c="dimmed">{f.ago(d.stateSince)}</Text>
                  </GoTo>
                </li>
              ))}
            </ul>
            {next && <GoTo to={`/devices?state=${state}&site=${siteId}`}>{t.seeAll}</GoTo>}
          </div>
        )
      }
    </Loaded>
  )
}
