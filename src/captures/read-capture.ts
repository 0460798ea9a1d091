import { Problem } from '../platform/problems.ts'
import {
  looksLikeSysfsBattery,
  looksLikeUpower,
  readSysfsBattery,
  readUpower,
} from './batteries.ts'
import { looksLikeDmidecode, readDmidecode } from './dmidecode.ts'
import { looksLikeEreuse, looksLikeEreuseYaml, parseSnapshotYaml, readEreuse } from './ereuse.ts'
import { looksLikeGlpi, readGlpi } from './glpi.ts'
import { looksLikeHdparm, readHdparm } from './hdparm.ts'
import { looksLikeInxi, readInxi } from './inxi.ts'
import { looksLikeLscpu, looksLikeLscpuJson, readLscpu, readLscpuJson } from './lscpu.ts'
import { looksLikeLshw, readLshw } from './lshw.ts'
import type { Capture } from './model.ts'
import { looksLikePeracotta, readPeracotta } from './peracotta.ts'
import { looksLikeSmartctl, readSmartctl } from './smartctl.ts'
import { looksLikeSmartctlText, readSmartctlText } from './smartctl-text.ts'

/** What a machine with a hundred processors writes; a larger file is no capture. */
const MOST_BYTES = 5_000_000
/** More disks than any machine of a workshop has: a file that lists them is not read in part. */
const MOST_MEDIA = 200

type Reader<T> = { looksLike: (content: T) => boolean; read: (content: T) => Capture }

/** The captures we read, each recognised by its content, never by its name; the first that fits reads. */
const jsonReaders: readonly Reader<unknown>[] = [
  { looksLike: looksLikeLshw, read: readLshw },
  { looksLike: looksLikeSmartctl, read: readSmartctl },
  { looksLike: looksLikeEreuse, read: readEreuse },
  { looksLike: looksLikeGlpi, read: readGlpi },
  { looksLike: looksLikeInxi, read: readInxi },
  { looksLike: looksLikeLscpuJson, read: readLscpuJson },
  { looksLike: looksLikePeracotta, read: readPeracotta },
]
const textReaders: readonly Reader<string>[] = [
  { looksLike: looksLikeSmartctlText, read: readSmartctlText },
  { looksLike: looksLikeDmidecode, read: readDmidecode },
  { looksLike: looksLikeUpower, read: readUpower },
  { looksLike: looksLikeSysfsBattery, read: readSysfsBattery },
  { looksLike: looksLikeHdparm, read: readHdparm },
  { looksLike: looksLikeLscpu, read: readLscpu },
]

/**
 * Reads a capture of a machine or of a part of it, whatever tool made it. Pure, and linear in the size of the file.
 * @throws IMPORT_NOT_JSON where it is neither whole JSON nor text, IMPORT_SCHEMA_UNKNOWN, IMPORT_NO_DEVICE
 */
export function readCapture(bytes: Uint8Array): Capture {
  if (bytes.length > MOST_BYTES) throw new Problem('IMPORT_SCHEMA_UNKNOWN')
  const capture = read(decode(bytes).trim())
  if (capture.report.media.length > MOST_MEDIA) throw new Problem('IMPORT_SCHEMA_UNKNOWN')
  if (!saysSomething(capture)) throw new Problem('IMPORT_NO_DEVICE')
  return capture
}

/** Firmware writes strings in any encoding: what is not UTF-8 is replaced, not refused. Some shells write UTF-16. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  const utf16 = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-16be'
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return new TextDecoder(isUtf16 ? utf16 : 'utf-8').decode(bytes)
}

function read(content: string): Capture {
  if (content === '' || content.includes('\0')) throw new Problem('IMPORT_NOT_JSON')
  const json = parse(content)
  const capture = json === undefined ? readWith(textReaders, content) : readWith(jsonReaders, json)
  if (capture) return capture
  // What opens like JSON and cannot be parsed was cut on its way.
  if (json === undefined && /^[[{]/.test(content)) throw new Problem('IMPORT_NOT_JSON')
  if (json === undefined && looksLikeEreuseYaml(content)) {
    const snapshot = parseSnapshotYaml(content)
    if (!looksLikeEreuse(snapshot)) throw new Problem('IMPORT_NOT_JSON')
    return readEreuse(snapshot)
  }
  throw new Problem('IMPORT_SCHEMA_UNKNOWN')
}

const readWith = <T>(readers: readonly Reader<T>[], content: T): Capture | undefined =>
  readers.find((reader) => reader.looksLike(content))?.read(content)

function parse(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

/** Whether a capture speaks of a machine at all, or of one of its parts. */
function saysSomething({ report: r, disks, batteries }: Capture): boolean {
  return (
    Boolean(r.manufacturer ?? r.model ?? r.serial ?? r.boardSerial ?? r.cpu ?? r.ramBytes) ||
    r.media.length + disks.length + batteries.length > 0
  )
}
