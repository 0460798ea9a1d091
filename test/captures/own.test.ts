import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { readCapture } from '../../src/captures/read-capture.ts'
import { Problem } from '../../src/platform/problems.ts'
import { summaryOf } from './summary.ts'

const folder = new URL('../fixtures/captures/', import.meta.url)
const own = (file: string) => readFileSync(new URL(file, folder))
const codeOf = (bytes: Uint8Array): string | null => {
  try {
    readCapture(bytes)
    return null
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

/** Captures written for this project: other versions, languages, rights and traps than the real ones. */
const table: [title: string, file: string, says: Record<string, unknown>][] = [
  [
    'an assembled tower bears the serial of its case, and neither its empty socket nor its flash chip counts',
    'dmidecode-assembled.txt',
    {
      tool: 'dmidecode',
      sees: 'identity, processor, memory, battery',
      machine: 'Exemple SA | null | EXC-12 | desktop',
      boardSerial: 'EXB-77',
      cpu: 'Exemple i5-4460 4 cores 4 threads',
      ram: '4294967296 | DDR3',
      warnings: ['SERIAL_PLACEHOLDER ramModules[0].serial'],
    },
  ],
  [
    'a snapshot of raw outputs knows each disk once, and says which part was cut',
    'ereuse-raw.json',
    {
      tool: 'ereuse',
      sees: 'all disks',
      snapshotId: '77777777-1111-4222-8333-444444444444',
      media: ['ssd Exemple SSD 120 EXD-120 120034123776', 'nvme Exemple NV EXD-NV ~256055212769'],
      disks: [
        'EXD-120, passed true, failingNow Airflow_Temperature_Cel, reallocated 11, powerOnHours 12812, percentageUsed 104, availableSpare 8, availableSpareThreshold 10',
      ],
      warnings: ['PART_UNREADABLE lshw'],
    },
  ],
  [
    'a snapshot in YAML keeps the zeros of its serials and leaves the USB disk out',
    'ereuse-usb.snapshot.yaml',
    {
      tool: 'ereuse',
      sees: 'identity, memory, all disks, battery',
      snapshotId: '5f5e5d5c-0000-4000-8000-00000000beef',
      takenAt: '2026-03-01T11:00:00.000Z',
      machine: 'Exemple SA | Mini 10 | 0012345 | laptop',
      ram: '2147483648 | DDR3',
      media: ['nvme Exemple NV 256 12E4 256060514304'],
    },
  ],
  [
    'a telephone has a maker, a model and a battery, and no medium of a computer',
    'glpi-phone.json',
    {
      tool: 'glpi',
      sees: 'identity, memory, battery',
      machine: 'Exemple | Exemple Phone 9 | EXP-900 | smartphone',
      ram: '3984588800',
      batteries: ['EXB-P 85 %'],
    },
  ],
  [
    'an office computer with two processors has two disks, not the stick nor the DVD writer',
    'glpi-windows.json',
    {
      tool: 'glpi',
      sees: 'identity, processor, memory, all disks',
      machine: 'Exemple SA | Exemple Desk | EXS-55 | desktop',
      cpu: 'Exemple Xeon 12 cores 24 threads',
      ram: '17179869184',
      media: [
        'hdd Exemple HD 1000 EXD-1000 ~1000204000000',
        'nvme Exemple SSD M.2 EXD-N1 ~512110000000',
      ],
      warnings: ['SERIAL_PLACEHOLDER boardSerial'],
    },
  ],
  [
    'of a disk and a DVD drive, the disk is a medium',
    'hdparm-two.txt',
    { tool: 'hdparm', sees: 'some disks', media: ['hdd Exemple HD 320 EXD-320 320072933376'] },
  ],
  [
    'an inxi run without rights gives the disk and no serial, and no stick nor card',
    'inxi-user.json',
    {
      tool: 'inxi',
      sees: 'identity, processor, memory, all disks',
      machine: 'Exemple SA | Exemple Tower | null | desktop',
      cpu: 'Exemple i5-4570 8 cores 8 threads',
      ram: '8235599790',
      media: ['hdd Exemple HD 500 ~500105991946'],
      warnings: [
        'SERIAL_PLACEHOLDER media[0].serial',
        'SERIAL_PLACEHOLDER serial',
        'SERIAL_PLACEHOLDER boardSerial',
      ],
    },
  ],
  [
    'a processor is read in French',
    'lscpu-fr.txt',
    { tool: 'lscpu', sees: 'processor', cpu: 'Exemple i5-8250U CPU @ 1.60GHz 4 cores 8 threads' },
  ],
  [
    'a processor is read from nested lines',
    'lscpu-nested.json',
    { tool: 'lscpu', sees: 'processor', cpu: 'Exemple i3-6100 2 cores 4 threads' },
  ],
  [
    'a list of parts tells a tower, its disk and its memory',
    'peracotta-parts.json',
    {
      tool: 'peracotta',
      sees: 'identity, processor, memory, some disks',
      machine: 'Exemple | Desk 3 | EXC-3 | desktop',
      boardSerial: 'EXM-3',
      cpu: 'Exemple E5200 2 cores 2 threads',
      ram: '1073741824 | DDR2 EXR-1',
      media: ['hdd Exemple HD 80 EXD-80 ~80000000000'],
    },
  ],
  [
    'a list of SAS disks knows each once, and leaves out the stick and the DVD',
    'smartctl-sas-list.json',
    {
      tool: 'smartctl',
      sees: 'some disks',
      takenAt: '2025-11-26T09:20:00.000Z',
      media: ['hdd EXEMPLE SAS900 EXS-SAS-01 900185481216'],
      disks: [
        'EXS-SAS-01, passed true, powerOnHours 30000, startStop 40, loadCycle 900, grownDefects 2, uncorrectedErrors 3',
      ],
      warnings: ['DISK_LISTED_TWICE exs-sas-01', 'SMART_UNREADABLE /dev/sdd'],
    },
  ],
  [
    'a worn SSD says so, with its packed counters read by their first figure',
    'smartctl-ssd-worn.json',
    {
      tool: 'smartctl',
      sees: 'some disks',
      media: ['ssd Exemple SSD 120 EXD-120 120034123776'],
      disks: [
        'EXD-120, passed true, failingNow Airflow_Temperature_Cel, reallocated 11, powerOnHours 12812, percentageUsed 104, availableSpare 8, availableSpareThreshold 10',
      ],
    },
  ],
  [
    'a battery is read by its energy, the mains and the mouse are none',
    'uevent-energy.txt',
    { tool: 'sysfsBattery', sees: 'battery', batteries: ['EXB-2 8812 65 % 210 cycles'] },
  ],
  [
    'of all that upower lists, two batteries are the machine’s own, and one is of unknown health',
    'upower-dump-en.txt',
    {
      tool: 'upower',
      sees: 'battery',
      batteries: ['EXB-1 4711 90.9 % 312 cycles', 'unknown'],
      warnings: ['BATTERY_HEALTH_UNKNOWN'],
    },
  ],
  [
    'a first layout says events for actions, and a key twice: the last counts',
    'ereuse-events.snapshot.yaml',
    {
      tool: 'ereuse',
      sees: 'identity, all disks, battery',
      machine: 'Exemple | Exemple Tour 8 | null | desktop',
      media: ['hdd Exemple HD 80 EXD-E1 80026361856'],
      disks: ['EXD-E1, passed false, reallocated 2, pending 1, powerOnHours 99, powerCycles 4'],
      warnings: ['SERIAL_PLACEHOLDER serial'],
    },
  ],
  [
    'a MAC address given for a serial is no serial',
    'ereuse-phone.json',
    {
      tool: 'ereuse',
      sees: 'identity',
      snapshotId: 'ef431fe3-77f6-4537-9106-000000000001',
      machine: 'Exemple | Exemple Phone 7 | null | smartphone',
      warnings: ['SERIAL_PLACEHOLDER serial'],
    },
  ],
  [
    'three disks printed in a row, in two layouts and two ways to write thousands, are read like JSON',
    'smartctl-text.txt',
    {
      tool: 'smartctl',
      sees: 'some disks',
      media: [
        'hdd Exemple HD 500 EXD-T500 500107862016',
        'ssd Exemple Disque 240 EXD-T240 240057409536',
        'nvme Exemple NV 512 EXD-TN5 512110190592',
      ],
      disks: [
        'EXD-T500, passed true, reallocated 0, pending 0, powerOnHours 47525, startStop 227, powerCycles 224, spinUp 1016',
        'EXD-T240, passed false, failingNow Reallocated_Sector_Ct, reallocated 2048, powerOnHours 2725',
        'EXD-TN5, passed true, powerOnHours 6013, powerCycles 1204, criticalWarning 0, mediaErrors 7, percentageUsed 3, availableSpare 100, availableSpareThreshold 10',
      ],
    },
  ],
]

for (const [title, file, says] of table)
  test(title, () => assert.deepEqual(summaryOf(readCapture(own(file))), says))

test('every capture of ours is in the table', () => {
  const known = table.map(([, file]) => file)
  assert.deepEqual(
    globSync('*', { cwd: fileURLToPath(folder) }).filter((f) => !known.includes(f)),
    [],
  )
})

test('nothing personal is kept of a telephone or of an office computer', () => {
  const secrets = [
    ...['33612345678', '8933012345678901234', '208011234567890', 'martin', 'Jeanne', 'COMPTA'],
    ...['AAAAA-BBBBB', 'Entreprise', '02:00:5e', '02005E100001', '192.0.2', 'paie'],
  ]
  for (const [, file] of table) {
    const kept = JSON.stringify(readCapture(own(file))).toLowerCase()
    for (const secret of secrets)
      assert.ok(!kept.includes(secret.toLowerCase()), `${file} keeps ${secret}`)
  }
})

const asText = (file: string) => own(file).toString('utf8')
const reversed = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(reversed)
    : value && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .map(([k, v]) => [k, reversed(v)] as const)
            .reverse(),
        )
      : value

for (const [how, change] of [
  ['with a byte order mark', (s: string) => Buffer.from(`\ufeff${s}`)],
  ['with the ends of line of Windows', (s: string) => Buffer.from(s.replaceAll(/\r?\n/g, '\r\n'))],
  ['in UTF-16, as some shells write it', (s: string) => Buffer.from(`\ufeff${s}`, 'utf16le')],
  ['with empty lines around it', (s: string) => Buffer.from(`\n\n${s}\n \n`)],
] as const)
  test(`a file says the same ${how}`, () => {
    for (const [, file, says] of table)
      assert.deepEqual(summaryOf(readCapture(change(asText(file)))), says, file)
  })

test('a JSON says the same in any order of its keys', () => {
  for (const [, file, says] of table.filter(([, name]) => name.endsWith('.json')))
    assert.deepEqual(
      summaryOf(readCapture(Buffer.from(JSON.stringify(reversed(JSON.parse(asText(file))))))),
      says,
      file,
    )
})

const disk = (n: number) => ({
  smartctl: { version: [7, 3] },
  device: { protocol: 'ATA' },
  model_name: 'Exemple HD',
  serial_number: `EXD-${n}`,
  user_capacity: { bytes: 5e11 },
})
const json = (value: unknown) => Buffer.from(JSON.stringify(value))

for (const [what, bytes, code] of [
  ['an empty file', Buffer.alloc(0), 'IMPORT_NOT_JSON'],
  ['a file of spaces', Buffer.from(' \n\t'), 'IMPORT_NOT_JSON'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'IMPORT_NOT_JSON'],
  ['a cut JSON', own('glpi-windows.json').subarray(0, 700), 'IMPORT_NOT_JSON'],
  ['a broken YAML snapshot', Buffer.from('type: Snapshot\ndevice: {a: [}'), 'IMPORT_NOT_JSON'],
  ['a YAML bomb', Buffer.from('type: Snapshot\na: &a [x]\nb: [*a, *a]'), 'IMPORT_NOT_JSON'],
  ['a letter', Buffer.from('Bonjour,\nvoici le relevé.'), 'IMPORT_SCHEMA_UNKNOWN'],
  ['another JSON', json({ hello: 'world' }), 'IMPORT_SCHEMA_UNKNOWN'],
  ['a word', json('lshw'), 'IMPORT_SCHEMA_UNKNOWN'],
  ['null', json(null), 'IMPORT_SCHEMA_UNKNOWN'],
  ['a file of six megabytes', Buffer.alloc(6_000_000, 'a'), 'IMPORT_SCHEMA_UNKNOWN'],
  [
    'a list of a thousand disks',
    json(Array.from({ length: 1000 }, (_, n) => disk(n))),
    'IMPORT_SCHEMA_UNKNOWN',
  ],
  ['a disk that would not open', json({ smartctl: { exit_status: 2 } }), 'IMPORT_NO_DEVICE'],
  ['an empty list of disks', json([]), 'IMPORT_NO_DEVICE'],
  [
    'a list of connectors',
    Buffer.from('# dmidecode 3.1\nHandle 0x000D, DMI type 8, 9 bytes\n\tPort Type: USB\n'),
    'IMPORT_NO_DEVICE',
  ],
  [
    'an empty bay',
    Buffer.from('POWER_SUPPLY_NAME=BAT1\nPOWER_SUPPLY_PRESENT=0\n'),
    'IMPORT_NO_DEVICE',
  ],
] as const)
  test(`${what} is refused: ${code}`, () => assert.equal(codeOf(bytes), code))

test('absurd numbers are left out, never believed', () => {
  for (const mad of [-1, 0, 1.5, 1e308, 2 ** 53, '9'.repeat(400), {}, [], true]) {
    const { report, disks } = readCapture(
      json({
        ...disk(1),
        user_capacity: { bytes: mad },
        power_on_time: { hours: mad },
        ata_smart_attributes: { table: [{ id: 197, name: 'x', raw: { value: mad } }] },
      }),
    )
    assert.equal(report.media[0]?.bytes, null)
    assert.ok([null, 0].includes(disks[0]?.powerOnHours ?? null), String(mad))
    assert.ok([null, 0].includes(disks[0]?.pending ?? null), String(mad))
  }
})

test('a disk that one tool of a snapshot misses is known by another, and nobody is told that there is none', () => {
  const lshw = {
    id: 'pc',
    class: 'system',
    vendor: 'Exemple SA',
    serial: 'Default string',
    children: [],
  }
  const snapshot = (data: object) => json({ type: 'Snapshot', software: 'workbench-script', data })
  const blind = readCapture(snapshot({ lshw }))
  assert.deepEqual(summaryOf(blind).warnings, ['SERIAL_PLACEHOLDER serial', 'NO_DISK_SEEN'])
  const dmidecode =
    '# dmidecode 3.4\nHandle 0x0001, DMI type 1\n\tManufacturer: Autre\n\tSerial Number: EXS-9\n'
  assert.deepEqual(summaryOf(readCapture(snapshot({ smart: [disk(1)], dmidecode, lshw }))), {
    tool: 'ereuse',
    sees: 'identity, processor, memory, all disks, battery',
    machine: 'Exemple SA | null | EXS-9 | null',
    media: ['unknown Exemple HD EXD-1 500000000000'],
    disks: ['EXD-1'],
  })
})

const known = (bytes: Uint8Array) =>
  assert.match(codeOf(bytes) ?? 'IMPORT_NO_DEVICE', /^IMPORT_(NOT_JSON|SCHEMA_UNKNOWN|NO_DEVICE)$/)

test('no JSON and no text whatever makes a reader fall over', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => known(json(value))))
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => known(bytes)))
  const files = table.map(([, file]) => asText(file))
  const cut = fc.record({
    content: fc.constantFrom(...files),
    from: fc.nat(4000),
    length: fc.nat(200),
    by: fc.oneof(
      fc.string(),
      fc.constantFrom('null', '[]', '{}', '-1', '1e999', '"', '\0', '\n\n'),
    ),
  })
  fc.assert(
    fc.property(cut, ({ content, from, length, by }) => {
      const at = from % content.length
      known(Buffer.from(content.slice(0, at) + by + content.slice(at + length)))
    }),
    { numRuns: 500 },
  )
})

