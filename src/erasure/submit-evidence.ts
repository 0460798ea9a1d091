import { released } from '../devices/change-media.ts'
import { gone } from '../devices/gone.ts'
import { findMediaBySerial } from '../devices/media-queries.ts'
import { lockDevices, readDevice } from '../devices/queries.ts'
import type { DeviceRow } from '../devices/view.ts'
import { record } from '../journal/queries.ts'
import { keepBlob, sha256 } from '../platform/blobs.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { applyVerdict, judgeDisk, type Medium } from './judge-disk.ts'
import type { DiskReport } from './model.ts'
import {
  findEvidenceByHash,
  insertEvidence,
  insertVerdict,
  listVerdicts,
  lockFile,
  type VerdictRow,
} from './queries.ts'
import { readEvidence } from './read-evidence.ts'

/**
 * Takes an erasure log: one verdict per disk, by R1–R8 of the erasure rules. A proof names the medium's serial; what
 * matches none waits in the tray and is never thrown away. The same file again from the same organisation answers the
 * first time's verdicts; a neighbour who sent it first neither stops ours nor is told about.
 * @throws EVIDENCE_EMPTY, EVIDENCE_NOT_RECOGNISED: then nothing is kept.
 */
export function submitErasureEvidence(ctx: Ctx, body: unknown) {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  const report = readEvidence(bytes.toString('utf8'))
  if ('refused' in report) throw new Problem(report.refused)
  const hash = sha256(bytes)
  return write(ctx, 'submitErasureEvidence', { sha256: hash }, async (tx) => {
    const { organisationId } = ctx.acting
    await lockFile(tx, organisationId, hash)
    const before = await findEvidenceByHash(tx, organisationId, hash)
    if (before) {
      const verdicts = (await listVerdicts(tx, [before.id])).map(toVerdict)
      return { ...before, verdicts, repeated: true }
    }
    const disks = lastOfEach(report.disks)
    const found = await findTheirMedia(tx, ctx, disks)
    await keepBlob(tx, ctx, bytes, 'text/plain')
    const id = ctx.newId()
    await insertEvidence(tx, {
      id,
      sha256: hash,
      fileSha256: hash,
      tool: report.tool,
      toolVersion: report.version,
      hostSerial: report.hostSerial,
      byCode: ctx.acting.code,
      organisationId,
      recordedAt: ctx.now(),
    })
    let tray = 0
    for (const disk of disks) {
      const match = found.get(disk) ?? null
      const judged = await judgeDisk(tx, ctx, disk, match)
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
    const kept = await findEvidenceByHash(tx, organisationId, hash)
    return { ...kept!, verdicts, repeated: false }
  })
}

/**
 * nwipe appends to its log: the last session of a disk decides, but a failure is never erased by a later line, and a
 * session that only saw the disk decides nothing.
 */
export function lastOfEach(disks: DiskReport[]): DiskReport[] {
  const byDisk = new Map<string, DiskReport>()
  for (const disk of disks) {
    const key = disk.serial?.toUpperCase() ?? `name ${disk.name}`
    const before = byDisk.get(key)
    const onlySeen = disk.status === 'unknown' && !disk.truncated
    if (!before || hasFailed(disk) || (!hasFailed(before) && !onlySeen)) byDisk.set(key, disk)
  }
  return [...byDisk.values()]
}

const hasFailed = (d: DiskReport) =>
  d.status === 'failed' || [d.passErrors, d.verifyErrors, d.syncErrors].some((n) => (n ?? 0) > 0)

type Candidate = Medium & { deviceId: string }

/** The one medium that bears each disk's serial, in a device that is here or in stock, and that the actor may see. */
async function findCandidates(tx: Tx, ctx: Ctx, disks: DiskReport[]) {
  const { all, siteIds, organisationIds } = ctx.scope
  const candidates = new Map<DiskReport, Candidate>()
  for (const disk of disks) {
    if (!disk.serial) continue
    const inside = (await findMediaBySerial(tx, disk.serial)).filter(
      (m) =>
        m.dataState !== 'destroyed' &&
        (m.place === 'stock'
          ? all || (m.storeSiteId !== null && siteIds.includes(m.storeSiteId))
          : m.place === 'device' &&
            !gone.includes(m.state) &&
            (all ||
              siteIds.includes(m.siteId) ||
              (m.ownerId !== null && organisationIds.includes(m.ownerId)))),
    )
    const [only] = inside
    // A released device is not touched; two media alike are for a person to tell apart.
    const free = only && (only.place === 'stock' || !released.includes(only.state))
    if (only && free && inside.length === 1) candidates.set(disk, only)
  }
  return candidates
}

/** The medium of each disk as it stands once its device is locked; devices in ascending id, so that none waits in a ring. */
async function findTheirMedia(tx: Tx, ctx: Ctx, disks: DiskReport[]) {
  const before = await findCandidates(tx, ctx, disks)
  const devices = new Map<string, DeviceRow>()
  const ids = [...new Set([...before.values()].map((m) => m.deviceId))].sort()
  await lockDevices(tx, ids)
  for (const id of ids) devices.set(id, await readDevice(tx, id))
  const found = new Map<DiskReport, { medium: Medium; device: DeviceRow }>()
  for (const [disk, medium] of await findCandidates(tx, ctx, disks)) {
    const device = devices.get(medium.deviceId)
    if (device) found.set(disk, { device, medium })
  }
  return found
}

export const toVerdict = ({ disk, ...row }: VerdictRow) => ({
  ...row,
  disk: disk.name,
  detail: disk.detail ?? null,
  warnings: disk.warnings ?? [],
})
