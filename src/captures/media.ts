import { cleanText } from '../platform/placeholders.ts'
import type { HardwareMedium } from './model.ts'
import type { Notes } from './notes.ts'

type Seen = Omit<HardwareMedium, 'model' | 'serial'> & { model: unknown; serial: unknown }

/**
 * Keeps the media of a capture: a serial twice is one medium, and a disk that says nothing of itself is none. A disk
 * of unknown size is listed all the same: it may hold data.
 */
export function collectMedia(notes: Notes) {
  const media: HardwareMedium[] = []
  const serials = new Set<string>()
  const add = (seen: Seen): HardwareMedium | null => {
    const model = cleanText(seen.model)
    const serial = notes.serialOf(seen.serial, `media[${media.length}].serial`)
    if (serial !== null && serials.has(serial.toUpperCase())) {
      notes.warn('DISK_LISTED_TWICE', serial)
      return null
    }
    if (model === null && serial === null) return null
    if (serial !== null) serials.add(serial.toUpperCase())
    if (seen.bytes === null && seen.roughBytes === null)
      notes.warn('DISK_SIZE_UNKNOWN', model ?? serial)
    const medium = { ...seen, model, serial }
    media.push(medium)
    return medium
  }
  return { media, add }
}
