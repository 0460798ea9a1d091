import '../bench.css'
import './stations.css'
import { Text, Title } from '@mantine/core'
import { IconLayoutGrid, IconScale } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useText } from '../../i18n.tsx'
import { useHolds } from '../../shell/me.tsx'
import { GoToCard } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { WorkSiteField } from '../work-site.tsx'
import { pictures } from './pictures.ts'
import { stationNames } from './stations.ts'
import { stationText, text } from './text.ts'

/** The stations of a workshop, one large card each. */
export default function Stations() {
  const t = useText(text)
  const words = useText(stationText)
  const receives = useHolds('collector', 'technician')
  return (
    <Page title={t.title} lead={t.lead}>
      <WorkSiteField />
      <ul className="cards">
        {receives && (
          <StationCard
            to="/bench/receive"
            title={t.reception}
            aim={t.receptionAim}
            Picture={IconScale}
          />
        )}
        {stationNames.map((name) => (
          <StationCard
            key={name}
            to={`/stations/${name}`}
            title={words[name].title}
            aim={words[name].aim}
            Picture={pictures[name].own}
          />
        ))}
        <StationCard to="/bench" title={t.all} aim={t.allAim} Picture={IconLayoutGrid} />
      </ul>
    </Page>
  )
}

function StationCard({
  to,
  title,
  aim,
  Picture,
}: {
  to: string
  title: string
  aim: string
  Picture: ComponentType<{ size: number; stroke: number; 'aria-hidden': true }>
}) {
  return (
    <li>
      <GoToCard to={to}>
        <span className="station-card">
          <Picture size={56} stroke={1.5} aria-hidden />
          <span>
            <Title order={2} size="h4">
              {title}
            </Title>
            <Text>{aim}</Text>
          </span>
        </span>
      </GoToCard>
    </li>
  )
}
