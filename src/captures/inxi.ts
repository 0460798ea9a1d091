import { cleanText } from '../platform/placeholders.ts'
import { keepBattery } from './batteries.ts'
import { emptyReport, guessDiskKind, isNoMedium, suggestCategory } from './hardware.ts'
import { asNode, type Node } from './json.ts'
import { collectMedia } from './media.ts'
import type { BatteryReading, Capture, DiskKind, HardwareReport } from './model.ts'
import { takeNotes } from './notes.ts'
import { atLeastOne, bytesOf, decimal, whole } from './units.ts'

/** The sections that we read; those of networks, software and partitions never. */
const SECTIONS = ['Machine', 'CPU', 'Memory', 'Info', 'System', 'Drives', 'Battery']
const KEY = /^(\d{3,})#\d+#\d+#(.+)$/
const MOST_NODES = 2000

/** Whether a parsed JSON is the output of `inxi --output json`: its keys bear their order, as in `007#0#2#serial`. */
export function looksLikeInxi(json: unknown): boolean {
  return (
    Array.isArray(json) &&
    json.slice(0, 100).some((section) => {
      const key = Object.keys(asNode(section) ?? {})[0]
      return SECTIONS.includes(KEY.exec(key ?? '')?.[2] ?? '')
    })
  )
}

/** One line of a section: its names and values in the order in which the tool prints them; a name may come twice. */
type Line = [name: string, value: unknown][]

function linesOf(json: unknown): Map<string, Line[]> {
  const sections = new Map<string, Line[]>()
  for (const section of Array.isArray(json) ? json.slice(0, 100) : [])
    for (const [key, lines] of Object.entries(asNode(section) ?? {})) {
      const name = KEY.exec(key)?.[2]
      if (name !== undefined && SECTIONS.includes(name) && Array.isArray(lines))
        sections.set(
          name,
          lines
            .slice(0, MOST_NODES)
            .map(asNode)
            .filter((n) => n !== null)
            .map(lineOf),
        )
    }
  return sections
}

const lineOf = (node: Node): Line =>
  Object.entries(node)
    .slice(0, MOST_NODES)
    .flatMap(([key, value]) => {
      const [, order, name] = KEY.exec(key) ?? []
      return order !== undefined && name !== undefined
        ? [{ order: Number(order), name, value }]
        : []
    })
    .sort((a, b) => a.order - b.order)
    .map(({ name, value }) => [name, value])

const value = (line: Line | undefined, name: string): unknown =>
  line?.find(([key]) => key === name)?.[1]
/** What stands between one name and another. */
const part = (line: Line | undefined, from: string, to: string[]): Line => {
  const start = line?.findIndex(([key]) => key === from) ?? -1
  if (!line || start < 0) return []
  const rest = line.slice(start + 1)
  const end = rest.findIndex(([key]) => to.includes(key))
  return [line[start]!, ...(end < 0 ? rest : rest.slice(0, end))]
}

