import { type Judged, judgeBattery, judgeDisk } from '../captures/judge-disk.ts'
import type { Capture, HardwareReport } from '../captures/model.ts'
import { getConfigured } from '../configuration/queries.ts'
import { mediaMayChange } from '../devices/change-media.ts'
import { changeMedium, insertMedium, settleMedia } from '../devices/media-queries.ts'
import { changeDevice, changeIdentity } from '../devices/queries.ts'
import type { DeviceRow } from '../devices/view.ts'
import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { findHardware, findImport, findSnapshot, insertImport, listMediaInside } from './queries.ts'
import {
  addToReport,
  identityDifferences,
  judgesAnew,
  type KeptReport,
  matchHealth,
  mergeMedia,
} from './rules.ts'

type Warning = KeptReport['warnings'][number]
type Subject = { type: 'device'; id: string; siteId: string }

/** What the facts of each disk and of the battery say, by the limits in force. */
export type Health = {
  disks: {
    serial: string | null
    model: string | null
    verdict: Judged['verdict']
    reasons: Judged['reasons']
  }[]
  battery: { percent: number | null; verdict: Judged['verdict']; reasons: Judged['reasons'] } | null
}
export type Imported = {
  id: string
  source: string
  report: KeptReport
  health: Health
  repeated: boolean
}

/**
 * Adds a capture to what is known of a device: identity, hardware, media, the health of disks and battery. What the
 * tool cannot see it says nothing of, and its silence blanks nothing. The same file or snapshot in a cycle is one
 * import. Only whitelisted fields are kept beside the bytes, which go after their term (RGPD, art. 5-1-c).
 */
export async function importCapture(
  tx: Tx,
  ctx: Ctx,
  row: DeviceRow,
  capture: Capture,
  file: { bytes: Buffer | null; sha256: string },
): Promise<{ device: DeviceRow; done: Imported }> {
  const { tool: source, snapshotId } = capture
  const limits = (await getConfigured(tx, 'smartThresholds', parisDate(ctx.now()))).value
  const battery = worstBattery(capture)
  const health: Health = {
    disks: capture.disks.map((d) => ({
      serial: d.serial,
      model: d.model,
      ...judgeDisk(d, limits),
    })),
    battery: battery && {
      percent: battery.healthPercent,
      ...judgeBattery(battery, limits),
    },
  }
  const before =
    (await findImport(tx, row.id, row.cycle, file.sha256)) ??
    (snapshotId === null ? undefined : await findSnapshot(tx, row.id, row.cycle, snapshotId))
  if (before) return { device: row, done: { ...before, health, repeated: true } }
  mediaMayChange(row)
  const subject = { type: 'device', id: row.id, siteId: row.siteId } as const
  const { media, warnings } = await keepMedia(tx, ctx, row, capture, subject)
  const unmatched = await keepDisks(tx, ctx, row, capture, health, subject)
  const report: KeptReport = {
    ...capture.report,
    media,
    warnings: [...warnings, ...unmatched, ...(await keepIdentity(tx, ctx, row, capture.report))],
  }
  const hardware = addToReport(await findHardware(tx, row.id), report, capture.sees)
  await changeIdentity(tx, row.id, {
    hardware: JSON.stringify(hardware),
    ...(battery && battery.healthPercent !== null
      ? {
          batteryPercent: String(battery.healthPercent),
          batterySource: source,
          batteryAt: ctx.now(),
          batteryRemoved: false,
        }
      : {}),
  })
  const id = ctx.newId()
  await insertImport(tx, {
    id,
    deviceId: row.id,
    cycle: row.cycle,
    source,
    sha256: file.sha256,
    snapshotId,
    report: JSON.stringify(report),
    capture: file.bytes,
    byCode: ctx.acting.code,
    recordedAt: ctx.now(),
  })
  await record(tx, ctx, 'inventory.imported', subject, {
    source,
    media: media.length,
    warnings: [...new Set(report.warnings.map((w) => w.code))],
  })
  if (battery && battery.healthPercent !== null)
    await record(tx, ctx, 'battery.read', subject, { source, percent: battery.healthPercent })
  const device = await settleMedia(tx, ctx, row.id)
  return { device, done: { id, source, report, health, repeated: false } }
}

/** Of several batteries the one in the worst health decides. */
const worstBattery = ({ batteries }: Capture) =>
  batteries.reduce<Capture['batteries'][number] | null>(
    (worst, one) =>
      worst === null || (one.healthPercent ?? Infinity) < (worst.healthPercent ?? Infinity)
        ? one
        : worst,
    null,
  )

