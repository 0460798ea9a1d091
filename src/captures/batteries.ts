import { cleanText } from '../platform/placeholders.ts'
import { emptyReport } from './hardware.ts'
import type { BatteryReading, Capture, CaptureTool } from './model.ts'
import { type Notes, takeNotes } from './notes.ts'
import { atLeastOne, decimal, healthPercent, percent, whole } from './units.ts'

type Read = {
  model: unknown
  manufacturer: unknown
  serial: unknown
  unit: BatteryReading['unit']
  design: number | null
  full: number | null
  /** Health that the tool itself tells, in percent. */
  told?: number | null
  cycles: unknown
}

/** One battery as it is kept; an unknown health is noted. No count of cycles is ever zero: firmware that has none says so. */
export function keepBattery(notes: Notes, read: Read): BatteryReading {
  const design = atLeastOne(read.design)
  const full = atLeastOne(read.full)
  const health = percent(read.told ?? null) ?? healthPercent(full, design)
  const model = cleanText(read.model)
  if (health === null) notes.warn('BATTERY_HEALTH_UNKNOWN', model)
  const known = design !== null || full !== null
  return {
    model,
    manufacturer: cleanText(read.manufacturer),
    serial: notes.serialOf(read.serial, 'battery.serial'),
    unit: known ? read.unit : null,
    design,
    full,
    healthPercent: health,
    cycles: atLeastOne(whole(read.cycles)),
  }
}

/** A capture of batteries alone. */
export function batteryCapture(
  tool: CaptureTool,
  notes: Notes,
  batteries: BatteryReading[],
): Capture {
  return {
    tool,
    toolVersion: null,
    snapshotId: null,
    takenAt: null,
    sees: { identity: false, processor: false, memory: false, disks: 'none', battery: true },
    report: emptyReport(tool),
    disks: [],
    batteries,
    warnings: notes.warnings,
  }
}

/** More than any machine has. */
const MOST_BATTERIES = 16

type Lines = Map<string, string>

/** Cuts a text into blocks that begin with a key, each a map of its first values. */
function blocks(text: string, pattern: RegExp, first: string): Lines[] {
  const found: Lines[] = []
  for (const [, key = '', value = ''] of text.matchAll(pattern)) {
    if (key === first || found.length === 0) {
      if (found.length === MOST_BATTERIES) break
      found.push(new Map())
    }
    const block = found.at(-1)
    if (block && !block.has(key)) block.set(key, value.trim())
  }
  return found
}

/** Whether a text is what `/sys/class/power_supply/…/uevent` holds. */
export const looksLikeSysfsBattery = (text: string): boolean => /^POWER_SUPPLY_[A-Z_]+=/m.test(text)

const SYSFS_LINE = /^POWER_SUPPLY_([A-Z_]+)=([^\r\n]*)/gm

/** Reads the kernel's own files: energy in µWh, else charge in µAh. Mains, mice and empty bays are no batteries. */
export function readSysfsBattery(text: string): Capture {
  const notes = takeNotes()
  const batteries = blocks(text, SYSFS_LINE, 'NAME')
    .filter((b) => [...b.values()].some((value) => value !== ''))
    .filter((b) => b.get('SCOPE') !== 'Device' && b.get('PRESENT') !== '0')
    .filter((b) => (b.get('TYPE') ?? 'Battery') === 'Battery')
    .map((b) => {
      const energy = decimal(b.get('ENERGY_FULL_DESIGN')) !== null
      const amount = (key: string) => decimal(b.get(`${energy ? 'ENERGY' : 'CHARGE'}_${key}`))
      const scaled = (n: number | null) => (n !== null && energy ? Math.round(n / 1000) : n)
      return keepBattery(notes, {
        model: b.get('MODEL_NAME'),
        manufacturer: b.get('MANUFACTURER'),
        serial: b.get('SERIAL_NUMBER'),
        unit: energy ? 'mWh' : 'uAh',
        design: scaled(amount('FULL_DESIGN')),
        full: scaled(amount('FULL')),
        cycles: b.get('CYCLE_COUNT'),
      })
    })
  return batteryCapture('sysfsBattery', notes, batteries)
}

/** Whether a text is what `upower -i` or `upower -d` prints. */
export const looksLikeUpower = (text: string): boolean => /^[ \t]*native-path:/m.test(text)

const UPOWER_LINE = /^[ \t]*([a-z][a-z -]*?):[ \t]+([^\r\n]*)/gm

/** Reads upower's text in any decimal sign. Its own `capacity` goes first; mice and the sum of all are no batteries. */
export function readUpower(text: string): Capture {
  const notes = takeNotes()
  const batteries = blocks(text, UPOWER_LINE, 'native-path')
    .filter((b) => b.get('power supply') === 'yes' && b.get('native-path') !== '(null)')
    .filter((b) => b.has('energy-full-design') || b.has('capacity') || b.has('energy-full'))
    .filter((b) => b.get('present') !== 'no')
    .map((b) => {
      const mwh = (key: string) => {
        const wh = decimal(b.get(key))
        return wh === null ? null : Math.round(wh * 1000)
      }
      return keepBattery(notes, {
        model: b.get('model'),
        manufacturer: b.get('vendor'),
        serial: b.get('serial'),
        unit: 'mWh',
        design: mwh('energy-full-design'),
        full: mwh('energy-full'),
        told: decimal(b.get('capacity')),
        cycles: b.get('charge-cycles'),
      })
    })
  return batteryCapture('upower', notes, batteries)
}
