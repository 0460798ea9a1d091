import { parisDateTime } from '../platform/dates.ts'

export type Disk = { kind: 'ssd' | 'hdd' | 'nvme'; model: string; serial: string; bytes: number }
export type Machine = {
  manufacturer: string
  model: string
  serial: string
  chassis: string
  cpu: string
  cores: number
  ramGib: number
  disks: Disk[]
}

const sizes = { ssd: 256_060_514_304, hdd: 500_107_862_016, nvme: 512_110_190_592 }
const models = { ssd: 'Exemple SSD 256', hdd: 'ST500EX001', nvme: 'Exemple NVMe 512' }
const laptops = [
  { model: 'Exemple Book 14', cpu: 'Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz', ramGib: 8 },
  { model: 'Exemple Book 13 Pro', cpu: 'Intel(R) Core(TM) i7-10510U CPU @ 1.80GHz', ramGib: 16 },
  { model: 'Exemple Note 15', cpu: 'Intel(R) Core(TM) i3-6100U CPU @ 2.30GHz', ramGib: 4 },
]
const towers = [
  { model: 'Exemple Tour 7', cpu: 'Intel(R) Core(TM) i5-6500 CPU @ 3.20GHz', ramGib: 8 },
  { model: 'Exemple Mini 5', cpu: 'Intel(R) Core(TM) i5-9500T CPU @ 2.20GHz', ramGib: 16 },
]

/** An invented machine of a category, the nth of the demo, with these disks. */
export function machineOf(category: string, n: number, kinds: readonly Disk['kind'][]): Machine {
  const number = String(n).padStart(4, '0')
  const choices = category === 'laptop' ? laptops : towers
  const { model, cpu, ramGib } = choices[n % choices.length]!
  return {
    manufacturer: 'Exemple SA',
    model,
    serial: `EXM-${number}`,
    chassis: category === 'laptop' ? 'notebook' : category === 'server' ? 'rackmount' : 'desktop',
    cpu,
    cores: 4,
    ramGib,
    disks: kinds.map((kind, d) => ({
      kind,
      model: models[kind],
      serial: `EX${kind.toUpperCase()}-${number}${'ABCD'[d]}`,
      bytes: sizes[kind],
    })),
  }
}

/** What `smartctl -j` would say of a disk, with so many sectors that cannot be read. */
export function smartReport({ model, serial, bytes }: Disk, pending: number): Buffer {
  const attribute = (id: number, name: string, value: number) => ({
    id,
    name,
    value: 100,
    worst: 100,
    thresh: 10,
    when_failed: '',
    raw: { value, string: `${value}` },
  })
  return Buffer.from(
    JSON.stringify({
      json_format_version: [1, 0],
      smartctl: { version: [7, 3], exit_status: 0 },
      device: { name: '/dev/sda', type: 'sat', protocol: 'ATA' },
      model_name: model,
      serial_number: serial,
      user_capacity: { blocks: bytes / 512, bytes },
      rotation_rate: 5400,
      smart_status: { passed: true },
      ata_smart_attributes: {
        table: [
          attribute(5, 'Reallocated_Sector_Ct', 0),
          attribute(9, 'Power_On_Hours', 21_400),
          attribute(197, 'Current_Pending_Sector', pending),
        ],
      },
      power_on_time: { hours: 21_400 },
      power_cycle_count: 2100,
    }),
  )
}

/** What `lshw -json` would say of the machine. */
export function lshwReport(machine: Machine): Buffer {
  const { manufacturer, model, serial, chassis, cpu, cores, ramGib, disks } = machine
  const size = ramGib * 1024 ** 3
  const board = [
    {
      id: 'cpu',
      class: 'processor',
      description: 'CPU',
      product: cpu,
      vendor: 'Intel Corp.',
      units: 'Hz',
      configuration: { cores: `${cores}`, threads: `${cores * 2}` },
    },
    {
      id: 'memory',
      class: 'memory',
      description: 'System Memory',
      size,
      units: 'bytes',
      children: [
        { id: 'bank:0', class: 'memory', description: 'SODIMM DDR4 Synchronous 2400 MHz', size },
      ],
    },
    ...disks.map(diskNode),
  ]
  const report = {
    id: 'demonstration',
    class: 'system',
    claimed: true,
    description: chassis,
    product: model,
    vendor: manufacturer,
    serial,
    configuration: { boot: 'normal', chassis },
    children: [{ id: 'core', class: 'bus', description: 'Motherboard', children: board }],
  }
  return Buffer.from(JSON.stringify(report))
}

