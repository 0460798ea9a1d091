import type { Capture, HardwareMedium, HardwareReport } from './model.ts'

type Parts = readonly [Capture, ...Capture[]]

/**
 * Makes one capture of several of the same machine, taken at once. Of each fact the first part that knows it is
 * believed; disks are the same by serial, and an exact size goes before a rounded one. Nothing is said twice.
 */
export function mergeCaptures(tool: Capture['tool'], parts: Parts): Capture {
  const reports = parts.map((part) => part.report)
  const first = <K extends keyof HardwareReport>(key: K): HardwareReport[K] | null =>
    reports.map((r) => r[key]).find((value) => value !== null) ?? null
  const media = mergeMedia(parts)
  const report: HardwareReport = {
    source: tool,
    manufacturer: first('manufacturer'),
    model: first('model'),
    sku: first('sku'),
    serial: first('serial'),
    boardSerial: first('boardSerial'),
    chassis: first('chassis'),
    suggestedCategory: first('suggestedCategory'),
    cpu: first('cpu'),
    ramBytes: first('ramBytes'),
    ramModules: reports.find((r) => r.ramModules.length > 0)?.ramModules ?? [],
    media,
    battery: first('battery'),
  }
  const sees = parts.map((part) => part.sees)
  const some = (key: 'identity' | 'processor' | 'memory' | 'battery') => sees.some((s) => s[key])
  const warnings = parts
    .flatMap((part) => part.warnings)
    .filter((w) => !(w.code === 'NO_DISK_SEEN' && media.length > 0))
    .filter((w) => !(w.code === 'SERIAL_PLACEHOLDER' && isKnown(report, w.detail)))
  return {
    tool,
    toolVersion: parts[0].toolVersion,
    snapshotId: parts.find((part) => part.snapshotId !== null)?.snapshotId ?? null,
    takenAt: parts.find((part) => part.takenAt !== null)?.takenAt ?? null,
    sees: {
      identity: some('identity'),
      processor: some('processor'),
      memory: some('memory'),
      disks: (['all', 'some'] as const).find((d) => sees.some((s) => s.disks === d)) ?? 'none',
      battery: some('battery'),
    },
    report,
    disks: onceBySerial(parts.flatMap((part) => part.disks)),
    batteries: parts.find((part) => part.batteries.length > 0)?.batteries ?? [],
    warnings: [...new Map(warnings.map((w) => [`${w.code} ${w.detail ?? ''}`, w])).values()],
  }
}

const isKnown = (report: HardwareReport, field: string | undefined): boolean =>
  (field === 'serial' || field === 'boardSerial') && report[field] !== null

/** The first of each serial; those without one all stay. */
function onceBySerial<T extends { serial: string | null }>(all: readonly T[]): T[] {
  const seen = new Set<string>()
  return all.filter(({ serial }) => {
    if (serial === null) return true
    const folded = serial.toUpperCase()
    return !seen.has(folded) && Boolean(seen.add(folded))
  })
}

/** Each disk once, with what any part knows of it. */
function mergeMedia(parts: Parts): HardwareMedium[] {
  const merged = new Map<string, HardwareMedium>()
  const nameless: HardwareMedium[] = []
  for (const disk of parts.flatMap((part) => part.report.media)) {
    const key = disk.serial?.toUpperCase()
    const known = key === undefined ? undefined : merged.get(key)
    if (key === undefined) nameless.push(disk)
    else if (!known) merged.set(key, disk)
    else {
      const bytes = known.bytes ?? disk.bytes
      merged.set(key, {
        kind: known.kind === 'unknown' ? disk.kind : known.kind,
        model: known.model ?? disk.model,
        serial: known.serial,
        bytes,
        roughBytes: bytes === null ? (known.roughBytes ?? disk.roughBytes) : null,
        bus: known.bus ?? disk.bus,
      })
    }
  }
  return [...merged.values(), ...nameless]
}
