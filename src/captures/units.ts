/** The number that a text begins with, in either decimal sign: `76,2349%` is 76.2349; null where there is none. */
export function decimal(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  const found = typeof value === 'string' && /^\s*(-?\d{1,18}(?:[.,]\d{1,18})?)/.exec(value)?.[1]
  return found ? Number(found.replace(',', '.')) : null
}

/** The whole number, zero or more, that a text begins with; null where there is none. */
export function whole(value: unknown): number | null {
  const number = decimal(value)
  return number !== null && Number.isSafeInteger(number) && number >= 0 ? number : null
}

const SCALES: Record<string, number> = {
  b: 1,
  bytes: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
  kibibyte: 2 ** 10,
  mebibyte: 2 ** 20,
  gibibyte: 2 ** 30,
  megabyte: 1e6,
  gigabyte: 1e9,
}

/**
 * Bytes of a size, in its own unit or in that given; null where there is none. `binary` reads `MB` and `GB` as powers
 * of two, as firmware means them.
 */
export function bytesOf(value: unknown, { unit = '', binary = false } = {}): number | null {
  const number = decimal(value)
  const own = typeof value === 'string' ? /^\s*-?[\d.,]+\s*([a-z]+)/i.exec(value)?.[1] : undefined
  const name = (own ?? unit).toLowerCase()
  const scale = SCALES[binary ? name.replace(/^([kmgt])b$/, '$1ib') : name]
  return number === null || scale === undefined ? null : atLeastOne(Math.round(number * scale))
}

/** A whole number over zero, else null. */
export const atLeastOne = (value: number | null): number | null =>
  value !== null && Number.isSafeInteger(value) && value > 0 ? value : null

/**
 * The exact size that a number of decimal megabytes with a fraction stands for, such as 160041.88569599998: whole
 * sectors of 512 bytes. Null where the tool rounded it.
 */
export function exactBytes(megabytes: number | null): number | null {
  if (megabytes === null || Number.isInteger(megabytes)) return null
  const bytes = atLeastOne(Math.round(megabytes * 1e6))
  return bytes !== null && bytes % 512 === 0 ? bytes : null
}

const FIRST_INSTANT = Date.UTC(2000, 0, 1)
const LAST_INSTANT = Date.UTC(2100, 0, 1)

/** An instant of this century in UTC, from seconds since 1970 or a text with its zone; null for a local time. */
export function instant(value: unknown): string | null {
  const zoned = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)? ?(Z|[+-]\d{2}:?\d{2})$/
  const at =
    typeof value === 'number'
      ? value * 1000
      : typeof value === 'string' && zoned.test(value)
        ? Date.parse(value.replace(' ', 'T').replace(' ', ''))
        : Number.NaN
  return at >= FIRST_INSTANT && at < LAST_INSTANT ? new Date(at).toISOString() : null
}

/** Full over design in percent, with one decimal; null where it cannot be told. A new battery may exceed its design. */
export function healthPercent(full: number | null, design: number | null): number | null {
  return full !== null && design !== null && design > 0 ? percent((full / design) * 100) : null
}

/** A battery's health with one decimal, between 0 and 150 %; null otherwise. */
export function percent(value: number | null): number | null {
  return value !== null && value > 0 && value <= 150 ? Math.round(value * 10) / 10 : null
}
