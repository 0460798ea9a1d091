/** The tools whose output we read, each recognised by its content. */
export type CaptureTool =
  | 'lshw'
  | 'smartctl'
  | 'glpi'
  | 'ereuse'
  | 'inxi'
  | 'dmidecode'
  | 'upower'
  | 'sysfsBattery'
  | 'hdparm'
  | 'lscpu'
  | 'peracotta'

/** What a tool can see at all: of what it cannot see, its silence says nothing. */
export type Sight = {
  identity: boolean
  processor: boolean
  memory: boolean
  /** `all`: a disk that is not listed was not seen; `some`: others may be there; `none`: it lists no disk. */
  disks: 'all' | 'some' | 'none'
  battery: boolean
}

/**
 * What every capture is converted to. Only what is listed here is kept: no MAC or network address, no user, no
 * telephone number, no licence key, no software. A serial that is surely a placeholder is null, with a warning.
 */
export type Capture = {
  tool: CaptureTool
  toolVersion: string | null
  /** The tool's own id of this capture: the same twice is one import. */
  snapshotId: string | null
  /** ISO instant in UTC, where the tool says one with its zone. */
  takenAt: string | null
  sees: Sight
  report: HardwareReport
  /** What each disk says of its own health; matched later by serial. */
  disks: DiskHealth[]
  batteries: BatteryReading[]
  warnings: HardwareWarning[]
}

/** The categories that a machine's own report can suggest; a person confirms. */
export type SuggestedCategory =
  | 'laptop'
  | 'desktop'
  | 'allInOne'
  | 'tablet'
  | 'server'
  | 'smartphone'
  | 'monitor'
  | 'printer'

export type DiskKind = 'hdd' | 'ssd' | 'nvme' | 'emmc' | 'unknown'

export type HardwareWarningCode =
  | 'SERIAL_PLACEHOLDER'
  | 'NO_DISK_SEEN'
  | 'STORAGE_CONTROLLER_WITHOUT_DISK'
  | 'DISK_SIZE_UNKNOWN'
  | 'DISK_LISTED_TWICE'
  | 'DISK_HOURS_ABSURD'
  | 'SMART_UNREADABLE'
  | 'BATTERY_HEALTH_UNKNOWN'
  | 'PART_UNREADABLE'
  | 'REPORT_CUT'

export type HardwareWarning = { code: HardwareWarningCode; detail?: string }

export type HardwareMedium = {
  kind: DiskKind
  model: string | null
  serial: string | null
  /** Exact capacity; null where the tool gave none. */
  bytes: number | null
  /** Capacity as a tool rounded it, where no exact one is known: it judges no erasure. */
  roughBytes: number | null
  /** `ata`, `scsi`, `nvme` or `mmc`; null when the report does not say. */
  bus: string | null
}

export type RamModule = { bytes: number; type: string | null; serial: string | null }

/** What a machine is and holds; null or empty where the capture says nothing. */
export type HardwareReport = {
  source: CaptureTool
  manufacturer: string | null
  model: string | null
  sku: string | null
  serial: string | null
  boardSerial: string | null
  chassis: string | null
  suggestedCategory: SuggestedCategory | null
  cpu: {
    name: string
    cores: number | null
    threads: number | null
    maxMhz: number | null
  } | null
  ramBytes: number | null
  ramModules: RamModule[]
  media: HardwareMedium[]
  battery: { model: string | null; designMwh: number | null } | null
}

/** SMART facts of one disk, as read; null where it does not give them. Only `judgeDisk` draws a conclusion. */
export type DiskHealth = {
  kind: DiskKind
  protocol: 'ata' | 'nvme' | 'scsi' | null
  model: string | null
  serial: string | null
  bytes: number | null
  /** The disk's own verdict, never enough by itself. */
  passed: boolean | null
  /** How many health attributes it gave. */
  attributes: number
  /** Names of the attributes under their threshold now. */
  failingNow: string[]
  reallocated: number | null
  pending: number | null
  uncorrectable: number | null
  powerOnHours: number | null
  startStop: number | null
  loadCycle: number | null
  powerCycles: number | null
  /** Raw value of attribute 3, in milliseconds for most makers. */
  spinUp: number | null
  /** NVMe log: bits of what is wrong now. */
  criticalWarning: number | null
  mediaErrors: number | null
  /** NVMe: wear, in percent of the rated life; may pass 100. */
  percentageUsed: number | null
  availableSpare: number | null
  availableSpareThreshold: number | null
  /** SCSI: defects grown since the factory, and errors it could not correct. */
  grownDefects: number | null
  uncorrectedErrors: number | null
}

/** One battery: its energy in mWh, else its charge in µAh. */
export type BatteryReading = {
  model: string | null
  manufacturer: string | null
  serial: string | null
  unit: 'mWh' | 'uAh' | null
  design: number | null
  full: number | null
  /** Full over design, in percent with one decimal; null, with a warning, where it cannot be told. */
  healthPercent: number | null
  cycles: number | null
}
