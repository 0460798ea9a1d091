import { findConfigured, getConfigured } from '../configuration/queries.ts'
import { mediaMayChange } from '../devices/change-media.ts'
import { changeMedium, insertProof, settleMedia } from '../devices/media-queries.ts'
import type { DeviceRow } from '../devices/view.ts'
import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { Problem, type ProblemCode } from '../platform/problems.ts'
import type { DiskReport } from './model.ts'
import { getDemand } from './queries.ts'
import { type ErasureJudgement, type ErasurePolicy, judge } from './rules.ts'

/** A log's clock may be ahead by so much; beyond, it proves nothing of today. */
const FUTURE_MS = 10 * 60_000

export type Medium = {
  id: string
  kind: string
  serial: string | null
  bytes: number | null
  place: string
  source: string
  dataState: string
  presumedAt: string
}
export type Judgement = Omit<ErasureJudgement, 'code' | 'codes'> & {
  code: ProblemCode | null
  codes: ProblemCode[]
}

/** The policy of today. */
export async function getPolicy(tx: Tx, ctx: Ctx): Promise<ErasurePolicy> {
  const { value, validFrom } = await getConfigured(tx, 'erasurePolicy', parisDate(ctx.now()))
  return { ...value, validFrom }
}

/** The policy of the day on which an erasure ended; today's when it has no end, or none held then. */
async function getPolicyOf(tx: Tx, ctx: Ctx, { endedAt }: DiskReport): Promise<ErasurePolicy> {
  const then = endedAt && (await findConfigured(tx, 'erasurePolicy', parisDate(endedAt)))
  return then ? { ...then.value, validFrom: then.validFrom } : getPolicy(tx, ctx)
}

/** What a report says of one disk, against the medium on our books if there is one. */
export async function judgeDisk(
  tx: Tx,
  ctx: Ctx,
  disk: DiskReport,
  found: { medium: Medium; device: DeviceRow } | null,
): Promise<Judgement> {
  const demand = found && (await getDemand(tx, found.device.id))
  const policy = await getPolicyOf(tx, ctx, disk)
  // Out of its device, a medium has a life of its own: the device may have come back since.
  const since = found?.medium.place === 'stock' ? found.medium.presumedAt : demand?.since
  const judged: Judgement = judge(disk, {
    medium: found && {
      serial: found.medium.serial,
      bytes: found.medium.source === 'declared' ? null : found.medium.bytes,
      kind: kindOf(found.medium.kind),
    },
    deviceReceivedAt: since ?? '1970-01-01T00:00:00Z',
    policy,
    ...(demand?.level ? { demandedLevel: demand.level } : {}),
  })
  if (disk.endedAt && Date.parse(disk.endedAt) > Date.parse(ctx.now()) + FUTURE_MS)
    return refused(judged, 'ERASURE_TIME_IN_FUTURE', disk.endedAt)
  if (!found || judged.verdict !== 'erased') return judged
  const { dataState, presumedAt } = found.medium
  // One error is enough (R4): whatever order its logs come in, such a disk leaves service.
  if (dataState === 'failed') return refused(judged, 'ERASURE_FAILED', 'failed before')
  // It was used again since: it came back, or vanished for a while.
  if (!disk.endedAt || Date.parse(disk.endedAt) <= Date.parse(presumedAt))
    return refused(judged, 'ERASURE_BEFORE_RECEPTION', `${disk.endedAt} < ${presumedAt}`)
  return judged
}
const refused = (judged: Judgement, code: ProblemCode, detail: string): Judgement => ({
  verdict: 'refused',
  level: null,
  code,
  codes: [code, ...judged.codes],
  detail: [detail, judged.detail].filter(Boolean).join('; '),
})
export const kindOf = (kind: string) =>
  kind === 'hdd' || kind === 'ssd' || kind === 'nvme' || kind === 'emmc' ? kind : 'unknown'

/** Carries a verdict out: erased with its proof, failed, or nothing. The device is locked by the caller. */
export async function applyVerdict(
  tx: Tx,
  ctx: Ctx,
  {
    evidenceId,
    toolVersion,
    disk,
    judged,
    medium,
    device,
  }: {
    evidenceId: string
    toolVersion: string | null
    disk: DiskReport
    judged: Judgement
    medium: Medium
    device: DeviceRow
  },
): Promise<void> {
  const isStored = medium.place === 'stock'
  const subject = { type: 'device', id: device.id, siteId: device.siteId } as const
  if (judged.verdict !== 'refused' && !isStored) mediaMayChange(device)
  if (judged.verdict === 'erased') {
    await insertProof(tx, {
      id: ctx.newId(),
      mediumId: medium.id,
      deviceId: device.id,
      kind: 'erasure',
      serial: medium.serial,
      level: judged.level,
      technique: techniqueText(disk),
      tool: disk.tool,
      toolVersion: disk.toolVersion ?? toolVersion,
      verification: verifications[disk.verify ?? 'none'],
      startedAt: disk.startedAt,
      endedAt: disk.endedAt!,
      byCode: ctx.acting.code,
      evidenceId,
      recordedAt: ctx.now(),
    })
    if (medium.dataState !== 'erased') await changeMedium(tx, medium.id, { dataState: 'erased' })
  } else if (judged.verdict === 'failed' && medium.dataState !== 'destroyed')
    await changeMedium(tx, medium.id, { dataState: 'failed' })
  await record(tx, ctx, 'erasure.recorded', subject, {
    mediumId: medium.id,
    evidenceId,
    verdict: judged.verdict,
    level: judged.level,
    codes: judged.codes,
  })
  if (!isStored) await settleMedia(tx, ctx, device.id)
}

/** As the certificate prints them. */
const verifications = {
  none: null,
  last: 'dernière passe',
  all: 'toutes les passes',
  drive: 'fin annoncée par le support',
} as const

const techniqueText = ({ method, rounds, blanked }: DiskReport) =>
  [
    method ?? '',
    ...(rounds ? [`${rounds} tour${rounds > 1 ? 's' : ''}`] : []),
    ...(blanked ? ['remise à zéro finale'] : []),
  ].join(', ')

/** A destroyed medium is past proof. */
export function refuseDestroyed(medium: Medium): void {
  if (medium.dataState === 'destroyed') throw new Problem('MEDIUM_DESTROYED')
}
