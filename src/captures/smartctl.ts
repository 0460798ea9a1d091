import { cleanText } from '../platform/placeholders.ts'
import { emptyReport, guessDiskKind, isNoMedium } from './hardware.ts'
import { asNode, count, get, type Node, nodes, positive, text } from './json.ts'
import { collectMedia } from './media.ts'
import type { Capture, DiskHealth, DiskKind, HardwareMedium } from './model.ts'
import { type Notes, takeNotes } from './notes.ts'
import { instant, whole } from './units.ts'

/** Twenty-two years without a pause: older than any disk that still turns; makers count in other units. */
const MOST_HOURS = 200_000

/** Facts that no disk has given yet. */
export const silentDisk = (of: Pick<HardwareMedium, 'kind' | 'model' | 'serial'>): DiskHealth => ({
  kind: of.kind,
  protocol: null,
  model: of.model,
  serial: of.serial,
  bytes: null,
  passed: null,
  attributes: 0,
  failingNow: [],
  reallocated: null,
  pending: null,
  uncorrectable: null,
  powerOnHours: null,
  startStop: null,
  loadCycle: null,
  powerCycles: null,
  spinUp: null,
  criticalWarning: null,
  mediaErrors: null,
  percentageUsed: null,
  availableSpare: null,
  availableSpareThreshold: null,
  grownDefects: null,
  uncorrectedErrors: null,
})

const listOf = (json: unknown): unknown[] => (Array.isArray(json) ? json : [json])

/** Whether a parsed JSON is the output of `smartctl -j`: one disk, or a list that may be empty. */
export function looksLikeSmartctl(json: unknown): boolean {
  return listOf(json).every((one) => {
    const envelope = asNode(one)
    const head =
      envelope && (asNode(get(envelope, 'smartctl')) ?? get(envelope, 'device', 'protocol'))
    return head !== null && head !== undefined
  })
}

/**
 * Converts the parsed output of `smartctl -j`, of ATA, NVMe and SCSI disks. Its own `passed` is one fact among others.
 * An envelope without a disk (open failed, a scan) gives a warning. Ask `looksLikeSmartctl` first.
 */
export function readSmartctl(json: unknown): Capture {
  const notes = takeNotes()
  const { media, add } = collectMedia(notes)
  const disks: DiskHealth[] = []
  const envelopes = listOf(json)
    .map(asNode)
    .filter((one) => one !== null)
  for (const envelope of envelopes) {
    const name = text(envelope, 'device', 'name')
    const model = modelOf(envelope)
    if (isRemovable(envelope, model)) continue
    const kind = kindOf(envelope, model)
    const medium = add({
      kind,
      model,
      serial: get(envelope, 'serial_number'),
      bytes: bytesOf(envelope),
      roughBytes: null,
      bus: text(envelope, 'device', 'protocol')?.toLowerCase() ?? null,
    })
    if (medium) disks.push(healthOf(envelope, medium, notes))
    else if (model === null) notes.warn('SMART_UNREADABLE', name)
  }
  const first = envelopes[0]
  return {
    tool: 'smartctl',
    toolVersion: first ? versionOf(first) : null,
    snapshotId: null,
    takenAt: first ? instant(get(first, 'local_time', 'time_t')) : null,
    sees: { identity: false, processor: false, memory: false, disks: 'some', battery: false },
    report: { ...emptyReport('smartctl'), media },
    disks,
    batteries: [],
    warnings: notes.warnings,
  }
}

function versionOf(envelope: Node): string | null {
  const parts = get(envelope, 'smartctl', 'version')
  return Array.isArray(parts) && parts.length > 0 && parts.every((n) => Number.isInteger(n))
    ? parts.slice(0, 3).join('.')
    : null
}

function modelOf(envelope: Node): string | null {
  const either = (key: string) => text(envelope, key) ?? text(envelope, `scsi_${key}`)
  const scsi = [either('vendor'), either('product')].filter(Boolean).join(' ')
  return text(envelope, 'model_name') ?? text(envelope, 'scsi_model_name') ?? (scsi || null)
}

/** A stick or a reader answers as a SCSI disk; what a USB bridge passes on as ATA or NVMe is a disk at the bench. */
function isRemovable(envelope: Node, model: string | null): boolean {
  const type = text(envelope, 'device_type', 'name')
  const scsi = text(envelope, 'device', 'protocol') === 'SCSI'
  return (type !== null && type !== 'disk') || (scsi && isNoMedium(model))
}

function kindOf(envelope: Node, model: string | null): DiskKind {
  if (text(envelope, 'device', 'protocol') === 'NVMe') return 'nvme'
  const rate = count(envelope, 'rotation_rate')
  if (rate !== null) return rate === 0 ? 'ssd' : 'hdd'
  return /\bssds?\b/i.test(text(envelope, 'model_family') ?? '') ? 'ssd' : guessDiskKind(model)
}

