import { emptyReport, guessDiskKind } from './hardware.ts'
import { asNode, get, type Node, nodes, positive, text } from './json.ts'
import { collectMedia } from './media.ts'
import type { Capture, HardwareReport, SuggestedCategory } from './model.ts'
import { takeNotes } from './notes.ts'
import { atLeastOne } from './units.ts'

const PARTS = ['case', 'motherboard', 'cpu', 'ram', 'hdd', 'ssd']
const MOST_PARTS = 2000

const partType = (node: Node) => text(node, 'type') ?? text(node, 'features', 'type')

/** Whether a parsed JSON is peracotta's: a list of parts with their features, one in another by `contents`. */
export function looksLikePeracotta(json: unknown): boolean {
  return (
    Array.isArray(json) &&
    json.slice(0, 100).some((one) => {
      const node = asNode(one)
      return node !== null && PARTS.includes(partType(node) ?? '')
    })
  )
}

/** What a laptop's board is called there. */
const LAPTOP = /laptop/
const categoryOf = (whole: Node | undefined): SuggestedCategory | null => {
  if (!whole) return null
  return LAPTOP.test(text(whole, 'motherboard-form-factor') ?? '') ? 'laptop' : 'desktop'
}

/** Converts peracotta's list of parts. A disk's size is exact under `capacity-byte`, rounded under `capacity-decibyte`. */
export function readPeracotta(json: unknown): Capture {
  const notes = takeNotes()
  const { media, add } = collectMedia(notes)
  const parts = partsOf(json)
  const of = (type: string) => parts.filter((p) => p.type === type).map((p) => p.features)
  const [machine, board, cpu] = [of('case')[0], of('motherboard')[0], of('cpu')[0]]
  const named = (features: Node | undefined, key: string) =>
    features ? notes.nameOf(get(features, key)) : null
  const full = (features: Node) =>
    [named(features, 'brand'), named(features, 'model')].filter(Boolean).join(' ') || null
  for (const type of ['hdd', 'ssd'] as const)
    for (const disk of of(type)) {
      const model = full(disk)
      add({
        kind: type === 'hdd' ? 'hdd' : guessDiskKind(model) === 'nvme' ? 'nvme' : 'ssd',
        model,
        serial: get(disk, 'sn'),
        bytes: positive(disk, 'capacity-byte'),
        roughBytes: positive(disk, 'capacity-byte') ? null : positive(disk, 'capacity-decibyte'),
        bus: null,
      })
    }
  const ramModules = of('ram').flatMap((one, n) => {
    const bytes = positive(one, 'capacity-byte')
    const serial = notes.serialOf(get(one, 'sn'), `ramModules[${n}].serial`)
    return bytes === null
      ? []
      : [{ bytes, type: text(one, 'ram-type')?.toUpperCase() ?? null, serial }]
  })
  const name = cpu ? full(cpu) : null
  const hertz = cpu ? positive(cpu, 'frequency-hertz') : null
  const report: HardwareReport = {
    ...emptyReport('peracotta'),
    manufacturer: named(machine, 'brand'),
    model: named(machine, 'model'),
    serial: machine ? notes.serialOf(get(machine, 'sn'), 'serial') : null,
    boardSerial: board ? notes.serialOf(get(board, 'sn'), 'boardSerial') : null,
    suggestedCategory: categoryOf(machine),
    cpu:
      cpu && name
        ? {
            name,
            cores: positive(cpu, 'core-n'),
            threads: positive(cpu, 'thread-n'),
            maxMhz: hertz && atLeastOne(Math.round(hertz / 1e6)),
          }
        : null,
    ramBytes: atLeastOne(ramModules.reduce((sum, { bytes }) => sum + bytes, 0)),
    ramModules,
    media,
  }
  return {
    tool: 'peracotta',
    toolVersion: null,
    snapshotId: null,
    takenAt: null,
    sees: {
      identity: machine !== undefined,
      processor: cpu !== undefined,
      memory: ramModules.length > 0,
      disks: 'some',
      battery: false,
    },
    report,
    disks: [],
    batteries: [],
    warnings: notes.warnings,
  }
}

/** All parts, a part before what it contains. Features stand beside the type, or in an object of their own. */
function partsOf(json: unknown): { type: string; features: Node }[] {
  const found: { type: string; features: Node }[] = []
  const stack: Node[] = nodes({ json }, 'json').reverse()
  for (let node = stack.pop(); node && found.length < MOST_PARTS; node = stack.pop()) {
    found.push({ type: partType(node) ?? '', features: asNode(get(node, 'features')) ?? node })
    stack.push(...nodes(node, 'contents').reverse())
  }
  return found
}
