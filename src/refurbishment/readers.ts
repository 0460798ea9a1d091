import { Problem } from '../platform/problems.ts'
import type { HardwareReport } from './hardware.ts'
import { looksLikeLshw, readLshw } from './lshw.ts'
import { describesDevice } from './rules.ts'

/** More disks than any machine of a workshop has: a file that lists them is not read in part. */
const MOST_MEDIA = 200

type Reader = {
  source: HardwareReport['source']
  looksLike: (json: unknown) => boolean
  read: (json: unknown) => HardwareReport
}

/** The inventories we read, each recognised by its content, never by its name. */
const readers: readonly Reader[] = [{ source: 'lshw', looksLike: looksLikeLshw, read: readLshw }]

/**
 * Reads a hardware inventory, whoever made it.
 * @throws IMPORT_NOT_JSON, IMPORT_SCHEMA_UNKNOWN, IMPORT_NO_DEVICE
 */
export function readInventory(bytes: Uint8Array): HardwareReport {
  const json = parse(bytes)
  const reader = readers.find((r) => r.looksLike(json))
  if (!reader) throw new Problem('IMPORT_SCHEMA_UNKNOWN')
  const report = reader.read(json)
  if (report.media.length > MOST_MEDIA) throw new Problem('IMPORT_SCHEMA_UNKNOWN')
  if (!describesDevice(report)) throw new Problem('IMPORT_NO_DEVICE')
  return report
}

function parse(bytes: Uint8Array): unknown {
  try {
    // Firmware writes strings in any encoding: what is not UTF-8 is replaced, not refused.
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new Problem('IMPORT_NOT_JSON')
  }
}
