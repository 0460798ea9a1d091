import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { looksLikeLshw, readLshw as readWhole } from '../../src/captures/lshw.ts'

/** What a report says, with its warnings. */
const readLshw = (json: unknown) => {
  const { report, warnings } = readWhole(json)
  return { ...report, warnings }
}
const read = (address: URL): unknown => JSON.parse(readFileSync(address, 'utf8'))
const own = (name: string) => readLshw(read(new URL(`../fixtures/lshw/${name}`, import.meta.url)))
const warningsOf = (report: ReturnType<typeof readLshw>) =>
  report.warnings.map(({ code, detail }) => (detail ? `${code} ${detail}` : code))

test('a laptop with a stick, a card reader and a DVD has one disk', () => {
  assert.deepEqual(own('laptop-ok.json'), {
    source: 'lshw',
    manufacturer: 'Exemple SA',
    model: 'Exemple Book 14',
    sku: 'EXB14',
    serial: 'EXS-0001',
    boardSerial: 'EXB-0042',
    chassis: 'notebook',
    suggestedCategory: 'laptop',
    cpu: {
      name: 'Intel(R) Core(TM) i5-6300U CPU @ 2.40GHz',
      cores: 2,
      threads: 4,
      maxMhz: 3000,
    },
    ramBytes: 8 * 2 ** 30,
    ramModules: [
      { bytes: 4 * 2 ** 30, type: 'DDR4', serial: 'RAM-A1' },
      { bytes: 4 * 2 ** 30, type: 'DDR4', serial: null },
    ],
    media: [
      {
        kind: 'ssd',
        model: 'Exemple SSD 256',
        serial: 'EXD-2560001',
        bytes: 256060514304,
        roughBytes: null,
        bus: 'ata',
      },
    ],
    battery: { model: 'EXB-BAT', designMwh: 45000 },
    warnings: [{ code: 'SERIAL_PLACEHOLDER', detail: 'ramModules[1].serial' }],
  })
})

test('no network address, MAC or computer name is kept', () => {
  const kept = JSON.stringify(own('laptop-ok.json'))
  for (const secret of ['02:00:5e', '192.0.2', 'poste-12', 'eth0']) {
    assert.ok(!kept.includes(secret), secret)
  }
})

test('a laptop whose disk is not seen is imported with warnings, never as diskless', () => {
  const report = own('no-disk.json')
  assert.equal(report.sku, null)
  assert.equal(report.boardSerial, null)
  assert.deepEqual(report.media, [])
  assert.deepEqual(warningsOf(report), [
    'SERIAL_PLACEHOLDER boardSerial',
    'SERIAL_PLACEHOLDER ramModules[0].serial',
    'STORAGE_CONTROLLER_WITHOUT_DISK NVMe Exemple',
    'NO_DISK_SEEN',
  ])
})

test('a recent machine shows its NVMe and its soldered eMMC once each, not the SD card', () => {
  const report = own('nvme-modern.json')
  assert.deepEqual(report.media, [
    {
      kind: 'nvme',
      model: 'Exemple NVMe 512',
      serial: 'NV-0000512',
      bytes: 512110190592,
      roughBytes: null,
      bus: 'nvme',
    },
    {
      kind: 'emmc',
      model: 'EX032G',
      serial: '305419896',
      bytes: 31268536320,
      roughBytes: null,
      bus: 'mmc',
    },
  ])
  assert.deepEqual(warningsOf(report), ['SERIAL_PLACEHOLDER serial'])
})

test('the same tower read twice shows which disks went', () => {
  const [before, after] = [own('three-disks.json'), own('one-disk.json')]
  assert.equal(before.serial, after.serial)
  assert.equal(before.suggestedCategory, 'desktop')
  assert.deepEqual(
    before.media.map(({ serial, kind }) => `${serial} ${kind}`),
    ['EXH-0001 hdd', 'EXH-0002 hdd', 'EXH-0003 unknown'],
  )
  assert.deepEqual(
    after.media.map(({ serial }) => serial),
    ['EXH-0001'],
  )
})

