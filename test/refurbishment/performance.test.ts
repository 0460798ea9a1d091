import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  capCosmeticByBattery,
  defaultBatteryCaps,
  defaultFormula,
  performanceClass,
} from '../../src/refurbishment/performance.ts'

const GIB = 2 ** 30
type Machine = Parameters<typeof performanceClass>[1]

const machine = (cpuName: string, gib: number, bestDisk: Machine['bestDisk']): Machine => ({
  cpuName,
  cores: 4,
  ramBytes: gib * GIB,
  bestDisk,
})
const hdd = (gigabytes: number) => ({ kind: 'hdd', bytes: gigabytes * 1e9 }) as const
const ssd = (gigabytes: number) => ({ kind: 'ssd', bytes: gigabytes * 1e9 }) as const

test('the Latitude E5530 with 8 GiB and a 500 GB disk is a P2, and shows why', () => {
  const e5530 = {
    cpuName: 'Intel(R) Core(TM) i5-3340M CPU @ 2.70GHz',
    cores: 2,
    ramBytes: 8589934592,
    bestDisk: { kind: 'hdd', bytes: 500107862016 },
  } as const
  assert.deepEqual(performanceClass(defaultFormula, e5530), {
    class: 'P2',
    points: 6,
    shown: [
      { part: 'cpu', value: 'Intel(R) Core(TM) i5-3340M CPU @ 2.70GHz', points: 2 },
      { part: 'ram', value: '8 GiB', points: 3 },
      { part: 'disk', value: 'hdd 500 GB', points: 1 },
    ],
  })
})

const cases: [string, Machine, string | null, number][] = [
  [
    'a recent i5 with an SSD is a P1',
    machine('Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz', 8, ssd(256)),
    'P1',
    10,
  ],
  [
    'an eleventh-generation i5 is not taken for a first-generation one',
    machine('11th Gen Intel(R) Core(TM) i5-1135G7 @ 2.40GHz', 8, ssd(256)),
    'P1',
    11,
  ],
  [
    'a first-generation i5 counts for little',
    machine('Intel(R) Core(TM) i5 CPU M 520 @ 2.40GHz', 4, hdd(320)),
    'P3',
    4,
  ],
  [
    'a Core 2 Duo with 2 GiB is a P3',
    machine('Intel(R) Core(TM)2 Duo CPU E8400 @ 3.00GHz', 2, hdd(160)),
    'P3',
    2,
  ],
  [
    'a Ryzen 5 laptop is a P1',
    machine('AMD Ryzen 5 3500U with Radeon Vega Mobile Gfx', 8, {
      kind: 'nvme',
      bytes: 256060514304,
    }),
    'P1',
    10,
  ],
  [
    'a processor that no rule knows is rated by its cores',
    machine('Exemple 9000', 8, ssd(240)),
    'P2',
    8,
  ],
  [
    'memory kept by the graphics does not cost a class',
    machine('Intel(R) Core(TM) i5-3340M CPU @ 2.70GHz', 7.7, hdd(500)),
    'P2',
    6,
  ],
  [
    'a computer without a disk yet is rated on the rest',
    machine('Intel(R) Core(TM) i5-6200U CPU @ 2.30GHz', 8, null),
    'P2',
    6,
  ],
  [
    'a computer whose memory is unknown has no class',
    { ...machine('Intel(R) Core(TM) i5-6200U CPU @ 2.30GHz', 0, ssd(240)), ramBytes: null },
    null,
    6,
  ],
  [
    'a computer whose processor is unknown has no class',
    { cpuName: null, cores: null, ramBytes: 8 * GIB, bestDisk: ssd(240) },
    null,
    6,
  ],
]

for (const [title, input, expected, points] of cases) {
  test(title, () => {
    const result = performanceClass(defaultFormula, input)
    assert.deepEqual([result.class, result.points], [expected, points])
  })
}

for (const [health, expected] of [
  [100, 'A'],
  [90, 'A'],
  [89.9, 'B'],
  [75, 'B'],
  [74.9, 'C'],
  [65, 'C'],
  [35.7, 'D'],
  [0, 'D'],
  [null, null],
  [Number.NaN, null],
] as const) {
  test(`a battery at ${health} % of its design allows the grade ${expected} at best`, () => {
    assert.equal(capCosmeticByBattery(defaultBatteryCaps, health), expected)
  })
}
