import { useLanguage } from '../i18n.tsx'
import { ago, capacity, day, dayAndTime, euros, fileSize, mass, number } from './formats.ts'

export * from './formats.ts'

/** The formats above in the language of the reader. */
export function useFormat() {
  const { language: l } = useLanguage()
  return {
    euros: (cents: number) => euros(cents, l),
    mass: (grams: number) => mass(grams, l),
    number: (n: number) => number(n, l),
    capacity: (bytes: number) => capacity(bytes, l),
    fileSize: (bytes: number) => fileSize(bytes, l),
    day: (date: string) => day(date, l),
    dayAndTime: (instant: string) => dayAndTime(instant, l),
    ago: (instant: string) => ago(instant, l),
  }
}
