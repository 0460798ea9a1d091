import { addHours } from '../platform/dates.ts'
import type { DiskReport, Technique, Tool } from './model.ts'

/** Sanitisation levels of NIST SP 800-88 Rev. 2, weakest first. */
export type ErasureLevel = 'clear' | 'purge' | 'destroy'

export type MediumKind = 'hdd' | 'ssd' | 'nvme' | 'emmc' | 'unknown'

/** What a technique reaches on a medium; `none`: it proves nothing there. */
export type Reach = ErasureLevel | 'none'

/** One dated row of configuration; an erasure is judged by the row of the day on which it ended. */
export type ErasurePolicy = {
  /** Civil date, `YYYY-MM-DD`, from which the policy is used. */
  validFrom: string
  /** The tools that are believed, and from which version; null: the drive answers, whatever the tool's version. */
  tools: { tool: Tool; minimumVersion: string | null }[]
  /** What each method is, by the name that its tool gives it; a method not listed proves nothing. */
  methods: Record<string, Technique>
  /** Medium × technique → level; `read`: it must be read back, `drive`: the drive's own answer is enough. */
  techniques: ({ technique: Technique; verification: 'read' | 'drive' } & Record<
    MediumKind,
    Reach
  >)[]
  /** The least level asked for a medium of each kind, whatever the donor asks. */
  leastLevel: Record<MediumKind, ErasureLevel>
  /** How far a workshop computer's clock may be behind, in hours. */
  clockToleranceHours: number
}

export type ErasureCode =
  | 'ERASURE_TOOL_REFUSED'
  | 'ERASURE_TOOL_UNKNOWN'
  | 'ERASURE_TOOL_TOO_OLD'
  | 'ERASURE_NO_SERIAL'
  | 'EVIDENCE_SERIAL_UNMATCHED'
  | 'ERASURE_ABORTED'
  | 'ERASURE_TRUNCATED'
  | 'ERASURE_NOT_STARTED'
  | 'ERASURE_FAILED'
  | 'ERASURE_PARTIAL'
  | 'ERASURE_BYTES_UNKNOWN'
  | 'ERASURE_SIZE_MISMATCH'
  | 'ERASURE_HIDDEN_AREA'
  | 'ERASURE_METHOD_REFUSED'
  | 'ERASURE_NOT_VERIFIED'
  | 'ERASURE_TIME_UNKNOWN'
  | 'ERASURE_END_BEFORE_START'
  | 'ERASURE_BEFORE_RECEPTION'
  | 'ERASURE_LEVEL_NOT_REACHED'

export type ErasureContext = {
  /**
   * The medium on our books with the serial of the log; null when there is none. `bytes` is the
   * exact capacity read by a machine, null when a person only declared it.
   */
  medium: { serial: string | null; bytes: number | null; kind: MediumKind } | null
  /** ISO 8601 instant. */
  deviceReceivedAt: string
  policy: ErasurePolicy
  /** What the donor asked; `clear` when absent. */
  demandedLevel?: ErasureLevel
}

export type ErasureJudgement = {
  /** `failed`: the medium is known bad. `refused`: nothing is proved, nothing changes. */
  verdict: 'erased' | 'failed' | 'refused'
  level: ErasureLevel | null
  /** The first reason, null when erased. */
  code: ErasureCode | null
  codes: ErasureCode[]
  /** All the reasons that carry figures, `; ` between them. */
  detail: string | null
}

type Rule = {
  code: ErasureCode
  /** What the rule found, in figures or empty; null when the evidence passes. */
  when: (disk: DiskReport, context: ErasureContext) => string | null
  why: string
}

const LEVELS: ErasureLevel[] = ['clear', 'purge', 'destroy']

/** A rule without figures. */
const found = (isTrue: boolean) => (isTrue ? '' : null)

/**
 * Why a report on a disk is no proof, in order: the first that fires gives the code.
 * Source: NIST SP 800-88 Rev. 2 (verification, validation); `why` for each choice of ours.
 */
