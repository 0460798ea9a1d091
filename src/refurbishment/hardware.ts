/** The categories that a machine's own report can suggest; a person confirms. */
export type SuggestedCategory = 'laptop' | 'desktop' | 'allInOne' | 'tablet' | 'server'

export type DiskKind = 'hdd' | 'ssd' | 'nvme' | 'emmc' | 'unknown'

export type HardwareWarningCode =
  | 'SERIAL_PLACEHOLDER'
  | 'NO_DISK_SEEN'
  | 'STORAGE_CONTROLLER_WITHOUT_DISK'
  | 'DISK_SIZE_UNKNOWN'
  | 'REPORT_CUT'

export type HardwareWarning = { code: HardwareWarningCode; detail?: string }

export type HardwareMedium = {
  kind: DiskKind
  model: string | null
  serial: string | null
  /** Exact capacity as read by the machine. */
  bytes: number
  /** `ata`, `scsi`, `nvme` or `mmc`; null when the report does not say. */
  bus: string | null
}

/**
 * What every hardware import is converted to. Only what is listed here is kept: no MAC or network
 * address, no user, no software. A serial that is surely a placeholder is null, with a warning.
 */
export type HardwareReport = {
  source: 'lshw'
  manufacturer: string | null
  model: string | null
  sku: string | null
  serial: string | null
  boardSerial: string | null
  uuid: string | null
  chassis: string | null
  suggestedCategory: SuggestedCategory | null
  cpu: {
    name: string
    cores: number | null
    threads: number | null
    maxMhz: number | null
  } | null
  ramBytes: number | null
  ramModules: { bytes: number; type: string | null; serial: string | null }[]
  media: HardwareMedium[]
  battery: { model: string | null; designMwh: number | null } | null
  warnings: HardwareWarning[]
}

/** Words of a chassis type (SMBIOS 7.4.1) or of a description, folded; the first found decides. */
const CHASSIS: [SuggestedCategory, string[]][] = [
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
  ['ssd', /^(micron_|thns|hfs\d|sk ?hynix|ocz|transcend|ts\d+g)/i],
  ['hdd', /^(wdc wd|wd\d|st\d|seagate|hgst|hitachi|hts\d|hds\d|maxtor|fujitsu m|ic\d{2})/i],
  ['hdd', /^(toshiba (m[kqg]|dt|hd)|samsung (hd|hm|sp))/i],
]

/** Guesses the kind of a SATA or SCSI disk from its model; `unknown` rather than a wrong guess. */
export function guessDiskKind(model: string | null): DiskKind {
  return DISK_MODELS.find(([, pattern]) => pattern.test(model ?? ''))?.[0] ?? 'unknown'
}
