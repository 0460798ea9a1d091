import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import {
  judgeBattery,
  judgeDisk,
  defaultThresholds as limits,
  type Verdict,
  verdicts,
  worst,
} from '../../src/captures/judge-disk.ts'
import type { DiskHealth, DiskKind } from '../../src/captures/model.ts'
import { readCapture } from '../../src/captures/read-capture.ts'
import { silentDisk } from '../../src/captures/smartctl.ts'
import { kinds } from '../../src/configuration/kinds.ts'
import { capCosmeticByBattery, defaultBatteryCaps } from '../../src/refurbishment/performance.ts'

/** A disk that says enough, and nothing bad. */
const disk = (kind: DiskKind, facts: Partial<DiskHealth> = {}): DiskHealth => ({
  ...silentDisk({ kind, model: null, serial: null }),
  attributes: 12,
  passed: true,
  ...facts,
})
const say = ({ verdict, reasons }: ReturnType<typeof judgeDisk>) => [
  verdict,
  ...reasons.map(({ code, detail }) => (detail === undefined ? code : `${code} ${detail}`)),
]

const table: [title: string, kind: DiskKind, facts: Partial<DiskHealth>, says: unknown[]][] = [
  ['a disk that says nothing bad is good', 'hdd', {}, ['pass']],
  [
    'a disk that failed its own test is thrown away, whatever its kind',
    'nvme',
    { passed: false },
    ['fail', 'SELF_ASSESSMENT_FAILED'],
  ],
  [
    'an attribute under its threshold throws the disk away, its heat does not',
    'ssd',
    { failingNow: ['Airflow_Temperature_Cel', 'Reallocated_Sector_Ct'] },
    ['fail', 'ATTRIBUTE_FAILING Reallocated_Sector_Ct'],
  ],
  ['a hot disk is a good disk', 'hdd', { failingNow: ['Temperature_Celsius'] }, ['pass']],
  [
    'one pending sector throws a hard disk away',
    'hdd',
    { pending: 1 },
    ['fail', 'PENDING_SECTORS 1'],
  ],
  [
    'one pending sector on a disk that parks its heads all day makes it suspect',
    'hdd',
    { pending: 1, loadCycle: 522_031, reallocated: 3 },
    ['suspect', 'PENDING_SECTORS 1', 'REALLOCATED_SECTORS 3'],
  ],
  [
    'with four moved sectors no such excuse holds, and both reasons are said',
    'hdd',
    { pending: 1, loadCycle: 522_031, reallocated: 4 },
    ['fail', 'PENDING_SECTORS 1', 'REALLOCATED_SECTORS 4'],
  ],
  [
    'just as many loads as the limit excuse nothing',
    'hdd',
    { pending: 2, loadCycle: 522_030 },
    ['fail', 'PENDING_SECTORS 2'],
  ],
  [
    'one moved sector makes a disk suspect',
    'hdd',
    { reallocated: 1 },
    ['suspect', 'REALLOCATED_SECTORS 1'],
  ],
  ['three moved sectors too', 'hdd', { reallocated: 3 }, ['suspect', 'REALLOCATED_SECTORS 3']],
  ['four throw it away', 'hdd', { reallocated: 4 }, ['fail', 'REALLOCATED_SECTORS 4']],
  [
    'defects of a SAS disk count the same',
    'hdd',
    { grownDefects: 4 },
    ['fail', 'REALLOCATED_SECTORS 4'],
  ],
  [
    'an uncorrectable sector makes it suspect',
    'hdd',
    { uncorrectable: 2 },
    ['suspect', 'UNCORRECTABLE_SECTORS 2'],
  ],
  ['a disk at the limit of hours is good', 'hdd', { powerOnHours: 37_177 }, ['pass']],
  ['beyond it is old', 'hdd', { powerOnHours: 37_178 }, ['old', 'LONG_POWERED 37178']],
  [
    'a server’s disk, slow to start and seldom stopped, is not old for its hours',
    'hdd',
    { powerOnHours: 60_000, spinUp: 1025, powerCycles: 937 },
    ['pass'],
  ],
  [
    'one that was stopped more often is',
    'hdd',
    { powerOnHours: 60_000, spinUp: 1025, powerCycles: 938 },
    ['old', 'LONG_POWERED 60000'],
  ],
  [
    'a disk that was started all the time is old',
    'hdd',
    { startStop: 13_878 },
    ['old', 'OFTEN_STARTED 13878'],
  ],
  [
    'a disk of unknown kind is judged like a hard disk',
    'unknown',
    { pending: 1 },
    ['fail', 'PENDING_SECTORS 1'],
  ],
  [
    'an SSD moves sectors as it wears',
    'ssd',
    { reallocated: 10, pending: 40, powerOnHours: 90_000 },
    ['pass'],
  ],
  [
    'more than that makes it suspect',
    'ssd',
    { reallocated: 11, pending: 41 },
    ['suspect', 'REALLOCATED_SECTORS 11', 'PENDING_SECTORS 41'],
  ],
  [
    'an SSD that used up its rated life is old',
    'ssd',
    { percentageUsed: 100 },
    ['old', 'WORN_OUT 100'],
  ],
  [
    'a spare under its threshold throws an NVMe disk away',
    'nvme',
    { availableSpare: 9, availableSpareThreshold: 10 },
    ['fail', 'SPARE_EXHAUSTED 9'],
  ],
  [
    'a read-only NVMe disk is thrown away',
    'nvme',
    { criticalWarning: 8 },
    ['fail', 'CRITICAL_WARNING 8'],
  ],
  ['one that is too hot now is not', 'nvme', { criticalWarning: 2 }, ['pass']],
  [
    'media errors make an NVMe disk suspect',
    'nvme',
    { mediaErrors: 7 },
    ['suspect', 'MEDIA_ERRORS 7'],
  ],
  [
    'a disk with one fact alone is not said to be good',
    'hdd',
    { attributes: 1 },
    [null, 'TOO_FEW_FACTS 1'],
  ],
  [
    'one bad fact alone is enough to throw it away',
    'hdd',
    { attributes: 1, passed: false },
    ['fail', 'SELF_ASSESSMENT_FAILED'],
  ],
]
for (const [title, kind, facts, says] of table)
  test(title, () => assert.deepEqual(say(judgeDisk(disk(kind, facts), limits)), says))

