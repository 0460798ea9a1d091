import type { MediumRow } from '../devices/facts.ts'
import type { HoldsData } from '../platform/db.generated.ts'
import type { Blocker } from '../platform/problems.ts'

export const lossStatuses = ['proposed', 'confirmed', 'rejected', 'found'] as const
/** Why a report is not confirmed: the device was seen, is to be looked for again, or the counts are in doubt. */
export const rejectReasons = ['seenSince', 'searchAgain', 'countDoubtful'] as const
/** What is done about a breach, in the order in which it is asked (RGPD 33.1 and 33.2; 33.5 for the file itself). */
export const breachSteps = [
  'assessed',
  'authorityNotified',
  'authorityNotNeeded',
  'donorTold',
  'closed',
] as const
export type BreachStep = (typeof breachSteps)[number]
/** How likely a risk to people is; only where it is unlikely need the authority not be told (RGPD 33.1). */
export const risks = ['unlikely', 'likely', 'high'] as const
export type Risk = (typeof risks)[number]
/** Whether the authority is still to be dealt with, the rest is to be done, or the file is closed. */
export const breachStatuses = ['toNotify', 'settled', 'closed'] as const

const HOUR = 3_600_000
/** By when the authority is told: so many hours after the breach was first known. */
export const notifyBy = (discoveredAt: string, hours: number): string =>
  new Date(Date.parse(discoveredAt) + hours * HOUR).toISOString()

type Seen = 'kind' | 'model' | 'serial' | 'bytes' | 'dataState'
export type LostMedium = Pick<MediumRow, Seen>
type Holder = {
  holdsData: HoldsData
  mediaComplete: boolean
  media: readonly Pick<MediumRow, Seen | 'place'>[]
}

/** The media that are lost with a device and may still hold data. */
export const openMedia = ({ media }: Pick<Holder, 'media'>): LostMedium[] =>
  media
    .filter((m) => m.place === 'device' && m.dataState !== 'erased' && m.dataState !== 'destroyed')
    .map(({ kind, model, serial, bytes, dataState }) => ({ kind, model, serial, bytes, dataState }))

/** Whether losing this device is a data breach: a medium stands open, or not all of its media are known. */
export const isBreach = (d: Holder): boolean =>
  d.holdsData !== 'never' && (!d.mediaComplete || openMedia(d).length > 0)

export type Standing = {
  status: (typeof breachStatuses)[number]
  risk: Risk | null
  donationId: string | null
  donorTold: boolean
  notifyBy: string
}
type Said = { step: BreachStep; risk?: string; fileNumber?: string; note?: string; doneAt: string }

/** Why a step is not added to the file of a breach: all of it. The database refuses the same. */
export function stepBlockers(b: Standing, said: Said, now: string): Blocker[] {
  const { step, risk, fileNumber, note, doneAt } = said
  const late = step === 'authorityNotified' && doneAt > b.notifyBy
  const unsettled = step === 'closed' && b.status === 'toNotify'
  const untold = step === 'closed' && b.donationId !== null && !b.donorTold
  return [
    ...when((step === 'assessed') !== (risk !== undefined), 'BREACH_RISK_REQUIRED'),
    ...when(fileNumber !== undefined && step !== 'authorityNotified', 'BREACH_FILE_NUMBER'),
    ...when(step === 'authorityNotNeeded' && b.risk !== 'unlikely', 'BREACH_RISK_NOT_UNLIKELY'),
    ...when(note === undefined && (late || step === 'authorityNotNeeded'), 'BREACH_NOTE_REQUIRED'),
    ...when(doneAt > now, 'BREACH_NOT_YET'),
    ...when(unsettled, 'BREACH_AUTHORITY_MISSING'),
    ...when(untold, 'BREACH_DONOR_MISSING'),
  ]
}
const when = (holds: boolean, code: Blocker['code']): Blocker[] => (holds ? [{ code }] : [])
