import type { ConfigurationValue } from '../configuration/kinds.ts'
import type { BatteryReading, DiskHealth } from './model.ts'

/** From best to worst: sound, worn with age, doubtful, to be thrown away. */
export const verdicts = ['pass', 'old', 'suspect', 'fail'] as const
export type Verdict = (typeof verdicts)[number]

export type HealthReasonCode =
  | 'SELF_ASSESSMENT_FAILED'
  | 'ATTRIBUTE_FAILING'
  | 'PENDING_SECTORS'
  | 'REALLOCATED_SECTORS'
  | 'UNCORRECTABLE_SECTORS'
  | 'MEDIA_ERRORS'
  | 'SPARE_EXHAUSTED'
  | 'CRITICAL_WARNING'
  | 'WORN_OUT'
  | 'LONG_POWERED'
  | 'OFTEN_STARTED'
  | 'TOO_FEW_FACTS'
  | 'BATTERY_WORN_OUT'
  | 'BATTERY_AGED'
  | 'BATTERY_HEALTH_UNKNOWN'

/** Why, with the figure that decided, as read. */
export type HealthReason = { code: HealthReasonCode; detail?: string }
/** A null verdict is no word at all: the disk or the battery said too little. */
export type Judged = { verdict: Verdict | null; reasons: HealthReason[] }

/** The dated row that decides (kind `smartThresholds`). */
export type Thresholds = ConfigurationValue<'smartThresholds'>

/**
 * What a new territory starts with: for hard disks the limits that a workshop mined from two hundred of them, for flash
 * those of a registry of refurbished devices, for batteries those of a shop's grades.
 */
export const defaultThresholds: Thresholds = {
  leastFacts: 2,
  hdd: {
    reallocated: 3,
    busyLoadCycles: 522_030,
    oldHours: 37_177,
    slowSpinUp: 1024,
    fewPowerCycles: 937,
    oldStartStops: 13_877,
  },
  flash: { reallocated: 10, pending: 40, wornPercent: 100 },
  battery: { oldUnderPercent: 75, failUnderPercent: 65 },
}

type Found = number | string | null
type Rule = {
  verdict: Exclude<Verdict, 'pass'>
  code: HealthReasonCode
  of: 'any' | 'hdd' | 'flash'
  when: (disk: DiskHealth, limits: Thresholds) => Found
}

const over = (value: number | null, limit: number): Found =>
  value !== null && value > limit ? value : null
const within = (value: number | null, limit: number): Found =>
  value !== null && value > 0 && value <= limit ? value : null
/** Reallocated sectors of ATA, grown defects of SCSI: the same thing under two names. */
const moved = (disk: DiskHealth): number | null => disk.reallocated ?? disk.grownDefects
/** Bit of the NVMe log that says too hot now: a matter of the bench, not of the disk. */
const TOO_HOT = 2
const isHeat = (attribute: string) => /temp/i.test(attribute)
/** So many loads are those of a laptop that parks its heads all day; its pending sectors may be read again. */
const isBusy = (disk: DiskHealth, { hdd }: Thresholds) =>
  (disk.loadCycle ?? 0) > hdd.busyLoadCycles && (moved(disk) ?? 0) <= hdd.reallocated
/** A heavy disk that was seldom stopped: a server's, which ages less by the hour. */
const isServers = (disk: DiskHealth, { hdd }: Thresholds) =>
  (disk.spinUp ?? 0) > hdd.slowSpinUp && (disk.powerCycles ?? Infinity) <= hdd.fewPowerCycles

