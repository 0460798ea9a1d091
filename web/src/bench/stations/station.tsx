import '../bench.css'
import './stations.css'
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../i18n.tsx'
import { useParam } from '../../ui/link.tsx'
import { Empty } from '../../ui/loaded.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { BenchZone } from '../bench.tsx'
import { Many } from './many.tsx'
import { pictures } from './pictures.ts'
import { type Station, stationOf } from './stations.ts'
import { stationText, text } from './text.ts'
import { Waiting } from './waiting.tsx'

/** One station: what is done there in three sentences, the scan, that station's actions alone, and what waits. */
export default function StationScreen() {
  const t = useText(text)
  const words = useText(stationText)
  const station = stationOf(useParam('station'))
  const back = { to: '/stations', label: t.back }
  if (!station)
    return (
      <Page title={t.title} back={back}>
        <Empty>{t.unknown}</Empty>
      </Page>
    )
  const { title, aim, steps } = words[station.name]
  return (
    <Page title={title} lead={aim} back={back}>
      <section className="card" aria-label={t.how}>
        <ol className="station-steps">
          {pictures[station.name].steps.map((Picture, n) => (
            <li key={steps[n]}>
              <Picture size={40} stroke={1.5} aria-hidden />
              <span>{steps[n]}</span>
            </li>
          ))}
        </ol>
      </section>
      <Work key={station.name} station={station} />
      <Section title={t.waiting}>
        <Waiting station={station} />
      </Section>
    </Page>
  )
}

function Work({ station }: { station: Station }) {
  const t = useText(text)
  const [how, setHow] = useState<'one' | 'many'>('one')
  if (station.many.length === 0) return <BenchZone station={station} />
  return (
    <>
      <SegmentedControl
        size="md"
        aria-label={t.how}
        value={how}
        onChange={(h) => setHow(h as typeof how)}
        data={[
          { value: 'one', label: t.one },
          { value: 'many', label: t.many },
        ]}
      />
      {how === 'one' ? <BenchZone station={station} /> : <Many station={station} />}
    </>
  )
}