const system = (...children: unknown[]) => ({ id: 'pc', class: 'system', children })
const ata = { id: 'disk', class: 'disk', description: 'ATA Disk', size: 500107862016 }

test('a disk that gives no capacity is announced, not counted', () => {
  const report = readLshw(system({ ...ata, size: 0, product: 'Disque Exemple' }))
  assert.deepEqual(warningsOf(report), ['DISK_SIZE_UNKNOWN Disque Exemple', 'NO_DISK_SEEN'])
})

for (const [title, node] of [
  ['a disk in a USB enclosure', { ...ata, businfo: 'usb@1:2' }],
  ['a removable disk', { ...ata, capabilities: { removable: 'support is removable' } }],
  ['a floppy drive', { ...ata, logicalname: '/dev/fd0', description: 'Floppy' }],
  ['an eMMC boot partition', { ...ata, logicalname: '/dev/mmcblk0boot1' }],
  ['a partition', { ...ata, class: 'volume' }],
] as const) {
  test(`${title} is not a medium of the machine`, () => {
    assert.deepEqual(readLshw(system(node)).media, [])
  })
}

test('what is not an lshw report is recognised as such', () => {
  for (const json of [null, 42, 'lshw', [], {}, [system(), system()], { class: 'system' }]) {
    assert.equal(looksLikeLshw(json), false)
    assert.deepEqual(warningsOf(readLshw(json)), ['NO_DISK_SEEN'])
  }
  assert.equal(looksLikeLshw(system()), true)
  assert.equal(looksLikeLshw([system()]), true)
})

test('a report nested ten thousand times is cut, and says so', () => {
  let deep: unknown = ata
  for (let level = 0; level < 10_000; level++) deep = { class: 'bus', children: [deep] }
  assert.deepEqual(warningsOf(readLshw(system(deep))), ['REPORT_CUT', 'NO_DISK_SEEN'])
})

test('a report of a million nodes is cut, and says so', () => {
  const report = readLshw({ ...system(), children: Array(1_000_000).fill({ class: 'bus' }) })
  assert.deepEqual(warningsOf(report), ['REPORT_CUT', 'NO_DISK_SEEN'])
})

test('wrong types, mad sizes and forged prototypes are ignored', () => {
  const wrong = [null, true, -1, 1.5, 1e308, '12', [], {}, [[null]], { size: {} }]
  const fields = ['id', 'class', 'product', 'serial', 'size', 'configuration', 'logicalname']
  for (const value of wrong) {
    for (const field of [...fields, 'children', 'capabilities', 'description', 'businfo']) {
      const report = readLshw({ ...system({ ...ata, [field]: value }), [field]: value })
      assert.ok(report.media.every(({ bytes }) => Number.isSafeInteger(bytes) && bytes! > 0))
    }
  }
  const forged = JSON.parse('{"class":"system","__proto__":{"serial":"FORGED-1"},"children":[]}')
  assert.equal(readLshw(forged).serial, null)
  assert.equal(readLshw(Object.create({ serial: 'FORGED-2' })).serial, null)
})

test('no JSON whatever makes the import fall over', () => {
  const bag = fc.dictionary(
    fc.constantFrom('id', 'class', 'children', 'size', 'serial', 'configuration', 'logicalname'),
    fc.oneof(fc.jsonValue(), fc.constantFrom('disk', 'system', 'memory', 'storage', 1e308)),
  )
  fc.assert(fc.property(fc.array(bag), (nodes) => void readLshw(system(...nodes))))
  fc.assert(fc.property(fc.jsonValue(), (json) => void readLshw(json)))
})