/** Each rule gives the figure that makes it speak, or null. */
const rules: readonly Rule[] = [
  {
    verdict: 'fail',
    code: 'SELF_ASSESSMENT_FAILED',
    of: 'any',
    when: (d) => (d.passed === false ? '' : null),
  },
  {
    verdict: 'fail',
    code: 'ATTRIBUTE_FAILING',
    of: 'any',
    when: (d) => d.failingNow.filter((name) => !isHeat(name)).join(', ') || null,
  },
  {
    verdict: 'fail',
    code: 'PENDING_SECTORS',
    of: 'hdd',
    when: (d, t) => (isBusy(d, t) ? null : over(d.pending, 0)),
  },
  {
    verdict: 'suspect',
    code: 'PENDING_SECTORS',
    of: 'hdd',
    when: (d, t) => (isBusy(d, t) ? over(d.pending, 0) : null),
  },
  {
    verdict: 'fail',
    code: 'REALLOCATED_SECTORS',
    of: 'hdd',
    when: (d, { hdd }) => over(moved(d), hdd.reallocated),
  },
  {
    verdict: 'suspect',
    code: 'REALLOCATED_SECTORS',
    of: 'hdd',
    when: (d, { hdd }) => within(moved(d), hdd.reallocated),
  },
  {
    verdict: 'suspect',
    code: 'UNCORRECTABLE_SECTORS',
    of: 'any',
    when: (d) => over(d.uncorrectable, 0) ?? over(d.uncorrectedErrors, 0),
  },
  {
    verdict: 'old',
    code: 'LONG_POWERED',
    of: 'hdd',
    when: (d, t) => (isServers(d, t) ? null : over(d.powerOnHours, t.hdd.oldHours)),
  },
  {
    verdict: 'old',
    code: 'OFTEN_STARTED',
    of: 'hdd',
    when: (d, { hdd }) => over(d.startStop, hdd.oldStartStops),
  },
  {
    verdict: 'fail',
    code: 'CRITICAL_WARNING',
    of: 'flash',
    when: (d) => (d.criticalWarning !== null && d.criticalWarning & ~TOO_HOT) || null,
  },
  {
    verdict: 'fail',
    code: 'SPARE_EXHAUSTED',
    of: 'flash',
    when: ({ availableSpare: spare, availableSpareThreshold: least }) =>
      spare !== null && least !== null && spare < least ? spare : null,
  },
  { verdict: 'suspect', code: 'MEDIA_ERRORS', of: 'flash', when: (d) => over(d.mediaErrors, 0) },
  {
    verdict: 'suspect',
    code: 'REALLOCATED_SECTORS',
    of: 'flash',
    when: (d, { flash }) => over(moved(d), flash.reallocated),
  },
  {
    verdict: 'suspect',
    code: 'PENDING_SECTORS',
    of: 'flash',
    when: (d, { flash }) => over(d.pending, flash.pending),
  },
  {
    verdict: 'old',
    code: 'WORN_OUT',
    of: 'flash',
    when: (d, { flash }) => over(d.percentageUsed, flash.wornPercent - 1),
  },
]

/** A disk of unknown kind is judged as one that turns: the stricter. */
const isFlash = ({ kind }: DiskHealth) => kind === 'ssd' || kind === 'nvme' || kind === 'emmc'

/**
 * What a disk's own facts say of it. Its word that it passed is never enough: `pass` also asks for a few facts and no
 * rule that speaks. All reasons are given, and the worst decides.
 */
export function judgeDisk(disk: DiskHealth, limits: Thresholds): Judged {
  const kind = isFlash(disk) ? 'flash' : 'hdd'
  const found = rules
    .filter((rule) => rule.of === 'any' || rule.of === kind)
    .map(({ verdict, code, when }) => ({ verdict, code, figure: when(disk, limits) }))
    .filter(({ figure }) => figure !== null)
  if (found.length === 0 && disk.attributes < limits.leastFacts)
    return { verdict: null, reasons: [{ code: 'TOO_FEW_FACTS', detail: String(disk.attributes) }] }
  return {
    verdict: worst(found.map(({ verdict }) => verdict)),
    reasons: found.map(({ code, figure }) =>
      figure === '' ? { code } : { code, detail: String(figure) },
    ),
  }
}

/** The worst of several verdicts; `pass` of none. */
export const worst = (all: readonly Verdict[]): Verdict =>
  all.reduce((a, b) => (verdicts.indexOf(a) >= verdicts.indexOf(b) ? a : b), 'pass')

/** What a battery's health says of it. */
export function judgeBattery(
  { healthPercent }: Pick<BatteryReading, 'healthPercent'>,
  { battery }: Thresholds,
): Judged {
  if (healthPercent === null)
    return { verdict: null, reasons: [{ code: 'BATTERY_HEALTH_UNKNOWN' }] }
  const detail = `${healthPercent} %`
  if (healthPercent < battery.failUnderPercent)
    return { verdict: 'fail', reasons: [{ code: 'BATTERY_WORN_OUT', detail }] }
  if (healthPercent < battery.oldUnderPercent)
    return { verdict: 'old', reasons: [{ code: 'BATTERY_AGED', detail }] }
  return { verdict: 'pass', reasons: [] }
}
