import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { type NwipeReport, readNwipeLog } from '../../src/erasure/nwipe.ts'

const own = (name: string) =>
  readFileSync(new URL(`../fixtures/nwipe/${name}`, import.meta.url), 'utf8')

function readOk(text: string): NwipeReport {
  const report = readNwipeLog(text)
  if ('refused' in report) assert.fail(report.refused)
  return report
}

test('a complete log gives everything a certificate needs', () => {
  assert.deepEqual(readOk(own('ok-0.42.txt')), {
    tool: 'nwipe',
    version: '0.42',
    hostSerial: 'EXS-0003',
    truncated: false,
    ignored: [],
    disks: [
      {
        tool: 'nwipe',
        technique: null,
        warnings: [],
        name: 'sda',
        bus: 'ATA',
        model: 'ST500EX001',
        serial: 'EXH-0001',
        status: 'erased',
        passErrors: 0,
        verifyErrors: 0,
        syncErrors: 0,
        bytesErased: 500107862016,
        bytesTotal: 500107862016,
        percent: 100,
        method: 'PRNG Stream',
        rounds: 1,
        blanked: false,
        verify: 'last',
        hiddenArea: 'none',
        startedAtLocal: '2026/10/06 09:00:05',
        endedAtLocal: '2026/10/06 10:31:00',
        startedAt: '2026-10-06T07:00:05.000Z',
        endedAt: '2026-10-06T08:31:00.000Z',
        toolVersion: '0.42',
        truncated: false,
      },
    ],
  })
})

const disksOf = (name: string) => readOk(own(name)).disks
const brief = (name: string) =>
  disksOf(name).map((disk) =>
    [disk.name, disk.serial, disk.status, disk.passErrors, disk.percent, disk.verify].join(' '),
  )

for (const [file, expected, title] of [
  [
    'failed.txt',
    ['sda EXH-0001 erased 0 100 last', 'sdb EXH-0002 failed 1 12.64 last'],
    'two disks of one log are told apart',
  ],
  ['aborted.txt', ['sda EXH-0001 aborted 0 50 last'], 'a stopped erasure is read as stopped'],
  ['not-verified.txt', ['sda EXH-0001 erased 0 100 none'], 'an erasure without verification'],
  ['too-old.txt', ['sda EXH-0001 erased 0  last'], 'the layout of old versions is read'],
  ['two-columns.txt', ['sda EXH-0001 erased 0  last'], 'two columns of errors are read'],
  ['truncated.txt', ['sda EXH-0001 unknown   '], 'a log cut in the middle keeps its disks'],
  ['usb-no-serial.txt', ['sda  erased 0 100 last'], 'a USB bridge gives no serial'],
] as const) {
  test(title, () => assert.deepEqual(brief(file), expected))
}

test('a log cut in the middle says so and has no end of erasure', () => {
  const report = readOk(own('truncated.txt'))
  assert.equal(report.truncated, true)
  assert.equal(report.disks[0]?.bytesTotal, 500107862016)
  assert.equal(report.disks[0]?.bytesErased, null)
})

test('in the old layout the bytes come from the lines of the passes', () => {
  assert.equal(disksOf('two-columns.txt')[0]?.bytesErased, 500107862016)
  assert.equal(disksOf('two-columns.txt')[0]?.syncErrors, null)
})

test('a log file used twice keeps its two sessions apart though both name a disk sda', () => {
  assert.deepEqual(brief('two-sessions.txt'), [
    'sda EXH-0001 aborted 0 50 last',
    'sda EXH-0002 erased 0 100 last',
  ])
})

test('a log saved by Windows, with colours or with a byte order mark, is read the same', () => {
  const text = own('failed.txt')
  const expected = readOk(text)
  const wide = [...text].join('\u0000')
  for (const variant of [
    text.replaceAll('\n', '\r\n'),
    `\uFEFF${text}`,
    wide,
    text.replaceAll('notice', '\u001b[1;32mnotice\u001b[0m'),
  ]) {
    assert.deepEqual(readNwipeLog(variant), expected)
  }
})

test('a model with commas and slashes does not shift the serial', () => {
  const text = own('ok-0.42.txt').replaceAll('ST500EX001', 'Disque/A, rev 2')
  const [disk] = readOk(text).disks
  assert.deepEqual([disk?.model, disk?.serial], ['Disque/A, rev 2', 'EXH-0001'])
})

test('two serials for one disk leave it without any', () => {
  const text = own('ok-0.42.txt').replace('ST500EX001/EXH-0001', 'ST500EX001/EXH-9999')
  assert.equal(readOk(text).disks[0]?.serial, null)
})