const letter = (n: number) => `sd${'abcd'[n]}`

function diskNode({ kind, model, serial, bytes }: Disk, n: number): object {
  if (kind !== 'nvme')
    return {
      id: `disk:${n}`,
      class: 'disk',
      description: 'ATA Disk',
      product: model,
      serial,
      logicalname: `/dev/${letter(n)}`,
      size: bytes,
      units: 'bytes',
    }
  const space = { id: 'nvme0n1', class: 'disk', description: 'NVMe disk', businfo: 'nvme@0:1' }
  return {
    id: 'nvme',
    class: 'storage',
    description: 'NVMe device',
    product: model,
    serial,
    logicalname: '/dev/nvme0',
    configuration: { driver: 'nvme', state: 'live' },
    children: [{ ...space, logicalname: '/dev/nvme0n1', size: bytes, units: 'bytes' }],
  }
}

const stars = '*'.repeat(80)
const dashes = '-'.repeat(80)
const titled = (title: string) => {
  const left = '*'.repeat(Math.floor((78 - title.length) / 2))
  return `${left} ${title} ${left}`
}

/** What nwipe would log of a wipe that ended at this instant, an hour and a half after its start; one may have failed. */
export function nwipeLog(
  { disks, serial }: Pick<Machine, 'disks'> & { serial?: string },
  endedAt: string,
  failed: Disk | null = null,
): Buffer {
  const stamp = (secondsBefore: number) =>
    parisDateTime(new Date(Date.parse(endedAt) - secondsBefore * 1000).toISOString())
      .replaceAll('-', '/')
      .replace('T', ' ')
  const say = (before: number, level: string, words: string) =>
    `[${stamp(before)}] ${level.padStart(7)}: ${words}`
  const erased = (disk: Disk) => (disk === failed ? Math.floor(disk.bytes / 8) : disk.bytes)
  const name = (_: Disk, n: number) => letter(n)
  const row = (disk: Disk, n: number, cells: string) =>
    `${disk === failed ? '!' : ' '}      ${name(disk, n)} |${cells}`
  const percent = (disk: Disk) => `${((erased(disk) / disk.bytes) * 100).toFixed(2)}%`
  const lines = [
    say(5402, 'info', 'nwipe 0.42'),
    ...(serial ? [say(5401, 'info', `system-serial-number = ${serial}`)] : []),
    ...disks.flatMap((disk, n) => [
      say(
        5400,
        'notice',
        `Found /dev/${letter(n)},  ATA, ${disk.model}, ${Math.round(disk.bytes / 1e9)} GB, S/N=${disk.serial}`,
      ),
      say(5400, 'info', `No hidden sectors on /dev/${letter(n)}`),
    ]),
    ...disks.flatMap((disk, n) => [
      say(5398, 'notice', `  Total device bytes   = ${disk.bytes}`),
      say(5398, 'notice', `Invoking method 'PRNG Stream' on /dev/${letter(n)}`),
      say(5398, 'notice', `Starting pass 1/1, round 1/1, on /dev/${letter(n)}`),
    ]),
    ...disks.flatMap((disk, n) => [
      say(0, 'notice', `${erased(disk)} bytes written to /dev/${letter(n)}`),
      say(0, 'notice', `Finished pass 1/1, round 1/1, on /dev/${letter(n)}`),
    ]),
    '',
    titled('Error Summary'),
    '!   Device | Pass Errors | Verifications Errors | Fdatasync I\\O Errors',
    dashes,
    ...disks.map((d, n) => row(d, n, ` ${d === failed ? 1 : 0} | 0 | 0`)),
    stars,
    '',
    titled('Erasure Summary'),
    '!   Device |      Bytes Erased |      Bytes Total | Percentage Erased',
    dashes,
    ...disks.map((d, n) => row(d, n, ` ${erased(d)} | ${d.bytes} | ${percent(d)}`)),
    stars,
    '',
    titled('Drive Status'),
    '!   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number',
    dashes,
    ...disks.map((d, n) =>
      row(
        d,
        n,
        `${d === failed ? '-FAILED-' : ' Erased '}|   92 MB/s | 01:29:58 | ${d.model.slice(0, 17)}/${d.serial}`,
      ),
    ),
    dashes,
    `[${stamp(0)}] Total Throughput   92 MB/s, PRNG Stream, 1R+NB+VL`,
    stars,
    '',
  ]
  return Buffer.from(lines.join('\n'))
}
