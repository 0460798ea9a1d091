import { Text } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed, IconCircleDot, IconCircleX } from '@tabler/icons-react'
import { plural, type Texts, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'
import { useWords } from '../words.ts'
import type { Donation } from './offer.ts'
import { shareText, standingText, stepOf } from './progress.ts'

type State = 'done' | 'now' | 'next' | 'stopped'
const icons = {
  done: IconCircleCheck,
  now: IconCircleDot,
  next: IconCircleDashed,
  stopped: IconCircleX,
}
const text: Texts<
  Record<State, string> & {
    notSent: string
    sent: (day: string) => string
    waitsDecision: string
    decided: (accepted: number, all: number, day: string) => string
    donee: (name: string) => string
    planned: (day: string) => string
    toPlan: string
    taken: (day: string) => string
    coming: string
    counted: (n: number, kg: string) => string
    closed: (day: string) => string
    counting: string
    bench: (n: number) => string
    benchLater: string
    outcome: string
    outcomeLater: string
    cancelled: (why: string) => string
  }
> = {
  fr: {
    done: 'Fait',
    now: 'En cours',
    next: 'À venir',
    stopped: 'Arrêté ici',
    notSent: 'L’offre n’est pas encore envoyée.',
    sent: (d) => `Envoyée le ${d}.`,
    waitsDecision: 'Le guichet examine chaque ligne.',
    decided: (a, all, d) =>
      a === 0
        ? `Refusée le ${d}.`
        : `${a} ${a > 1 ? 'lignes acceptées' : 'ligne acceptée'} sur ${all}, le ${d}.`,
    donee: (name) => `Bénéficiaire : ${name}.`,
    planned: (d) => `Prévu le ${d}.`,
    toPlan: 'Le guichet va fixer un jour avec vous.',
    taken: (d) => `Enlevé le ${d}. Le bordereau est dans vos documents.`,
    coming: 'Chaque appareil sera compté, pesé et étiqueté.',
    counted: (n, kg) => `${n} ${plural('fr', n, 'reçu', 'reçus')}, ${kg} en tout.`,
    closed: (d) => `Terminée le ${d}.`,
    counting: 'Comptage en cours.',
    bench: (n) =>
      n > 1
        ? `${n} appareils et accessoires sont encore à l’atelier ou en boutique.`
        : n === 1
          ? '1 appareil est encore à l’atelier ou en boutique.'
          : 'Plus rien à l’atelier.',
    benchLater: 'Tri, effacement des données, réparation, vérification.',
    outcome: 'Voici ce que sont devenus vos appareils :',
    outcomeLater: 'Un foyer équipé, ou un recyclage sûr : vous le verrez ici.',
    cancelled: (why) => `Don annulé. Motif : ${why.toLowerCase()}.`,
  },
  en: {
    done: 'Done',
    now: 'Under way',
    next: 'To come',
    stopped: 'Stopped here',
    notSent: 'The offer is not sent yet.',
    sent: (d) => `Sent on ${d}.`,
    waitsDecision: 'The counter examines each line.',
    decided: (a, all, d) =>
      a === 0
        ? `Refused on ${d}.`
        : `${a} ${a > 1 ? 'lines' : 'line'} of ${all} accepted, on ${d}.`,
    donee: (name) => `Donee: ${name}.`,
    planned: (d) => `Planned on ${d}.`,
    toPlan: 'The counter will set a day with you.',
    taken: (d) => `Picked up on ${d}. The slip is among your papers.`,
    coming: 'Each device will be counted, weighed and labelled.',
    counted: (n, kg) => `${n} received, ${kg} in all.`,
    closed: (d) => `Ended on ${d}.`,
    counting: 'Being counted.',
    bench: (n) =>
      n > 1
        ? `${n} devices and accessories are still in the workshop or the shop.`
        : n === 1
          ? '1 device is still in the workshop or the shop.'
          : 'Nothing left in the workshop.',
    benchLater: 'Sorting, data erasure, repair, checks.',
    outcome: 'This is what became of your devices:',
    outcomeLater: 'A household equipped, or safe recycling: you will see it here.',
    cancelled: (why) => `Gift cancelled. Reason: ${why.toLowerCase()}.`,
  },
}

/** The six steps of a gift, each with its day and what happened. */
export function Timeline({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const { steps } = useText(standingText)
  const shares = useText(shareText)
  const words = useWords()
  const f = useFormat()
  const sum = (of: (p: Donation['lines'][number]['progress']) => number) =>
    d.lines.reduce((n, l) => n + of(l.progress), 0)
  const received = sum((p) => p.received) + d.outsideLines
  const inStock = sum((p) => p.inStock)
  const household = sum((p) => p.sold + p.given)
  const waste = sum((p) => p.weee)
  const gone = sum((p) => Math.max(0, p.received - p.sold - p.given - p.weee - p.inStock))
  const accepted = d.lines.filter((l) => l.decision === 'accepted').length
  const stopped = d.status === 'cancelled' || d.status === 'refused'
  const finished = d.status === 'closed' && inStock === 0
  const current = finished ? 7 : d.status === 'closed' ? 5 : stepOf(d)
  const stateOf = (n: number): State => {
    if (n < current) return 'done'
    if (n === current) return stopped ? 'stopped' : 'now'
    // What left the workshop is told while the rest is still there.
    return n === 6 && household + waste + gone > 0 ? 'now' : 'next'
  }
  const end = d.cancelReason ? t.cancelled(words.cancelReason(d.cancelReason)) : ''
  const told: string[][] = [
    [d.submittedAt ? t.sent(f.day(d.submittedAt)) : t.notSent],
    [
      d.decidedAt ? t.decided(accepted, d.lines.length, f.day(d.decidedAt)) : t.waitsDecision,
      d.doneeName && d.decidedAt ? t.donee(d.doneeName) : '',
    ],
    [
      d.handedOverAt
        ? t.taken(f.day(d.handedOverAt))
        : d.plannedOn
          ? t.planned(f.day(d.plannedOn))
          : t.toPlan,
    ],
    [
      received > 0 ? t.counted(received, f.mass(d.receivedGrams)) : t.coming,
      d.closedAt ? t.closed(f.day(d.closedAt)) : received > 0 ? t.counting : '',
    ],
    [received > 0 && (inStock > 0 || current >= 5) ? t.bench(inStock) : t.benchLater],
    household + waste + gone > 0
      ? [
          t.outcome,
          household > 0 ? shares.household(household) : '',
          waste > 0 ? shares.waste(waste) : '',
          gone > 0 ? shares.gone(gone) : '',
        ]
      : [t.outcomeLater],
  ]
  return (
    <ol className="timeline">
      {steps.map((title, i) => {
        const state = stateOf(i + 1)
        const Icon = icons[state]
        const lines =
          state === 'stopped' && end ? [end] : stopped && state === 'next' ? [] : told[i]
        return (
          <li
            key={title}
            className={`timeline-step timeline-${state}`}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <Icon size={28} aria-hidden />
            <div>
              <Text fw={650}>
                {title} <span className="timeline-word">({t[state].toLowerCase()})</span>
              </Text>
              {lines?.filter(Boolean).map((line) => (
                <Text key={line}>{line}</Text>
              ))}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
