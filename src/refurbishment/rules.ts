import { type Verdict, worst } from '../captures/judge-disk.ts'
import type { HardwareMedium, HardwareReport, Sight } from '../captures/model.ts'
import type { DeviceFacts, MediumRow } from '../devices/facts.ts'
import { type Edge, edgesFrom, lifecycle } from '../devices/lifecycle.ts'
import type { PartType } from '../devices/part-rules.ts'
import { allowedStates } from '../devices/rules.ts'
import type { DeviceState } from '../platform/db.generated.ts'
import { type Blocker, Problem, refuseIf } from '../platform/problems.ts'
import {
  type BatteryCap,
  type CosmeticGrade,
  capCosmeticByBattery,
  type PerformanceClass,
} from './performance.ts'

/** A report as it is kept: whitelisted fields, with the warnings of its import. */
export type KeptReport = HardwareReport & {
  warnings: { code: string; detail?: string }[]
}

export const repairActions = [
  'screenReplaced',
  'keyboardReplaced',
  'batteryReplaced',
  'batteryRemoved',
  'chargerAdded',
  'storageReplaced',
  'memoryReplaced',
  'memoryAdded',
  'motherboardReplaced',
  'caseRepaired',
  'fanReplaced',
  'fanCleaned',
  'thermalPaste',
  'networkCardReplaced',
  'portRepaired',
  'cmosBatteryReplaced',
  'softwareReinstalled',
  'firmwareUpdated',
  'cleaned',
  'noFaultFound',
  'other',
] as const

/** Which repairs a part of a type is fitted in; any of them may be an `other`. */
const fittedBy: Partial<Record<PartType, readonly (typeof repairActions)[number][]>> = {
  ram: ['memoryReplaced', 'memoryAdded'],
  battery: ['batteryReplaced'],
  charger: ['chargerAdded'],
  screen: ['screenReplaced'],
  keyboard: ['keyboardReplaced'],
  motherboard: ['motherboardReplaced'],
  fan: ['fanReplaced'],
  network: ['networkCardReplaced'],
  case: ['caseRepaired'],
}

/** A part that goes with nothing that was done: a keyboard is not fitted by a cleaning. */
export const partBlockers = (
  actions: readonly string[],
  parts: readonly { type: PartType }[],
): Blocker[] =>
  parts
    .filter(
      ({ type }) =>
        !actions.includes('other') && !(fittedBy[type] ?? []).some((a) => actions.includes(a)),
    )
    .map(({ type }) => ({ code: 'PART_NOT_OF_REPAIR', detail: type }))

/** Why a class given by hand is not the formula's. */
export const classReasons = [
  'inventoryMissing',
  'inventoryWrong',
  'partReplaced',
  'measured',
  'defect',
  'other',
] as const

type Move = 'recordTest' | 'recordRepair' | 'releaseDevice'

/**
 * The row of the life cycle by which an operation moves a device; where two leave one state, the one for what the
 * category holds.
 * @throws TRANSITION_FORBIDDEN with from, to and allowed
 */
export function edgeOf(d: DeviceFacts, by: Move): Edge {
  if (d.custody === 'repair') refuseIf([{ code: 'IN_CUSTODY' }])
  const rows = edgesFrom(d.state).filter((e) => e.by === by)
  const other = d.holdsData === 'never' ? 'holdsData' : 'holdsNoData'
  const edge = rows.find((e) => rows.length === 1 || !e.guards.includes(other))
  if (edge) return edge
  // A test may be done again as long as nobody released the device.
  const again = lifecycle.find((e) => e.by === by && e.to === d.state && !e.guards.includes(other))
  if (by === 'recordTest' && again) return again
  const to: DeviceState = lifecycle.find((e) => e.by === by)?.to ?? d.state
  throw new Problem('TRANSITION_FORBIDDEN', { from: d.state, to, allowed: allowedStates(d.state) })
}

type Item = { key: string; blocks: boolean }
type Answered = { key: string; ok: boolean | null }

/** Every line is answered, and no other: "reconditionné" asks for tests of all functions (décret 2022-190). */
export function answerBlockers(items: readonly Item[], answers: readonly Answered[]): Blocker[] {
  const keys = new Set(items.map((i) => i.key))
  const given = new Set(answers.map((a) => a.key))
  return [
    ...items
      .filter((i) => !given.has(i.key))
      .map((i): Blocker => ({ code: 'CHECKLIST_INCOMPLETE', detail: i.key })),
    ...answers
      .filter((a) => !keys.has(a.key))
      .map((a): Blocker => ({ code: 'CHECKLIST_UNKNOWN_ITEM', detail: a.key })),
  ]
}

/**
 * What failed; whether the device passes all the same, since a line that does not block may fail; and whether all its
 * functions were tried and work, which the word "reconditionné" asks (C. conso R122-4, décret 2022-190).
 */
export function judgeTest(items: readonly Item[], answers: readonly Answered[]) {
  const failed = answers.filter((a) => a.ok === false).map((a) => a.key)
  const answered = items.every((i) => answers.some((a) => a.key === i.key))
  return {
    failed,
    passed: !items.some((i) => i.blocks && failed.includes(i.key)),
    allFunctions: answered && failed.length === 0,
  }
}

type Grade = {
  cosmeticGrade: CosmeticGrade
  performanceClass?: PerformanceClass | undefined
  reason?: string | undefined
}

