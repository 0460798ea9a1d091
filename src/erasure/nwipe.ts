import { fromParisLocal } from '../platform/dates.ts'
import { cleanSerial, cleanText } from '../platform/placeholders.ts'
import { linesOf } from './lines.ts'
import {
  type DiskReport,
  type DiskStatus,
  type EvidenceRefusal,
  type EvidenceReport,
  MOST_DISKS,
  silentReport,
} from './model.ts'

export type NwipeReport = EvidenceReport & {
  truncated: boolean
  /** Disks that nwipe was told to leave alone: they still hold data. */
  ignored: string[]
}

type Table = 'errors' | 'erasure' | 'status'
type Session = {
  version: string | null
  hostSerial: string | null
  disks: Map<string, DiskReport>
  /** Disks whose first pass was seen, and disks whose serials disagree. */
  started: Set<string>
  conflicting: Set<string>
  ignored: Set<string>
  table: Table | null
  hasStatusTable: boolean
  pendingTotal: number | null
  firstAt: string | null
  footer: { at: string; method: string; rounds: number; blanked: boolean; verify: string } | null
}

const LINE =
  /^\[(\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2})\] {0,9}(?:(?:debug|info|notice|warning|error|fatal|sanity): ?)?(.*)$/
const FOOTER = /^Total Throughput .{1,40}?, (.{1,80}), (\d{1,4})R\+(NB|B)\+(NV|VL|VA)$/
const DEVICE = /\/dev\/([A-Za-z0-9_/-]{1,40})/
const TABLES: [RegExp, Table][] = [
  [/^\*{5,}\s*Error Summary\s*\*{5,}$/, 'errors'],
  [/^\*{5,}\s*Erasure Summary\s*\*{5,}$/, 'erasure'],
  [/^\*{5,}\s*Drive Status\s*\*{5,}$/, 'status'],
]
const STATUSES: Record<string, DiskStatus> = {
  Erased: 'erased',
  '-FAILED-': 'failed',
  '--FAIL--': 'failed',
  UABORTED: 'aborted',
  INSANITY: 'insanity',
}
const VERIFY: Record<string, DiskReport['verify']> = { NV: 'none', VL: 'last', VA: 'all' }

/**
 * Reads the text log of nwipe (ShredOS), in any of its layouts. Says what the log says and judges
 * nothing. A log without its status table is read, its disks with the status `unknown`. Never
 * throws; linear in the size of the text.
 */
export function readNwipeLog(text: string): NwipeReport | EvidenceRefusal {
  if (text.replaceAll(/[\0\uFEFF]/g, '').trim() === '') return { refused: 'EVIDENCE_EMPTY' }
  let session = newSession()
  const sessions = [session]
  let isLog = false
  for (const line of linesOf(text)) {
    const [, at, said] = LINE.exec(line) ?? []
    const version = said && /^nwipe (\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)\b/.exec(said)?.[1]
    if (version && (session.version !== null || session.hasStatusTable)) {
      session = newSession()
      sessions.push(session)
    }
    if (version) session.version = version
    if (at && said !== undefined) readMessage(session, at, said)
    else readTableLine(session, line)
    isLog ||= session.version !== null || session.disks.size > 0
    if (session.disks.size > MOST_DISKS || sessions.length > MOST_DISKS) {
      return { refused: 'EVIDENCE_NOT_RECOGNISED' }
    }
  }
  if (!isLog) return { refused: 'EVIDENCE_NOT_RECOGNISED' }
  const disks = sessions.flatMap(closeSession)
  if (disks.length === 0) return { refused: 'EVIDENCE_EMPTY' }
  return {
    tool: 'nwipe',
    version: session.version,
    hostSerial: sessions.findLast(({ hostSerial }) => hostSerial !== null)?.hostSerial ?? null,
    truncated: disks.some(({ truncated }) => truncated),
    disks,
    ignored: [...new Set(sessions.flatMap(({ ignored }) => [...ignored]))],
  }
}

const newSession = (): Session => ({
  version: null,
  hostSerial: null,
  disks: new Map(),
  started: new Set(),
  conflicting: new Set(),
  ignored: new Set(),
  table: null,
  hasStatusTable: false,
  pendingTotal: null,
  firstAt: null,
  footer: null,
})

function readMessage(session: Session, at: string, said: string): void {
  session.firstAt ??= at
  const footer = FOOTER.exec(said)
  if (footer) {
    const [, method = '', rounds, blank, verify = ''] = footer
    session.footer = { at, method, rounds: Number(rounds), blanked: blank === 'B', verify }
    return
  }
  if (said.startsWith('Found /dev/')) {
    readFound(session, said)
    return
  }
  if (said.startsWith('system-serial-number = ')) {
    session.hostSerial = cleanSerial(said.slice('system-serial-number = '.length)).value
    return
  }
  const total = /^\s*Total device bytes\s*=\s*(\d{1,16})\b/.exec(said)?.[1]
  if (total) session.pendingTotal = Number(total)
  const name = nameOf(DEVICE.exec(said)?.[1])
  if (!name) return
  if (/ ignored as per command line option/.test(said)) {
    session.ignored.add(name)
    return
  }
  const isPass = /^(Invoking method|Starting (round|pass)) /.test(said)
  const written = /^(\d{1,16}) bytes written to /.exec(said)?.[1]
  if (isPass || written || /hidden sectors/i.test(said)) diskOf(session, name)
  const disk = session.disks.get(name)
  if (!disk) return
  if (isPass) {
    session.started.add(name)
    disk.startedAtLocal ??= at
    disk.method ??= /^Invoking method '([^']{1,80})'/.exec(said)?.[1] ?? null
    disk.bytesTotal ??= session.pendingTotal
    session.pendingTotal = null
  }
  // Every pass must have covered the disk: the shortest one counts.
  if (written) disk.bytesErased = Math.min(disk.bytesErased ?? Infinity, Number(written))
  if (session.started.has(name) || written) disk.endedAtLocal = at
  if (said.startsWith('No hidden sectors on ')) disk.hiddenArea ??= 'none'
  if (said.includes('HIDDEN SECTORS INDETERMINATE')) disk.hiddenArea ??= 'indeterminate'
  if (said.includes('HIDDEN SECTORS DETECTED')) disk.hiddenArea = 'detected'
}

