import type { DeviceState, HoldsData } from '../platform/db.generated.ts'

/** What the rules ask of a device: facts that stand on its own row, whoever wrote them. */
export type DeviceFacts = {
  id: string
  tag: string
  state: DeviceState
  category: string
  holdsData: HoldsData
  hasClass: boolean
  donationId: string | null
  acceptance: 'pending' | 'accepted' | 'refused'
  identityKnown: boolean
  mediaComplete: boolean
  mediaOpen: number
  media: MediumRow[]
  /** Disks in it that are to be thrown away. */
  mediaUnfit: number
  /** How many locks stand, closed as impossible or not. */
  locksOpen: number
  testPassed: boolean | null
  testedBy: string | null
  cosmeticGrade: string | null
  performanceClass: string | null
  /** Whether its category leaves with a system; then a key of the kind `system`, or `none`. */
  takesSystem: boolean
  system: string | null
  /** The last day of the system's updates; and whether its label says that they have ended. */
  systemEnd: string | null
  oldSystemSaid: boolean
  /** Whether the last test answered every line and none failed. */
  allFunctions: boolean | null
  /** `repair`: a customer's machine that is held, not owned. */
  custody: 'stock' | 'repair'
  kitId: string | null
  toSiteId: string | null
  stateSince: string
  previousState: DeviceState | null
  changedBy: string
}

export type MediumRow = {
  id: string
  kind: 'hdd' | 'ssd' | 'nvme' | 'emmc' | 'sdCard' | 'unknown'
  model: string | null
  serial: string | null
  bytes: number | null
  place: 'device' | 'stock' | 'gone'
  dataState:
    | 'presumed'
    | 'erasing'
    | 'erasedUnverified'
    | 'erased'
    | 'failed'
    | 'destroyed'
    | 'missing'
  /** What the disk's own facts say; null where none were read, or they said too little. */
  verdict: 'pass' | 'old' | 'suspect' | 'fail' | null
  reasons: { code: string; detail?: string }[]
}
