import '../stock.css'
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconClockHour8, IconLoader2 } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Result } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { usePages } from '../../api/query.ts'
import { colon, useText } from '../../i18n.tsx'
import { DropFile } from '../../ui/files.tsx'
import { printedTag, useFormat } from '../../ui/format.ts'
import { GoTo } from '../../ui/link.tsx'
import { LoadedPages } from '../../ui/loaded.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { beep } from '../../ui/say.ts'
import { Facts } from '../../ui/tag.tsx'
import { useWhy } from '../shared/scan-lines.tsx'
import { DismissReport, LinkReport } from './decide.tsx'
import { text } from './text.ts'

export type Report = Result<typeof api.listHardwareReports>['items'][number]
type Line = {
  n: number
  name: string
  state: 'sent' | 'read' | 'waits' | 'refused'
  said: string
  tag?: string
}
const looks = {
  sent: ['neutral', IconLoader2],
  read: ['good', IconCircleCheck],
  waits: ['warn', IconClockHour8],
  refused: ['bad', IconCircleX],
} as const

/** The captures of a USB stick or of benches that send by themselves: one answer a file, and what waits for a device. */
export default function Captures() {
  const t = useText(text)
  const client = useQueryClient()
  const why = useWhy()
  const [lines, setLines] = useState<Line[]>([])
  const [busy, setBusy] = useState(false)
  const waiting = usePages(api.listHardwareReports, {})

  const sendAll = async (files: File[]) => {
    setBusy(true)
    const first = lines.length
    setLines((all) => [
      ...files.map((f, i) => ({
        n: first + i,
        name: f.name,
        state: 'sent' as const,
        said: t.sending,
      })),
      ...all,
    ])
    const answer = (n: number, change: Partial<Line>) =>
      setLines((all) => all.map((l) => (l.n === n ? { ...l, ...change } : l)))
    for (const [i, file] of files.entries()) {
      try {
        const got = await api.submitHardwareReport({ body: file, type: 'application/octet-stream' })
        const said = got.deviceTag ? t.into : t.waits
        answer(first + i, {
          state: got.deviceTag ? 'read' : 'waits',
          said: `${got.tool}, ${got.repeated ? `${t.before}, ` : ''}${said}`,
          ...(got.deviceTag ? { tag: got.deviceTag } : {}),
        })
        beep('done')
      } catch (error) {
        answer(first + i, { state: 'refused', said: why(error) })
        beep('refused')
      }
    }
    setBusy(false)
    void client.invalidateQueries({ queryKey: ['listHardwareReports'] })
  }
  return (
    <Page title={t.title} lead={t.lead}>
      <section className="card">
        <Stack gap="sm">
          <DropFile label={t.drop} onFiles={(f) => void sendAll(f)} busy={busy} multiple />
          <Text>{t.dropHelp}</Text>
          <ul className="scan-lines" aria-label={t.answers} aria-live="polite">
            {lines.map((l) => {
              const [tone, Icon] = looks[l.state]
              return (
                <li key={l.n} className={`scan-line tone-${tone}`}>
                  <Icon size={24} aria-hidden />
                  <span>
                    <strong>{l.name}</strong> {l.said}{' '}
                    {l.tag && <GoTo to={`/devices/${l.tag}`}>{printedTag(l.tag)}</GoTo>}
                  </span>
                </li>
              )
            })}
          </ul>
        </Stack>
      </section>
      <Section title={t.tray}>
        <LoadedPages of={waiting} empty={t.none}>
          {(rows) => (
            <ul className="rows">
              {rows.map((r) => (
                <li key={r.id}>
                  <ReportCard report={r} />
                </li>
              ))}
            </ul>
          )}
        </LoadedPages>
      </Section>
    </Page>
  )
}

function ReportCard({ report: r }: { report: Report }) {
  const t = useText(text)
  const f = useFormat()
  const [asked, setAsked] = useState<'link' | 'dismiss' | null>(null)
  const name = [r.manufacturer, r.model].filter(Boolean).join(' ') || t.unknown
  return (
    <article className="card">
      <Stack gap="sm">
        <Facts
          of={[
            [t.of, `${name} (${r.tool})`],
            [t.serial, r.serial && <span className="code">{r.serial}</span>],
            [t.disks, r.disks.map((d) => [d.model, d.serial].filter(Boolean).join(' ')).join(', ')],
            [t.when, f.dayAndTime(r.recordedAt)],
          ]}
        />
        <Group gap="sm">
          <Button
            aria-haspopup="dialog"
            aria-label={`${t.link}${colon()}${name}`}
            onClick={() => setAsked('link')}
          >
            {t.link}
          </Button>
          <Button
            variant="default"
            aria-haspopup="dialog"
            aria-label={`${t.dismiss}${colon()}${name}`}
            onClick={() => setAsked('dismiss')}
          >
            {t.dismiss}
          </Button>
        </Group>
      </Stack>
      {asked === 'link' && <LinkReport report={r} onClose={() => setAsked(null)} />}
      {asked === 'dismiss' && <DismissReport report={r} onClose={() => setAsked(null)} />}
    </article>
  )
}