test('a bad fact more never makes a disk better', () => {
  const facts = fc.record(
    {
      pending: fc.nat(100),
      reallocated: fc.nat(10),
      powerOnHours: fc.nat(80_000),
      startStop: fc.nat(20_000),
      mediaErrors: fc.nat(9),
      uncorrectable: fc.nat(9),
      percentageUsed: fc.nat(120),
    },
    { requiredKeys: [] },
  )
  const rank = (verdict: Verdict | null) => verdicts.indexOf(verdict ?? 'pass')
  fc.assert(
    fc.property(facts, fc.constantFrom<DiskKind>('hdd', 'ssd', 'nvme', 'unknown'), (some, kind) => {
      for (const name of Object.keys(some) as (keyof typeof some)[]) {
        const more = { ...some, [name]: some[name]! + 1 }
        const [before, after] = [some, more].map((f) => judgeDisk(disk(kind, f), limits).verdict)
        assert.ok(rank(after!) >= rank(before!), `${name}: ${before} then ${after}`)
      }
    }),
  )
})

test('another row of thresholds decides otherwise', () => {
  const strict = { ...limits, hdd: { ...limits.hdd, oldHours: 100 } }
  assert.equal(judgeDisk(disk('hdd', { powerOnHours: 101 }), strict).verdict, 'old')
})

test('the thresholds that a territory starts with are a row that configuration takes', () => {
  assert.deepEqual(kinds.smartThresholds.parse(limits), limits)
  const crossed = { ...limits, battery: { oldUnderPercent: 60, failUnderPercent: 65 } }
  assert.equal(kinds.smartThresholds.safeParse(crossed).success, false)
})

