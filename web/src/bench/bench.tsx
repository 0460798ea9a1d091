import './bench.css'
import { Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { useText } from '../i18n.tsx'
import { readCommand } from '../scan/scan-burst.ts'
import { ScanInput } from '../scan/scan-input.tsx'
import { useScanBurst } from '../scan/use-scan-burst.ts'
import { useMe } from '../shell/me.tsx'
import { useGo } from '../ui/link.tsx'
import { Empty, Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { sayDone, sayRefused, unsay } from '../ui/say.ts'
import { CallHelp } from './call-help.tsx'
import { type DeskHandle, DeviceDesk } from './device-desk.tsx'
import type { LastMove } from './next-steps.ts'
import type { Station } from './stations/stations.ts'
import { text } from './text.ts'
import { ScanTrouble } from './trouble.tsx'
import { useBench } from './use-bench.ts'
import { useTakeSite, useWorkSite, WorkSiteField } from './work-site.tsx'

/** The scan bench: whatever is scanned shows at once, with the one thing to do next. */
export default function Bench() {
  const t = useText(text)
  return (
    <Page title={t.title}>
      <BenchZone />
    </Page>
  )
}

/** The scan, the device, what is done to it: everything, or at a station what is done there. */
export function BenchZone({ station }: { station?: Station }) {
  const t = useText(text)
  const me = useMe()
  const bench = useBench()
  const site = useWorkSite()
  const takeSite = useTakeSite()
  const go = useGo()
  const [typed, setTyped] = useState('')
  const [lastMove, setLastMove] = useState<LastMove | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const desk = useRef<DeskHandle>(null)

  const onScan = (code: string) => {
    setTyped('')
    unsay()
    if (!bench.fresh(code)) return
    const command = readCommand(code)
    if (command?.kind === 'badge') return sayRefused(t.badge)
    if (command?.kind === 'site') return takeSite(command.id)
    if (command?.kind === 'station') return go(`/stations/${command.name}`)
    if (command?.kind === 'do')
      return desk.current ? desk.current.run(command.action) : sayRefused(t.noDevice)
    if (command?.kind === 'cancel') {
      if (desk.current?.cancel()) return
      bench.clear()
      return sayDone(t.cleared, { sound: true })
    }
    void bench.read(code)
  }
  useScanBurst(onScan, field)
  // A finger on glass would get the keyboard over half of the screen; a scanner is heard anyway.
  const toScan = () => {
    if (!matchMedia('(pointer: coarse)').matches) field.current?.focus({ preventScroll: false })
    else document.getElementById('bench-device')?.focus()
  }
  const code = me?.roles.find((r) => r.role === 'technician' || r.role === 'supervisor')?.code
  return (
    <>
      <section className="card scan-zone" aria-label={t.scan}>
        <Stack gap="sm">
          <ScanInput
            label={t.scan}
            description={t.scanHelp}
            size="xl"
            value={typed}
            onValue={setTyped}
            onScan={onScan}
            inputRef={field}
            autoFocus={!matchMedia('(pointer: coarse)').matches}
          />
          {!site && <WorkSiteField />}
        </Stack>
      </section>
      <div role="status" className="visually-hidden">
        {bench.reading ? t.reading : ''}
      </div>
      {bench.trouble && (
        <ScanTrouble trouble={bench.trouble} choose={(tag) => void bench.read(tag)} />
      )}
      {bench.query ? (
        <Loaded of={bench.query}>
          {(device) => (
            <DeviceDesk
              key={device.tag}
              ref={desk}
              device={device}
              {...(station ? { station } : {})}
              lastMove={lastMove}
              onMove={setLastMove}
              toScan={toScan}
            />
          )}
        </Loaded>
      ) : (
        !bench.trouble && (
          <Empty>
            <span className="big">{t.none}</span>
            <br />
            {t.noneHelp}
          </Empty>
        )
      )}
      <CallHelp tag={bench.device?.tag ?? null} done={toScan} />
      {(site || code) && (
        <div className="bench-foot">
          {site && <WorkSiteField />}
          {code && (
            <Text>
              {t.yourCode} <span className="code">{code}</span>
            </Text>
          )}
        </div>
      )}
    </>
  )
}
