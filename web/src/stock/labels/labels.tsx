import '../stock.css'
import { Button, Group, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useAll, useWrite } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { ScanInput } from '../../scan/scan-input.tsx'
import { useDraft } from '../../ui/draft.ts'
import { Form, NumberField } from '../../ui/form.tsx'
import { printedTag, useFormat } from '../../ui/format.ts'
import { GoTo, GoToButton, useGo } from '../../ui/link.tsx'
import { Empty, Loaded } from '../../ui/loaded.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { DataTable } from '../../ui/table.tsx'
import { plainTag } from '../receive/entry.ts'
import { LayoutField, useKeptLayout, useLayouts } from './layout.tsx'
import { text } from './text.ts'

const MOST = 5000
const first = { count: 24 as number | null }
const noCodes: string[] = []

/** Labels made ahead, made again, and printed. */
export default function Labels() {
  const t = useText(text)
  const f = useFormat()
  const { of, name } = useLayouts()
  const batches = useAll(api.listLabelBatches, {})
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <>
          <GoToButton to="/bench/commands" variant="default">
            {t.commands}
          </GoToButton>
          <GoToButton to="/bench/scanner" variant="default">
            {t.scanner}
          </GoToButton>
        </>
      }
    >
      <div className="two">
        <NewLabels />
        <AgainLabels />
      </div>
      <Section title={t.past}>
        <Loaded of={batches}>
          {(list) =>
            list.length === 0 ? (
              <Empty>{t.none}</Empty>
            ) : (
              <DataTable
                caption={t.past}
                rows={[...list].reverse()}
                rowKey={(b) => b.id}
                columns={[
                  {
                    title: t.made,
                    cell: (b) => (
                      <GoTo to={`/print/labels/${b.id}`}>
                        {t.labels(b.count)}, {f.dayAndTime(b.recordedAt)}
                      </GoTo>
                    ),
                  },
                  { title: t.kind, cell: (b) => (b.blank ? t.blank : t.known) },
                  {
                    title: t.paper,
                    cell: (b) => {
                      const layout = of(b.layout)
                      return layout ? name(layout) : b.layout
                    },
                  },
                ]}
              />
            )
          }
        </Loaded>
      </Section>
    </Page>
  )
}

/** Blank labels, for devices to come. */
function NewLabels() {
  const t = useText(text)
  const go = useGo()
  const make = useWrite(api.createLabelBatch)
  const [layout, setLayout] = useKeptLayout('batch', 'a4-24')
  const [draft, setDraft, clear] = useDraft('labels:new', first)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const { count } = draft
  const send = async () => {
    const batch = await make.send({ body: { count: count ?? 0, layout }, key })
    if (!batch) return
    setKey(crypto.randomUUID())
    clear()
    go(`/print/labels/${batch.id}`)
  }
  return (
    <Section title={t.new}>
      <Text>{t.newHelp}</Text>
      <Form
        onSubmit={() => void send()}
        busy={make.busy}
        problem={make.problem}
        submit={t.make}
        disabled={count === null || count < 1 || count > MOST}
      >
        <NumberField
          label={t.count}
          number={count}
          onNumber={(n) => {
            setDraft({ count: n })
            setKey(crypto.randomUUID())
          }}
          required
        />
        <LayoutField
          value={layout}
          onValue={(l) => {
            setLayout(l)
            setKey(crypto.randomUUID())
          }}
        />
      </Form>
    </Section>
  )
}

/** The same labels again, for devices that have lost theirs. */
function AgainLabels() {
  const t = useText(text)
  const go = useGo()
  const make = useWrite(api.createLabelBatch)
  const [layout, setLayout] = useKeptLayout('batch', 'a4-24')
  const [codes, setCodes, clear] = useDraft('labels:again', noCodes)
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const add = (code: string) => {
    const tag = plainTag(code)
    setCodes((list) => (list.includes(tag) ? list : [...list, tag]))
    setTyped('')
    make.reset()
  }
  const send = async () => {
    const batch = await make.send({ body: { codes, layout } })
    if (!batch) return
    clear()
    go(`/print/labels/${batch.id}`)
  }
  return (
    <Section title={t.again}>
      <Text>{t.againHelp}</Text>
      <Form
        onSubmit={() => void send()}
        busy={make.busy}
        problem={make.problem}
        submit={t.makeAgain}
        disabled={codes.length === 0}
      >
        <ScanInput label={t.scan} value={typed} onValue={setTyped} onScan={add} inputRef={field} />
        {codes.length > 0 && (
          <ul className="rows">
            {codes.map((code) => (
              <li key={code}>
                <Group justify="space-between">
                  <span className="code">{code.length === 8 ? printedTag(code) : code}</span>
                  <Button
                    variant="default"
                    aria-label={`${t.take} ${code}`}
                    onClick={() => {
                      setCodes((list) => list.filter((c) => c !== code))
                      field.current?.focus()
                    }}
                  >
                    {t.take}
                  </Button>
                </Group>
              </li>
            ))}
          </ul>
        )}
        <LayoutField value={layout} onValue={setLayout} />
      </Form>
    </Section>
  )
}