const RULES: Rule[] = [
  {
    code: 'ERASURE_TOOL_REFUSED',
    when: ({ tool }, { policy }) => (toolRow(tool, policy) ? null : tool),
    why: 'some tools write of erasures that they did not do',
  },
  {
    code: 'ERASURE_TOOL_UNKNOWN',
    when: ({ tool, toolVersion }, { policy }) =>
      found(toolVersion === null && Boolean(toolRow(tool, policy)?.minimumVersion)),
    why: 'some versions lie, so one that does not say its number proves nothing',
  },
  {
    code: 'ERASURE_TOOL_TOO_OLD',
    when: ({ tool, toolVersion }, { policy }) => {
      const least = toolRow(tool, policy)?.minimumVersion
      const isOld = toolVersion !== null && least && compareVersions(toolVersion, least) < 0
      return isOld ? `${toolVersion} < ${least}` : null
    },
    why: 'nwipe before 0.34 could print Erased after errors',
  },
  {
    code: 'ERASURE_NO_SERIAL',
    when: (disk) => found(disk.serial === null),
    why: 'a USB bridge hides the serial: nobody knows which disk this was',
  },
  {
    code: 'EVIDENCE_SERIAL_UNMATCHED',
    when: (disk, { medium }) =>
      found(
        medium === null ||
          (disk.serial !== null && fold(medium.serial ?? '') !== fold(disk.serial)),
      ),
    why: 'proof is matched by serial, never by the name sda',
  },
  {
    code: 'ERASURE_ABORTED',
    when: ({ status }) => found(status === 'aborted' || status === 'insanity'),
    why: 'someone stopped it, or nwipe itself met a case it calls a bug',
  },
  {
    code: 'ERASURE_TRUNCATED',
    when: ({ truncated, status, passErrors, verifyErrors }) =>
      found(truncated || (status === 'erased' && (passErrors === null || verifyErrors === null))),
    why: 'a log without its status and error tables was cut, or the machine was',
  },
  {
    code: 'ERASURE_NOT_STARTED',
    when: ({ truncated, status }) => found(!truncated && status === 'unknown'),
    why: 'the disk was seen but is not in the status table: it was not selected',
  },
  {
    code: 'ERASURE_FAILED',
    when: (disk) => failureOf(disk),
    why: 'one error is enough: the disk leaves service and is destroyed',
  },
  {
    code: 'ERASURE_PARTIAL',
    when: (disk, { medium }) => partOf(disk, medium?.bytes ?? null),
    why: 'what was not overwritten can be read',
  },
  {
    code: 'ERASURE_BYTES_UNKNOWN',
    when: ({ bytesErased, bytesTotal, percent }, { medium }) => {
      const whole = bytesTotal ?? medium?.bytes ?? null
      return found(percent === null && (bytesErased === null || whole === null))
    },
    why: 'the word Erased alone does not say how much was',
  },
  {
    code: 'ERASURE_SIZE_MISMATCH',
    when: ({ bytesTotal }, { medium }) =>
      bytesTotal !== null && medium?.bytes && bytesTotal > medium.bytes
        ? `${bytesTotal} > ${medium.bytes} bytes`
        : null,
    why: 'a larger disk under the same serial is another disk, or our record is wrong',
  },
  {
    code: 'ERASURE_HIDDEN_AREA',
    when: ({ hiddenArea }) => found(hiddenArea === 'detected'),
    why: 'a protected area (HPA, DCO) was out of reach of the overwrite',
  },
  {
    code: 'ERASURE_METHOD_REFUSED',
    when: (disk, context) => {
      if (disk.truncated || levelReached(disk, context) !== null) return null
      const technique = techniqueOf(disk, context.policy)
      const said = disk.method ?? technique ?? ''
      return technique ? `${said} (${context.medium?.kind ?? 'unknown'})` : said
    },
    why: 'Verify Zeros only reads, yet ends in the status Erased; some commands mean nothing on some media',
  },
  {
    code: 'ERASURE_NOT_VERIFIED',
    when: (disk, { policy }) => {
      const needed = techniqueRow(disk, policy)?.verification ?? 'read'
      const isRead = disk.verify === 'last' || disk.verify === 'all'
      return found(!isRead && (needed === 'read' || disk.verify !== 'drive'))
    },
    why: 'at least the last pass must have been read back, or the drive have said that it ended',
  },
  {
    code: 'ERASURE_TIME_UNKNOWN',
    when: ({ startedAt, endedAt }) => found(startedAt === null || endedAt === null),
    why: 'without its end, the proof may be older than the data',
  },
  {
    code: 'ERASURE_END_BEFORE_START',
    when: ({ startedAt, endedAt }) =>
      startedAt !== null && endedAt !== null && Date.parse(endedAt) < Date.parse(startedAt)
        ? `${endedAt} < ${startedAt}`
        : null,
    why: 'the clock was set meanwhile: the times are not to be believed',
  },
  {
    code: 'ERASURE_BEFORE_RECEPTION',
    when: ({ endedAt }, { deviceReceivedAt, policy }) =>
      endedAt !== null &&
      Date.parse(endedAt) < Date.parse(addHours(deviceReceivedAt, -policy.clockToleranceHours))
        ? `${endedAt} < ${deviceReceivedAt}`
        : null,
    why: 'the machine was used since',
  },
  {
    code: 'ERASURE_LEVEL_NOT_REACHED',
    when: (disk, context) => {
      const { medium, policy, demandedLevel = 'clear' } = context
      const reached = levelReached(disk, context) ?? 'clear'
      return levelMissing(reached, medium?.kind ?? 'unknown', policy, demandedLevel)
    },
    why: 'an overwrite is a clear at most: it cannot reach the spare cells of flash',
  },
]

