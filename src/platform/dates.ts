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

/**
 * An ISO 8601 instant so many hours later (earlier when negative), in UTC.
 * @throws RangeError when the text is not a date.
 */
export function addHours(iso: string, hours: number): string {
  return new Date(Date.parse(iso) + hours * HOUR).toISOString()
}
