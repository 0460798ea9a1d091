import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import { plural, type Texts } from '../i18n.tsx'
import type { Tone } from '../ui/tag.tsx'
import type { Donation } from './offer.ts'

export type Summary = Result<typeof api.listDonations>['items'][number]
export type LineProgress = Donation['lines'][number]['progress']

/** At which of the six steps a gift stands; the step it ended at when it was refused or cancelled. */
export const stepOf = ({ status, decidedAt, submittedAt }: Summary): number => {
  if (status === 'cancelled') return decidedAt ? 3 : submittedAt ? 2 : 1
  return { draft: 1, submitted: 2, refused: 2, accepted: 3, handedOver: 4, closed: 5 }[status]
}

export const standingText: Texts<{
  steps: [string, string, string, string, string, string]
  stepOf: (n: number, name: string) => string
  draft: string
  submitted: (day: string) => string
  refused: (day: string) => string
  accepted: (day: string) => string
  planned: (day: string) => string
  handedOver: (day: string) => string
  closed: (day: string) => string
  cancelled: string
}> = {
  fr: {
    steps: ['Offre', 'Décision', 'Enlèvement', 'Réception', 'Atelier', 'Devenir'],
    stepOf: (n, name) => `Étape ${n} sur 6 : ${name.toLowerCase()}`,
    draft: 'Pas encore envoyée.',
    submitted: (d) => `Envoyée le ${d}. Le guichet l’examine.`,
    refused: (d) => `Refusée le ${d}. Les raisons sont dans le suivi.`,
    accepted: (d) => `Acceptée le ${d}. Le guichet va fixer un jour d’enlèvement.`,
    planned: (d) => `Enlèvement prévu le ${d}.`,
    handedOver: (d) => `Enlevé le ${d}. Les appareils sont comptés et étiquetés.`,
    closed: (d) => `Réception terminée le ${d}. Suivez chaque appareil.`,
    cancelled: 'Annulé : plus rien à faire.',
  },
  en: {
    steps: ['Offer', 'Decision', 'Pick-up', 'Reception', 'Workshop', 'Outcome'],
    stepOf: (n, name) => `Step ${n} of 6: ${name.toLowerCase()}`,
    draft: 'Not sent yet.',
    submitted: (d) => `Sent on ${d}. The counter examines it.`,
    refused: (d) => `Refused on ${d}. The reasons are in the follow-up.`,
    accepted: (d) => `Accepted on ${d}. The counter will set a day for the pick-up.`,
    planned: (d) => `Pick-up planned on ${d}.`,
    handedOver: (d) => `Picked up on ${d}. The devices are being counted and labelled.`,
    closed: (d) => `Reception ended on ${d}. Follow each device.`,
    cancelled: 'Cancelled: nothing more to do.',
  },
}

/** One sentence for where a gift stands. */
export function standing(
  d: Summary,
  t: (typeof standingText)['fr'],
  day: (at: string) => string,
): string {
  const on = (at: string | null) => day(at ?? d.recordedAt)
  switch (d.status) {
    case 'accepted':
      return d.plannedOn ? t.planned(day(d.plannedOn)) : t.accepted(on(d.decidedAt))
    case 'submitted':
      return t.submitted(on(d.submittedAt))
    case 'refused':
      return t.refused(on(d.decidedAt))
    case 'handedOver':
      return t.handedOver(on(d.handedOverAt))
    case 'closed':
      return t.closed(on(d.closedAt))
    default:
      return t[d.status]
  }
}

export type Share = {
  kind: 'household' | 'stock' | 'waste' | 'gone' | 'coming'
  count: number
  tone: Tone
}
/** Where the units of a line are today, in shares that add up. `coming`: promised and not received. */
export function sharesOf(p: LineProgress, over: boolean): Share[] {
  const household = p.sold + p.given
  const gone = Math.max(0, p.received - household - p.weee - p.inStock)
  const shares: Share[] = [
    { kind: 'household', count: household, tone: 'good' },
    { kind: 'stock', count: p.inStock, tone: 'info' },
    { kind: 'waste', count: p.weee, tone: 'warn' },
    { kind: 'gone', count: gone, tone: 'neutral' },
    { kind: 'coming', count: over ? 0 : Math.max(0, p.promised - p.received), tone: 'neutral' },
  ]
  return shares.filter((s) => s.count > 0)
}

const fr = (one: string, other: string) => (n: number) => `${n} ${plural('fr', n, one, other)}`
const en = (one: string, other: string) => (n: number) => `${n} ${plural('en', n, one, other)}`
type Counted = (n: number) => string
export const shareText: Texts<
  Record<
    Share['kind'] | 'promised' | 'received' | 'accepted' | 'refused' | 'sold' | 'given',
    Counted
  >
> = {
  fr: {
    household: fr('dans un foyer', 'dans un foyer'),
    stock: fr('à l’atelier ou en boutique', 'à l’atelier ou en boutique'),
    waste: fr('parti en recyclage D3E', 'partis en recyclage D3E'),
    gone: fr('utilisé ou sorti du stock', 'utilisés ou sortis du stock'),
    coming: fr('pas encore reçu', 'pas encore reçus'),
    promised: fr('promis', 'promis'),
    received: fr('reçu', 'reçus'),
    accepted: fr('accepté au tri', 'acceptés au tri'),
    refused: fr('refusé au tri', 'refusés au tri'),
    sold: fr('vendu', 'vendus'),
    given: fr('donné', 'donnés'),
  },
  en: {
    household: en('in a household', 'in households'),
    stock: en('in the workshop or the shop', 'in the workshop or the shop'),
    waste: en('gone to WEEE recycling', 'gone to WEEE recycling'),
    gone: en('used or out of stock', 'used or out of stock'),
    coming: en('not received yet', 'not received yet'),
    promised: en('promised', 'promised'),
    received: en('received', 'received'),
    accepted: en('accepted on sorting', 'accepted on sorting'),
    refused: en('refused on sorting', 'refused on sorting'),
    sold: en('sold', 'sold'),
    given: en('given', 'given'),
  },
}
