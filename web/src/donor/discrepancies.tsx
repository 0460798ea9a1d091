import { Text } from '@mantine/core'
import { colon, plural, type Texts, useText } from '../i18n.tsx'
import { Section } from '../ui/page.tsx'
import { useCategories, useWords } from '../words.ts'
import type { Donation } from './offer.ts'

const text: Texts<
  Record<'title' | 'lead' | 'open' | 'outside' | 'why', string> & {
    line: (what: string, promised: number, received: number) => string
    extra: (n: number) => string
    since: (n: number) => string
  }
> = {
  fr: {
    title: 'Écarts entre l’offre et la réception',
    lead: 'Un écart n’est pas une faute : il est noté avec sa raison, pour que les papiers soient justes.',
    open: 'Réception en cours : la raison sera donnée à la fin.',
    outside: 'Hors de l’offre',
    why: 'Raison',
    line: (what, promised, received) =>
      `${what} : ${promised} promis, ${received} ${plural('fr', received, 'reçu', 'reçus')}.`,
    extra: (n) => (n > 1 ? `${n} appareils reçus en plus.` : '1 appareil reçu en plus.'),
    since: (n) =>
      n < 0
        ? `${-n} de moins qu’à l’enlèvement.`
        : n > 0
          ? `${n} de plus qu’à l’enlèvement.`
          : 'Même compte qu’à l’enlèvement.',
  },
  en: {
    title: 'Gaps between the offer and the reception',
    lead: 'A gap is not a fault: it is written down with its reason, so that the papers are right.',
    open: 'Reception under way: the reason will be given at its end.',
    outside: 'Outside the offer',
    why: 'Reason',
    line: (what, promised, received) => `${what}: ${promised} promised, ${received} received.`,
    extra: (n) => (n > 1 ? `${n} more devices received.` : '1 more device received.'),
    since: (n) =>
      n < 0
        ? `${-n} less than at the pick-up.`
        : n > 0
          ? `${n} more than at the pick-up.`
          : 'Same count as at the pick-up.',
  },
}

/** What came beside what was promised, and why; nothing where all came. */
export function Discrepancies({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const words = useWords()
  const { label } = useCategories()
  if (d.discrepancies.length === 0) return null
  const name = (lineId: string | null) => {
    const line = d.lines.find((l) => l.id === lineId)
    return line ? label(line.category) : t.outside
  }
  return (
    <Section title={t.title}>
      <Text>{t.lead}</Text>
      <ul className="problem-list">
        {d.discrepancies.map((x) => (
          <li key={x.lineId ?? 'outside'}>
            <span className="capital">
              {x.lineId
                ? t.line(name(x.lineId), x.promised, x.received)
                : `${t.outside}${colon()}${t.extra(x.received)}`}
            </span>{' '}
            {x.sinceTaken !== null && t.since(x.sinceTaken)}{' '}
            {x.reason ? `${t.why} : ${words.gapReason(x.reason).toLowerCase()}.` : t.open}
          </li>
        ))}
      </ul>
    </Section>
  )
}
