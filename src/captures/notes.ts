import { cleanSerial, cleanText } from '../platform/placeholders.ts'
import type { HardwareWarning, HardwareWarningCode } from './model.ts'

const MAC = /^[0-9a-f]{2}([:-][0-9a-f]{2}){5}$/i

export type Notes = ReturnType<typeof takeNotes>

/** Collects what a person should know of a capture while it is read. */
export function takeNotes() {
  const warnings: HardwareWarning[] = []
  const warn = (code: HardwareWarningCode, detail?: string | null) => {
    warnings.push({ code, ...(detail && { detail }) })
  }
  /** A serial as it may be stored; null where there is none, a placeholder or a MAC address, which is noted. */
  const serialOf = (value: unknown, field: string): string | null => {
    const { value: serial, placeholder } = cleanSerial(value)
    const isMac = serial !== null && MAC.test(serial)
    if (placeholder || isMac) warn('SERIAL_PLACEHOLDER', field)
    return isMac ? null : serial
  }
  /** The first true serial of several places, the best known first; the maker often filled in one alone. */
  const firstSerial = (values: unknown[], field: string): string | null => {
    const found = values.find((value) => cleanSerial(value).value !== null)
    return serialOf(found ?? values.find((value) => value !== undefined), field)
  }
  /** A maker's or a model's name; null where there is none or a placeholder. */
  const nameOf = (value: unknown): string | null =>
    cleanSerial(value).value === null ? null : cleanText(value)
  return { warnings, warn, serialOf, firstSerial, nameOf }
}
