import { Text } from '@mantine/core'
import { plural, useLanguage, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { GoTo, GoToButton } from '../ui/link.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { useWords } from '../words.ts'
import { type Queue, queueText } from './queue-text.ts'
import type { DonationRow } from './words.ts'

/** Since when a gift waits where it stands. */
const sinceOf = (d: DonationRow): string =>
  d.closedAt ?? d.handedOverAt ?? d.decidedAt ?? d.submittedAt ?? d.recordedAt

/** Gifts with how much, since when, and what to do next; the whole row leads to the gift. */
export function GiftRows({
  rows,
  queue,
  caption,
}: {
  rows: DonationRow[]
  /** All gifts show their step instead. */
  queue: Queue | null
  caption: string
}) {
  const t = useText(queueText)
  const f = useFormat()
  const words = useWords()
  const { language } = useLanguage()
  const actOf = (d: DonationRow): keyof typeof t.act => {
    if (d.status === 'draft') return 'draft'
    if (d.status === 'submitted') return 'decide'
    if (queue === 'waiting') return 'plan'
    if (queue === 'toReconcile') return 'reconcile'
    if (queue === 'toReceive') return d.status === 'accepted' ? 'pickUp' : 'receive'
    return 'read'
  }
  const units = (n: number) =>
    `${f.number(n)} ${plural(language, n, language === 'fr' ? 'unité' : 'unit', language === 'fr' ? 'unités' : 'units')}`
  const columns: Column<DonationRow>[] = [
    {
      title: t.donation,
      cell: (d) => (
        <>
          <GoTo to={`/counter/${d.id}`}>
            <span className="code">{d.reference}</span>
          </GoTo>
          <Text>{d.donorName}</Text>
        </>
      ),
    },
    { title: t.quantity, cell: (d) => units(d.quantity) },
    ...(queue === null
      ? [
          {
            title: t.status,
            cell: (d: DonationRow) => (
              <Tag tone={words.donationTone(d.status)}>{words.donationStatus(d.status)}</Tag>
            ),
          },
        ]
      : []),
    { title: t.since, cell: (d) => f.ago(sinceOf(d)) },
    ...(queue === 'new'
      ? []
      : [
          {
            title: t.donee,
            cell: (d: DonationRow) =>
              d.doneeName || d.plannedOn ? (
                <>
                  {d.doneeName}
                  {d.plannedOn && (
                    <Text c="dimmed">
                      {t.plannedOn} {f.day(d.plannedOn)}
                    </Text>
                  )}
                </>
              ) : null,
          },
        ]),
    {
      title: t.next,
      cell: (d) => (
        <GoToButton to={`/counter/${d.id}`} variant="default">
          {t.act[actOf(d)]}
          <span className="visually-hidden"> {d.reference}</span>
        </GoToButton>
      ),
    },
  ]
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(d) => d.id} />
}
