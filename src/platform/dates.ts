const HOUR = 3_600_000
const LOCAL = /^(\d{4})[/-](\d{2})[/-](\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/

const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'medium',
})

const longDate = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  dateStyle: 'long',
})

/**
 * The civil date in Paris, `YYYY-MM-DD`, of an ISO 8601 instant.
 * @throws RangeError when the text is not a date.
 */
export function parisDate(iso: string): string {
  return wallClock.format(new Date(iso)).slice(0, 10)
}

/** The wall-clock time in Paris of an ISO 8601 instant, as papers print it: `2026-09-02T10:30:40`. */
export function parisDateTime(iso: string): string {
  return wallClock.format(new Date(iso)).replace(' ', 'T')
}

/** An instant as the ledger writes it, to the second, with Paris's own offset: `2026-11-23T08:55:00+01:00`. */
export function parisInstant(iso: string): string {
  const wall = parisDateTime(iso)
  const whole = Math.floor(Date.parse(iso) / 1000) * 1000
  return `${wall}+0${(Date.parse(`${wall}Z`) - whole) / HOUR}:00`
}

/** The trading day of an instant, `YYYY-MM-DD`: it begins at four in the morning, in Paris. */
export function businessDay(iso: string): string {
  const wall = Date.parse(`${parisDateTime(iso)}Z`)
  return new Date(wall - 4 * HOUR).toISOString().slice(0, 10)
}

/** The civil year in Paris of an ISO 8601 instant. @throws RangeError when it is not a date. */
export function parisYear(iso: string): number {
  return Number(parisDate(iso).slice(0, 4))
}

/**
 * A date for a French reader, in Paris: `25 novembre 2026`, `1er janvier 2027`. Takes an instant or
 * a civil date.
 * @throws RangeError when the text is not a date.
 */
export function formatDateFr(iso: string): string {
  return longDate.format(new Date(iso)).replace(/^1 /, '1er ')
}

/**
 * The ISO 8601 instant (UTC) of a wall-clock time in Paris, `2026/09/02 10:30:40`; null when it is
 * not a date. In the hour that comes twice in October it is the earlier one; in the hour skipped
 * in March, the clock is read as not yet moved. Offsets hold from 1977 on.
 */
export function fromParisLocal(local: string): string | null {
  const parts = LOCAL.exec(local)
  if (!parts) return null
  const [year, month, day, hour, minute, second] = parts.slice(1) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const wall = `${year}-${month}-${day} ${hour}:${minute}:${second}`
  const asUtc = Date.parse(`${wall.replace(' ', 'T')}Z`)
  // Date.parse refuses a thirteenth month but accepts 24:00:00 and may roll the 31st over.
  if (
    Number.isNaN(asUtc) ||
    new Date(asUtc).toISOString().slice(0, 19) !== wall.replace(' ', 'T')
  ) {
    return null
  }
  const summer = asUtc - 2 * HOUR
  const winter = asUtc - HOUR
  return new Date(wallClock.format(summer) === wall ? summer : winter).toISOString()
}

/** The instant at which a civil date begins in Paris. */
export const startOfDay = (date: string): string =>
  fromParisLocal(`${date.replaceAll('-', '/')} 00:00:00`) ?? `${date}T00:00:00.000Z`

/**
 * An ISO 8601 instant so many hours later (earlier when negative), in UTC.
 * @throws RangeError when the text is not a date.
 */
export function addHours(iso: string, hours: number): string {
  return new Date(Date.parse(iso) + hours * HOUR).toISOString()
}

/** A civil date so many months later; where that month is shorter, its last day: 31 January becomes 28 February. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  const then = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)))
  return then.toISOString().slice(0, 10)
}

/** Whether an instant said by a bench is no true one: its queue may be 30 days old, its clock 2 minutes early. */
export function isClockOff(occurredAt: string, now: string): boolean {
  const ahead = Date.parse(occurredAt) - Date.parse(now)
  return ahead > 120_000 || ahead < -30 * 86_400_000
}