const bytesOf = (envelope: Node): number | null =>
  positive(envelope, 'user_capacity', 'bytes') ?? positive(envelope, 'nvme_total_capacity')

function healthOf(envelope: Node, medium: HardwareMedium, notes: Notes): DiskHealth {
  const protocol = text(envelope, 'device', 'protocol')?.toLowerCase()
  const passed = get(envelope, 'smart_status', 'passed')
  const facts = { ...ataFacts(envelope), ...nvmeFacts(envelope), ...scsiFacts(envelope) }
  return {
    ...silentDisk(medium),
    ...facts,
    protocol: protocol === 'ata' || protocol === 'nvme' || protocol === 'scsi' ? protocol : null,
    bytes: medium.bytes,
    passed: typeof passed === 'boolean' ? passed : null,
    powerOnHours: hoursOf(count(envelope, 'power_on_time', 'hours') ?? facts.powerOnHours, notes),
    powerCycles: count(envelope, 'power_cycle_count') ?? facts.powerCycles ?? null,
  }
}

/** Hours that a disk may have run; null, with a warning, where its count is absurd. */
export function hoursOf(hours: number | null | undefined, notes: Notes): number | null {
  if (hours === null || hours === undefined) return null
  if (hours <= MOST_HOURS) return hours
  notes.warn('DISK_HOURS_ABSURD', String(hours))
  return null
}

type Facts = Partial<DiskHealth>

/** Attributes by their number: makers name them as they like. A raw value packs several; its text begins with the count. */
function ataFacts(envelope: Node): Facts {
  const table = nodes(envelope, 'ata_smart_attributes', 'table').slice(0, 256)
  if (table.length === 0) return enduranceOf(envelope)
  const raw = (id: number) => {
    const row = table.find((attribute) => get(attribute, 'id') === id)
    return row ? (whole(get(row, 'raw', 'string')) ?? count(row, 'raw', 'value')) : null
  }
  return {
    ...enduranceOf(envelope),
    attributes: table.length,
    failingNow: table
      .filter((a) => get(a, 'when_failed') === 'now')
      .map((a) => cleanText(get(a, 'name'), 60) ?? String(count(a, 'id'))),
    reallocated: raw(5),
    pending: raw(197),
    uncorrectable: raw(198),
    startStop: raw(4),
    loadCycle: raw(193) ?? raw(225),
    powerCycles: raw(12),
    powerOnHours: raw(9),
    spinUp: raw(3),
  }
}

/** Wear as newer versions give it for any SSD. */
function enduranceOf(envelope: Node): Facts {
  const used = count(envelope, 'endurance_used', 'current_percent')
  const spare = count(envelope, 'spare_available', 'current_percent')
  return {
    ...(used !== null && { percentageUsed: used }),
    ...(spare !== null && {
      availableSpare: spare,
      availableSpareThreshold: count(envelope, 'spare_available', 'threshold_percent'),
    }),
  }
}

function nvmeFacts(envelope: Node): Facts {
  const log = asNode(get(envelope, 'nvme_smart_health_information_log'))
  if (!log) return {}
  return {
    attributes: Object.keys(log).length,
    criticalWarning: count(log, 'critical_warning'),
    mediaErrors: count(log, 'media_errors'),
    percentageUsed: count(log, 'percentage_used'),
    availableSpare: count(log, 'available_spare'),
    availableSpareThreshold: count(log, 'available_spare_threshold'),
    powerOnHours: count(log, 'power_on_hours'),
    powerCycles: count(log, 'power_cycles'),
  }
}

function scsiFacts(envelope: Node): Facts {
  if (text(envelope, 'device', 'protocol') !== 'SCSI') return {}
  const errors = (['read', 'write', 'verify'] as const).map((way) =>
    count(envelope, 'scsi_error_counter_log', way, 'total_uncorrected_errors'),
  )
  const known = errors.filter((n) => n !== null)
  const cycles = 'scsi_start_stop_cycle_counter'
  const facts = {
    grownDefects: count(envelope, 'scsi_grown_defect_list'),
    uncorrectedErrors: known.length > 0 ? known.reduce((a, b) => a + b, 0) : null,
    startStop: count(envelope, cycles, 'accumulated_start_stop_cycles'),
    loadCycle: count(envelope, cycles, 'accumulated_load_unload_cycles'),
    percentageUsed: count(envelope, 'scsi_percentage_used_endurance_indicator'),
  }
  return { ...facts, attributes: Object.values(facts).filter((fact) => fact !== null).length }
}