/** `Found /dev/sda,  ATA, HGST HTS725050A7E630, 500 GB, S/N=TF755AWHKL0LHM`; commas in models. */
function readFound(session: Session, said: string): void {
  const marker = said.lastIndexOf('S/N=')
  const parts = (marker < 0 ? said : said.slice(0, marker)).split(',').map((part) => part.trim())
  const name = nameOf(DEVICE.exec(parts[0] ?? '')?.[1])
  if (!name) return
  const disk = diskOf(session, name)
  const serial = marker < 0 ? null : cleanSerial(said.slice(marker + 4)).value
  if (disk.serial !== null && serial !== disk.serial) session.conflicting.add(name)
  disk.bus = cleanText(parts[1], 20)
  disk.model = cleanText(parts.slice(2, marker < 0 ? undefined : -2).join(', '))
  disk.serial = serial
}

function readTableLine(session: Session, line: string): void {
  const title = line.trim()
  const table = TABLES.find(([pattern]) => pattern.test(title))?.[1]
  if (table || /^\*{5,}$/.test(title)) {
    session.table = table ?? null
    if (table === 'status') session.hasStatusTable = true
    return
  }
  if (session.table === null || !line.includes('|') || /^!\s+Device\s+\|/.test(line)) return
  const cells = line.split('|').map((cell) => cell.trim())
  const name = nameOf(cells[0]?.replace(/^!/, '').trim())
  if (!name || !/^[A-Za-z0-9_/-]{1,40}$/.test(name)) return
  const disk = diskOf(session, knownName(session, name))
  if (session.table === 'errors') {
    disk.passErrors = count(cells[1])
    disk.verifyErrors = count(cells[2])
    disk.syncErrors = count(cells[3])
  } else if (session.table === 'erasure') {
    disk.bytesErased = count(cells[1])
    disk.bytesTotal = count(cells[2])
    disk.percent = percentage(cells[3])
  } else {
    disk.status = STATUSES[cells[1] ?? ''] ?? 'unknown'
    readModelAndSerial(session, disk, cells.slice(4).join('|'))
  }
}

/** The last column is `model/serial`, its model cut at 17 characters; a model may hold a slash. */
function readModelAndSerial(session: Session, disk: DiskReport, cell: string): void {
  const slash = cell.lastIndexOf('/')
  if (slash < 0) return
  const serial = cleanSerial(cell.slice(slash + 1)).value
  if (disk.serial !== null && serial !== null && !cell.endsWith(`/${disk.serial}`)) {
    session.conflicting.add(disk.name)
  }
  disk.serial ??= serial
  disk.model ??= cleanText(cell.slice(0, slash))
}

/** Older tables cut a name at its last six characters: `vme0n1`. */
function knownName(session: Session, name: string): string {
  if (session.disks.has(name)) return name
  const longer = [...session.disks.keys()].filter((known) => known.endsWith(name))
  return longer.length === 1 && longer[0] ? longer[0] : name
}

const nameOf = (path: string | undefined) => path?.split('/').at(-1)

const count = (cell: string | undefined) => (/^\d{1,16}$/.test(cell ?? '') ? Number(cell) : null)

const percentage = (cell: string | undefined) =>
  /^\d{1,3}(\.\d{1,4})?\s?%$/.test(cell ?? '') ? Number.parseFloat(cell ?? '') : null

function diskOf(session: Session, name: string): DiskReport {
  const known = session.disks.get(name)
  if (known) return known
  const disk = silentReport('nwipe', name)
  session.disks.set(name, disk)
  return disk
}

function closeSession(session: Session): DiskReport[] {
  const { footer } = session
  return [...session.disks.values()].map((disk) => {
    const startedAtLocal = disk.startedAtLocal ?? session.firstAt
    const endedAtLocal = disk.endedAtLocal ?? footer?.at ?? null
    return {
      ...disk,
      serial: session.conflicting.has(disk.name) ? null : disk.serial,
      method: cleanText(footer?.method ?? disk.method, 80),
      rounds: footer?.rounds ?? null,
      blanked: footer?.blanked ?? null,
      verify: VERIFY[footer?.verify ?? ''] ?? null,
      startedAtLocal,
      endedAtLocal,
      startedAt: startedAtLocal && fromParisLocal(startedAtLocal),
      endedAt: endedAtLocal && fromParisLocal(endedAtLocal),
      toolVersion: session.version,
      truncated: !session.hasStatusTable,
    }
  })
}
