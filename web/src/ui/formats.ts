import type { Language } from '../i18n.tsx'

const locale = { fr: 'fr-FR', en: 'en-GB' }
const PARIS = 'Europe/Paris'

/** Whole cents as euros: `77,00 €`. */
export const euros = (cents: number, l: Language): string =>
  new Intl.NumberFormat(locale[l], { style: 'currency', currency: 'EUR' }).format(cents / 100)
/** Grams as the unit people weigh in: `1,85 kg`, `440 g`. */
export const mass = (grams: number, l: Language): string =>
  grams < 1000
    ? `${number(grams, l)}\u202fg`
    : `${new Intl.NumberFormat(locale[l], { maximumFractionDigits: 2 }).format(grams / 1000)}\u202fkg`
export const number = (n: number, l: Language): string => new Intl.NumberFormat(locale[l]).format(n)
/** Bytes as the makers of disks count: `256 Go`. */
export const capacity = (bytes: number, l: Language): string => {
  const giga = bytes / 1e9
  const [n, unit] =
    giga < 1000 ? [giga, l === 'fr' ? 'Go' : 'GB'] : [giga / 1000, l === 'fr' ? 'To' : 'TB']
  return `${new Intl.NumberFormat(locale[l], { maximumFractionDigits: unit.startsWith('T') ? 1 : 0 }).format(n)} ${unit}`
}

/** The size of a file: `320 Ko`, `1,2 Mo`. */
export const fileSize = (bytes: number, l: Language): string => {
  const [n, unit] = bytes < 1e6 ? [Math.ceil(bytes / 1e3), 'K'] : [bytes / 1e6, 'M']
  const written = new Intl.NumberFormat(locale[l], { maximumFractionDigits: 1 }).format(n)
  return `${written}\u202f${unit}${l === 'fr' ? 'o' : 'B'}`
}

/** A civil date (`2026-11-25`) or an instant, as a day in Paris: `1er janvier 2026`. */
export const day = (date: string, l: Language): string => {
  const written = new Intl.DateTimeFormat(locale[l], {
    dateStyle: 'long',
    timeZone: date.length === 10 ? 'UTC' : PARIS,
  }).format(new Date(date))
  return l === 'fr' ? written.replace(/^1 /, '1er ') : written
}
export const dayAndTime = (instant: string, l: Language): string =>
  new Intl.DateTimeFormat(locale[l], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: PARIS,
  }).format(new Date(instant))
/** How long ago, in the largest unit that says it: `il y a 3 jours`. */
export const ago = (instant: string, l: Language, now = Date.now()): string => {
  const seconds = (new Date(instant).getTime() - now) / 1000
  const relative = new Intl.RelativeTimeFormat(locale[l], { numeric: 'auto' })
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const
  for (const [unit, size] of units)
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit)
  return relative.format(0, 'second')
}
/** Today in Paris, as a civil date. */
export const today = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: PARIS }).format(new Date())
/** The tag that a code stands for, as the service reads it: an address, hyphens, O for 0, I and L for 1. */
export const tagOf = (code: string): string =>
  (/\/d\/([0-9a-z-]+)\/?$/i.exec(code.trim())?.[1] ?? code)
    .replace(/[\s-]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
/** `7K2M9QX3` as it is printed: `7K2M-9QX3`. */
export const printedTag = (tag: string): string => `${tag.slice(0, 4)}-${tag.slice(4)}`
/** A word at the head of a line: `écran` as `Écran`. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
