import { instant } from '../captures/units.ts'
import { cleanSerial, cleanText } from '../platform/placeholders.ts'
import { linesOf } from './lines.ts'
import {
  type DiskReport,
  type EvidenceRefusal,
  type EvidenceReport,
  MOST_DISKS,
  silentReport,
  type Technique,
} from './model.ts'

/** What is known of one disk while its lines are read. */
type Seen = {
  report: DiskReport
  /** The command under way; `accepted` once the drive took it or was seen at work. */
  accepted: boolean
  /** A command under way that answers nothing when it is taken. */
  silent: boolean
  security: boolean
  /** Every serial that was read under its name. */
  serials: Set<string | null>
  /** Of an NVMe drive: how many namespaces it has, and which one was formatted. */
  namespaces: number | null
}
type Reading = { disks: Map<string, Seen>; now: string | null; at: Seen | null; version: Versions }
type Versions = { hdparm: string | null; 'nvme-cli': string | null }

/** Whether a text holds what hdparm or nvme-cli print of a command that erases. */
export const looksLikeFirmware = (text: string): boolean =>
  /^[ \t]*Issuing (?:SANITIZE_[A-Z_]+|SECURITY_ERASE) command/m.test(text) ||
  /^Sanitize status:/m.test(text) ||
  /\(SSTAT\)/.test(text) ||
  /^Success formatting namespace:/m.test(text)

