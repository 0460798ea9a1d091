import { addHours, fromParisLocal, parisDate } from '../platform/dates.ts'

/** The story's clock: it moves a millisecond at each look, so that what follows is later, and it never goes back. */
export function storyClock(start: string) {
  let at = Date.parse(start)
  return {
    now: () => new Date(at++).toISOString(),
    moveTo: (iso: string) => {
      at = Math.max(at, Date.parse(iso))
    },
  }
}

const isWorkday = (civil: string) => ![0, 6].includes(new Date(`${civil}T12:00:00Z`).getUTCDay())

/** The last working days before today in Paris, oldest first, as civil dates. */
export function workdaysBefore(now: string, count: number): string[] {
  const days: string[] = []
  for (let back = 1; days.length < count; back++) {
    const day = parisDate(addHours(`${parisDate(now)}T12:00:00Z`, -24 * back))
    if (isWorkday(day)) days.unshift(day)
  }
  return days
}

/** The instant of a minute of a day in Paris. */
export function instantOf(day: string, minute: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const at = fromParisLocal(`${day} ${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`)
  if (at === null) throw new Error(`No minute ${minute} on ${day}.`)
  return at
}