/** Why a grade cannot be given: the battery caps it, or the class is not the formula's and nobody says why. */
export function gradeBlockers(
  { cosmeticGrade, performanceClass, reason }: Grade,
  about: {
    hasClass: boolean
    computed: PerformanceClass | null
    caps: readonly BatteryCap[]
    battery: number | null
  },
): Blocker[] {
  const blockers: Blocker[] = []
  const best = capCosmeticByBattery(about.caps, about.battery)
  if (best !== null && cosmeticGrade < best)
    blockers.push({ code: 'GRADE_CAPPED_BY_BATTERY', detail: best })
  if (performanceClass && !about.hasClass) blockers.push({ code: 'CLASS_NOT_OF_CATEGORY' })
  const reasons: readonly string[] = classReasons
  if (reason !== undefined && !reasons.includes(reason))
    blockers.push({ code: 'REASON_UNKNOWN', detail: reasons.join(', ') })
  const differs = about.computed !== null && performanceClass && performanceClass !== about.computed
  if (about.hasClass && differs && reason === undefined)
    blockers.push({ code: 'REASON_REQUIRED', detail: reasons.join(', ') })
  return blockers
}

export type KnownMedium = Pick<
  MediumRow,
  'id' | 'kind' | 'model' | 'serial' | 'bytes' | 'dataState'
> & { source: string; verdict: Verdict | null; judgedAt: string | null }

const sameSerial = (a: string | null, b: string | null) =>
  a !== null && b !== null && a.toUpperCase() === b.toUpperCase()

/** What a machine's own report often does not list: where it lists none of a kind, it says nothing of that kind. */
const oftenUnseen: readonly string[] = ['nvme', 'emmc', 'sdCard']

/**
 * What an import changes among the media known in a device. A serial is compared without case; without one, kind,
 * model and size are. A disk that bears a serial and is now absent is missing, even from a report that sees none: that
 * is how a pulled disk shows. What was destroyed cannot be seen: such a serial is a new medium.
 */
export function mergeMedia(known: readonly KnownMedium[], seen: readonly HardwareMedium[]) {
  const left = known.filter((m) => m.dataState !== 'destroyed')
  const added: HardwareMedium[] = []
  const found: KnownMedium[] = []
  for (const disk of seen) {
    const at = left.findIndex((m) =>
      disk.serial === null
        ? m.serial === null &&
          m.kind === disk.kind &&
          m.model === disk.model &&
          m.bytes === disk.bytes
        : sameSerial(m.serial, disk.serial),
    )
    const [match] = at < 0 ? [] : left.splice(at, 1)
    if (!match) added.push(disk)
    else if (match.dataState === 'missing') found.push(match)
  }
  const missing = left.filter(
    (m) =>
      m.serial !== null &&
      m.dataState !== 'missing' &&
      !(oftenUnseen.includes(m.kind) && !seen.some((disk) => disk.kind === m.kind)),
  )
  const destroyed = added.filter((disk) =>
    known.some((m) => m.dataState === 'destroyed' && sameSerial(m.serial, disk.serial)),
  )
  return { added, found, missing, destroyed }
}

/** The medium that a disk's own facts are of: by serial; without one, the only one of its model that has none either. */
export function matchHealth(
  inside: readonly KnownMedium[],
  disk: { serial: string | null; model: string | null },
): KnownMedium | undefined {
  if (disk.serial !== null) return inside.find((m) => sameSerial(m.serial, disk.serial))
  const alike = inside.filter(
    (m) => m.serial === null && m.model?.toLowerCase() === disk.model?.toLowerCase(),
  )
  return alike.length === 1 ? alike[0] : undefined
}

/**
 * Whether what a disk says now goes over what stood. Too few facts blank nothing, and facts read earlier never soften a
 * verdict; they may harden it, since the clock of a machine with a flat battery is years late.
 */
export function judgesAnew(
  stood: Pick<KnownMedium, 'verdict' | 'judgedAt'>,
  said: { verdict: Verdict | null; at: string },
): boolean {
  if (stood.verdict === null) return true
  if (said.verdict === null) return false
  const earlier = stood.judgedAt !== null && Date.parse(said.at) < Date.parse(stood.judgedAt)
  return !earlier || worst([said.verdict, stood.verdict]) !== stood.verdict
}

/** What a new report adds to what stood: its word goes over the former one, its silence does not; disks as it sees them. */
export function addToReport(
  before: KeptReport | null,
  report: KeptReport,
  sees: Sight,
): KeptReport {
  if (!before) return report
  const said = Object.entries(report).filter(([, value]) => value !== null)
  const listed = (m: HardwareMedium) => report.media.some((x) => sameSerial(x.serial, m.serial))
  return {
    ...before,
    ...Object.fromEntries(said),
    ramModules: report.ramModules.length > 0 ? report.ramModules : before.ramModules,
    media:
      sees.disks === 'all'
        ? report.media
        : [...before.media.filter((m) => !listed(m)), ...report.media],
    warnings: report.warnings,
  }
}

type Typed = Pick<HardwareReport, 'manufacturer' | 'model' | 'serial'>
const fields = ['manufacturer', 'model', 'serial'] as const

/** Where a report says otherwise than what stood: the report is kept, and a person is told. */
export const identityDifferences = (typed: Typed, report: Typed): string[] =>
  fields.filter(
    (f) =>
      typed[f] !== null && report[f] !== null && typed[f].toLowerCase() !== report[f].toLowerCase(),
  )

/** The disks of a report that are still in the device and of use: those destroyed, failed or gone bring no points. */
export function usableDisks(
  report: Pick<HardwareReport, 'media'>,
  media: readonly MediumRow[],
): HardwareMedium[] {
  const lost: readonly string[] = ['destroyed', 'failed', 'missing']
  return report.media.filter((disk) => {
    const same = media.filter((m) => sameSerial(m.serial, disk.serial))
    return (
      same.length === 0 || same.some((m) => m.place === 'device' && !lost.includes(m.dataState))
    )
  })
}
