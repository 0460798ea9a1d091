/** P1 is best. */
export type PerformanceClass = 'P1' | 'P2' | 'P3'

type DiskClass = 'hdd' | 'ssd' | 'nvme' | 'emmc' | 'unknown'

/**
 * One dated row of configuration. Every list is ordered from best to worst: the first line that
 * fits gives its points.
 *
 * A CPU pattern is made of words, all found among the words of the name in any order and case:
 * `#` stands for a digit and a final `*` for any ending, as in `i5-3###*`.
 */
export type PerformanceFormula = {
  /** Civil date, `YYYY-MM-DD`, from which the formula is used. */
  validFrom: string
  /** Part of the memory that firmware or graphics may hide, in percent of the size on the label. */
  ramTolerancePercent: number
  ram: { minGib: number; points: number }[]
  cpu: { pattern: string; points: number }[]
  /** For names that no pattern knows. */
  cpuByCores: { minCores: number; points: number }[]
  /** Sizes in decimal gigabytes, as on a disk's label. */
  disk: { kind: DiskClass; minGb: number; points: number }[]
  classes: { class: PerformanceClass; minPoints: number }[]
}

export type PerformanceResult = {
  class: PerformanceClass | null
  points: number
  shown: { part: 'cpu' | 'ram' | 'disk'; value: string | null; points: number }[]
}

/**
 * The performance class of a computer, with what each part brought so that it can be shown. The
 * class is null when the processor or the memory is unknown; no disk counts for nothing.
 */
export function performanceClass(
  formula: PerformanceFormula,
  machine: {
    cpuName: string | null
    cores: number | null
    ramBytes: number | null
    bestDisk: { kind: DiskClass; bytes: number | null } | null
  },
): PerformanceResult {
  const { cpuName, cores, ramBytes, bestDisk } = machine
  const gib = ramBytes === null ? 0 : ramBytes / 2 ** 30
  const leastGib = (labelled: number) => labelled * (1 - formula.ramTolerancePercent / 100)
  const gigabytes = (bestDisk?.bytes ?? 0) / 1e9
  const shown: PerformanceResult['shown'] = [
    {
      part: 'cpu',
      value: cpuName ?? (cores === null ? null : `${cores} cores`),
      points: cpuPoints(formula, cpuName, cores),
    },
    {
      part: 'ram',
      value: ramBytes === null ? null : `${Math.round(gib * 10) / 10} GiB`,
      points: formula.ram.find(({ minGib }) => gib >= leastGib(minGib))?.points ?? 0,
    },
    {
      part: 'disk',
      value: bestDisk && `${bestDisk.kind} ${Math.round(gigabytes)} GB`,
      points:
        formula.disk.find(({ kind, minGb }) => kind === bestDisk?.kind && gigabytes >= minGb)
          ?.points ?? 0,
    },
  ]
  const points = shown.reduce((sum, part) => sum + part.points, 0)
  const isKnown = (cpuName !== null || cores !== null) && ramBytes !== null
  const found = formula.classes.find(({ minPoints }) => points >= minPoints)
  return { class: (isKnown && found?.class) || null, points, shown }
}

function cpuPoints(formula: PerformanceFormula, name: string | null, cores: number | null): number {
  const words = (name ?? '')
    .toLowerCase()
    .replaceAll(/\((r|tm|c)\)/g, ' ')
    .split(/[\s@]+/)
  const rule = formula.cpu.find(({ pattern }) =>
    pattern
      .toLowerCase()
      .split(' ')
      .every((wanted) => words.some((word) => wordFits(wanted, word))),
  )
  const byCores = formula.cpuByCores.find(({ minCores }) => (cores ?? 0) >= minCores)
  return (rule ?? byCores)?.points ?? 0
}

function wordFits(wanted: string, word: string): boolean {
  const isOpen = wanted.endsWith('*')
  const stem = isOpen ? wanted.slice(0, -1) : wanted
  if (isOpen ? word.length < stem.length : word.length !== stem.length) return false
  return [...stem].every((sign, index) => {
    const letter = word.charAt(index)
    return sign === '#' ? letter >= '0' && letter <= '9' : sign === letter
  })
}

const cpuRules = (points: number, ...patterns: string[]) =>
  patterns.map((pattern) => ({ pattern, points }))

/** The formula a new territory starts with; the association changes it by a later row. */
export const defaultFormula: PerformanceFormula = {
  validFrom: '2026-01-01',
  ramTolerancePercent: 10,
  ram: [
    { minGib: 16, points: 4 },
    { minGib: 8, points: 3 },
    { minGib: 4, points: 2 },
    { minGib: 2, points: 1 },
  ],
  cpu: [
    ...cpuRules(1, 'celeron', 'pentium', 'atom', 'core 2 duo', 'core 2 quad'),
    ...cpuRules(5, 'i5-1###*', 'i7-1###*', 'i9-1###*', 'ultra'),
    ...cpuRules(4, 'i5-8###*', 'i5-9###*', 'i7-8###*', 'i7-9###*', 'i3-1###*', 'apple m#*'),
    ...cpuRules(4, 'ryzen 5 ####*', 'ryzen 7 ####*', 'ryzen 9 ####*'),
    ...cpuRules(3, 'i7-4###*', 'i5-6###*', 'i5-7###*', 'i7-6###*', 'i7-7###*', 'i3-8###*'),
    ...cpuRules(3, 'i3-9###*', 'i7-5###*', 'ryzen 3 ####*'),
    ...cpuRules(2, 'i5-2###*', 'i5-3###*', 'i5-4###*', 'i5-5###*', 'i7-2###*', 'i7-3###*'),
    ...cpuRules(2, 'i3-4###*', 'i3-5###*', 'i3-6###*', 'i3-7###*'),
    ...cpuRules(1, 'i3-2###*', 'i3-3###*', 'i3-###*', 'i5-###*', 'i7-###*'),
  ],
  cpuByCores: [
    { minCores: 8, points: 3 },
    { minCores: 4, points: 2 },
    { minCores: 2, points: 1 },
  ],
  disk: [
    { kind: 'nvme', minGb: 240, points: 3 },
    { kind: 'ssd', minGb: 240, points: 3 },
    { kind: 'nvme', minGb: 110, points: 2 },
    { kind: 'ssd', minGb: 110, points: 2 },
    { kind: 'emmc', minGb: 60, points: 1 },
    { kind: 'hdd', minGb: 450, points: 1 },
    { kind: 'unknown', minGb: 450, points: 1 },
  ],
  classes: [
    { class: 'P1', minPoints: 9 },
    { class: 'P2', minPoints: 6 },
    { class: 'P3', minPoints: 0 },
  ],
}

export type CosmeticGrade = 'A' | 'B' | 'C' | 'D'

/** Least battery health, in percent, of each grade, best first; one dated row of configuration. */
export type BatteryCap = { grade: CosmeticGrade; minPercent: number }

export const defaultBatteryCaps: BatteryCap[] = [
  { grade: 'A', minPercent: 90 },
  { grade: 'B', minPercent: 75 },
  { grade: 'C', minPercent: 65 },
]

/**
 * The best cosmetic grade that a battery's health (percent of its design capacity) allows; D under
 * the last threshold, null when the health is unknown or there is no battery: no cap.
 */
export function capCosmeticByBattery(
  thresholds: readonly BatteryCap[],
  healthPercent: number | null,
): CosmeticGrade | null {
  if (healthPercent === null || !Number.isFinite(healthPercent)) return null
  return thresholds.find(({ minPercent }) => healthPercent >= minPercent)?.grade ?? 'D'
}