/** The machine's own word goes over what was typed, but its silence does not. */
async function keepIdentity(tx: Tx, ctx: Ctx, row: DeviceRow, report: HardwareReport) {
  const { manufacturer, model, serial } = report
  const { sku, boardSerial, suggestedCategory } = report
  const read = { manufacturer, model, serial, sku, boardSerial }
  const known = Object.entries(read).filter(([, value]) => value !== null)
  if (known.length > 0)
    await changeIdentity(tx, row.id, {
      ...Object.fromEntries(known),
      ...(serial === null ? {} : { noSerial: false }),
    })
  const whole = fieldsOf(row).every((value, n) => (value ?? fieldsOf(report)[n]) !== null)
  await changeDevice(tx, ctx, row, { identityKnown: row.identityKnown || whole })
  const warnings: Warning[] = identityDifferences(row, report).map((detail) => ({
    code: 'IDENTITY_DIFFERS',
    detail,
  }))
  if (suggestedCategory !== null && suggestedCategory !== row.category)
    warnings.push({ code: 'CATEGORY_DIFFERS', detail: suggestedCategory })
  return warnings
}

const fieldsOf = (one: Pick<DeviceRow, 'manufacturer' | 'model' | 'serial'>) => [
  one.manufacturer,
  one.model,
  one.serial,
]

const ofMedia: readonly string[] = [
  'NO_DISK_SEEN',
  'STORAGE_CONTROLLER_WITHOUT_DISK',
  'DISK_SIZE_UNKNOWN',
]

/**
 * New media are presumed to hold data; those that came back too; those that vanished from a report that lists all are
 * missing, by name.
 */
async function keepMedia(tx: Tx, ctx: Ctx, row: DeviceRow, capture: Capture, subject: Subject) {
  const { report } = capture
  if (row.holdsData === 'never')
    return { media: [], warnings: capture.warnings.filter((w) => !ofMedia.includes(w.code)) }
  const changes = mergeMedia(await listMediaInside(tx, row.id), report.media)
  for (const disk of changes.added)
    await insertMedium(tx, ctx, row, {
      kind: disk.kind,
      model: disk.model,
      serial: disk.serial,
      bytes: disk.bytes,
      source: 'import',
    })
  for (const { id, serial } of changes.found) {
    await changeMedium(tx, id, { dataState: 'presumed' })
    await record(tx, ctx, 'medium.found', subject, { mediumId: id, serial })
  }
  const missing = capture.sees.disks === 'all' ? changes.missing : []
  for (const { id, serial } of missing) {
    await changeMedium(tx, id, { dataState: 'missing' })
    await record(tx, ctx, 'medium.missing', subject, { mediumId: id, serial })
  }
  const warnings: Warning[] = [...capture.warnings]
  const name = (code: string, media: readonly { serial: string | null }[]) => {
    if (media.length > 0) warnings.push({ code, detail: media.map((m) => m.serial).join(', ') })
  }
  name('MEDIA_DISAPPEARED', missing)
  name('DESTROYED_MEDIUM_SEEN', changes.destroyed)
  return { media: report.media, warnings }
}

/** Writes on each medium what its own facts say; a disk that is no medium of the device is told of. */
async function keepDisks(
  tx: Tx,
  ctx: Ctx,
  row: DeviceRow,
  capture: Capture,
  health: Health,
  subject: Subject,
): Promise<Warning[]> {
  if (capture.disks.length === 0 || row.holdsData === 'never') return []
  const inside = await listMediaInside(tx, row.id)
  const warnings: Warning[] = []
  const { takenAt } = capture
  const now = ctx.now()
  const at = takenAt !== null && Date.parse(takenAt) < Date.parse(now) ? takenAt : now
  for (const { serial, model, verdict, reasons } of health.disks) {
    const medium = matchHealth(inside, { serial, model })
    if (!medium) {
      warnings.push({ code: 'DISK_HEALTH_UNMATCHED', detail: serial ?? model ?? '' })
      continue
    }
    if (!judgesAnew(medium, { verdict, at })) continue
    await changeMedium(tx, medium.id, {
      verdict,
      verdictReasons: JSON.stringify(reasons),
      judgedAt: at,
    })
    const codes = reasons.map((r) => r.code)
    await record(tx, ctx, 'medium.judged', subject, { mediumId: medium.id, serial, verdict, codes })
    if (verdict === 'fail') warnings.push({ code: 'MEDIUM_UNFIT', detail: serial ?? model ?? '' })
  }
  return warnings
}