type Expected = [
  file: string,
  machine: string,
  ramBytes: number,
  media: string[],
  warnings: string[],
]
const tower = 'Hewlett-Packard | HP Compaq dc7900 Small Form Factor | CZC901381R | desktop'
const shared: Expected[] = [
  [
    '7900',
    tower,
    2147483648,
    [
      'hdd 6RX7AWEZ 160041885696',
      'hdd WD-WCARW0244414 320072933376',
      'hdd WD-WCC2ETY84203 500107862016',
    ],
    [],
  ],
  ['erased-i5', tower, 2147483648, ['hdd 6RX7AWEZ 160041885696'], []],
  [
    'TM1613',
    'Timi | TM1613 | 13138/00064437 | laptop',
    8589934592,
    [],
    [
      'SERIAL_PLACEHOLDER ramModules[0].serial',
      'STORAGE_CONTROLLER_WITHOUT_DISK Samsung Electronics Co Ltd',
      'NO_DISK_SEEN',
    ],
  ],
  [
    'acer-happy',
    'Acer | AOHAPPY | LUSEA0D010038879A01601 | laptop',
    1073741824,
    ['hdd WD-WX11A80W7430 160041885696'],
    ['SERIAL_PLACEHOLDER boardSerial'],
  ],
  [
    'asus-e200h',
    'ASUSTeK COMPUTER INC. | E200HA | G6NLCX01Z49224G | laptop',
    2147483648,
    [],
    ['SERIAL_PLACEHOLDER boardSerial', 'SERIAL_PLACEHOLDER ramModules[0].serial', 'NO_DISK_SEEN'],
  ],
  [
    'custom',
    'ASUS | All Series | null | desktop',
    4294967296,
    ['hdd WD-WCC2EVE36697 500107862016'],
    ['SERIAL_PLACEHOLDER serial'],
  ],
  [
    'e5530',
    'Dell Inc. | Latitude E5530 non-vPro | D8FTRY1 | laptop',
    8589934592,
    ['hdd TF755AWHKL0LHM 500107862016'],
    [],
  ],
  [
    'lenovo-thinkcentre-edge',
    'LENOVO | 3493BAG | PB357N0 | desktop',
    2147483648,
    ['hdd Z2AYPLNP 250059350016'],
    [],
  ],
  [
    'optiplex-745',
    'Dell Inc. | OptiPlex 745 | HQ5583J | desktop',
    2147483648,
    ['hdd WD-WMAV2W580992 320072933376'],
    [],
  ],
  [
    'virtualbox-client',
    'innotek GmbH | VirtualBox | null | null',
    522129408,
    ['unknown VBd9783eb3-8ef7f22a 80589934592'],
    ['SERIAL_PLACEHOLDER serial', 'SERIAL_PLACEHOLDER boardSerial'],
  ],
]

const folder = process.env.FIXTURES_DIR
  ? pathToFileURL(`${process.env.FIXTURES_DIR}/`)
  : new URL('../../../shared/fixtures/', import.meta.url)

if (existsSync(new URL('lshw/', folder))) {
  for (const [file, machine, ramBytes, media, warnings] of shared) {
    test(`the real report ${file} gives its maker, memory and disks`, () => {
      const json = read(new URL(`lshw/${file}.lshw.json`, folder))
      const report = readLshw(json)
      assert.ok(looksLikeLshw(json))
      const { manufacturer, model, serial, suggestedCategory } = report
      assert.equal(
        [manufacturer, model, serial, suggestedCategory].map(String).join(' | '),
        machine,
      )
      assert.equal(report.ramBytes, ramBytes)
      assert.deepEqual(
        report.media.map((medium) => `${medium.kind} ${medium.serial} ${medium.bytes}`),
        media,
      )
      assert.deepEqual(warningsOf(report), warnings)
    })
  }

  test('the real Latitude E5530 has its processor, two memory modules and battery', () => {
    const report = readLshw(read(new URL('lshw/e5530.lshw.json', folder)))
    assert.deepEqual(report.cpu, {
      name: 'Intel(R) Core(TM) i5-3340M CPU @ 2.70GHz',
      cores: 2,
      threads: 4,
      maxMhz: 3400,
    })
    assert.deepEqual(
      report.ramModules.map(({ bytes, serial }) => [bytes, serial]),
      [
        [4294967296, 'E88F671D'],
        [4294967296, 'E88F671E'],
      ],
    )
    assert.deepEqual(report.battery, { model: 'DELL HMYXT37', designMwh: 62160 })
    assert.equal(report.media[0]?.model, 'HGST HTS725050A7')
  })
} else {
  console.log('shared fixtures absent: the tests on real lshw reports are not registered')
}
