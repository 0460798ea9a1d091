import { keepBattery } from './batteries.ts'
import { emptyReport, guessDiskKind, isNoMedium, suggestCategory } from './hardware.ts'
import { asNode, count, get, type Node, nodes, positive, text } from './json.ts'
import { collectMedia } from './media.ts'
import type { Capture, DiskKind, HardwareReport, SuggestedCategory } from './model.ts'
import { takeNotes } from './notes.ts'
import { atLeastOne } from './units.ts'

const MIB = 2 ** 20

/** Whether a parsed JSON is an inventory in GLPI's format: a content and who sent it. */
export function looksLikeGlpi(json: unknown): boolean {
  const root = asNode(json)
  return root !== null && asNode(get(root, 'content')) !== null && text(root, 'deviceid') !== null
}

const TYPES: Record<string, SuggestedCategory> = { Phone: 'smartphone', Printer: 'printer' }

/**
 * Converts an inventory in GLPI's format. It is whitelisted field by field: the format carries logins, keys, addresses
 * and telephone numbers, and its `deviceid` is made of the machine's name. Disk sizes are rounded megabytes.
 */
export function readGlpi(json: unknown): Capture {
  const notes = takeNotes()
  const { media, add } = collectMedia(notes)
  const root = asNode(json) ?? {}
  const content = asNode(get(root, 'content')) ?? {}
  const section = (name: string): Node => asNode(get(content, name)) ?? {}
  const [bios, hardware, network] = ['bios', 'hardware', 'network_device'].map(section) as [
    Node,
    Node,
    Node,
  ]
  const name = (from: Node, key: string) => notes.nameOf(get(from, key))
  const itemType = text(root, 'itemtype') ?? 'Computer'
  const storages = Array.isArray(get(content, 'storages'))
  if (itemType === 'Computer')
    for (const disk of nodes(content, 'storages').filter((one) => !isForeign(one))) {
      const megabytes = positive(disk, 'disksize')
      add({
        kind: kindOf(disk),
        model: text(disk, 'model') ?? text(disk, 'name'),
        serial: get(disk, 'serial'),
        bytes: null,
        roughBytes: megabytes && atLeastOne(megabytes * 1e6),
        bus: busOf(words(disk)),
      })
    }
  if (storages && itemType === 'Computer' && media.length === 0) notes.warn('NO_DISK_SEEN')
  const ramModules = nodes(content, 'memories').flatMap((one, n) => {
    const mib = positive(one, 'capacity')
    const serial = notes.serialOf(get(one, 'serialnumber'), `ramModules[${n}].serial`)
    return mib === null ? [] : [{ bytes: mib * MIB, type: text(one, 'type'), serial }]
  })
  // The system sees less than is fitted, and a list of modules may be short: a partial inventory says neither.
  const fitted = ramModules.reduce((sum, { bytes }) => sum + bytes, 0)
  const listsMemory = ramModules.length > 0 || get(root, 'partial') !== true
  const chassis = name(hardware, 'chassis_type')
  const report: HardwareReport = {
    ...emptyReport('glpi'),
    manufacturer: name(bios, 'smanufacturer') ?? name(network, 'manufacturer'),
    model: name(bios, 'smodel') ?? name(network, 'model'),
    sku: name(bios, 'skunumber'),
    serial: notes.firstSerial(
      [get(bios, 'ssn'), get(bios, 'enclosureserial'), get(network, 'serial')],
      'serial',
    ),
    boardSerial: notes.serialOf(get(bios, 'msn'), 'boardSerial'),
    chassis,
    suggestedCategory: TYPES[itemType] ?? suggestCategory(chassis, null),
    cpu: cpuOf(nodes(content, 'cpus')),
    ramBytes: listsMemory
      ? atLeastOne(Math.max(fitted, (count(hardware, 'memory') ?? 0) * MIB))
      : null,
    ramModules,
    media,
  }
  const batteries = nodes(content, 'batteries').map((one) =>
    keepBattery(notes, {
      model: get(one, 'name'),
      manufacturer: get(one, 'manufacturer'),
      serial: get(one, 'serial'),
      unit: 'mWh',
      design: energyOf(one, 'capacity'),
      full: energyOf(one, 'real_capacity'),
      cycles: null,
    }),
  )
  return {
    tool: 'glpi',
    toolVersion: /(\d+(?:\.\d+)+)/.exec(text(content, 'versionclient') ?? '')?.[1] ?? null,
    snapshotId: null,
    takenAt: null,
    sees: {
      identity: true,
      processor: Array.isArray(get(content, 'cpus')),
      memory: report.ramBytes !== null,
      disks: storages && itemType === 'Computer' ? 'all' : 'none',
      battery: Array.isArray(get(content, 'batteries')),
    },
    report,
    disks: [],
    batteries,
    warnings: notes.warnings,
  }
}

/** Agents on telephones write the charge in percent where the format asks for mWh: no battery is so small. */
const energyOf = (battery: Node, key: string) => {
  const mwh = count(battery, key)
  return mwh !== null && mwh > 100 ? mwh : null
}

const words = (disk: Node) =>
  ['interface', 'description', 'type', 'name', 'model'].map((key) => text(disk, key)).join(' ')

const isForeign = (disk: Node) =>
  isNoMedium(words(disk)) ||
  /removable/i.test(words(disk)) ||
  /^sr\d/.test(text(disk, 'name') ?? '')

const BUSES: [string, RegExp][] = [
  ['nvme', /nvme/i],
  ['mmc', /mmc/i],
  ['ata', /\bs?ata\b/i],
  ['scsi', /\b(scsi|sas)\b/i],
]
const busOf = (all: string) => BUSES.find(([, pattern]) => pattern.test(all))?.[0] ?? null

function kindOf(disk: Node): DiskKind {
  const all = words(disk)
  if (/nvme/i.test(all)) return 'nvme'
  if (/mmc/i.test(all)) return 'emmc'
  if (/\bssd\b|solid/i.test(all)) return 'ssd'
  return /\bhdd\b/i.test(all) ? 'hdd' : guessDiskKind(text(disk, 'model'))
}

function cpuOf(cpus: Node[]): HardwareReport['cpu'] {
  const first = cpus[0]
  const name = first ? text(first, 'name') : null
  if (!first || name === null) return null
  const sum = (key: string) =>
    atLeastOne(cpus.reduce((total, cpu) => total + (count(cpu, key) ?? 0), 0))
  return {
    name,
    cores: sum('core'),
    threads: sum('thread'),
    maxMhz: positive(first, 'speed'),
  }
}
