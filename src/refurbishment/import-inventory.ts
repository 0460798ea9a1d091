import { readCapture } from '../captures/read-capture.ts'
import { lockDevice, readTag } from '../devices/queries.ts'
import { type DeviceRow, toDevice } from '../devices/view.ts'
import { sha256 } from '../platform/blobs.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { write } from '../platform/repeats.ts'
import { assessPerformance } from './assess-performance.ts'
import { type Imported, importCapture } from './import-capture.ts'

/**
 * Reads a capture of any tool that we know, recognised by its content, into its device. The same again for the same
 * device and cycle changes nothing. No disk in a report never says that there is none (R2).
 * @throws IMPORT_NOT_JSON, IMPORT_SCHEMA_UNKNOWN, IMPORT_NO_DEVICE, SERIAL_IN_STOCK
 */
export async function importInventory(ctx: Ctx, code: string, body: unknown) {
  const tag = readTag(code)
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  const capture = readCapture(bytes)
  const file = { bytes, sha256: sha256(bytes) }
  return write(ctx, 'importInventory', { tag, sha256: file.sha256 }, async (tx) => {
    const row = await lockDevice(tx, ctx, { tag })
    const { device, done } = await importCapture(tx, ctx, row, capture, file)
    return answerImport(tx, ctx, device, done)
  })
}

/** What an import answers: the device as it is now, what was read, and what its hardware is worth. */
export async function answerImport(
  tx: Tx,
  ctx: Ctx,
  row: DeviceRow,
  { report, health, ...done }: Imported,
) {
  return {
    device: toDevice(row, ctx),
    import: {
      ...done,
      ...health,
      media: report.media.length,
      warnings: report.warnings,
      performance: await assessPerformance(tx, ctx, row),
    },
  }
}
