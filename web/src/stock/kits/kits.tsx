import '../stock.css'
import { Button, Group, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useRead, useWrite } from '../../api/query.ts'
import { SitesNote, useSites } from '../../bench/work-site.tsx'
import { useText } from '../../i18n.tsx'
import { ScanInput } from '../../scan/scan-input.tsx'
import { ConfirmButton } from '../../ui/dialog.tsx'
import { focusTitle } from '../../ui/focus.ts'
import { printedTag, useFormat } from '../../ui/format.ts'
import { GoTo, useSearchValue } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { sayDone } from '../../ui/say.ts'
import { Facts, Tag } from '../../ui/tag.tsx'
import { useCategories } from '../../words.ts'
import { useKeptLayout } from '../labels/layout.tsx'
import { PrintLabels } from '../labels/print-labels.tsx'
import { plainTag } from '../receive/entry.ts'
import { MakeKit } from './make-kit.tsx'
import { text } from './text.ts'

/** Desktop sets: made of what is ready, seen by their own label, undone. */
export default function Kits() {
  const t = useText(text)
  const [code, setCode] = useSearchValue('code')
  const [typed, setTyped] = useState('')
  const kit = useRead(api.getKit, { params: { code: code ?? '' } }, { when: code !== null })
  const shown = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (kit.data) shown.current?.querySelector('h2')?.scrollIntoView({ block: 'nearest' })
  }, [kit.data])
  return (
    <Page title={t.title} lead={t.lead}>
      <SitesNote />
      <Section title={t.see}>
        <ScanInput
          label={t.scanKit}
          description={t.scanKitHelp}
          value={typed}
          onValue={setTyped}
          onScan={(c) => {
            setTyped('')
            setCode(plainTag(c))
          }}
        />
      </Section>
      {code !== null && (
        <div ref={shown}>
          <Loaded of={kit}>{(k) => <KitCard kit={k} />}</Loaded>
        </div>
      )}
      <MakeKit made={(tag) => setCode(tag)} />
    </Page>
  )
}

type Kit = Awaited<ReturnType<typeof api.getKit>>

function KitCard({ kit }: { kit: Kit }) {
  const t = useText(text)
  const f = useFormat()
  const { label } = useCategories()
  const { name } = useSites()
  const dissolve = useWrite(api.dissolveKit)
  const print = useWrite(api.createLabelBatch)
  const [layout] = useKeptLayout('single', 'roll-62')
  const [batch, setBatch] = useState<string | null>(null)
  const undo = async () => {
    const done = await dissolve.send({ params: { code: kit.tag }, body: { version: kit.version } })
    if (!done) return
    sayDone(t.dissolved)
    focusTitle()
    return done
  }
  return (
    <Section
      title={`${t.kit} ${printedTag(kit.tag)}`}
      actions={
        <Tag tone={kit.dissolvedAt ? 'neutral' : 'good'}>
          {kit.dissolvedAt ? t.undone : t.whole}
        </Tag>
      }
    >
      <Facts
        of={[
          [
            t.members,
            <Group key="members" gap="sm">
              {kit.members.map((m) => (
                <GoTo key={m} to={`/devices/${m}`}>
                  <span className="code">{printedTag(m)}</span>
                </GoTo>
              ))}
            </Group>,
          ],
          [
            t.accessories,
            kit.accessories.map((a) => `${label(a.category)} × ${a.quantity}`).join(', '),
          ],
          [t.class, kit.performanceClass],
          [t.site, name(kit.siteId)],
          [t.undoneAt, kit.dissolvedAt && f.dayAndTime(kit.dissolvedAt)],
        ]}
      />
      {!kit.dissolvedAt && (
        <Group gap="sm">
          <Button
            variant="default"
            aria-haspopup="dialog"
            loading={print.busy}
            onClick={async () => {
              const made = await print.send({ body: { codes: [kit.tag], layout } })
              if (made) setBatch(made.id)
            }}
          >
            {t.print}
          </Button>
          <ConfirmButton
            label={t.dissolve}
            question={t.dissolveAsk}
            confirm={t.dissolve}
            act={undo}
            busy={dissolve.busy}
            problem={dissolve.problem}
          />
        </Group>
      )}
      {!kit.dissolvedAt && <Text c="dimmed">{t.labelHelp}</Text>}
      {batch && (
        <PrintLabels
          batchId={batch}
          layout={layout}
          from={1}
          to={1}
          title={t.print}
          auto
          onClose={() => setBatch(null)}
        />
      )}
    </Section>
  )
}
