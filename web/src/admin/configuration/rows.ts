/** As much of a dated row as its place in time needs. */
export type Dated = {
  key: string
  validFrom: string
  validTo: string | null
  status: 'proposed' | 'confirmed' | 'rejected'
}
export type Standing = 'proposed' | 'inForce' | 'toCome' | 'past' | 'rejected'

/** Where a row stands on a day. The day on which it ends is the first without it. */
export function standingOf(row: Dated, on: string): Standing {
  if (row.status !== 'confirmed') return row.status
  if (row.validFrom > on) return 'toCome'
  return row.validTo === null || row.validTo > on ? 'inForce' : 'past'
}
/** The row that holds for a key on a day. */
export const inForceOn = <T extends Dated>(rows: readonly T[], key: string, on: string) =>
  rows.find((r) => r.key === key && standingOf(r, on) === 'inForce')

/**
 * The confirmed row that keeps a new one from being confirmed: one that begins on the same day or later, within it. A
 * row that began before ends by itself where the new one begins.
 */
export const obstacleTo = <T extends Dated>(
  rows: readonly T[],
  { key, validFrom, validTo }: { key: string; validFrom: string; validTo: string | null },
) =>
  rows.find(
    (r) =>
      r.key === key &&
      r.status === 'confirmed' &&
      r.validFrom >= validFrom &&
      (validTo === null || r.validFrom < validTo),
  )

/** The day after a civil date. */
export function dayAfter(date: string): string {
  const next = new Date(`${date}T12:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

/** Newest first; of one day, by key. */
export const byDate = (a: Dated, b: Dated): number =>
  a.validFrom === b.validFrom ? a.key.localeCompare(b.key) : a.validFrom < b.validFrom ? 1 : -1

/** The kinds as they are looked for; one that stands in no group comes last. */
export const kindGroups = {
  prices: ['price', 'priceFloor', 'ceiling', 'gradeDiscount'],
  money: ['tillRules', 'sellerVat', 'vatWording', 'guarantee', 'publicGift', 'receiptForm'],
  workshop: [
    'category',
    'checklist',
    'performanceFormula',
    'batteryCaps',
    'smartThresholds',
    'erasurePolicy',
    'wasteCode',
    'stage',
    'system',
    'dismantling',
    'lock',
    'dataBreach',
  ],
  notices: ['notice'],
} as const satisfies Record<string, readonly string[]>
export type KindGroup = keyof typeof kindGroups | 'others'

/** What a tier's buyer pays for the list price: the percentage taken off is rounded down to the cent, as at the till. */
export const tierCents = (listCents: number, percentOff: number): number =>
  listCents - Math.floor((listCents * percentOff) / 100)
