import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { isClockOff } from '../platform/dates.ts'
import { Problem, type ProblemCode, problemText } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { readCode } from '../platform/tag.ts'
import type { Scans } from './contract.ts'
import {
  type Counted,
  type CountRow,
  changeCount,
  findScan,
  insertScan,
  insertUnexpected,
  isKnownUnknown,
  listCounted,
  lockCount,
  markFound,
} from './queries.ts'
import { type Outcome, unexpectedOutcome } from './rules.ts'
import { readCount, refuseUnless } from './view.ts'

type Scan = Scans['scans'][number]
type Line = {
  eventId: string
  code: string
  devices: ReturnType<typeof told>[]
  unknown: boolean
  problem: { code: string; title: string } | null
}
type Tally = { found: number; unexpected: number; unknown: number }

/**
 * Counts what is scanned, in the order given: a device by its tag or its serial, a kit's members by the kit's tag. Each
 * has its line; a device met twice counts once, the same event says again what it said first, and what cannot be read
 * stops nothing else.
 * @throws NOT_FOUND, WRONG_STATUS, CLOCK_OFF
 */
export function scanCount(ctx: Ctx, id: string, input: Scans) {
  const scans = input.scans.map((s) => ({ ...s, occurredAt: s.occurredAt ?? input.occurredAt }))
  if (scans.some((s) => s.occurredAt && isClockOff(s.occurredAt, ctx.now())))
    throw new Problem('CLOCK_OFF')
  return write(ctx, 'scanCount', { id, ...input }, async (tx) => {
    const row = await lockCount(tx, ctx, id)
    refuseUnless(row)
    const tally: Tally = { found: 0, unexpected: 0, unknown: 0 }
    const lines: Line[] = []
    for (const scan of scans) lines.push(await take(tx, ctx, row, scan, tally))
    await changeCount(tx, id, {
      found: row.found + tally.found,
      unexpected: row.unexpected + tally.unexpected,
      unknown: row.unknown + tally.unknown,
    })
    return { count: await readCount(tx, ctx, id), lines }
  })
}

async function take(tx: Tx, ctx: Ctx, row: CountRow, scan: Scan, tally: Tally): Promise<Line> {
  const { eventId, code } = scan
  const line: Line = { eventId, code, devices: [], unknown: false, problem: null }
  const refused = (problem: ProblemCode): Line => ({
    ...line,
    problem: { code: problem, title: problemText(problem, ctx.language) },
  })
  const before = await findScan(tx, row.id, eventId)
  if (before) return before.code === code ? (before.answer as Line) : refused('KEY_REUSED')
  const read = readCode(code)
  const found = await listCounted(
    tx,
    ctx,
    row.id,
    read.kind === 'tag' ? { tag: read.tag } : { serial: read.text },
  )
  // Eight characters may be a label misread, or a maker's serial.
  if (read.kind === 'badLabel' && found.length === 0) return refused('BAD_LABEL')
  if (read.kind !== 'tag' && found.length > 1) return refused('AMBIGUOUS_CODE')
  line.unknown = found.length === 0
  for (const device of found) line.devices.push(await meet(tx, ctx, row, device, scan, tally))
  if (line.unknown && !(await isKnownUnknown(tx, row.id, code))) {
    tally.unknown += 1
    const subject = { type: 'other', id: row.id, siteId: row.siteId } as const
    await record(
      tx,
      ctx,
      'count.unknownCode',
      subject,
      { reference: row.reference },
      scan.occurredAt,
    )
  }
  await insertScan(tx, {
    countId: row.id,
    eventId,
    code,
    unknown: line.unknown,
    answer: JSON.stringify(line),
    occurredAt: scan.occurredAt ?? ctx.now(),
    recordedAt: ctx.now(),
    byCode: ctx.acting.code,
  })
  return line
}

/** Writes that a device was met, once. */
async function meet(tx: Tx, ctx: Ctx, row: CountRow, d: Counted, scan: Scan, tally: Tally) {
  if (d.outcome !== null) return told(d, d.outcome, true)
  const outcome = d.expected ? 'found' : unexpectedOutcome(d, row)
  const at = scan.occurredAt ?? ctx.now()
  if (outcome === 'found') {
    await markFound(tx, row.id, d.id, at)
    tally.found += 1
  } else {
    const { id: deviceId, state } = d
    await insertUnexpected(tx, {
      countId: row.id,
      deviceId,
      expected: false,
      state,
      foundAt: at,
      outcome,
    })
    tally.unexpected += 1
  }
  const fact = { countId: row.id, reference: row.reference, outcome }
  const subject = { type: 'device', id: d.id, siteId: row.siteId } as const
  await record(tx, ctx, 'device.counted', subject, fact, scan.occurredAt)
  return told(d, outcome, false)
}

/** What is said of a device: of another's, its label alone. */
const told = ({ tag, seen, ...d }: Counted, outcome: Outcome, already: boolean) => ({
  tag,
  category: seen ? d.category : null,
  manufacturer: seen ? d.manufacturer : null,
  model: seen ? d.model : null,
  state: seen ? d.state : null,
  outcome,
  already,
})
