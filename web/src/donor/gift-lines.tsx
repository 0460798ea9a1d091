import { Group, Stack, Text, Title } from '@mantine/core'
import { colon, type Texts, useText } from '../i18n.tsx'
import { MoreRows } from '../ui/more-rows.tsx'
import { Tag, type Tone } from '../ui/tag.tsx'
import { useCategories, useWords } from '../words.ts'
import type { Donation } from './offer.ts'
import { sharesOf, shareText } from './progress.ts'

type Line = Donation['lines'][number]
const text: Texts<
  Record<Line['decision'] | 'why' | 'tag' | 'serial' | 'today', string> & {
    taken: (n: number) => string
  }
> = {
  fr: {
    pending: 'Pas encore décidé',
    accepted: 'Accepté',
    refused: 'Refusé',
    why: 'Raison',
    tag: 'inventaire',
    serial: 'série',
    today: 'Aujourd’hui',
    taken: (n) => `${n} ${n > 1 ? 'enlevés' : 'enlevé'}`,
  },
  en: {
    pending: 'Not decided yet',
    accepted: 'Accepted',
    refused: 'Refused',
    why: 'Reason',
    tag: 'inventory',
    serial: 'serial',
    today: 'Today',
    taken: (n) => `${n} picked up`,
  },
}
const tones: Record<Line['decision'], Tone> = {
  pending: 'neutral',
  accepted: 'good',
  refused: 'bad',
}

/** What became of each line, in words and as a bar. */
export function GiftLines({ donation: d }: { donation: Donation }) {
  return (
    <MoreRows rows={d.lines} step={20}>
      {(shown) => (
        <ul className="rows">
          {shown.map((line) => (
            <li key={line.id} className="line">
              <OneLine line={line} over={d.status === 'closed'} />
            </li>
          ))}
        </ul>
      )}
    </MoreRows>
  )
}

function OneLine({ line, over }: { line: Line; over: boolean }) {
  const t = useText(text)
  const said = useText(shareText)
  const words = useWords()
  const { label } = useCategories()
  const p = line.progress
  const shares = sharesOf(p, over)
  const whole = shares.reduce((n, s) => n + s.count, 0)
  const moves = [
    said.promised(p.promised),
    line.taken !== null && t.taken(line.taken),
    p.received > 0 && said.received(p.received),
    p.accepted > 0 && said.accepted(p.accepted),
    p.refused > 0 && said.refused(p.refused),
    p.sold > 0 && said.sold(p.sold),
    p.given > 0 && said.given(p.given),
  ].filter(Boolean)
  const details = [
    line.donorAssetTag && `${t.tag} ${line.donorAssetTag}`,
    line.serial && `${t.serial} ${line.serial}`,
    line.condition,
  ].filter(Boolean)
  const began = line.decision === 'accepted' && p.received > 0
  return (
    <Stack gap={8}>
      <Group justify="space-between" gap="sm">
        <Title order={3} size="h5" className="capital">
          {label(line.category)} × {line.quantity}
        </Title>
        <Tag tone={tones[line.decision]}>{t[line.decision]}</Tag>
      </Group>
      {details.length > 0 && <Text>{details.join(', ')}</Text>}
      {line.decisionReason && (
        <Text>
          {t.why}
          {colon()}
          {words.refusalReason(line.decisionReason).toLowerCase()}
        </Text>
      )}
      {line.decision !== 'refused' && <Text>{moves.join(' · ')}</Text>}
      {began && (
        <>
          <div
            className="share-bar"
            role="img"
            aria-label={`${t.today}${colon()}${shares.map((s) => said[s.kind](s.count)).join(', ')}`}
          >
            {shares.map((s) => (
              <span
                key={s.kind}
                className={`share-${s.kind}`}
                style={{ width: `${(s.count / whole) * 100}%` }}
              />
            ))}
          </div>
          <Group gap="xs" aria-hidden>
            {shares.map((s) => (
              <span key={s.kind} className="share-word">
                <span className={`share-dot share-${s.kind}`} />
                {said[s.kind](s.count)}
              </span>
            ))}
          </Group>
        </>
      )}
    </Stack>
  )
}
