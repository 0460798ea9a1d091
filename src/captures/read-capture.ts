import { Problem } from '../platform/problems.ts'
import { looksLikeLshw, readLshw } from './lshw.ts'
import type { Capture } from './model.ts'

/** More disks than any machine of a workshop has: a file that lists them is not read in part. */
const MOST_MEDIA = 200

type Reader = { looksLike: (json: unknown) => boolean; read: (json: unknown) => Capture }

/** The captures we read, each recognised by its content, never by its name; the first that fits reads. */
const jsonReaders: readonly Reader[] = [{ looksLike: looksLikeLshw, read: readLshw }]

/**
 * Reads a capture of a machine or of a part of it, whatever tool made it.
 * @throws IMPORT_NOT_JSON, IMPORT_SCHEMA_UNKNOWN, IMPORT_NO_DEVICE
 */
export function readCapture(bytes: Uint8Array): Capture {
  const json = parse(bytes)
  const reader = jsonReaders.find((r) => r.looksLike(json))
  if (!reader) throw new Problem('IMPORT_SCHEMA_UNKNOWN')
  const capture = reader.read(json)
  if (capture.report.media.length > MOST_MEDIA) throw new Problem('IMPORT_SCHEMA_UNKNOWN')
  if (!saysSomething(capture)) throw new Problem('IMPORT_NO_DEVICE')
  return capture
}

/** Whether a capture speaks of a machine at all, or of one of its parts. */
function saysSomething({ report: r, disks, batteries }: Capture): boolean {
  return (
    Boolean(r.manufacturer ?? r.model ?? r.serial ?? r.boardSerial ?? r.cpu ?? r.ramBytes) ||
    r.media.length + disks.length + batteries.length > 0
  )
}

function parse(bytes: Uint8Array): unknown {
  try {
    // Firmware writes strings in any encoding: what is not UTF-8 is replaced, not refused.
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new Problem('IMPORT_NOT_JSON')
  }
}
