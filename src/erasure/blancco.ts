import { instant, whole } from '../captures/units.ts'
import { fromParisLocal } from '../platform/dates.ts'
import { cleanSerial, cleanText } from '../platform/placeholders.ts'
import {
  type DiskReport,
  type EvidenceRefusal,
  type EvidenceReport,
  MOST_DISKS,
  silentReport,
} from './model.ts'
import { type Element, readXml } from './xml.ts'

/** Whether a text is an XML report of Blancco. */
export const looksLikeBlancco = (text: string): boolean =>
  text.trimStart().startsWith('<') && text.includes('<blancco_data')

/**
 * Reads an XML report of Blancco by its public field names: `entries` and `entry` elements that bear a `name`. Its
 * signature is not checked, and the verdict says so. What only its firmware did counts as its weakest command.
 */
export function readBlancco(xml: string): EvidenceReport | EvidenceRefusal {
  const root = readXml(xml)
  if (!root) return { refused: 'EVIDENCE_NOT_RECOGNISED' }
  const version = cleanText(first(root, (e) => e.name === 'product_version')?.text, 20)
  const system = first(root, (e) => e.attributes.get('name') === 'system')
  const erasures = all(root, (e) => e.name === 'blancco_erasure_report')
    .flatMap((report) => all(report, isEntries('erasure')))
    .slice(0, MOST_DISKS)
  if (erasures.length === 0) return { refused: 'EVIDENCE_EMPTY' }
  return {
    tool: 'blancco',
    version,
    hostSerial: system ? cleanSerial(entry(system, 'serial')).value : null,
    disks: erasures.map((erasure, n) => diskOf(erasure, n, version)),
  }
}

const STATES: Record<string, DiskReport['status']> = {
  successful: 'erased',
  failed: 'failed',
  'with errors': 'failed',
  'successful with exceptions': 'failed',
  canceled: 'aborted',
  cancelled: 'aborted',
}

function diskOf(erasure: Element, n: number, version: string | null): DiskReport {
  const target = first(erasure, isEntries('target')) ?? erasure
  const number = (name: string) => whole(entry(erasure, name))
  const failed = [number('failed_sectors'), number('total_errors')].filter((c) => c !== null)
  const overwritten = number('overwriting_rounds') ?? 0
  const byFirmware = number('firmware_rounds') ?? 0
  const status = STATES[entry(erasure, 'state')?.trim().toLowerCase() ?? ''] ?? 'unknown'
  const errors = failed.length > 0 ? Math.max(...failed) : null
  return {
    ...silentReport('blancco', cleanText(entry(target, 'model')) ?? `disk ${n + 1}`),
    toolVersion: version,
    bus: cleanText(entry(target, 'interface_type'), 20),
    model: cleanText(entry(target, 'model')),
    serial: cleanSerial(entry(target, 'serial')).value,
    status,
    technique: overwritten > 0 ? 'overwrite' : byFirmware > 0 ? 'securityErase' : null,
    method: cleanText(entry(erasure, 'erasure_standard_name'), 80),
    passErrors: errors,
    verifyErrors: errors,
    rounds: overwritten || byFirmware || null,
    bytesTotal: whole(entry(target, 'capacity')) || null,
    percent: status === 'erased' && errors === 0 ? 100 : null,
    verify: isVerified(erasure) ? 'last' : null,
    startedAt: at(entry(erasure, 'start_time')),
    endedAt: at(entry(erasure, 'end_time')),
    truncated: status === 'unknown',
    warnings: ['SIGNATURE_NOT_VERIFIED'],
  }
}

/** A verification that is named and neither off nor empty, or a step that verified. */
const isVerified = (erasure: Element) =>
  all(erasure, (e) => e.name === 'entry').some((e) => {
    const name = e.attributes.get('name') ?? ''
    const value = e.text.trim().toLowerCase()
    if (/^verification/.test(name)) return !['', '0', '0%', 'no', 'none', 'false'].includes(value)
    return name === 'type' && value.startsWith('verif')
  })

const at = (text: string | undefined) =>
  text ? (instant(text.trim()) ?? fromParisLocal(text.trim())) : null

const isEntries = (name: string) => (e: Element) =>
  e.name === 'entries' && e.attributes.get('name') === name

const entry = (holder: Element, name: string): string | undefined =>
  holder.children.find((e) => e.name === 'entry' && e.attributes.get('name') === name)?.text

function all(root: Element, is: (e: Element) => boolean): Element[] {
  return root.children.flatMap((child) => [...(is(child) ? [child] : []), ...all(child, is)])
}
const first = (root: Element, is: (e: Element) => boolean) => all(root, is)[0]
