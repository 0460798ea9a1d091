import { cleanSerial } from '../platform/placeholders.ts'
import { guessDiskKind, suggestCategory } from './hardware.ts'
import { asNode, get, type Node, positive, text } from './json.ts'
import type { Capture, HardwareMedium, HardwareReport } from './model.ts'
import { type Notes, takeNotes } from './notes.ts'

type Item = {
  node: Node
  ancestors: Item[]
}

/** Real reports are under ten levels and two thousand nodes. */
const DEEPEST = 40
const MOST_NODES = 20_000

/** Whether a parsed JSON has the shape of `lshw -json`: a system, alone or in a one-element list. */
export function looksLikeLshw(json: unknown): boolean {
  const root = rootOf(json)
  return root !== null && text(root, 'class') === 'system' && Array.isArray(get(root, 'children'))
}

/**
 * Converts the parsed output of `lshw -json`. Keeps only what `Capture` lists. No disk in
 * the report never means that there is none: older versions miss NVMe and soldered eMMC, hence
 * the warnings. Never throws, whatever the JSON; ask `looksLikeLshw` first.
 */
export function readLshw(json: unknown): Capture {
  const notes = takeNotes()
  const { serialOf } = notes
  const root = rootOf(json) ?? {}
  const { items, cut } = flatten(root)
  if (cut) notes.warn('REPORT_CUT')
  const board = items.find(({ node, ancestors }) => ancestors.length === 1 && isBoard(node))?.node
  const sku = text(root, 'configuration', 'sku')
  const chassis = text(root, 'configuration', 'chassis')
  const serial = serialOf(get(root, 'serial'), 'serial')
  const boardSerial = serialOf(board && get(board, 'serial'), 'boardSerial')
  const ramModules = items.filter(isRamModule).map(({ node }, index) => ({
    bytes: positive(node, 'size') ?? 0,
    type: /\b(?:LP)?DDR\d?\w?\b/.exec(text(node, 'description') ?? '')?.[0] ?? null,
    serial: serialOf(get(node, 'serial'), `ramModules[${index}].serial`),
  }))

  const report: HardwareReport = {
    source: 'lshw',
    manufacturer: cleanSerial(get(root, 'vendor')).value,
    model: modelOf(root, sku),
    sku: cleanSerial(sku).value,
    serial,
    boardSerial,
    chassis,
    suggestedCategory: suggestCategory(chassis, text(root, 'description')),
    cpu: cpuOf(items),
    ramBytes: ramOf(items, ramModules),
    ramModules,
    media: mediaOf(items, notes),
    battery: batteryOf(items),
  }
  return {
    tool: 'lshw',
    toolVersion: null,
    snapshotId: null,
    takenAt: null,
    sees: { identity: true, processor: true, memory: true, disks: 'all', battery: true },
    report,
    disks: [],
    batteries: [],
    warnings: notes.warnings,
  }
}

const isBoard = (node: Node) => text(node, 'class') === 'bus' && text(node, 'id') === 'core'

/** lshw prints `Latitude E5530 (SKU)`. */
function modelOf(root: Node, sku: string | null): string | null {
  const model = text(root, 'product')
  const suffix = ` (${sku})`
  return cleanSerial(model?.endsWith(suffix) ? model.slice(0, -suffix.length) : model).value
}

function cpuOf(items: Item[]): HardwareReport['cpu'] {
  const packages = items
    .map(({ node }) => node)
    .filter((node) => text(node, 'class') === 'processor' && text(node, 'product') !== null)
  const first = packages[0]
  if (!first) return null
  const hertz = positive(first, 'capacity') ?? positive(first, 'size')
  const total = (field: string) => {
    const counts = packages.map((node) => Number(text(node, 'configuration', field) ?? 0))
    const sum = counts.reduce((a, b) => a + b, 0)
    return Number.isInteger(sum) && sum > 0 && sum <= 4096 ? sum : null
  }
  return {
    name: text(first, 'product') ?? '',
    cores: total('cores'),
    threads: total('threads'),
    maxMhz: hertz === null ? null : Math.round(hertz / 1e6),
  }
}

/** Firmware and flash chips have banks too. An empty slot has no size. */
function isRamModule({ node, ancestors }: Item): boolean {
  const parent = ancestors.at(-1)?.node
  if (!parent || text(parent, 'class') !== 'memory') return false
  const words = `${text(parent, 'description') ?? ''} ${text(node, 'description') ?? ''}`
  return (
    text(node, 'class') === 'memory' &&
    /^bank\b/.test(text(node, 'id') ?? '') &&
    positive(node, 'size') !== null &&
    !/flash|bios|firmware|cache|\[empty\]/i.test(words)
  )
}

function ramOf(items: Item[], modules: HardwareReport['ramModules']): number | null {
  const system = items
    .filter(({ node }) => /^system memory$/i.test(text(node, 'description') ?? ''))
    .reduce((sum, { node }) => sum + (positive(node, 'size') ?? 0), 0)
  const total = system || modules.reduce((sum, { bytes }) => sum + bytes, 0)
  return total > 0 && Number.isSafeInteger(total) ? total : null
}

function batteryOf(items: Item[]): HardwareReport['battery'] {
  const node = items.find(({ node }) => /^battery\b/.test(text(node, 'id') ?? ''))?.node
  if (!node || text(node, 'class') !== 'power') return null
  const mwh = text(node, 'units') === 'mWh' ? positive(node, 'capacity') : null
  // 32768 is what firmware writes when it does not know; no laptop's battery is over 200 Wh.
  const isLikely = mwh !== null && mwh >= 1000 && mwh <= 200_000 && mwh !== 32_768
  return { model: cleanSerial(get(node, 'product')).value, designMwh: isLikely ? mwh : null }
}