/** Converts the parsed output of `inxi --output json`, taken as root or not. Disk sizes are rounded. */
export function readInxi(json: unknown): Capture {
  const notes = takeNotes()
  const sections = linesOf(json)
  const section = (name: string) => sections.get(name) ?? []
  const holding = (name: string, key: string) =>
    section(name).find((l) => l.some(([k]) => k === key))
  const { media, add } = collectMedia(notes)

  const machine = holding('Machine', 'System')
  const system = part(machine, 'System', ['Chassis', 'Mobo'])
  const type = notes.nameOf(value(holding('Machine', 'Type'), 'Type'))
  const board = part(holding('Machine', 'Mobo'), 'Mobo', [
    'BIOS',
    'UEFI',
    'UEFI-[Legacy]',
    'Firmware',
  ])
  for (const line of section('Drives').filter((l) => l.some(([k]) => k === 'ID'))) {
    const [id, model, vendor] = ['ID', 'model', 'vendor'].map((key) => text(value(line, key)))
    const kinds = `${text(value(line, 'type'))} ${text(value(line, 'tech'))}`
    if (/\b(usb|removable|firewire|optical)\b/i.test(kinds) || isNoMedium(`${vendor} ${model}`))
      continue
    const name = vendor && model && !model.startsWith(vendor) ? `${vendor} ${model}` : model
    const kind = kindOf(id ?? '', kinds, name ?? null)
    add({
      kind,
      model: name,
      serial: value(line, 'serial'),
      bytes: null,
      roughBytes: bytesOf(value(line, 'size')),
      bus: kind === 'nvme' ? 'nvme' : kind === 'emmc' ? 'mmc' : value(line, 'sata') ? 'ata' : null,
    })
  }
  if (sections.has('Drives') && media.length === 0) notes.warn('NO_DISK_SEEN')

  const ramModules = section('Memory')
    .filter((l) => l.some(([k]) => /^Device(-\d+)?$/.test(k)))
    .flatMap((line, n) => {
      const bytes = bytesOf(value(line, 'size'))
      const serial = bytes && notes.serialOf(value(line, 'serial'), `ramModules[${n}].serial`)
      const kind = notes.nameOf(value(line, 'type'))
      return bytes === null ? [] : [{ bytes, type: kind, serial: serial || null }]
    })
  const fitted = ramModules.reduce((sum, { bytes }) => sum + bytes, 0)
  const seen =
    holding('Memory', 'RAM') ?? holding('Memory', 'System RAM') ?? holding('Info', 'Memory')
  const report: HardwareReport = {
    ...emptyReport('inxi'),
    manufacturer: notes.nameOf(value(system, 'System')),
    model: notes.nameOf(value(system, 'product')),
    serial: notes.serialOf(value(system, 'serial'), 'serial'),
    boardSerial: notes.serialOf(value(board, 'serial'), 'boardSerial'),
    chassis: type,
    suggestedCategory: suggestCategory(type, null),
    cpu: cpuOf(section('CPU')),
    ramBytes:
      atLeastOne(fitted) ?? bytesOf(value(seen, 'total')) ?? bytesOf(value(seen, 'available')),
    ramModules,
    media,
  }
  const batteries = section('Battery')
    .filter((l) => l.some(([k]) => /^ID(-\d+)?$/.test(k)))
    .map((line): BatteryReading => {
      const [, full, design] =
        /^([\d.,]+)\/([\d.,]+) Wh/.exec(text(value(line, 'condition')) ?? '') ?? []
      const mwh = (wh: string | undefined) => {
        const amount = decimal(wh)
        return amount === null ? null : Math.round(amount * 1000)
      }
      return keepBattery(notes, {
        model: value(line, 'model'),
        manufacturer: value(line, 'vendor'),
        serial: value(line, 'serial'),
        unit: 'mWh',
        design: mwh(design),
        full: mwh(full),
        cycles: value(line, 'cycles'),
      })
    })
  return {
    tool: 'inxi',
    toolVersion: null,
    snapshotId: null,
    takenAt: null,
    sees: {
      identity: machine !== undefined,
      processor: sections.has('CPU'),
      memory: report.ramBytes !== null,
      disks: sections.has('Drives') ? 'all' : 'none',
      battery: sections.has('Battery'),
    },
    report,
    disks: [],
    batteries,
    warnings: notes.warnings,
  }
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.slice(0, 200) : undefined

function kindOf(id: string, kinds: string, model: string | null): DiskKind {
  if (/nvme/.test(id)) return 'nvme'
  if (/mmcblk/.test(id)) return 'emmc'
  if (/\bssd\b/i.test(kinds)) return 'ssd'
  return /\bhdd\b/i.test(kinds) ? 'hdd' : guessDiskKind(model)
}

function cpuOf(lines: Line[]): HardwareReport['cpu'] {
  const find = (name: string) => lines.find((l) => l.some(([k]) => k === name))
  const name = cleanText(value(find('model'), 'model'))
  if (!name) return null
  const topology = find('Topology') ?? find('cores')
  const chips = whole(value(topology, 'cpus')) || 1
  const times = (key: string) => atLeastOne((whole(value(topology, key)) ?? 0) * chips)
  const cores = times('cores')
  return {
    name,
    cores,
    threads: times('threads') ?? cores,
    maxMhz: atLeastOne(whole(text(value(find('min/max'), 'min/max'))?.split('/')[1])),
  }
}
