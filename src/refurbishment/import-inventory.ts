import type { Capture, HardwareReport } from '../captures/model.ts'
import { readCapture } from '../captures/read-capture.ts'
import { mediaMayChange } from '../devices/change-media.ts'
import { changeMedium, insertMedium, settleMedia } from '../devices/media-queries.ts'
import { changeDevice, changeIdentity, lockDevice, readTag } from '../devices/queries.ts'
import { type DeviceRow, toDevice } from '../devices/view.ts'
import { record } from '../journal/queries.ts'
import { sha256 } from '../platform/blobs.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { assessPerformance } from './assess-performance.ts'
import { findImport, insertImport, type KeptReport, listMediaInside } from './queries.ts'
import { identityDifferences, mergeMedia } from './rules.ts'

type Warning = KeptReport['warnings'][number]

/**
 * Reads a machine's own inventory into its device: identity, hardware, media. Only whitelisted fields are kept beside
 * the capture itself, which is dropped after its term (RGPD, art. 5-1-c). The same file again for the same device and
 * cycle changes nothing. No disk in a report never says that there is none (R2).
 * @throws IMPORT_NOT_JSON, IMPORT_SCHEMA_UNKNOWN, IMPORT_NO_DEVICE, SERIAL_IN_STOCK
 */
export async function importInventory(ctx: Ctx, code: string, body: unknown) {
  const tag = readTag(code)
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  const capture = readCapture(bytes)
  const { report, sees } = capture
  // What sees a part of a machine is not an inventory of it.
  if (!sees.identity || sees.disks !== 'all') throw new Problem('IMPORT_SCHEMA_UNKNOWN')
  const hash = sha256(bytes)
  return write(ctx, 'importInventory', { tag, sha256: hash }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    const before = await findImport(tx, row.id, row.cycle, hash)
    if (before) return answer(tx, ctx, row, { ...before, repeated: true })
    mediaMayChange(row)
    const { media, warnings } = await keepMedia(tx, ctx, row, capture)
    const kept: KeptReport = {
      ...report,
      media,
      warnings: [...warnings, ...(await keepIdentity(tx, ctx, row, report))],
    }
    const hardware = JSON.stringify(kept)
    await changeIdentity(tx, row.id, { hardware })
    const id = ctx.newId()
    await insertImport(tx, {
      id,
      deviceId: row.id,
      cycle: row.cycle,
      source: report.source,
      sha256: hash,
      report: hardware,
      capture: bytes,
      byCode: ctx.acting.code,
      recordedAt: ctx.now(),
    })
    await record(
      tx,
      ctx,
      'inventory.imported',
      { type: 'device', id: row.id, siteId: row.siteId },
      {
        source: report.source,
        media: media.length,
        warnings: [...new Set(kept.warnings.map((w) => w.code))],
      },
    )
    const settled = await settleMedia(tx, ctx, row.id)
    return answer(tx, ctx, settled, { id, source: report.source, report: kept, repeated: false })
  })
}

async function answer(
  tx: Tx,
  ctx: Ctx,
  row: DeviceRow,
  { report, ...done }: { id: string; source: string; report: KeptReport; repeated: boolean },
) {
  return {
    device: toDevice(row, ctx),
    import: {
      ...done,
      media: report.media.length,
      warnings: report.warnings,
      performance: await assessPerformance(tx, ctx, row),
    },
  }
}

/** The machine's own word goes over what was typed, but its silence does not. */
async function keepIdentity(tx: Tx, ctx: Ctx, row: DeviceRow, report: HardwareReport) {
  const { manufacturer, model, serial } = report
  const { sku, boardSerial, suggestedCategory } = report
  const read = { manufacturer, model, serial, sku, boardSerial }
  const known = Object.entries(read).filter(([, value]) => value !== null)
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

/** New media are presumed to hold data; those that came back too; those that vanished are missing, by name. */
async function keepMedia(tx: Tx, ctx: Ctx, row: DeviceRow, capture: Capture) {
  const { report } = capture
  if (row.holdsData === 'never')
    return { media: [], warnings: capture.warnings.filter((w) => !ofMedia.includes(w.code)) }
  const subject = { type: 'device', id: row.id, siteId: row.siteId } as const
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
  for (const { id, serial } of changes.missing) {
    await changeMedium(tx, id, { dataState: 'missing' })
    await record(tx, ctx, 'medium.missing', subject, { mediumId: id, serial })
  }
  const warnings: Warning[] = [...capture.warnings]
  const name = (code: string, media: readonly { serial: string | null }[]) => {
    if (media.length > 0) warnings.push({ code, detail: media.map((m) => m.serial).join(', ') })
  }
  name('MEDIA_DISAPPEARED', changes.missing)
  name('DESTROYED_MEDIUM_SEEN', changes.destroyed)
  return { media: report.media, warnings }
}
