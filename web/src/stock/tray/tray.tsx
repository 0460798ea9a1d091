import '../stock.css'
import { Button, Group, Stack, Title } from '@mantine/core'
import { IconFileSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { Result } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { usePages } from '../../api/query.ts'
import { colon, useText } from '../../i18n.tsx'
import { PaperButton } from '../../ui/files.tsx'
import { SelectField } from '../../ui/form.tsx'
import { useFormat } from '../../ui/format.ts'
import { useSearchValue } from '../../ui/link.tsx'
import { LoadedPages } from '../../ui/loaded.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Facts, Tag } from '../../ui/tag.tsx'
import { useProblemText } from '../../words.ts'
import { usePeople } from '../shared/people.ts'
import { DismissDialog } from './dismiss.tsx'
import { LinkDialog } from './link.tsx'
import { text } from './text.ts'

export type Evidence = Result<typeof api.listErasureEvidence>['items'][number]
export type Verdict = Evidence['verdicts'][number]
type Dismissal = keyof typeof text.fr.dismissals

/** The erasure logs that match no medium: linked by hand to one, or set aside; and what was set aside, with why. */
export default function Tray() {
  const t = useText(text)
  const [show, setShow] = useSearchValue('show')
  const place = show === 'dismissed' ? show : 'tray'
  const pages = usePages(api.listErasureEvidence, { query: { place } })
  return (
    <Page title={t.title} lead={t.lead}>
      <SelectField
        label={t.show}
        value={place}
        onValue={(v) => setShow(v === 'tray' ? null : v)}
        options={[
          ['tray', t.waiting],
          ['dismissed', t.aside],
        ]}
      />
      <LoadedPages of={pages} empty={place === 'tray' ? t.none : t.noneAside}>
        {(rows) => (
          <Stack gap="md">
            {rows.map((e) => (
              <Log key={e.id} evidence={e} place={place} />
            ))}
          </Stack>
        )}
      </LoadedPages>
    </Page>
  )
}

function Log({ evidence: e, place }: { evidence: Evidence; place: 'tray' | 'dismissed' }) {
  const t = useText(text)
  const f = useFormat()
  const people = usePeople()
  const tool = e.tool === 'unknown' ? t.unknownTool : `${e.tool} ${e.toolVersion ?? ''}`.trim()
  return (
    <Section
      title={`${t.log} ${tool}, ${f.dayAndTime(e.recordedAt)}`}
      actions={
        e.fileSha256 && (
          <PaperButton
            label={t.file}
            fetch={() => api.getErasureEvidenceFile({ params: { id: e.id } })}
          />
        )
      }
    >
      <Facts
        of={[
          [t.depositedBy, `${people.name(e.by) ?? e.by}, ${e.organisation}`],
          [t.host, e.hostSerial && <span className="code">{e.hostSerial}</span>],
        ]}
      />
      <ul className="rows">
        {e.verdicts
          .filter((v) => v.place === place)
          .map((v) => (
            <li key={v.id}>
              <VerdictCard verdict={v} />
            </li>
          ))}
      </ul>
    </Section>
  )
}

const tones = { erased: 'good', failed: 'bad', refused: 'warn' } as const

function VerdictCard({ verdict: v }: { verdict: Verdict }) {
  const t = useText(text)
  const f = useFormat()
  const people = usePeople()
  const problemText = useProblemText()
  const [asked, setAsked] = useState<'link' | 'dismiss' | null>(null)
  const why = v.codes.length > 0 ? v.codes : v.code ? [v.code] : []
  const name = v.serial ?? v.disk
  return (
    <article className="card">
      <Stack gap="sm">
        <Group gap="sm" justify="space-between">
          <Title order={3} size="h4" className="code">
            {name}
          </Title>
          <Tag tone={tones[v.verdict]} icon={<IconFileSearch size={18} aria-hidden />}>
            {t.verdicts[v.verdict]}
          </Tag>
        </Group>
        <Facts
          of={[
            [
              t.serial,
              v.serial ? (
                <span key="serial" className="code">
                  {v.serial}
                </span>
              ) : (
                t.noSerial
              ),
            ],
            [
              t.why,
              why.length > 0 && (
                <ul className="problem-list">
                  {why.map((c) => (
                    <li key={c}>{problemText(c)}</li>
                  ))}
                </ul>
              ),
            ],
            [t.reason, v.place === 'dismissed' && t.dismissals[v.reason as Dismissal]],
            [
              t.asideBy,
              v.decidedBy &&
                v.decidedAt &&
                `${people.name(v.decidedBy) ?? v.decidedBy}, ${f.dayAndTime(v.decidedAt)}`,
            ],
          ]}
        />
        {v.place === 'tray' && (
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
        )}
      </Stack>
      {asked === 'link' && <LinkDialog verdict={v} onClose={() => setAsked(null)} />}
      {asked === 'dismiss' && <DismissDialog verdict={v} onClose={() => setAsked(null)} />}
    </article>
  )
}