test('the worst of several verdicts counts', () => {
  assert.equal(worst(['old', 'fail', 'pass']), 'fail')
  assert.equal(worst(['pass', 'suspect', 'old']), 'suspect')
  assert.equal(worst([]), 'pass')
})

for (const [healthPercent, verdict, grade] of [
  [100, 'pass', 'A'],
  [87.8, 'pass', 'B'],
  [75, 'pass', 'B'],
  [74.9, 'old', 'C'],
  [65, 'old', 'C'],
  [64.9, 'fail', 'D'],
  [35.7, 'fail', 'D'],
  [null, null, null],
] as const)
  test(`a battery of ${healthPercent} % is judged ${verdict} and allows ${grade} at best`, () => {
    assert.equal(judgeBattery({ healthPercent }, limits).verdict, verdict)
    assert.equal(capCosmeticByBattery(defaultBatteryCaps, healthPercent), grade)
  })

const folder = process.env.FIXTURES_DIR
  ? pathToFileURL(`${process.env.FIXTURES_DIR}/`)
  : new URL('../../../shared/fixtures/', import.meta.url)
const real: [file: string, ...says: unknown[][]][] = [
  ['smartctl/peracotta_ide01.json', ['fail', 'REALLOCATED_SECTORS 7']],
  ['smartctl/peracotta_mini_sata01.json', ['pass']],
  ['smartctl/peracotta_sata01.json', ['pass']],
  ['smartctl/peracotta_sata02.json', ['old', 'LONG_POWERED 41037']],
  ['smartctl/peracotta_sata03.json', ['fail', 'PENDING_SECTORS 67', 'REALLOCATED_SECTORS 1']],
  ['smartctl/peracotta_sata10.json', ['pass']],
  ['smartctl/peracotta_smart_disabled.smartctl-ja-list.json', [null, 'TOO_FEW_FACTS 0']],
  [
    'smartctl/peracotta_test0.smartctl-ja-list.json',
    [
      'fail',
      'SELF_ASSESSMENT_FAILED',
      'ATTRIBUTE_FAILING Reallocated_Sector_Ct',
      'PENDING_SECTORS 13',
    ],
  ],
  ['smartctl/peracotta_test1.smartctl-ja-list.json', ['pass']],
  [
    'smartctl/peracotta_virtual_scsi.smartctl-ja-list.json',
    [null, 'TOO_FEW_FACTS 0'],
    [null, 'TOO_FEW_FACTS 0'],
  ],
  ['smartctl/scrutiny_smart-ata-failed-scrutiny.json', ['pass']],
  ['smartctl/scrutiny_smart-ata-full.json', ['pass']],
  ['smartctl/scrutiny_smart-ata.json', ['pass']],
  ['smartctl/scrutiny_smart-nvme-failed.json', ['suspect', 'MEDIA_ERRORS 7']],
  ['smartctl/scrutiny_smart-nvme.json', ['pass']],
  ['smartctl/scrutiny_smart-nvme2.json', ['pass']],
  ['ereuse/wb2022_raw_acer-aohappy.snapshot.json', ['pass']],
  ['ereuse/wbscript2025_dell-e7240.snapshot.json', ['pass'], ['pass']],
  ['ereuse/wb11_thinkcentre-m92p.snapshot.json', ['pass']],
]
if (existsSync(new URL('smartctl/peracotta_sata03.json', folder)))
  for (const [file, ...says] of real)
    test(`the disks of ${file} are judged ${says.map(([verdict]) => verdict).join(' and ')}`, () => {
      const { disks } = readCapture(readFileSync(new URL(file, folder)))
      assert.deepEqual(
        disks.map((d) => say(judgeDisk(d, limits))),
        says,
      )
    })
else test('real disks', { skip: 'the shared fixtures are absent' }, () => {})
