import { mediaMayChange } from '../devices/change-media.ts'
import { lockMedium } from '../devices/media-queries.ts'
import { findAndLockStored } from '../devices/store-queries.ts'
import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { notFound, Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { applyVerdict, judgeDisk, refuseDestroyed } from './judge-disk.ts'
import { silentReport } from './model.ts'
import {
  changeVerdict,
  findEvidence,
  findVerdict,
  lockVerdict,
  type VerdictRow,
} from './queries.ts'
import { toVerdict } from './submit-evidence.ts'

/** A verdict of the actor's own organisation that still waits in the tray. */
async function lockWaiting(tx: Tx, ctx: Ctx, id: string) {
  await lockVerdict(tx, id)
  const verdict = await findVerdict(tx, id)
  const evidence = verdict && (await findEvidence(tx, ctx.scope, verdict.evidenceId))
  if (!verdict || !evidence) throw notFound('verdict')
  if (verdict.place !== 'tray') throw new Problem('VERDICT_DECIDED')
  return { verdict, evidence }
}

/** What was read, without what was judged; rows older than a field have none of it. */
const reportOf = ({ detail: _, ...disk }: Partial<VerdictRow['disk']> & { name: string }) => ({
  ...silentReport('nwipe', disk.name),
  ...disk,
})

/** Links a waiting verdict to a medium: judged again with it. The serial in the log must be the medium's (R3). */
export function linkErasureVerdict(
  ctx: Ctx,
  id: string,
  input: { mediumId: string; reason: string },
) {
  return write(ctx, 'linkErasureVerdict', { id, ...input }, async (tx) => {
    const { device, medium } =
      (await findAndLockStored(tx, ctx, input.mediumId)) ??
      (await lockMedium(tx, ctx, input.mediumId))
    const { verdict, evidence } = await lockWaiting(tx, ctx, id)
    if (medium.place === 'gone') throw new Problem('MEDIUM_NOT_IN_DEVICE')
    if (medium.place === 'device') mediaMayChange(device)
    refuseDestroyed(medium)
    const disk = reportOf(verdict.disk)
    const judged = await judgeDisk(tx, ctx, disk, { medium, device })
    if (judged.codes.includes('EVIDENCE_SERIAL_UNMATCHED'))
      refuseIf([{ code: 'EVIDENCE_SERIAL_UNMATCHED' }])
    await changeVerdict(tx, id, {
      mediumId: medium.id,
      deviceId: device.id,
      verdict: judged.verdict,
      level: judged.level,
      code: judged.code,
      codes: judged.codes,
      disk: JSON.stringify({ ...disk, detail: judged.detail }),
      place: 'linked',
      reason: input.reason,
      decidedBy: ctx.acting.code,
      decidedAt: ctx.now(),
    })
    await record(
      tx,
      ctx,
      'evidence.linked',
      { type: 'device', id: device.id, siteId: device.siteId },
      { verdictId: id, reason: input.reason },
    )
    await applyVerdict(tx, ctx, {
      evidenceId: evidence.id,
      toolVersion: evidence.toolVersion,
      disk,
      judged,
      medium,
      device,
    })
    return toVerdict((await findVerdict(tx, id))!)
  })
}

/** Sets a waiting verdict aside, with its reason; the file and what it says stay. */
export function dismissErasureVerdict(ctx: Ctx, id: string, input: { reason: string }) {
  return write(ctx, 'dismissErasureVerdict', { id, ...input }, async (tx) => {
    const { evidence } = await lockWaiting(tx, ctx, id)
    await changeVerdict(tx, id, {
      place: 'dismissed',
      reason: input.reason,
      decidedBy: ctx.acting.code,
      decidedAt: ctx.now(),
    })
    await record(
      tx,
      ctx,
      'evidence.dismissed',
      { type: 'other', id: evidence.id },
      { verdictId: id, reason: input.reason },
    )
    return toVerdict((await findVerdict(tx, id))!)
  })
}
