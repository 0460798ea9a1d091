import '../stock.css'
import { Group, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { Result } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { useAll } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { PaperButton } from '../../ui/files.tsx'
import { Form, NumberField } from '../../ui/form.tsx'
import { useFormat } from '../../ui/format.ts'
import { useParam } from '../../ui/link.tsx'
import { Empty } from '../../ui/loaded.tsx'
import { LoadedPage, Page, Section } from '../../ui/page.tsx'
import { LayoutField, type LayoutName, useLayouts } from './layout.tsx'
import { PrintLabels } from './print-labels.tsx'
import { text } from './text.ts'

type Batch = Result<typeof api.listLabelBatches>['items'][number]
const MOST_PAGES = 100

/** Prints the labels of one batch: on sheets, on a roll printer, or from the browser. */
export default function PrintBatch() {
  const t = useText(text)
  const id = useParam('id')
  const batches = useAll(api.listLabelBatches, {})
  const f = useFormat()
  return (
    <LoadedPage of={batches} title={t.printTitle} back={{ to: '/labels', label: t.title }}>
      {(list) => {
        const batch = list.find((b) => b.id === id)
        if (!batch)
          return (
            <Page title={t.printTitle} back={{ to: '/labels', label: t.title }}>
              <Empty>{t.unknown}</Empty>
            </Page>
          )
        return (
          <Page
            title={t.rowTitle(batch.count, f.day(batch.recordedAt))}
            lead={batch.blank ? t.blank : t.known}
            back={{ to: '/labels', label: t.title }}
          >
            <FromBrowser batch={batch} />
            <OnSheets batch={batch} />
            <OnRoll batch={batch} />
          </Page>
        )
      }}
    </LoadedPage>
  )
}

function OnSheets({ batch }: { batch: Batch }) {
  const t = useText(text)
  const { of } = useLayouts()
  const own = of(batch.layout)
  const [chosen, setLayout] = useState<LayoutName | null>(null)
  const [from, setFrom] = useState<number | null>(1)
  const layout = chosen ?? (own?.kind === 'sheet' ? own.name : 'a4-24')
  const paper = of(layout)
  const places = paper ? paper.columns * paper.rows : 65
  const right = from !== null && from >= 1 && from <= places
  return (
    <Section title={t.sheet}>
      <Text>{t.sheetHelp}</Text>
      <div className="two">
        <LayoutField value={layout} onValue={setLayout} kind="sheet" />
        <NumberField
          label={t.from}
          description={t.fromHelp}
          number={from}
          onNumber={setFrom}
          error={right ? null : t.notPlace}
        />
      </div>
      <PaperButton
        label={t.pdf}
        variant={own?.kind === 'sheet' ? 'filled' : 'default'}
        fetch={() =>
          api.getLabelSheet({
            params: { id: batch.id },
            query: { format: 'pdf', layout, from: right ? from : 1 },
          })
        }
      />
    </Section>
  )
}

function OnRoll({ batch }: { batch: Batch }) {
  const t = useText(text)
  const { of } = useLayouts()
  const own = of(batch.layout)
  const [chosen, setLayout] = useState<LayoutName | null>(null)
  const layout = chosen ?? (own?.kind === 'roll' ? own.name : 'roll-57x32')
  return (
    <Section title={t.roll}>
      <Text>{t.rollHelp}</Text>
      <LayoutField value={layout} onValue={setLayout} kind="roll" label={t.zplPaper} />
      <PaperButton
        label={t.zpl}
        fileName={`etiquettes-${batch.recordedAt.slice(0, 10)}.zpl`}
        fetch={() =>
          api.getLabelSheet({ params: { id: batch.id }, query: { format: 'zpl', layout } })
        }
      />
    </Section>
  )
}

function FromBrowser({ batch }: { batch: Batch }) {
  const t = useText(text)
  const { of } = useLayouts()
  const own = of(batch.layout)
  const [chosen, setLayout] = useState<LayoutName | null>(null)
  const [first, setFirst] = useState<number | null>(1)
  const [last, setLast] = useState<number | null>(Math.min(batch.count, MOST_PAGES))
  const [shown, setShown] = useState(false)
  const layout = chosen ?? (own?.kind === 'roll' ? own.name : 'roll-62')
  const right =
    first !== null &&
    last !== null &&
    first >= 1 &&
    last >= first &&
    last <= batch.count &&
    last - first < MOST_PAGES
  return (
    <Section title={t.browser}>
      <Text>{t.browserHelp}</Text>
      <Form
        onSubmit={() => setShown(true)}
        busy={false}
        problem={null}
        disabled={!right}
        submit={
          <Group gap="xs" wrap="nowrap">
            <IconPrinter size={20} aria-hidden />
            {t.show}
          </Group>
        }
      >
        <LayoutField value={layout} onValue={setLayout} />
        <Group gap="sm" align="flex-end">
          <NumberField label={t.first} number={first} onNumber={setFirst} />
          <NumberField label={t.last} number={last} onNumber={setLast} />
        </Group>
        <Text role="status" c={right ? 'dimmed' : 'red'}>
          {t.range}
        </Text>
      </Form>
      {shown && first !== null && last !== null && (
        <PrintLabels
          batchId={batch.id}
          layout={layout}
          from={first}
          to={last}
          title={t.labels(last - first + 1)}
          onClose={() => setShown(false)}
        />
      )}
    </Section>
  )
}
