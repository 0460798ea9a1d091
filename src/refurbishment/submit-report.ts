import { readCapture } from '../captures/read-capture.ts'
import { released } from '../devices/change-media.ts'
import { lockDevice, readTag } from '../devices/queries.ts'
import { toDevice } from '../devices/view.ts'
import { record } from '../journal/queries.ts'
import { sha256 } from '../platform/blobs.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { importCapture } from './import-capture.ts'
import {
  changeReport,
  findBySerial,
  findSameReport,
  getReport,
  insertReport,
  lockReport,
  lockWaiting,
  type ReportRow,
} from './report-queries.ts'

/**
 * Takes a capture that names no device of ours by itself: by the label that the bench gives, else by the maker's serial
 * among the devices in stock. What matches none, or several, or one that is released, waits in the tray and is never
 * thrown away. The same file again from the same organisation answers what became of it.
 * @throws IMPORT_NOT_JSON, IMPORT_SCHEMA_UNKNOWN, IMPORT_NO_DEVICE, NOT_FOUND for the label
 */
export async function submitHardwareReport(ctx: Ctx, body: unknown, code: string | undefined) {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  const capture = readCapture(bytes)
  const hash = sha256(bytes)
  const said = { sha256: hash, code: code ?? null }
  return write(ctx, 'submitHardwareReport', said, async (tx) => {
    const { organisationId } = ctx.acting
    const same = { organisationId, sha256: hash, snapshotId: capture.snapshotId }
    await lockReport(tx, same)
    const before = await findSameReport(tx, same)
    if (before && !(before.place === 'tray' && code))
      return { ...toReport(before), repeated: true, warnings: [] }
    const tag = code ? readTag(code) : await tagOf(tx, ctx, capture.report)
    const row = tag === null ? null : await lockDevice(tx, ctx, { tag })
    const takes = row !== null && !released.includes(row.state)
    if (code && !takes) throw new Problem('DEVICE_RELEASED')
    const done = takes
      ? (await importCapture(tx, ctx, row, capture, { bytes, sha256: hash })).done
      : null
    if (before && takes) {
      await changeReport(tx, before.id, {
        place: 'linked',
        deviceId: row.id,
        reason: 'labelled',
        decidedBy: ctx.acting.code,
        decidedAt: ctx.now(),
      })
      return {
        ...toReport(await getReport(tx, before.id)),
        repeated: false,
        warnings: codesOf(done),
      }
    }
    const id = ctx.newId()
    const { manufacturer, model, serial } = capture.report
    await insertReport(tx, {
      id,
      organisationId,
      sha256: hash,
      snapshotId: capture.snapshotId,
      tool: capture.tool,
      manufacturer,
      model,
      serial,
      capture: JSON.stringify(capture),
      // What was imported is kept there, for its own term.
      bytes: takes ? null : bytes,
      place: takes ? 'imported' : 'tray',
      deviceId: takes ? row.id : null,
      byCode: ctx.acting.code,
      recordedAt: ctx.now(),
    })
    const fact = { tool: capture.tool, place: takes ? 'imported' : 'tray' }
    await record(tx, ctx, 'hardware.reported', { type: 'other', id }, fact)
    return { ...toReport(await getReport(tx, id)), repeated: false, warnings: codesOf(done) }
  })
}

const codesOf = (done: { report: { warnings: { code: string }[] } } | null): string[] => [
  ...new Set(done?.report.warnings.map((w) => w.code) ?? []),
]

/** The one device in stock that bears this serial; null where there is none, or more than one. */
async function tagOf(
  tx: Tx,
  ctx: Ctx,
  { serial, manufacturer }: { serial: string | null; manufacturer: string | null },
): Promise<string | null> {
  if (serial === null) return null
  const [only, other] = await findBySerial(tx, ctx, { serial, manufacturer })
  return only !== undefined && other === undefined ? only : null
}

export const toReport = ({ capture, ...row }: ReportRow) => ({
  ...row,
  disks: [...capture.report.media, ...(capture.report.media.length > 0 ? [] : capture.disks)].map(
    ({ model, serial }) => ({ model, serial }),
  ),
})

/** Reads a waiting capture into the device that a person names. @throws REPORT_DECIDED */
export function linkHardwareReport(ctx: Ctx, id: string, input: { code: string; reason: string }) {
  const tag = readTag(input.code)
  return write(ctx, 'linkHardwareReport', { id, tag, ...input }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    const waiting = await lockWaiting(tx, ctx, id)
    const file = { bytes: waiting.bytes, sha256: waiting.sha256 }
    const { device } = await importCapture(tx, ctx, row, waiting.capture, file)
    await changeReport(tx, id, {
      place: 'linked',
      deviceId: row.id,
      reason: input.reason,
      bytes: null,
      decidedBy: ctx.acting.code,
      decidedAt: ctx.now(),
    })
    const subject = { type: 'device', id: row.id, siteId: row.siteId } as const
    await record(tx, ctx, 'hardware.linked', subject, { reportId: id, reason: input.reason })
    return toDevice(device, ctx)
  })
}

/** Sets a waiting capture aside, with its reason; what it said stays. @throws REPORT_DECIDED */
export function dismissHardwareReport(ctx: Ctx, id: string, { reason }: { reason: string }) {
  return write(ctx, 'dismissHardwareReport', { id, reason }, async (tx) => {
    await lockWaiting(tx, ctx, id)
    await changeReport(tx, id, {
      place: 'dismissed',
      reason,
      decidedBy: ctx.acting.code,
      decidedAt: ctx.now(),
    })
    await record(tx, ctx, 'hardware.dismissed', { type: 'other', id }, { reportId: id, reason })
    return toReport(await getReport(tx, id))
  })
}
