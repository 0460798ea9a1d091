import { Text } from '@mantine/core'
import { type Texts, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { MoreRows } from '../ui/more-rows.tsx'
import { DataTable } from '../ui/table.tsx'
import { Facts, Tag } from '../ui/tag.tsx'
import { useWords } from '../words.ts'
import { useLineName } from './decision-line.tsx'
import { type Donation, decisionTones, hasArrived, type Line, useCounterWords } from './words.ts'

const fr = {
  list: 'Lignes de l’offre',
  line: 'Ligne',
  decision: 'Décision',
  promised: 'Promis',
  taken: 'Enlevé',
  received: 'Reçu',
  accepted: 'Accepté au tri',
  gap: 'Écart',
  outside: 'Reçus hors des lignes',
  mass: 'Masse reçue',
  none: 'Cette offre n’a encore aucune ligne.',
  exact: 'Aucun',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    list: 'Lines of the offer',
    line: 'Line',
    decision: 'Decision',
    promised: 'Promised',
    taken: 'Picked up',
    received: 'Received',
    accepted: 'Accepted on sorting',
    gap: 'Gap',
    outside: 'Received outside the lines',
    mass: 'Mass received',
    none: 'This offer has no line yet.',
    exact: 'None',
  },
}

/** Line by line: promised, picked up, received, accepted, and the gap with its reason. */
export function GiftLines({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const f = useFormat()
  const words = useWords()
  const counter = useCounterWords()
  const { name, details } = useLineName()
  const moved = d.status === 'handedOver' || d.status === 'closed' || d.receivedGrams > 0
  const came = hasArrived(d)
  const gapOf = (l: Line) => d.discrepancies.find((g) => g.lineId === l.id)
  const outside = d.discrepancies.find((g) => g.lineId === null)
  const signed = (n: number) => (n > 0 ? `+${n}` : `−${-n}`)
  if (d.lines.length === 0) return <Text>{t.none}</Text>
  return (
    <>
      <MoreRows rows={d.lines} step={30}>
        {(shown) => (
          <DataTable
            caption={t.list}
            rows={shown}
            rowKey={(l) => l.id}
            columns={[
              {
                title: t.line,
                cell: (l) => (
                  <>
                    {name(l)}
                    {details(l) && <Text c="dimmed">{details(l)}</Text>}
                  </>
                ),
              },
              {
                title: t.decision,
                cell: (l) => (
                  <>
                    <Tag tone={decisionTones[l.decision]}>{counter.decision[l.decision]}</Tag>
                    {l.decisionReason && <Text>{words.refusalReason(l.decisionReason)}</Text>}
                  </>
                ),
              },
              ...(moved
                ? [
                    {
                      title: t.taken,
                      right: true,
                      cell: (l: Line) => (l.taken === null ? '—' : f.number(l.taken)),
                    },
                    {
                      title: t.received,
                      right: true,
                      cell: (l: Line) => f.number(l.progress.received),
                    },
                    {
                      title: t.accepted,
                      right: true,
                      cell: (l: Line) => f.number(l.progress.accepted),
                    },
                    {
                      title: t.gap,
                      cell: (l: Line) => {
                        const gap = gapOf(l)
                        if (l.decision !== 'accepted' || !(came || d.closedAt)) return '—'
                        if (!gap || gap.gap === 0) return t.exact
                        return (
                          <>
                            <Tag tone="warn">{signed(gap.gap)}</Tag>
                            {gap.reason && <Text>{words.gapReason(gap.reason)}</Text>}
                          </>
                        )
                      },
                    },
                  ]
                : []),
            ]}
          />
        )}
      </MoreRows>
      {came && (
        <Facts
          of={[
            [
              t.outside,
              d.outsideLines > 0 ? (
                <>
                  {f.number(d.outsideLines)}
                  {outside?.reason && `, ${words.gapReason(outside.reason)}`}
                </>
              ) : null,
            ],
            [t.mass, d.receivedGrams > 0 ? f.mass(d.receivedGrams) : null],
          ]}
        />
      )}
    </>
  )
}
