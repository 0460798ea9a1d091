import { parse as parseYaml } from 'yaml'
import { cleanSerial } from '../platform/placeholders.ts'
import { keepBattery } from './batteries.ts'
import { looksLikeDmidecode, readDmidecode } from './dmidecode.ts'
import { emptyReport, guessDiskKind, suggestCategory } from './hardware.ts'
import { looksLikeInxi, readInxi } from './inxi.ts'
import { asNode, get, type Node, nodes, text } from './json.ts'
import { looksLikeLshw, readLshw } from './lshw.ts'
import { collectMedia } from './media.ts'
import { mergeCaptures } from './merge.ts'
import type { BatteryReading, Capture, DiskHealth, HardwareReport } from './model.ts'
import { type Notes, takeNotes } from './notes.ts'
import { hoursOf, looksLikeSmartctl, readSmartctl, silentDisk } from './smartctl.ts'
import { atLeastOne, bytesOf, decimal, exactBytes, instant, whole } from './units.ts'

/** A snapshot, alone or in the envelope that a demonstrator of credentials puts around it. */
export function snapshotOf(json: unknown): Node | null {
  const root = asNode(json)
  if (!root) return null
  const inner = asNode(get(root, 'data'))
  return [root, inner].find((node) => node !== null && isSnapshot(node)) ?? null
}

const typeOf = (node: Node) => text(node, 'type') ?? text(node, '@type')
const isSnapshot = (node: Node) =>
  text(node, '@type') === 'devices:Snapshot' || text(node, 'type') === 'Snapshot'

/** Whether a parsed JSON is a snapshot of eReuse's Workbench, of any of its four layouts. */
export const looksLikeEreuse = (json: unknown): boolean => snapshotOf(json) !== null

/** Whether a text is such a snapshot in YAML. */
export const looksLikeEreuseYaml = (yaml: string): boolean =>
  /^type: *['"]?Snapshot['"]?[ \r]*$/m.test(yaml)

/** Real snapshots in YAML are a few kilobytes; a parser of YAML is not linear. */
const LONGEST_YAML = 200_000

/** Some snapshots say a thing twice: the last counts. */
const YAML = { schema: 'failsafe', uniqueKeys: false, maxAliasCount: 0, logLevel: 'error' } as const

/** The snapshot that a YAML text holds, every value a text; null where it cannot be read. */
export function parseSnapshotYaml(yaml: string): unknown {
  if (yaml.length > LONGEST_YAML) return null
  try {
    const spoken = (_: unknown, value: unknown) =>
      value === '' || value === 'null' || value === '~' ? null : value
    return parseYaml(yaml, spoken, YAML)
  } catch {
    return null
  }
}

/** Converts a snapshot: a machine and its components, or the outputs of other tools as they are. */
export function readEreuse(json: unknown): Capture {
  const snapshot = snapshotOf(json) ?? {}
  const data = asNode(get(snapshot, 'data'))
  const read = data ? readRaw(data) : readComponents(snapshot)
  const uuid = cleanSerial(get(snapshot, 'uuid') ?? get(snapshot, '_uuid')).value
  return {
    ...read,
    toolVersion: text(snapshot, 'version') ?? numberText(get(snapshot, 'version')),
    snapshotId: uuid?.toLowerCase() ?? null,
    takenAt:
      instant(get(snapshot, 'endTime')) ?? instant(get(snapshot, 'timestamp')) ?? read.takenAt,
  }
}

const numberText = (value: unknown) => (typeof value === 'number' ? String(value) : null)

/** The layouts of 2022 and 2025: what lshw, dmidecode, inxi and smartctl said, parsed or as text. */
function readRaw(data: Node): Capture {
  const notes = takeNotes()
  const parts: Capture[] = []
  const part = (
    key: string,
    looksLike: (json: unknown) => boolean,
    read: (json: unknown) => Capture,
  ) => {
    const value = get(data, key)
    if (value === undefined || value === null || value === '') return
    const json = typeof value === 'string' ? parseOr(value) : value
    if (looksLike(json)) parts.push(read(json))
    else notes.warn('PART_UNREADABLE', key)
  }
  part('lshw', looksLikeLshw, readLshw)
  const firmware = get(data, 'dmidecode')
  if (typeof firmware === 'string' && looksLikeDmidecode(firmware))
    parts.push(readDmidecode(firmware))
  part('smartctl', looksLikeSmartctl, readSmartctl)
  part('smart', looksLikeSmartctl, readSmartctl)
  part('inxi', looksLikeInxi, readInxi)
  const blind = { ...emptyCapture(), warnings: notes.warnings }
  return mergeCaptures('ereuse', [blind, ...parts])
}

function parseOr(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return null
  }
}

const emptyCapture = (): Capture => ({
  tool: 'ereuse',
  toolVersion: null,
  snapshotId: null,
  takenAt: null,
  sees: { identity: false, processor: false, memory: false, disks: 'none', battery: false },
  report: emptyReport('ereuse'),
  disks: [],
  batteries: [],
  warnings: [],
})

const COMPUTERS = /^(Computer|Desktop|Laptop|Netbook|Microtower|Server|Tablet)$/

