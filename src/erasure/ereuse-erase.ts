import { looksLikeEreuse, snapshotOf } from '../captures/ereuse.ts'
import { asNode, get, type Node, nodes, text } from '../captures/json.ts'
import { decimal, exactBytes, instant } from '../captures/units.ts'
import { cleanSerial } from '../platform/placeholders.ts'
import {
  type DiskReport,
  type EvidenceRefusal,
  type EvidenceReport,
  MOST_DISKS,
  silentReport,
} from './model.ts'

export { looksLikeEreuse }

/** What was done with each medium: `EraseBasic` writes and reads nothing back, `EraseSectors` checks each sector. */
const ERASURES: Record<string, Pick<DiskReport, 'technique' | 'verify'>> = {
  EraseBasic: { technique: 'overwrite', verify: 'none' },
  EraseSectors: { technique: 'overwrite', verify: 'all' },
  EraseCrypto: { technique: null, verify: null },
  ErasePhysical: { technique: null, verify: null },
}

/**
 * Reads the erasures of a snapshot of eReuse, whichever its layout. The script of 2025 writes its list of erasures
 * without having erased: it is read, under the name of a tool that no policy admits.
 */
export function readEreuseErasures(json: unknown): EvidenceReport | EvidenceRefusal {
  const snapshot = snapshotOf(json) ?? {}
  const version = text(snapshot, 'version')
  const isScript = text(snapshot, 'software') === 'workbench-script'
  const disks = (isScript ? scripted(snapshot) : components(snapshot)).slice(0, MOST_DISKS)
  if (disks.length === 0) return { refused: 'EVIDENCE_EMPTY' }
  return {
    tool: isScript ? 'workbench' : 'ereuse',
    version,
    hostSerial: cleanSerial(get(snapshot, 'device', 'serialNumber')).value,
    disks: disks.map((disk) => ({ ...disk, toolVersion: version })),
  }
}

const scripted = (snapshot: Node): DiskReport[] =>
  nodes(snapshot, 'erase').map((one, n) => ({
    ...silentReport('workbench', text(one, 'device') ?? `erase ${n + 1}`),
    serial: cleanSerial(get(one, 'serial') ?? get(one, 'serialNumber')).value,
    method: text(one, 'type') ?? text(one, 'method'),
  }))

function components(snapshot: Node): DiskReport[] {
  return nodes(snapshot, 'components').flatMap((component, n) => {
    // Version 10 has one `erasure`; version 11 a list of actions, which its first betas called events.
    const old = asNode(get(component, 'erasure'))
    const actions = [...nodes(component, 'actions'), ...nodes(component, 'events')]
    return [...(old ? [old] : []), ...actions].flatMap((action) => {
      const type = text(action, 'type') ?? text(action, '@type') ?? ''
      const erasure = Object.hasOwn(ERASURES, type) ? ERASURES[type] : undefined
      if (!erasure) return []
      const steps = nodes(action, 'steps')
      const failed = [action, ...steps].filter((step) => !went(step)).length
      const startedAt = at(action, 'startTime', 'startingTime')
      const endedAt = at(action, 'endTime', 'endingTime')
      const isWhole = steps.length > 0 && endedAt !== null
      const bytesTotal = exactBytes(decimal(get(component, 'size')))
      return {
        ...silentReport('ereuse', text(component, 'model') ?? `disk ${n + 1}`),
        bus: text(component, 'interface'),
        model: text(component, 'model'),
        serial: cleanSerial(get(component, 'serialNumber')).value,
        ...erasure,
        method: type,
        status: failed > 0 ? 'failed' : isWhole ? 'erased' : 'unknown',
        passErrors: failed,
        verifyErrors: 0,
        rounds: steps.length || null,
        bytesTotal,
        percent: isWhole && failed === 0 ? 100 : null,
        startedAt,
        endedAt,
        truncated: !isWhole,
      } satisfies DiskReport
    })
  })
}

/** Said to have gone well, or not said to have gone wrong. */
const went = (step: Node) =>
  ['Info', 'Notice', null].includes(text(step, 'severity')) &&
  !['false', 'False'].includes(String(get(step, 'success')))

const at = (action: Node, ...keys: string[]) =>
  keys.map((key) => instant(get(action, key))).find((found) => found !== null) ?? null