function mediaOf(items: Item[], { serialOf, warn }: Notes): HardwareMedium[] {
  const media: HardwareMedium[] = []
  const seen = new Set<string>()
  const fruitful = new Set<Item>()
  for (const item of items) {
    const kind = mediumKind(item)
    const path = logicalNames(item.node)[0]
    if (kind === null || (path && seen.has(path))) continue
    if (path) seen.add(path)
    const holder = item.ancestors.at(-1)
    const owner = kind === 'nvme' || kind === 'emmc' ? holder?.node : undefined
    const model = text(item.node, 'product') ?? (owner ? text(owner, 'product') : null)
    const bytes = positive(item.node, 'size')
    if (holder) fruitful.add(holder)
    if (bytes === null) {
      warn('DISK_SIZE_UNKNOWN', model)
      continue
    }
    const serial = get(item.node, 'serial') ?? (owner && get(owner, 'serial'))
    media.push({
      kind: kind === 'unknown' ? kindOf(item.node, model) : kind,
      model,
      serial: serialOf(serial, `media[${media.length}].serial`),
      bytes,
      roughBytes: null,
      bus: busOf(item.node, kind),
    })
  }
  for (const item of items.filter((one) => isNvmeController(one.node) && !fruitful.has(one))) {
    warn('STORAGE_CONTROLLER_WITHOUT_DISK', text(item.node, 'product'))
  }
  if (media.length === 0) warn('NO_DISK_SEEN')
  return media
}

/** What kind of fixed medium a node is; null when it is none: USB, card, optical, part of a disk. */
function mediumKind({ node, ancestors }: Item): HardwareMedium['kind'] | null {
  const parent = ancestors.at(-1)?.node
  const above = ancestors.map((ancestor) => ancestor.node)
  const names = logicalNames(node)
  if ([node, ...above].some(isUsb) || above.some((one) => text(one, 'class') === 'disk'))
    return null
  if (names.some((name) => /^(\/dev\/)?mmcblk\d+$/.test(name))) {
    return [node, ...above].some((one) => get(one, 'capabilities', 'sd') !== undefined)
      ? null
      : 'emmc'
  }
  if (text(node, 'class') !== 'disk') return null
  if (names.some((name) => /mmcblk|^\/dev\/(sr|cd|dvd|fd)/.test(name))) return null
  if (parent && isNvmeController(parent)) {
    // Newer versions list the sensor (hwmon) and the character device (ng0n1) as disks as well.
    const isNamespace = names.some((name) => /^(\/dev\/)?nvme\d+n\d+$/.test(name))
    return isNamespace || (names.length === 0 && positive(node, 'size') !== null) ? 'nvme' : null
  }
  if (names.some((name) => /^(\/dev\/)?nvme\d+n\d+$/.test(name))) return 'nvme'
  const words = `${text(node, 'id') ?? ''} ${text(node, 'description') ?? ''}`
  if (/cdrom|dvd|\bcd\b|blu-?ray|optical|floppy|medium/i.test(words)) return null
  if (get(node, 'capabilities', 'removable') !== undefined) return null
  return 'unknown'
}

const isUsb = (node: Node) =>
  text(node, 'businfo')?.startsWith('usb@') === true ||
  ['usb-storage', 'uas'].includes(text(node, 'configuration', 'driver') ?? '')

const isNvmeController = (node: Node) =>
  text(node, 'class') === 'storage' &&
  (text(node, 'configuration', 'driver') === 'nvme' ||
    /non-volatile memory|nvme/i.test(text(node, 'description') ?? ''))

function kindOf(node: Node, model: string | null): HardwareMedium['kind'] {
  const capabilities = asNode(get(node, 'capabilities'))
  const spins = Object.keys(capabilities ?? {}).some((name) => /^\d{4,5}rpm$/.test(name))
  return spins ? 'hdd' : guessDiskKind(model)
}

function busOf(node: Node, kind: HardwareMedium['kind']): string | null {
  if (kind === 'nvme' || kind === 'emmc') return kind === 'nvme' ? 'nvme' : 'mmc'
  return /^(ata|scsi)\b/i.exec(text(node, 'description') ?? '')?.[1]?.toLowerCase() ?? null
}

function logicalNames(node: Node): string[] {
  const value = get(node, 'logicalname')
  const names = Array.isArray(value) ? value.slice(0, 20) : [value]
  return names.filter((name) => typeof name === 'string' && name !== '')
}

/** All nodes in the report's order, parents first, without recursion. */
function flatten(root: Node): { items: Item[]; cut: boolean } {
  const items: Item[] = []
  const stack: Item[] = [{ node: root, ancestors: [] }]
  let cut = false
  for (let item = stack.pop(); item; item = stack.pop()) {
    if (items.length >= MOST_NODES) return { items, cut: true }
    items.push(item)
    const value = get(item.node, 'children')
    const children = Array.isArray(value) ? value.slice(0, MOST_NODES) : []
    const ancestors = [...item.ancestors, item]
    if (children.length > 0 && ancestors.length > DEEPEST) {
      cut = true
      continue
    }
    for (const child of children.reverse()) {
      const node = asNode(child)
      if (node) stack.push({ node, ancestors })
    }
  }
  return { items, cut }
}

function rootOf(json: unknown): Node | null {
  return asNode(Array.isArray(json) && json.length === 1 ? json[0] : json)
}
