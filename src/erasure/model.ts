import type { erasureTechniques, erasureTools } from '../configuration/kinds.ts'

/** `workbench` writes of erasures that it did not do: no policy can admit it. */
export type Tool = (typeof erasureTools)[number] | 'workbench'
/** What can be done to a medium: NIST SP 800-88 Rev. 2 names the levels, IEEE 2883 the commands. */
export type Technique = (typeof erasureTechniques)[number]

/** What a reader could not check, said with the verdict. */
export const warnings = ['SIGNATURE_NOT_VERIFIED'] as const
export type Warning = (typeof warnings)[number]

export type DiskStatus = 'erased' | 'failed' | 'aborted' | 'insanity' | 'unknown'

/**
 * What a tool says of one disk in one session. Bytes are exact; a counter is null when the report does not give it.
 * Times come as written (`…Local`, wall clock) and as UTC instants; without a zone they are read as Europe/Paris.
 */
export type DiskReport = {
  tool: Tool
  toolVersion: string | null
  name: string
  bus: string | null
  model: string | null
  /** Null when the report has none, a placeholder, or two different ones. */
  serial: string | null
  status: DiskStatus
  /** Null when the tool only gives the name of its own method; the policy then says what it is. */
  technique: Technique | null
  /** As the tool writes it. */
  method: string | null
  passErrors: number | null
  verifyErrors: number | null
  syncErrors: number | null
  bytesErased: number | null
  bytesTotal: number | null
  percent: number | null
  rounds: number | null
  blanked: boolean | null
  /** `drive`: the drive itself reports the end of a command that it was seen to accept. */
  verify: 'none' | 'last' | 'all' | 'drive' | null
  hiddenArea: 'none' | 'detected' | 'indeterminate' | null
  startedAtLocal: string | null
  endedAtLocal: string | null
  startedAt: string | null
  endedAt: string | null
  /** The report stops before its end. */
  truncated: boolean
  warnings: Warning[]
}

/** A disk of which nothing is known yet. */
export const silentReport = (tool: Tool, name: string): DiskReport => ({
  ...{ tool, toolVersion: null, name, bus: null, model: null, serial: null, status: 'unknown' },
  ...{ technique: null, method: null, passErrors: null, verifyErrors: null, syncErrors: null },
  ...{ bytesErased: null, bytesTotal: null, percent: null, rounds: null, blanked: null },
  ...{ verify: null, hiddenArea: null, startedAtLocal: null, endedAtLocal: null },
  ...{ startedAt: null, endedAt: null, truncated: false, warnings: [] },
})

export type EvidenceReport = {
  tool: Tool
  /** Of the last session. */
  version: string | null
  hostSerial: string | null
  disks: DiskReport[]
}

export type EvidenceRefusal = { refused: 'EVIDENCE_EMPTY' | 'EVIDENCE_NOT_RECOGNISED' }

/** More disks than any tool erases at once. */
export const MOST_DISKS = 256
