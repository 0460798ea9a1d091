import { asNode, count, get, positive, text } from '../captures/json.ts'
import { instant } from '../captures/units.ts'
import { cleanSerial } from '../platform/placeholders.ts'
import { type EvidenceReport, silentReport } from './model.ts'

/** Whether a parsed JSON is the report that a draft of nwipe wrote; no release has it. */
export function looksLikeNwipeJson(json: unknown): boolean {
  const root = asNode(json)
  return (
    root !== null &&
    text(root, 'report_metadata', 'software') === 'nwipe' &&
    asNode(get(root, 'wipe_result')) !== null
  )
}

/**
 * Reads that draft. It names neither method, nor verification, nor bytes erased: it can tell a failure, and never prove
 * an erasure by itself.
 */
export function readNwipeJson(json: unknown): EvidenceReport {
  const root = asNode(json) ?? {}
  const version = text(root, 'report_metadata', 'version')
  const passErrors = count(root, 'wipe_result', 'pass_errors')
  const verifyErrors = count(root, 'wipe_result', 'verify_errors')
  const status = text(root, 'wipe_result', 'status')
  return {
    tool: 'nwipe',
    version,
    hostSerial: null,
    disks: [
      {
        ...silentReport('nwipe', text(root, 'device', 'name') ?? '?'),
        toolVersion: version,
        model: text(root, 'device', 'model'),
        serial: cleanSerial(get(root, 'device', 'serial_no')).value,
        status: status === 'success' ? 'erased' : status === 'failure' ? 'failed' : 'unknown',
        passErrors,
        verifyErrors,
        bytesTotal: positive(root, 'device', 'size_bytes'),
        rounds: positive(root, 'wipe_result', 'rounds_requested'),
        startedAt: instant(get(root, 'wipe_result', 'start_time')),
        endedAt: instant(get(root, 'wipe_result', 'end_time')),
      },
    ],
  }
}
