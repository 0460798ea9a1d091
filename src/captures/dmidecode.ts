import { cleanText } from '../platform/placeholders.ts'
import { emptyReport, suggestCategory } from './hardware.ts'
import type { Capture, HardwareReport } from './model.ts'
import { takeNotes } from './notes.ts'
import { atLeastOne, bytesOf, decimal, whole } from './units.ts'

/** Structures of SMBIOS (DSP0134, 7) that tell what a machine is. */
const TYPES = { system: 1, board: 2, chassis: 3, processor: 4, memory: 17, battery: 22 } as const

const MOST_STRUCTURES = 2000

/** Whether a text is what `dmidecode` prints, whole or of some types. */
export const looksLikeDmidecode = (text: string): boolean =>
  /^Handle 0x[0-9A-F]+, DMI type \d+/m.test(text) || /^# dmidecode \d/m.test(text)

type Structure = { type: number; fields: Map<string, string> }

/** The structures in their order; of each, the fields one tab deep. */
function structures(text: string): Structure[] {
  const found: Structure[] = []
  for (const line of text.split(/\r?\n/)) {
    const type = /^Handle 0x[0-9A-F]+, DMI type (\d{1,3})/.exec(line)?.[1]
    if (type !== undefined) {
      if (found.length === MOST_STRUCTURES) break
      found.push({ type: Number(type), fields: new Map() })
      continue
    }
    const [, key, value] = /^(?:\t| {4,8})(\w[^:\t]{0,60}):[ \t]*(.*)$/.exec(line) ?? []
    const fields = found.at(-1)?.fields
    if (key !== undefined && value !== undefined && fields && !fields.has(key))
      fields.set(key, value)
  }
  return found
}

/** Reads what the firmware says of the machine. It lists no disk, and of a battery only its design. */
export function readDmidecode(text: string): Capture {
  const notes = takeNotes()
  const all = structures(text)
  const of = (type: keyof typeof TYPES) =>
    all.filter((one) => one.type === TYPES[type]).map((one) => one.fields)
  const [system, board, chassis, battery] = [
    of('system')[0],
    of('board')[0],
    of('chassis')[0],
    of('battery')[0],
  ]
  const { nameOf: name } = notes
  const kind = name(chassis?.get('Type'))
  const serials = [system?.get('Serial Number'), chassis?.get('Serial Number')]
  const ramModules = of('memory').flatMap((fields, n) => {
    const bytes = bytesOf(fields.get('Size'), { binary: true })
    const type = name(fields.get('Type'))
    return bytes === null || /flash/i.test(type ?? '')
      ? []
      : [
          {
            bytes,
            type,
            serial: notes.serialOf(fields.get('Serial Number'), `ramModules[${n}].serial`),
          },
        ]
  })
  const report: HardwareReport = {
    ...emptyReport('dmidecode'),
    manufacturer: name(system?.get('Manufacturer')) ?? name(chassis?.get('Manufacturer')),
    model: name(system?.get('Product Name')),
    sku: name(system?.get('SKU Number')),
    serial: notes.firstSerial(serials, 'serial'),
    boardSerial: notes.serialOf(board?.get('Serial Number'), 'boardSerial'),
    chassis: kind,
    suggestedCategory: suggestCategory(kind, null),
    cpu: cpuOf(of('processor')),
    ramBytes: atLeastOne(ramModules.reduce((sum, { bytes }) => sum + bytes, 0)),
    ramModules,
    battery: battery
      ? {
          model: name(battery.get('Name')),
          designMwh: /mWh$/.test(battery.get('Design Capacity') ?? '')
            ? atLeastOne(whole(battery.get('Design Capacity')))
            : null,
        }
      : null,
  }
  return {
    tool: 'dmidecode',
    toolVersion: /^# dmidecode (\d+(?:\.\d+)*)/m.exec(text)?.[1] ?? null,
    snapshotId: null,
    takenAt: null,
    sees: {
      identity: system !== undefined || chassis !== undefined,
      processor: of('processor').length > 0,
      memory: of('memory').length > 0,
      disks: 'none',
      battery: battery !== undefined,
    },
    report,
    disks: [],
    batteries: [],
    warnings: notes.warnings,
  }
}

function cpuOf(processors: Map<string, string>[]): HardwareReport['cpu'] {
  const fitted = processors.filter(
    (p) => p.get('Type') === 'Central Processor' && !/unpopulated/i.test(p.get('Status') ?? ''),
  )
  const first = fitted[0]
  const name = cleanText(first?.get('Version')) ?? cleanText(first?.get('Family'))
  if (!first || name === null) return null
  const sum = (key: string) =>
    atLeastOne(fitted.reduce((total, p) => total + (whole(p.get(key)) ?? 0), 0))
  return {
    name,
    cores: sum('Core Count'),
    threads: sum('Thread Count'),
    maxMhz: atLeastOne(Math.round(decimal(first.get('Max Speed')) ?? 0)),
  }
}