const ISSUED: Record<string, Technique> = {
  SANITIZE_BLOCK_ERASE: 'sanitizeBlock',
  SANITIZE_CRYPTO_SCRAMBLE: 'sanitizeCrypto',
  SANITIZE_OVERWRITE: 'sanitizeOverwrite',
  SECURITY_ERASE: 'securityErase',
}
/** SANACT, the three lowest bits of the command's own word (NVM Express, Sanitize). */
const ACTIONS: Record<number, [Technique, string]> = {
  2: ['sanitizeBlock', 'NVMe Sanitize, block erase'],
  3: ['sanitizeOverwrite', 'NVMe Sanitize, overwrite'],
  4: ['sanitizeCrypto', 'NVMe Sanitize, crypto erase'],
}
const COMMAND = /(?:^|[\s$#>+;&])(hdparm|nvme|smartctl)\s+([a-z-].*)$/

/**
 * Reads what a terminal kept of `hdparm` and `nvme`: the commands, who the disks are (`hdparm -I`, `nvme id-ctrl`), the
 * instants (`date -Is`), and what the drives answered. A drive that says *success* proves nothing by itself, since an
 * idle one says so too: the command must have been seen accepted, or under way, in the same text.
 */
export function readFirmware(text: string): EvidenceReport | EvidenceRefusal {
  const reading: Reading = {
    disks: new Map(),
    now: null,
    at: null,
    version: { hdparm: null, 'nvme-cli': null },
  }
  for (const line of linesOf(text)) {
    readLine(reading, line)
    if (reading.disks.size > MOST_DISKS) return { refused: 'EVIDENCE_NOT_RECOGNISED' }
  }
  const { version } = reading
  const disks = [...reading.disks.values()].map(({ report, accepted, serials }) => ({
    ...report,
    // Two disks took one name after the other: nobody knows which of them answered.
    serial: serials.size === 1 ? ([...serials][0] ?? null) : null,
    toolVersion: report.tool === 'hdparm' ? version.hdparm : version['nvme-cli'],
    truncated: report.status === 'unknown' && accepted,
  }))
  const [first] = disks
  if (!first) return { refused: 'EVIDENCE_EMPTY' }
  return { tool: first.tool, version: first.toolVersion, hostSerial: null, disks }
}

function readLine(reading: Reading, line: string): void {
  reading.now = instant(line.trim().replace(/^\[(.*)\]$/, '$1')) ?? reading.now
  const version = /(?:hdparm(?: - .*version)?|nvme(?:-cli)? version) v?(\d{1,3}\.\d{1,3})/.exec(
    line,
  )
  if (version) reading.version[line.includes('hdparm') ? 'hdparm' : 'nvme-cli'] = version[1] ?? null
  const heading = /^\/dev\/([A-Za-z0-9_/-]{1,40}):$/.exec(line)?.[1]
  if (heading) reading.at = diskOf(reading, heading)
  const [, program, said = ''] = COMMAND.exec(line) ?? []
  if (program) readCommand(reading, said)
  else if (reading.at) readAnswer(reading.at, line, reading.now)
}

/** A command as it was typed, or as a shell traces it. */
function readCommand(reading: Reading, said: string): void {
  const device = /\/dev\/([A-Za-z0-9_/-]{1,40})/.exec(said)?.[1]
  if (!device) return
  const seen = diskOf(reading, device)
  reading.at = seen
  const { report } = seen
  seen.silent = false
  if (/--security-erase-enhanced\b/.test(said)) report.technique = 'securityEraseEnhanced'
  if (/^format\b/.test(said)) {
    const setting = /(?:-s|--ses)[= ]?([0-2])\b/.exec(said)?.[1]
    start(seen, reading.now)
    report.technique = setting === '1' ? 'nvmeFormat' : setting === '2' ? 'nvmeFormatCrypto' : null
    report.method = `NVMe Format, --ses=${setting ?? 0}`
  } else if (/^sanitize(?! ?-log)\b/.test(said)) {
    start(seen, reading.now)
    // nvme-cli says nothing when the drive takes the command: whatever it says is an error.
    seen.accepted = true
    seen.silent = true
  }
}

function readAnswer(seen: Seen, line: string, now: string | null): void {
  const { report } = seen
  if (seen.silent && line.trim() !== '' && instant(line.trim()) === null) refuse(seen)
  const serial = /^\s*(?:Serial [Nn]umber:|sn\s+:)\s*(\S.*)$/.exec(line)?.[1]
  if (serial) seen.serials.add(cleanSerial(serial).value)
  const model = /^\s*(?:Model Number:|Device Model:|mn\s+:)\s*(\S.*)$/.exec(line)?.[1]
  if (model) report.model = cleanText(model)
  const namespaces = /^nn\s+:\s*(\d{1,10})$/.exec(line)?.[1]
  if (namespaces) seen.namespaces = Number(namespaces)
  const hpa = /\bHPA is (enabled|disabled)\b/.exec(line)?.[1]
  if (hpa) report.hiddenArea = hpa === 'enabled' ? 'detected' : (report.hiddenArea ?? 'none')
  readAta(seen, line, now)
  readNvme(seen, line, now)
}

function readAta(seen: Seen, line: string, now: string | null): void {
  const { report } = seen
  const issued = /^\s*Issuing ([A-Z_]+) command/.exec(line)?.[1] ?? ''
  if (Object.hasOwn(ISSUED, issued)) {
    const enhanced = issued === 'SECURITY_ERASE' && report.technique === 'securityEraseEnhanced'
    start(seen, now)
    report.technique = enhanced ? 'securityEraseEnhanced' : (ISSUED[issued] ?? null)
    report.method = `ATA ${issued.replaceAll('_', ' ')}${enhanced ? ' enhanced' : ''}`
    seen.security = issued === 'SECURITY_ERASE'
    seen.accepted = seen.security
  }
  if (/^(?:SG_IO: bad|SANITIZE device error|SECURITY_ERASE: |HDIO_DRIVE_CMD)/.test(line.trim()))
    refuse(seen)
  if (/^Operation started in background/.test(line.trim()) && report.method !== null)
    seen.accepted = true
  if (/^\s*State:\s+SD2\b/.test(line)) seen.accepted = true
  if (/\bSD3\b/.test(line)) report.status = 'failed'
  if (/^\s*Last Sanitize Operation Completed Without Error/.test(line) && !seen.security)
    finish(seen, now)
  // The erasure takes the password away: a drive that still has one has not finished.
  if (seen.security && /^\s*not\s+enabled\s*$/.test(line)) finish(seen, now)
}

function readNvme(seen: Seen, line: string, now: string | null): void {
  const { report } = seen
  if (/^NVMe status:/i.test(line)) refuse(seen)
  const word = /\(SCDW10\)\s*:\s*(0x[0-9a-f]{1,8}|\d{1,10})\b/i.exec(line)?.[1]
  const action = word ? ACTIONS[Number(word) & 7] : undefined
  if (action && seen.accepted) [report.technique, report.method] = action
  const status = /\(SSTAT\)\s*:\s*(0x[0-9a-f]{1,4}|\d{1,5})\b/i.exec(line)?.[1]
  if (status) {
    const bits = Number(status)
    if ((bits & 7) === 2) seen.accepted = true
    if ((bits & 7) === 3) report.status = 'failed'
    // Done, and nothing written since.
    if ((bits & 0x107) === 0x101) finish(seen, now)
  }
  const formatted = /^Success formatting namespace:([0-9a-f]{1,8})$/i.exec(line)?.[1]
  if (formatted && report.method?.startsWith('NVMe Format')) {
    seen.accepted = true
    finish(seen, now)
    const isWhole = /^f{8}$/i.test(formatted) || seen.namespaces === 1
    report.percent = isWhole ? 100 : null
  }
}

/** A new command begins; a failure stays. */
function start(seen: Seen, now: string | null): void {
  const { report } = seen
  if (report.status === 'erased') report.status = 'unknown'
  seen.accepted = false
  seen.security = false
  Object.assign(report, {
    ...{ technique: null, method: null, percent: null, verify: null },
    ...{ startedAt: now, endedAt: null },
  })
}

function refuse(seen: Seen): void {
  seen.accepted = false
  seen.silent = false
  seen.security = false
}

function finish(seen: Seen, now: string | null): void {
  const { report } = seen
  if (!seen.accepted || report.status === 'failed') return
  seen.security = false
  Object.assign(report, {
    ...{ status: 'erased', verify: 'drive', passErrors: 0, verifyErrors: 0, percent: 100 },
    ...{ startedAt: report.startedAt ?? now, endedAt: now },
  })
}

/** A namespace belongs to its drive: `nvme0n1` is `nvme0`. */
function diskOf(reading: Reading, path: string): Seen {
  const last = path.split('/').at(-1) ?? path
  const nvme = /^nvme\d+/.exec(last)?.[0]
  const name = nvme ?? last
  const known = reading.disks.get(name)
  if (known) return known
  const seen: Seen = {
    report: silentReport(nvme ? 'nvme-cli' : 'hdparm', name),
    serials: new Set(),
    ...{ accepted: false, silent: false, security: false, namespaces: null },
  }
  reading.disks.set(name, seen)
  return seen
}
