import type { Kind } from './baseline.ts'
import type { Starts } from './other.ts'
import type { Receipts } from './receipts.ts'

export type Point = {
  kind: Kind
  connections: number
  perSecond: number
  p50Ms: number
  p99Ms: number
  pgbench: number
  pipelinedPg: number
  faster: 'pgbench' | 'pipelined pg'
  ratio: number
  /** The ratio of each round: how much of a difference is noise. */
  rounds: number[]
  sent: number
  refused: number
}

/** Eight tills that sell, and the same statements without the service. */
export type SalePoint = Pick<Point, 'perSecond' | 'p50Ms' | 'p99Ms' | 'ratio' | 'rounds'> &
  Pick<Point, 'sent' | 'refused'> & { baseline: number }

type Three = { move: number; read: number; sale: number }
export type Report = Starts &
  Receipts & {
    devices: number
    ratios: Three
    p99Ms: Three
    perSecond: Three
    baseline: Three
    labels1000Ms: number | null
    labels1000AgainMs: number | null
    memoryMb: number | null
    memoryBusyMb: number | null
    points: Point[]
    sale: SalePoint
    seconds: number
    rounds: number
    at: string
    machine: string
    totalSeconds: number
  }

export function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length / 2
  if (sorted.length === 0) return 0
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]!
    : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export const faster = (
  pgbench: number,
  driver: number,
): { name: Point['faster']; perSecond: number } =>
  pgbench > driver
    ? { name: 'pgbench', perSecond: pgbench }
    : { name: 'pipelined pg', perSecond: driver }

/** The figures that are compared from one run to the next: at 32 connections, or the most that were asked; 8 tills. */
export function summary(points: Point[], connections: number[], sale: SalePoint) {
  const most = connections.includes(32) ? 32 : Math.max(...connections)
  const at = (kind: Kind) => {
    const p = points.find((x) => x.kind === kind && x.connections === most)!
    return { ...p, baseline: Math.max(p.pgbench, p.pipelinedPg) }
  }
  const [move, read] = [at('move'), at('read')]
  const of = (pick: (p: SalePoint) => number): Three => ({
    move: round(pick(move)),
    read: round(pick(read)),
    sale: round(pick(sale)),
  })
  return {
    ratios: of((p) => p.ratio),
    p99Ms: of((p) => p.p99Ms),
    perSecond: of((p) => p.perSecond),
    baseline: of((p) => p.baseline),
  }
}

const round = (n: number) => Math.round(n * 1000) / 1000

const byRound = (rounds: number[]) => rounds.map((x) => x.toFixed(2)).join(' ')

export function table(r: Report): string {
  const columns = [
    '',
    'connections',
    'service/s',
    'p50 ms',
    'p99 ms',
    'pgbench/s',
    'pg/s',
    'faster',
    'ratio',
    'ratio by round',
  ]
  const rows = r.points.map((p) => [
    p.kind,
    `${p.connections}`,
    `${p.perSecond}`,
    p.p50Ms.toFixed(2),
    p.p99Ms.toFixed(2),
    p.pgbench ? `${p.pgbench}` : '-',
    `${p.pipelinedPg}`,
    p.faster,
    p.ratio.toFixed(2),
    byRound(p.rounds),
  ])
  rows.push([
    'sale',
    '8 tills',
    `${r.sale.perSecond}`,
    r.sale.p50Ms.toFixed(2),
    r.sale.p99Ms.toFixed(2),
    '-',
    `${r.sale.baseline}`,
    'pg',
    r.sale.ratio.toFixed(2),
    byRound(r.sale.rounds),
  ])
  const widths = columns.map((c, i) => Math.max(c.length, ...rows.map((row) => row[i]!.length)))
  const line = (cells: string[]) =>
    cells.map((c, i) => (i === 0 ? c.padEnd(widths[i]!) : c.padStart(widths[i]!))).join('  ')
  const ms = (n: number | null) => (n === null ? 'not measured' : `${n} ms`)
  const mb = (n: number | null) => (n === null ? 'not measured' : `${n} MB`)
  return [
    '',
    `${r.devices} devices, ${r.rounds} rounds of ${r.seconds} s, ${r.machine}`,
    line(columns),
    ...rows.map(line),
    `1,000 labels to their PDF: ${ms(r.labels1000Ms)} with the renderer to start, ${ms(r.labels1000AgainMs)} again`,
    `a receipt: ${ms(r.receiptMs)}, p99 ${ms(r.receiptP99Ms)}; memory ${mb(r.memoryReceipts200Mb)} after 200, ${mb(r.memoryReceipts1000Mb)} after 1,000`,
    `memory without PostgreSQL: ${mb(r.memoryMb)} at rest, ${mb(r.memoryBusyMb)} just after`,
    `start to listening: ${ms(r.startFirstMs)} on an empty folder with the demo, ${ms(r.startAgainMs)} again`,
    `in ${r.totalSeconds} s`,
  ].join('\n')
}
