import { addHours } from '../platform/dates.ts'
import type { NwipeDisk } from './nwipe.ts'

/** Sanitisation levels of NIST SP 800-88 Rev. 2, weakest first. */
export type ErasureLevel = 'clear' | 'purge' | 'destroy'

export type MediumKind = 'hdd' | 'ssd' | 'nvme' | 'emmc' | 'unknown'

/** One dated row of configuration. */
export type ErasurePolicy = {
  /** Civil date, `YYYY-MM-DD`, from which the policy is used. */
  validFrom: string
  minimumToolVersion: string
  /** The level each method of the tool reaches, by its label; a method not listed proves nothing. */
  methods: Record<string, 'clear'>
  /** The least level asked for a medium of each kind, whatever the donor asks. */
  leastLevel: Record<MediumKind, ErasureLevel>
  /** How far a workshop computer's clock may be behind, in hours. */
  clockToleranceHours: number
}

export type ErasureCode =
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
  level: 'clear' | null
  /** The first reason, null when erased. */
  code: ErasureCode | null
  codes: ErasureCode[]
  /** All the reasons that carry figures, `; ` between them. */
  detail: string | null
}

type Rule = {
  code: ErasureCode
  /** What the rule found, in figures or empty; null when the evidence passes. */
  when: (disk: NwipeDisk, context: ErasureContext) => string | null
  why: string
}

const LEVELS: ErasureLevel[] = ['clear', 'purge', 'destroy']

/** A rule without figures. */
const found = (isTrue: boolean) => (isTrue ? '' : null)

/**
 * Why a disk of an nwipe log is no proof, in order: the first that fires gives the code.
 * Source: NIST SP 800-88 Rev. 2 (verification, validation); `why` for each choice of ours.
 */
const RULES: Rule[] = [
  {
    code: 'ERASURE_TOOL_UNKNOWN',
    when: (disk) => found(disk.toolVersion === null),
    why: 'some versions lie, so one that does not say its number proves nothing',
  },
  {
    code: 'ERASURE_TOOL_TOO_OLD',
    when: ({ toolVersion }, { policy }) =>
      toolVersion !== null && compareVersions(toolVersion, policy.minimumToolVersion) < 0
        ? `${toolVersion} < ${policy.minimumToolVersion}`
        : null,
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
    when: ({ method }, { policy }) =>
      method === null || Object.hasOwn(policy.methods, method) ? null : method,
    why: 'Verify Zeros and Verify Ones only read, yet end in the status Erased',
  },
  {
    code: 'ERASURE_NOT_VERIFIED',
    when: ({ verify }) => found(verify === null || verify === 'none'),
    why: 'at least the last pass must have been read back',
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
    when: (_disk, { medium, policy, demandedLevel = 'clear' }) =>
      levelMissing('clear', medium?.kind ?? 'unknown', policy, demandedLevel),
    why: 'an overwrite is a clear at most: it cannot reach the spare cells of flash',
  },
]

/**
 * Judges one disk of an nwipe log. Every rule is tried and every code that fires is listed; the
 * first one decides. Only a failure reported by the tool says something of the medium itself.
 */
export function judge(disk: NwipeDisk, context: ErasureContext): ErasureJudgement {
  const fired = RULES.flatMap(({ code, when }) => {
    const detail = when(disk, context)
    return detail === null ? [] : [{ code, detail }]
  })
  const code = fired[0]?.code ?? null
  return {
    verdict: code === null ? 'erased' : code === 'ERASURE_FAILED' ? 'failed' : 'refused',
    level: code === null ? 'clear' : null,
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

function failureOf({ status, passErrors, verifyErrors, syncErrors }: NwipeDisk): string | null {
  const counts: [string, number | null][] = [
    ['pass', passErrors],
    ['verification', verifyErrors],
    ['sync', syncErrors],
  ]
  const errors = counts.filter(([, count]) => (count ?? 0) > 0)
  if (errors.length === 0) return found(status === 'failed')
  return errors.map(([name, count]) => `${count} ${name} error${count === 1 ? '' : 's'}`).join(', ')
}

function partOf(disk: NwipeDisk, capacity: number | null): string | null {
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

function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number))
  for (let index = 0; index < 3; index++) {
    const gap = (a?.[index] ?? 0) - (b?.[index] ?? 0)
    if (gap !== 0) return gap
  }
  return 0
}

/** The policy a new territory starts with. */
export const defaultErasurePolicy: ErasurePolicy = {
  validFrom: '2026-01-01',
  minimumToolVersion: '0.34',
  methods: {
    'PRNG Stream': 'clear',
    'Fill With Zeros': 'clear',
    'Fill With Ones': 'clear',
    'DoD Short': 'clear',
    'DoD 5220.22-M': 'clear',
    'RCMP TSSIT OPS-II': 'clear',
    'Gutmann Wipe': 'clear',
    'HMG IS5 Enhanced': 'clear',
    'Bruce Schneier 7-Pass': 'clear',
    'BMB21-2019': 'clear',
  },
  leastLevel: { hdd: 'clear', ssd: 'clear', nvme: 'clear', emmc: 'clear', unknown: 'clear' },
  clockToleranceHours: 3,
}
