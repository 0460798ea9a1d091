import { findMediaBySerial } from '../devices/media-queries.ts'
import { lockDevice } from '../devices/queries.ts'
import type { DeviceRow } from '../devices/view.ts'
import { record } from '../journal/queries.ts'
import { keepBlob, sha256 } from '../platform/blobs.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { applyVerdict, getPolicy, judgeDisk, type Medium } from './judge-disk.ts'
import { type NwipeDisk, readNwipeLog } from './nwipe.ts'
import {
  findEvidenceByHash,
  insertEvidence,
  insertVerdict,
  listVerdicts,
  lockFile,
  type VerdictRow,
} from './queries.ts'

const released = [
  'READY',
  'IN_SHOP',
  'RESERVED',
  'SOLD',
  'GIVEN',
  'DISMANTLED',
  'WASTE_SHIPPED',
  'WASTE_TREATED',
  'RETURNED_TO_DONOR',
  'LOST',
]

/**
 * Takes an erasure log: one verdict per disk, by R1–R8 of the erasure rules. A proof names the medium's serial; what
 * matches none waits in the tray and is never thrown away. The same file again answers the first time's verdicts.
 * @throws EVIDENCE_EMPTY, EVIDENCE_NOT_RECOGNISED: then nothing is kept.
 */
export function submitErasureEvidence(ctx: Ctx, body: unknown) {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  const report = readNwipeLog(bytes.toString('utf8'))
  if ('refused' in report) throw new Problem(report.refused)
  const hash = sha256(bytes)
  return write(ctx, 'submitErasureEvidence', { sha256: hash }, async (tx) => {
    await lockFile(tx, hash)
    const before = await findEvidenceByHash(tx, hash)
    if (before) {
      // Another workshop's file is not told about; ours is answered as the first time.
      if (!ctx.scope.organisationIds.includes(before.organisationId))
        throw new Problem('ALREADY_EXISTS')
      return {
        ...before,
        verdicts: (await listVerdicts(tx, [before.id])).map(toVerdict),
        repeated: true,
      }
    }
    const disks = lastOfEach(report.disks)
    const found = await findTheirMedia(tx, ctx, disks)
    await keepBlob(tx, ctx, bytes, 'text/plain')
    const id = ctx.newId()
    const now = ctx.now()
    await insertEvidence(tx, {
      id,
      sha256: hash,
      tool: report.tool,
      toolVersion: report.version,
      hostSerial: report.hostSerial,
      byCode: ctx.acting.code,
      organisationId: ctx.acting.organisationId,
      recordedAt: now,
    })
    const policy = await getPolicy(tx, ctx)
    let tray = 0
    for (const disk of disks) {
      const match = found.get(disk) ?? null
      const judged = await judgeDisk(tx, ctx, policy, disk, match)
      const place = match ? 'matched' : 'tray'
      if (!match) tray += 1
      const { serial } = disk
      await insertVerdict(tx, {
        id: ctx.newId(),
        evidenceId: id,
        disk: JSON.stringify({ ...disk, detail: judged.detail }),
        serial,
        mediumId: match?.medium.id ?? null,
        deviceId: match?.device.id ?? null,
        verdict: judged.verdict,
        level: judged.level,
        code: judged.code,
        codes: judged.codes,
        place,
      })
      if (match)
        await applyVerdict(tx, ctx, {
          evidenceId: id,
          toolVersion: report.version,
          disk,
          judged,
          ...match,
        })
    }
    await record(
      tx,
      ctx,
      'evidence.received',
      { type: 'other', id },
      { tool: report.tool, disks: disks.length, tray },
    )
    const verdicts = (await listVerdicts(tx, [id])).map(toVerdict)
    return {
      id,
      sha256: hash,
      tool: report.tool,
      toolVersion: report.version,
      recordedAt: now,
      verdicts,
      repeated: false,
    }
  })
}

/** nwipe appends to its log: the last session of a disk decides, but a failure is never erased by a later line. */
export function lastOfEach(disks: NwipeDisk[]): NwipeDisk[] {
  const byDisk = new Map<string, NwipeDisk>()
  for (const disk of disks) {
    const key = disk.serial?.toUpperCase() ?? `name ${disk.name}`
    const before = byDisk.get(key)
    if (before?.status !== 'failed' || disk.status === 'failed') byDisk.set(key, disk)
  }
  return [...byDisk.values()]
}

/** The one medium that bears each disk's serial, in a device here that the actor may see; its device locked, in order. */
async function findTheirMedia(tx: Tx, ctx: Ctx, disks: NwipeDisk[]) {
  const { all, siteIds, organisationIds } = ctx.scope
  const candidates = new Map<NwipeDisk, Medium & { deviceId: string }>()
  for (const disk of disks) {
    if (!disk.serial) continue
    const inside = (await findMediaBySerial(tx, disk.serial)).filter(
      (m) =>
        m.place === 'device' &&
        m.dataState !== 'destroyed' &&
        (all ||
          siteIds.includes(m.siteId) ||
          (m.ownerId !== null && organisationIds.includes(m.ownerId))),
    )
    const [only] = inside
    if (only && inside.length === 1) candidates.set(disk, only)
  }
  const devices = new Map<string, DeviceRow>()
  for (const id of [...new Set([...candidates.values()].map((m) => m.deviceId))].sort()) {
    const device = await lockDevice(tx, ctx, { id })
    if (!released.includes(device.state)) devices.set(id, device)
  }
  const found = new Map<NwipeDisk, { medium: Medium; device: DeviceRow }>()
  for (const [disk, medium] of candidates) {
    const device = devices.get(medium.deviceId)
    // As it stands now that its device is locked.
    const now = device?.media.find((m) => m.id === medium.id)
    if (device && now && now.place === 'device' && now.dataState !== 'destroyed')
      found.set(disk, { device, medium: { ...medium, dataState: now.dataState } })
  }
  return found
}

export const toVerdict = ({ disk, ...row }: VerdictRow) => ({
  ...row,
  disk: disk.name,
  detail: disk.detail ?? null,
})
