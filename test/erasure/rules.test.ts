import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { DiskReport } from '../../src/erasure/model.ts'
import { readNwipeLog } from '../../src/erasure/nwipe.ts'
import {
  defaultErasurePolicy,
  type ErasureContext,
  erasureReasons,
  judge,
} from '../../src/erasure/rules.ts'

function disksOf(address: URL): DiskReport[] {
  const report = readNwipeLog(readFileSync(address, 'utf8'))
  if ('refused' in report) assert.fail(report.refused)
  return report.disks
}

function ownDisk(name: string, index = 0): DiskReport {
  const disk = disksOf(new URL(`../fixtures/nwipe/${name}`, import.meta.url))[index]
  if (!disk) assert.fail(`no disk ${index} in ${name}`)
  return disk
}

const context: ErasureContext = {
  medium: { serial: 'EXH-0001', bytes: 500107862016, kind: 'hdd' },
  deviceReceivedAt: '2026-10-05T08:00:00Z',
  policy: defaultErasurePolicy,
}
const good = ownDisk('ok-0.42.txt')

test('a verified erasure of the whole disk is a clear', () => {
  assert.deepEqual(judge(good, context), {
    verdict: 'erased',
    level: 'clear',
    code: null,
    codes: [],
    detail: null,
  })
})

test('a disk with an error is failed, and the part erased is said', () => {
  const medium = { serial: 'EXH-0002', bytes: 1000204886016, kind: 'hdd' } as const
  assert.deepEqual(judge(ownDisk('failed.txt', 1), { ...context, medium }), {
    verdict: 'failed',
    level: null,
    code: 'ERASURE_FAILED',
    codes: ['ERASURE_FAILED', 'ERASURE_PARTIAL'],
    detail: '1 pass error; 12.64 % (126425897593 of 1000204886016 bytes)',
  })
})

const files: [string, string, string][] = [
  ['not-verified.txt', 'ERASURE_NOT_VERIFIED', 'without verification'],
  ['aborted.txt', 'ERASURE_ABORTED', 'stopped by someone'],
  ['too-old.txt', 'ERASURE_TOOL_TOO_OLD', 'made by a version that could lie'],
  ['before-reception.txt', 'ERASURE_BEFORE_RECEPTION', 'older than the reception of the machine'],
  ['usb-no-serial.txt', 'ERASURE_NO_SERIAL', 'made through a USB bridge'],
  ['truncated.txt', 'ERASURE_TRUNCATED', 'whose log was cut'],
  ['verify-only.txt', 'ERASURE_METHOD_REFUSED', 'that only read the disk'],
  ['hidden-area.txt', 'ERASURE_HIDDEN_AREA', 'that left a hidden area'],
]

for (const [file, code, title] of files) {
  test(`an erasure ${title} proves nothing`, () => {
    const { verdict, level, ...reasons } = judge(ownDisk(file), context)
    assert.deepEqual([verdict, level, reasons.code], ['refused', null, code])
  })
}

test('the six weak proofs have six different codes', () => {
  const codes = files.slice(0, 5).map(([file]) => judge(ownDisk(file), context).code)
  const empty = readNwipeLog('')
  assert.equal(new Set([...codes, 'refused' in empty && empty.refused]).size, 6)
})

test('the old two-column layout of an accepted version is accepted', () => {
  assert.equal(judge(ownDisk('two-columns.txt'), context).verdict, 'erased')
})

