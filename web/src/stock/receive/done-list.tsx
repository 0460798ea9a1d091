import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useWrite } from '../../api/query.ts'
import { colon, useText } from '../../i18n.tsx'
import { openOf } from '../../outbox/order.ts'
import { text as outboxText } from '../../outbox/text.ts'
import { useActs } from '../../outbox/use-outbox.ts'
import { printedTag, useFormat } from '../../ui/format.ts'
import { GoTo } from '../../ui/link.tsx'
import { Section } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem.tsx'
import { DataTable } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useCategories } from '../../words.ts'
import { useKeptLayout } from '../labels/layout.tsx'
import { PrintLabels } from '../labels/print-labels.tsx'
import type { Received } from './entry.ts'
import { text } from './text.ts'

const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1)

/** What was received in this sitting, the last first, with what to do about a mistake. */
export function DoneList({ done, forget }: { done: readonly Received[]; forget: () => void }) {
  const t = useText(text)
  const noted = useText(outboxText)
  const acts = useActs()
  const f = useFormat()
  const { label } = useCategories()
  const again = useWrite(api.createLabelBatch)
  const [layout] = useKeptLayout('single', 'roll-62')
  const [shown, setShown] = useState<string | null>(null)
  const waits = (tag: string) => openOf(acts, { tag }).some((a) => a.operation === 'receiveDevice')
  if (done.length === 0) return null
  const reprint = async (tag: string) => {
    const batch = await again.send({ body: { codes: [tag], layout } })
    if (batch) setShown(batch.id)
  }
  return (
    <Section
      title={`${t.done}${colon()}${t.count(done.length)}`}
      actions={
        <Button variant="default" onClick={forget}>
          {t.forget}
        </Button>
      }
    >
      <Text>{t.doneHelp}</Text>
      <Text c="dimmed">{t.forgetHelp}</Text>
      <ProblemNote error={again.problem} focus />
      <DataTable
        caption={t.done}
        rows={done}
        rowKey={(d) => d.tag}
        columns={[
          {
            title: t.columns.tag,
            cell: (d) => (
              <Group gap="xs">
                <span className="code">{printedTag(d.tag)}</span>
                {d.quarantine && <Tag tone="warn">{t.quarantined}</Tag>}
              </Group>
            ),
          },
          {
            title: t.columns.what,
            cell: (d) => (
              <>
                {capital(label(d.category))}
                {d.name ? ` · ${d.name}` : ''}
                {d.warnings.includes('SERIAL_PLACEHOLDER') && <Text>{t.placeholder}</Text>}
              </>
            ),
          },
          { title: t.columns.mass, right: true, cell: (d) => f.mass(d.grams) },
          {
            title: t.columns.act,
            cell: (d) =>
              waits(d.tag) ? (
                <GoTo to="/outbox">{noted.noted}</GoTo>
              ) : (
                <Group gap="xs">
                  <GoTo to={`/devices/${d.tag}`}>{t.correct}</GoTo>
                  <Button
                    variant="default"
                    aria-haspopup="dialog"
                    aria-label={`${t.reprint} ${printedTag(d.tag)}`}
                    loading={again.busy}
                    onClick={() => void reprint(d.tag)}
                  >
                    {t.reprint}
                  </Button>
                </Group>
              ),
          },
        ]}
      />
      {shown && (
        <PrintLabels
          batchId={shown}
          layout={layout}
          from={1}
          to={1}
          title={t.reprint}
          auto
          onClose={() => setShown(null)}
        />
      )}
    </Section>
  )
}
