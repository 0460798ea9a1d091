import type { CaptureTool, DiskKind, HardwareReport, SuggestedCategory } from './model.ts'

/** A report that says nothing yet. */
export const emptyReport = (source: CaptureTool): HardwareReport => ({
  source,
  manufacturer: null,
  model: null,
  sku: null,
  serial: null,
  boardSerial: null,
  chassis: null,
  suggestedCategory: null,
  cpu: null,
  ramBytes: null,
  ramModules: [],
  media: [],
  battery: null,
})

/** Words of a chassis type (SMBIOS 7.4.1) or of a description, folded; the first found decides. */
const CHASSIS: [SuggestedCategory, string[]][] = [
  ['smartphone', ['smartphone']],
  ['monitor', ['monitor']],
  ['printer', ['printer']],
  ['allInOne', ['all-in-one']],
  ['tablet', ['tablet', 'detachable']],
  ['laptop', ['laptop', 'notebook', 'portable', 'convertible', 'netbook']],
  ['server', ['server', 'rackmount', 'rack-mount', 'blade']],
  ['desktop', ['desktop', 'tower', 'low-profile', 'pizzabox', 'mini', 'space-saving', 'lunchbox']],
]

/** The category that the chassis type suggests, else the description; null when neither does. */
export function suggestCategory(
  chassis: string | null,
  description: string | null,
): SuggestedCategory | null {
  for (const text of [chassis, description]) {
    const folded = text?.toLowerCase().replaceAll(/[\s_]+/g, '-')
    const found = CHASSIS.find(([, words]) => words.some((word) => folded?.includes(word)))
    if (found) return found[0]
  }
  return null
}

/** Makers' model numbers that settle the kind of a SATA disk; the first that matches decides. */
const DISK_MODELS: [DiskKind, RegExp][] = [
  ['ssd', /\bssd|solid.?state/i],
  ['ssd', /^(wdc wds|samsung mz|crucial|ct\d|kingston s|sandisk sd|intel ssd|lite-?on|mtfdda)/i],
  ['ssd', /^(micron_|(toshiba ?)?thns|hfs\d|sk ?hynix|ocz|transcend|ts\d+g)/i],
  ['hdd', /^(wdc wd|wd\d|st\d|seagate|hgst|hitachi|hts\d|hds\d|maxtor|fujitsu m|ic\d{2})/i],
  ['hdd', /^(toshiba (m[kqg]|dt|hd)|samsung (hd|hm|sp|sv))/i],
]

/** Guesses the kind of a SATA or SCSI disk from its model; `unknown` rather than a wrong guess. */
export function guessDiskKind(model: string | null): DiskKind {
  return DISK_MODELS.find(([, pattern]) => pattern.test(model ?? ''))?.[0] ?? 'unknown'
}

/** Words of what is no medium of a machine: sticks, cards and their readers, discs, tapes, volumes of software. */
const NOT_MEDIA =
  /\busb\b|flash.?disk|data ?traveler|card.?reader|\bsd\/mmc|multi.?card|cd-?rom|\bdvd|\bbd-?r|blu-?ray|optical|floppy|\btape\b/i

export const isNoMedium = (words: string | null): boolean => NOT_MEDIA.test(words ?? '')