const changed: [string, Partial<DiskReport>, Partial<ErasureContext>, string | null][] = [
  ['no version is no proof', { toolVersion: null }, {}, 'ERASURE_TOOL_UNKNOWN'],
  ['version 0.33 is too old', { toolVersion: '0.33' }, {}, 'ERASURE_TOOL_TOO_OLD'],
  ['version 0.34 is accepted', { toolVersion: '0.34' }, {}, null],
  ['version 1.0 is newer than 0.34', { toolVersion: '1.0' }, {}, null],
  ['an unknown serial waits in the tray', {}, { medium: null }, 'EVIDENCE_SERIAL_UNMATCHED'],
  ['another serial is another disk', { serial: 'EXH-9' }, {}, 'EVIDENCE_SERIAL_UNMATCHED'],
  ['a serial in small letters is the same', { serial: 'exh-0001' }, {}, null],
  ['insanity is no proof', { status: 'insanity' }, {}, 'ERASURE_ABORTED'],
  ['a disk that was not selected is not erased', { status: 'unknown' }, {}, 'ERASURE_NOT_STARTED'],
  ['the word Erased with an error is a failure', { verifyErrors: 1 }, {}, 'ERASURE_FAILED'],
  ['a sync error is a failure', { syncErrors: 2 }, {}, 'ERASURE_FAILED'],
  ['the word FAILED is enough', { status: 'failed' }, {}, 'ERASURE_FAILED'],
  ['unknown errors are not zero errors', { passErrors: null }, {}, 'ERASURE_TRUNCATED'],
  ['one byte missing is partial', { bytesErased: 500107862015 }, {}, 'ERASURE_PARTIAL'],
  ['99.99 % is partial', { percent: 99.99 }, {}, 'ERASURE_PARTIAL'],
  [
    'a disk seen smaller than it is was erased in part',
    { bytesErased: 400, bytesTotal: 400 },
    {},
    'ERASURE_PARTIAL',
  ],
  [
    'how much was erased must be said',
    { bytesErased: null, bytesTotal: null, percent: null },
    {},
    'ERASURE_BYTES_UNKNOWN',
  ],
  [
    'a larger disk is another disk',
    { bytesErased: 600107862016, bytesTotal: 600107862016 },
    {},
    'ERASURE_SIZE_MISMATCH',
  ],
  [
    'a capacity only declared by a person is not compared',
    {},
    { medium: { serial: 'EXH-0001', bytes: null, kind: 'unknown' } },
    null,
  ],
  ['verification must be stated', { verify: null }, {}, 'ERASURE_NOT_VERIFIED'],
  ['all passes verified is accepted', { verify: 'all' }, {}, null],
  ['an erasure without an end is no proof', { endedAt: null }, {}, 'ERASURE_TIME_UNKNOWN'],
  [
    'an end before its start is not believed',
    { startedAt: '2026-10-06T09:00:00Z' },
    {},
    'ERASURE_END_BEFORE_START',
  ],
  [
    'a clock two hours slow is tolerated',
    {},
    { deviceReceivedAt: '2026-10-06T10:31:00.000Z' },
    null,
  ],
  [
    'a clock four hours slow is not',
    {},
    { deviceReceivedAt: '2026-10-06T12:31:00.000Z' },
    'ERASURE_BEFORE_RECEPTION',
  ],
  [
    'a donor who wants a purge does not get an overwrite',
    {},
    { demandedLevel: 'purge' },
    'ERASURE_LEVEL_NOT_REACHED',
  ],
  [
    'a donor who wants destruction does not get an overwrite',
    {},
    { demandedLevel: 'destroy' },
    'ERASURE_LEVEL_NOT_REACHED',
  ],
  [
    'the policy may ask more for flash',
    {},
    {
      medium: { serial: 'EXH-0001', bytes: 500107862016, kind: 'ssd' },
      policy: {
        ...defaultErasurePolicy,
        leastLevel: { ...defaultErasurePolicy.leastLevel, ssd: 'purge' },
      },
    },
    'ERASURE_LEVEL_NOT_REACHED',
  ],
]

for (const [title, disk, around, code] of changed) {
  test(title, () => {
    const judgement = judge({ ...good, ...disk }, { ...context, ...around })
    assert.equal(judgement.code, code)
    const expected = code === null ? 'erased' : code === 'ERASURE_FAILED' ? 'failed' : 'refused'
    assert.equal(judgement.verdict, expected)
  })
}

for (const kind of ['ssd', 'nvme', 'emmc'] as const) {
  test(`overwriting an ${kind} is a clear, never more`, () => {
    const medium = { serial: 'EXH-0001', bytes: 500107862016, kind }
    assert.equal(judge(good, { ...context, medium }).level, 'clear')
  })
}

test('every code has its reason, once', () => {
  assert.equal(new Set(erasureReasons.map(({ code }) => code)).size, erasureReasons.length)
  assert.ok(erasureReasons.every(({ why }) => why.length > 10))
})

test('a log cut anywhere before its last line proves nothing', () => {
  const text = readFileSync(new URL('../fixtures/nwipe/ok-0.42.txt', import.meta.url), 'utf8')
  for (let length = 0; length < text.indexOf('+VL') + 3; length++) {
    const report = readNwipeLog(text.slice(0, length))
    if ('refused' in report) continue
    assert.ok(report.disks.every((disk) => judge(disk, context).verdict === 'refused'))
  }
})

const folder = process.env.FIXTURES_DIR
  ? pathToFileURL(`${process.env.FIXTURES_DIR}/`)
  : new URL('../../../shared/fixtures/', import.meta.url)

if (existsSync(new URL('nwipe/', folder))) {
  const around = { deviceReceivedAt: '2026-09-01T08:00:00Z', policy: defaultErasurePolicy }

  test('the real tower: its first disk is erased, its second has failed at 12.64 %', () => {
    const [sda, sdb] = disksOf(new URL('nwipe/log_0.41_synthetic.txt', folder))
    if (!sda || !sdb) assert.fail('two disks')
    const first = { serial: 'TF755AWHKL0LHM', bytes: 500107862016, kind: 'hdd' } as const
    const second = { serial: 'WD-WCARW0244414', bytes: 320072933376, kind: 'hdd' } as const
    assert.deepEqual(judge(sda, { ...around, medium: first }), {
      verdict: 'erased',
      level: 'clear',
      code: null,
      codes: [],
      detail: null,
    })
    assert.deepEqual(judge(sdb, { ...around, medium: second }), {
      verdict: 'failed',
      level: null,
      code: 'ERASURE_FAILED',
      codes: ['ERASURE_FAILED', 'ERASURE_PARTIAL'],
      detail: '1 pass error; 12.64 % (40475033600 of 320072933376 bytes)',
    })
  })

  test('the real log through a USB bridge has no serial to match', () => {
    const [disk] = disksOf(new URL('nwipe/excerpt_issue585_usb_no_serial_2024.log.txt', folder))
    assert.ok(disk)
    assert.equal(judge(disk, { ...around, medium: null }).code, 'ERASURE_NO_SERIAL')
  })
} else {
  console.log('shared fixtures absent: the judgements on real nwipe logs are not registered')
}