/**
 * Judges what a tool says of one disk. Every rule is tried and every code that fires is listed; the
 * first one decides. Only a failure reported by the tool says something of the medium itself.
 */
export function judge(disk: DiskReport, context: ErasureContext): ErasureJudgement {
  const fired = RULES.flatMap(({ code, when }) => {
    const detail = when(disk, context)
    return detail === null ? [] : [{ code, detail }]
  })
  const code = fired[0]?.code ?? null
  return {
    verdict: code === null ? 'erased' : code === 'ERASURE_FAILED' ? 'failed' : 'refused',
    level: code === null ? levelReached(disk, context) : null,
    code,
    codes: fired.map((one) => one.code),
    detail: fired.flatMap((one) => one.detail || []).join('; ') || null,
  }
}

/** Why each code exists, for the documentation and the screen that shows a refusal. */
export const erasureReasons: readonly { code: ErasureCode; why: string }[] = RULES.map(
  ({ code, why }) => ({ code, why }),
)

/** Which level is missing: the greater of what the donor asked and what the medium's kind asks, against what is reached. */
export function levelMissing(
  reached: ErasureLevel,
  kind: MediumKind,
  policy: Pick<ErasurePolicy, 'leastLevel'>,
  demanded: ErasureLevel,
): string | null {
  const least = policy.leastLevel[kind]
  const asked = LEVELS.indexOf(least) > LEVELS.indexOf(demanded) ? least : demanded
  return LEVELS.indexOf(reached) < LEVELS.indexOf(asked) ? `${reached} < ${asked}` : null
}

/** Whether a level is weaker than another. */
export const levelUnder = (reached: ErasureLevel, asked: ErasureLevel): boolean =>
  LEVELS.indexOf(reached) < LEVELS.indexOf(asked)

function failureOf({ status, passErrors, verifyErrors, syncErrors }: DiskReport): string | null {
  const counts: [string, number | null][] = [
    ['pass', passErrors],
    ['verification', verifyErrors],
    ['sync', syncErrors],
  ]
  const errors = counts.filter(([, count]) => (count ?? 0) > 0)
  if (errors.length === 0) return found(status === 'failed')
  return errors.map(([name, count]) => `${count} ${name} error${count === 1 ? '' : 's'}`).join(', ')
}

