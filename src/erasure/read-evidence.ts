import { looksLikeEreuseYaml, parseSnapshotYaml } from '../captures/ereuse.ts'
import { looksLikeBlancco, readBlancco } from './blancco.ts'
import { looksLikeEreuse, readEreuseErasures } from './ereuse-erase.ts'
import { looksLikeFirmware, readFirmware } from './firmware.ts'
import type { EvidenceRefusal, EvidenceReport } from './model.ts'
import { readNwipeLog } from './nwipe.ts'
import { looksLikeNwipeJson, readNwipeJson } from './nwipe-json.ts'

/**
 * Reads the report of an erasure, its tool recognised by its content: nwipe (log, draft of a JSON), Blancco (XML),
 * hdparm and nvme-cli (what a terminal kept), eReuse (JSON, YAML). Says what the tool says and judges nothing.
 * @returns a refusal for what is empty or of no known tool; never throws.
 */
export function readEvidence(text: string): EvidenceReport | EvidenceRefusal {
  const json = /^[\s\uFEFF]*[[{]/.test(text) ? parse(text.replace(/^\uFEFF/, '')) : undefined
  if (json !== undefined) {
    if (looksLikeNwipeJson(json)) return readNwipeJson(json)
    if (looksLikeEreuse(json)) return readEreuseErasures(json)
    return { refused: 'EVIDENCE_NOT_RECOGNISED' }
  }
  if (looksLikeBlancco(text)) return readBlancco(text)
  if (looksLikeEreuseYaml(text)) return readEreuseErasures(parseSnapshotYaml(text))
  const log = readNwipeLog(text)
  const isOther = 'refused' in log && log.refused === 'EVIDENCE_NOT_RECOGNISED'
  return isOther && looksLikeFirmware(text) ? readFirmware(text) : log
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
