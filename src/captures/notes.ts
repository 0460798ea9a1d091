import { cleanSerial, cleanText } from '../platform/placeholders.ts'
import type { HardwareWarning, HardwareWarningCode } from './model.ts'

export type Notes = ReturnType<typeof takeNotes>

/** Collects what a person should know of a capture while it is read. */
export function takeNotes() {
  const warnings: HardwareWarning[] = []
  const warn = (code: HardwareWarningCode, detail?: string | null) => {
    warnings.push({ code, ...(detail && { detail }) })
  }
  /** A serial as it may be stored; null where there is none or a placeholder, which is noted. */
  const serialOf = (value: unknown, field: string): string | null => {
    const { value: serial, placeholder } = cleanSerial(value)
    if (placeholder) warn('SERIAL_PLACEHOLDER', field)
    return serial
  }
  /** A maker's or a model's name; null where there is none or a placeholder. */
  const nameOf = (value: unknown): string | null =>
    cleanSerial(value).value === null ? null : cleanText(value)
  return { warnings, warn, serialOf, nameOf }
}