function partOf(disk: DiskReport, capacity: number | null): string | null {
  const { bytesErased, bytesTotal, percent } = disk
  const whole = Math.max(bytesTotal ?? 0, capacity ?? 0)
  // nwipe rounds 99.999 % up to 100.00 %, so that the bytes come first.
  if (bytesErased !== null && bytesErased < whole) {
    const part = Math.floor((bytesErased / whole) * 10_000) / 100
    return `${part.toFixed(2)} % (${bytesErased} of ${whole} bytes)`
  }
  if (percent !== null && percent < 100) return `${percent.toFixed(2)} %`
  return bytesTotal !== null && bytesTotal < whole ? `${bytesTotal} of ${whole} bytes` : null
}

const fold = (serial: string) => serial.normalize('NFC').trim().toUpperCase()

const toolRow = (tool: Tool, { tools }: ErasurePolicy) => tools.find((row) => row.tool === tool)

const techniqueOf = ({ technique, method }: DiskReport, { methods }: ErasurePolicy) =>
  technique ?? (method !== null && Object.hasOwn(methods, method) ? methods[method] : undefined)

function techniqueRow(disk: DiskReport, policy: ErasurePolicy) {
  const technique = techniqueOf(disk, policy)
  return policy.techniques.find((row) => row.technique === technique)
}

/** The level that the technique of a report reaches on its medium; null when it proves nothing there. */
function levelReached(disk: DiskReport, { medium, policy }: ErasureContext): ErasureLevel | null {
  const reached = techniqueRow(disk, policy)?.[medium?.kind ?? 'unknown'] ?? 'none'
  return reached === 'none' ? null : reached
}

/** `0.34.1` comes after `0.34`; `11.0b9` is a trial of 11.0, and comes before it. */
function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.', 3).map(Number.parseFloat))
  for (let index = 0; index < 3; index++) {
    const gap = (a?.[index] || 0) - (b?.[index] || 0)
    if (gap !== 0) return gap
  }
  return /[a-z]/i.test(left) ? -1 : 0
}

const row = (
  technique: Technique,
  verification: 'read' | 'drive',
  [hdd, ssd, nvme, emmc, unknown]: [Reach, Reach, Reach, Reach, Reach],
) => ({ technique, verification, hdd, ssd, nvme, emmc, unknown })

/** The policy a new territory starts with. */
export const defaultErasurePolicy: ErasurePolicy = {
  validFrom: '2026-01-01',
  tools: [
    { tool: 'nwipe', minimumVersion: '0.34' },
    { tool: 'blancco', minimumVersion: '6.0' },
    { tool: 'hdparm', minimumVersion: null },
    { tool: 'nvme-cli', minimumVersion: null },
    { tool: 'ereuse', minimumVersion: '11.0' },
  ],
  methods: {
    'PRNG Stream': 'overwrite',
    'Fill With Zeros': 'overwrite',
    'Fill With Ones': 'overwrite',
    'DoD Short': 'overwrite',
    'DoD 5220.22-M': 'overwrite',
    'RCMP TSSIT OPS-II': 'overwrite',
    'Gutmann Wipe': 'overwrite',
    'HMG IS5 Enhanced': 'overwrite',
    'Bruce Schneier 7-Pass': 'overwrite',
    'BMB21-2019': 'overwrite',
  },
  techniques: [
    row('overwrite', 'read', ['clear', 'clear', 'clear', 'clear', 'clear']),
    row('securityErase', 'drive', ['clear', 'clear', 'none', 'none', 'clear']),
    row('securityEraseEnhanced', 'drive', ['clear', 'clear', 'none', 'none', 'clear']),
    row('sanitizeOverwrite', 'drive', ['purge', 'clear', 'clear', 'none', 'clear']),
    row('sanitizeBlock', 'drive', ['none', 'purge', 'purge', 'none', 'clear']),
    row('sanitizeCrypto', 'drive', ['purge', 'purge', 'purge', 'none', 'clear']),
    row('nvmeFormat', 'drive', ['none', 'none', 'clear', 'none', 'clear']),
    row('nvmeFormatCrypto', 'drive', ['none', 'none', 'purge', 'none', 'clear']),
  ],
  leastLevel: { hdd: 'clear', ssd: 'clear', nvme: 'clear', emmc: 'clear', unknown: 'clear' },
  clockToleranceHours: 3,
}