test('a name that old tables cut is found again', () => {
  const text = own('two-columns.txt').replaceAll('/dev/sda', '/dev/nvme0n1')
  const [disk, ...others] = readOk(text.replaceAll('     sda |', '  vme0n1 |')).disks
  assert.deepEqual([disk?.name, disk?.status, others], ['nvme0n1', 'erased', []])
})

test('a disk left alone by option is named', () => {
  const line = '[2026/10/06 09:00:04]  notice: Device /dev/sdb ignored as per command line option'
  assert.deepEqual(readOk(`${line} --nousb\n${own('ok-0.42.txt')}`).ignored, ['sdb'])
})

test('a hidden area is read', () => {
  assert.equal(disksOf('hidden-area.txt')[0]?.hiddenArea, 'detected')
})

for (const [text, refused, title] of [
  ['', 'EVIDENCE_EMPTY', 'an empty file'],
  [' \r\n\u0000\uFEFF\n', 'EVIDENCE_EMPTY', 'a file of blanks'],
  ['[2026/10/06 09:00:01]    info: nwipe 0.42\n', 'EVIDENCE_EMPTY', 'a log without any disk'],
  ['Bonjour, voici le log.', 'EVIDENCE_NOT_RECOGNISED', 'a letter'],
  ['{"erase":[]}', 'EVIDENCE_NOT_RECOGNISED', 'a JSON file'],
  ['%PDF-1.4', 'EVIDENCE_NOT_RECOGNISED', 'a PDF'],
] as const) {
  test(`${title} is refused`, () => assert.deepEqual(readNwipeLog(text), { refused }))
}

test('ten megabytes of anything are answered in seconds', () => {
  const started = performance.now()
  for (const piece of [
    '\n',
    'a',
    '*',
    '\u001b[',
    '|\r\n',
    '[2026/10/06 10:31:00] Total Throughput , 1R+NB, 1R+\n',
    `***** Error Summary *****\n${'a | 0 |\n'.repeat(100)}`,
    '[2026/10/06 09:00:03]  notice: Found /dev/sda, , , S/N=\n',
  ]) {
    readNwipeLog(piece.repeat(Math.ceil(1e7 / piece.length)))
  }
  assert.ok(performance.now() - started < 30_000)
})

test('a log of thousands of disks is not a log', () => {
  const lines = Array.from({ length: 5000 }, (_, n) => `[2026/10/06 09:00:03] Found /dev/d${n}, A`)
  assert.deepEqual(readNwipeLog(lines.join('\n')), { refused: 'EVIDENCE_NOT_RECOGNISED' })
})

const folder = process.env.FIXTURES_DIR
  ? pathToFileURL(`${process.env.FIXTURES_DIR}/`)
  : new URL('../../../shared/fixtures/', import.meta.url)

const shared: [string, string[]][] = [
  [
    'log_0.41_synthetic.txt',
    [
      'sda TF755AWHKL0LHM erased 0 500107862016/500107862016 PRNG Stream 1 last 0.42 complete',
      'sdb WD-WCARW0244414 failed 1 40475033600/320072933376 PRNG Stream 1 last 0.42 complete',
    ],
  ],
  ['excerpt_issue414_refurbisher_2022.log.txt', ['sda  erased 0 /     complete']],
  ['excerpt_issue585_usb_no_serial_2024.log.txt', ['sda  unknown  /    0.37 truncated']],
  ['excerpt_pr325_2021.log.txt', ['loop44  erased 0 31457280/     complete']],
  [
    'excerpt_pr722_2026_ok.log.txt',
    ['sdb  unknown  256060514304/256060514304 PRNG Stream    truncated'],
  ],
]

if (existsSync(new URL('nwipe/', folder))) {
  for (const [file, expected] of shared) {
    test(`the real log ${file} is read`, () => {
      const report = readOk(readFileSync(new URL(`nwipe/${file}`, folder), 'utf8'))
      assert.deepEqual(
        report.disks.map((disk) =>
          [
            ...[disk.name, disk.serial, disk.status, disk.passErrors],
            `${disk.bytesErased ?? ''}/${disk.bytesTotal ?? ''}`,
            ...[disk.method, disk.rounds, disk.verify, disk.toolVersion],
            disk.truncated ? 'truncated' : 'complete',
          ].join(' '),
        ),
        expected,
      )
    })
  }
} else {
  console.log('shared fixtures absent: the tests on real nwipe logs are not registered')
}