test('any value in any place of a JSON makes no reader fall over', () => {
  const parsed = table.filter(([, f]) => f.endsWith('.json')).map(([, f]) => asText(f))
  const places = fc.record({
    content: fc.constantFrom(...parsed),
    at: fc.nat(500),
    value: fc.oneof(fc.jsonValue(), fc.constantFrom(null, 1e308, -1, [], {}, [[null]])),
  })
  fc.assert(
    fc.property(places, ({ content, at, value }) => {
      let place = 0
      const changed = JSON.stringify(JSON.parse(content), (_, old) =>
        place++ === at ? value : old,
      )
      known(Buffer.from(changed))
    }),
    { numRuns: 500 },
  )
})

test('a file of four megabytes, deep or repetitive, is read or refused like any other', () => {
  const deep = `${'{"contents":['.repeat(100_000)}{}${']}'.repeat(100_000)}`
  known(Buffer.from(`[{"type":"case","contents":[${deep}]}]`))
  for (const line of [
    '\n',
    ' ',
    '\t',
    'a',
    'a ',
    '-',
    '0',
    'native-path:\n',
    'Handle 0x0, DMI type 1\n',
    '1 a',
  ])
    known(Buffer.from(line.repeat(4_000_000 / line.length)))
  for (const line of [
    'ATA x, with removable media\nModel Number: x\n',
    'POWER_SUPPLY_NAME=x\n',
    'smartctl 7.2 x\n=== START OF INFORMATION SECTION ===\n',
  ])
    known(Buffer.from(line.repeat(100_000)))
})
