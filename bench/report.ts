import type { Kind } from './baseline.ts'
import type { Starts } from './other.ts'

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

type Three<T> = { move: T; read: T; sale: null }
export type Report = Starts & {
  devices: number
  ratios: Three<number>
  p99Ms: Three<number>
  perSecond: Three<number>
  baseline: Three<number>
  labels1000Ms: number | null
  labels1000AgainMs: number | null
  receiptMs: number | null
  memoryMb: number | null
  memoryBusyMb: number | null
  points: Point[]
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

/** The figures that are compared from one run to the next: at 32 connections, or the most that were asked. */
export function summary(points: Point[], connections: number[]) {
  const most = connections.includes(32) ? 32 : Math.max(...connections)
  const of = (pick: (p: Point) => number): Three<number> => {
    const at = (kind: Kind) =>
      round(pick(points.find((p) => p.kind === kind && p.connections === most)!))
    return { move: at('move'), read: at('read'), sale: null }
  }
  return {
    ratios: of((p) => p.ratio),
    p99Ms: of((p) => p.p99Ms),
    perSecond: of((p) => p.perSecond),
    baseline: of((p) => Math.max(p.pgbench, p.pipelinedPg)),
  }
}

const round = (n: number) => Math.round(n * 1000) / 1000

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
    p.rounds.map((x) => x.toFixed(2)).join(' '),
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
    `memory without PostgreSQL: ${mb(r.memoryMb)} at rest, ${mb(r.memoryBusyMb)} just after`,
    `start to listening: ${ms(r.startFirstMs)} on an empty folder with the demo, ${ms(r.startAgainMs)} again`,
    `in ${r.totalSeconds} s`,
  ].join('\n')
}