/** The layouts of versions 10 and 11: a device and its components. */
function readComponents(snapshot: Node): Capture {
  const notes = takeNotes()
  const device = asNode(get(snapshot, 'device')) ?? {}
  const components = nodes(snapshot, 'components')
  const of = (...types: string[]) => components.filter((c) => types.includes(typeOf(c) ?? ''))
  const isComputer = [text(device, 'type'), text(device, '@type')].some((type) =>
    COMPUTERS.test(type ?? ''),
  )
  const chassis = text(device, 'chassis') ?? null
  const { media, disks } = disksOf(of('HardDrive', 'SolidStateDrive', 'DataStorage'), notes)
  if (isComputer && media.length === 0) notes.warn('NO_DISK_SEEN')
  const ramModules = of('RamModule').flatMap((one, n) => {
    const bytes = bytesOf(get(one, 'size'), { unit: 'MiB' })
    const serial = notes.serialOf(get(one, 'serialNumber'), `ramModules[${n}].serial`)
    return bytes === null ? [] : [{ bytes, type: notes.nameOf(get(one, 'interface')), serial }]
  })
  const board = of('Motherboard')[0]
  const report: HardwareReport = {
    ...emptyReport('ereuse'),
    manufacturer: notes.nameOf(get(device, 'manufacturer')),
    model: notes.nameOf(get(device, 'model')),
    sku: notes.nameOf(get(device, 'sku')),
    serial: notes.serialOf(get(device, 'serialNumber'), 'serial'),
    boardSerial: board ? notes.serialOf(get(board, 'serialNumber'), 'boardSerial') : null,
    chassis,
    suggestedCategory:
      text(device, 'type') === 'Mobile'
        ? 'smartphone'
        : suggestCategory(chassis, text(device, 'type')),
    cpu: cpuOf(of('Processor')),
    ramBytes: atLeastOne(ramModules.reduce((sum, { bytes }) => sum + bytes, 0)),
    ramModules,
    media,
  }
  return {
    ...emptyCapture(),
    sees: {
      identity: true,
      processor: report.cpu !== null,
      memory: ramModules.length > 0,
      disks: isComputer && components.length > 0 ? 'all' : 'none',
      battery: isComputer && components.length > 0,
    },
    report,
    disks,
    batteries: of('Battery').map((one) => batteryOf(one, notes)),
    warnings: notes.warnings,
  }
}

/** Sizes are megabytes: whole mebibytes in version 10, exact with a fraction or rounded in version 11, or a text. */
function disksOf(components: Node[], notes: Notes) {
  const { media, add } = collectMedia(notes)
  const disks: DiskHealth[] = []
  for (const component of components) {
    const link = text(component, 'interface')?.toLowerCase() ?? null
    if (link === 'usb') continue
    const size = get(component, 'size')
    const exact = exactBytes(decimal(size))
    const unit = text(component, '@type') ? 'MiB' : 'MB'
    const model = text(component, 'model')
    const medium = add({
      kind:
        typeOf(component) === 'SolidStateDrive'
          ? link === 'nvme'
            ? 'nvme'
            : 'ssd'
          : guessHdd(model),
      model,
      serial: get(component, 'serialNumber'),
      bytes: exact,
      roughBytes: exact === null ? bytesOf(size, { unit }) : null,
      bus: link,
    })
    const test = actionOf(component, 'TestDataStorage')
    if (!medium || !test) continue
    const fact = (key: string) => whole(get(test, key))
    const assessment = String(get(test, 'assessment')).toLowerCase()
    const facts = {
      reallocated: fact('reallocatedSectorCount'),
      pending: fact('currentPendingSectorCount'),
      uncorrectable: fact('offlineUncorrectable'),
      powerOnHours: hoursOf(fact('lifetime'), notes),
      powerCycles: fact('powerCycleCount'),
    }
    disks.push({
      ...silentDisk(medium),
      ...facts,
      bytes: exact,
      passed: assessment === 'true' ? true : assessment === 'false' ? false : null,
      attributes: Object.values(facts).filter((f) => f !== null).length,
    })
  }
  return { media, disks }
}

/** What was done with a component; first versions called it events. */
const actionOf = (component: Node, type: string) =>
  [...nodes(component, 'actions'), ...nodes(component, 'events')].find(
    (action) => text(action, 'type') === type,
  )

/** A component called a hard drive turns, unless its model says otherwise. */
const guessHdd = (model: string | null) => {
  const guess = guessDiskKind(model)
  return guess === 'unknown' ? 'hdd' : guess
}

/** Design and measured charge in mAh, as a number or as `2200 hour * milliampere`. */
function batteryOf(component: Node, notes: Notes): BatteryReading {
  const measure = actionOf(component, 'MeasureBattery')
  const uah = (value: unknown) => {
    const mah = decimal(value)
    return mah === null ? null : Math.round(mah * 1000)
  }
  return keepBattery(notes, {
    model: get(component, 'model'),
    manufacturer: get(component, 'manufacturer'),
    serial: get(component, 'serialNumber'),
    unit: 'uAh',
    design: uah(get(component, 'size')),
    full: measure ? uah(get(measure, 'size')) : null,
    cycles: measure ? get(measure, 'cycleCount') : null,
  })
}

function cpuOf(processors: Node[]): HardwareReport['cpu'] {
  const first = processors[0]
  const name = first ? text(first, 'model') : null
  if (!first || name === null) return null
  const sum = (...keys: string[]) =>
    atLeastOne(
      processors.reduce(
        (total, cpu) => total + (keys.map((key) => whole(get(cpu, key))).find(Boolean) ?? 0),
        0,
      ),
    )
  return { name, cores: sum('cores', 'numberOfCores'), threads: sum('threads'), maxMhz: null }
}
