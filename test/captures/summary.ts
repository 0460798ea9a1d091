import type { Capture, DiskHealth } from '../../src/captures/model.ts'

const join = (...parts: unknown[]) => parts.filter((p) => p !== null && p !== '').join(' ')

/** The facts of a disk's health that a table of tests states, each with its name. */
const factsOf = ({ kind, protocol, model, bytes, attributes, ...disk }: DiskHealth): string =>
  Object.entries(disk)
    .filter(([, fact]) => fact !== null && !(Array.isArray(fact) && fact.length === 0))
    .map(([name, fact]) => (name === 'serial' ? fact : `${name} ${fact}`))
    .join(', ')

/** A capture in the few lines that a table of tests states. Rounded sizes bear a tilde. */
export function summaryOf({ tool, report: r, ...capture }: Capture) {
  const machine = [r.manufacturer, r.model, r.serial, r.suggestedCategory]
  return Object.fromEntries(
    Object.entries({
      tool,
      sees: Object.entries(capture.sees)
        .filter(([, seen]) => seen !== false && seen !== 'none')
        .map(([name, seen]) => (seen === true ? name : `${seen} ${name}`))
        .join(', '),
      snapshotId: capture.snapshotId,
      takenAt: capture.takenAt,
      machine: machine.some((part) => part !== null) ? machine.map(String).join(' | ') : null,
      boardSerial: r.boardSerial,
      cpu: r.cpu && join(r.cpu.name, `${r.cpu.cores} cores ${r.cpu.threads} threads`),
      ram:
        r.ramBytes && [r.ramBytes, ...r.ramModules.map((m) => join(m.type, m.serial))].join(' | '),
      media: r.media.map((m) =>
        join(m.kind, m.model, m.serial, m.bytes, m.roughBytes && `~${m.roughBytes}`),
      ),
      disks: capture.disks.map(factsOf),
      batteries: capture.batteries.map((b) =>
        join(
          b.model,
          b.serial,
          b.healthPercent === null ? 'unknown' : `${b.healthPercent} %`,
          b.cycles && `${b.cycles} cycles`,
        ),
      ),
      warnings: capture.warnings.map((w) => join(w.code, w.detail ?? null)),
    }).filter(([, said]) => said !== null && !(Array.isArray(said) && said.length === 0)),
  )
}
