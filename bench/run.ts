import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import {
  type EmbeddedDatabase,
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../src/platform/embedded-postgres.ts'
import { findPgbench, type Kind, pgbench, type Who } from './baseline.ts'
import { asAdmin, build, countMoves, fits, reset } from './data.ts'
import type { Loaded } from './http-load.ts'
import { measureLabels, measureStarts, SECRET, type Starts } from './other.ts'
import {
  delay,
  endAll,
  residentMb,
  run,
  type Service,
  startService,
  startWorker,
} from './process.ts'
import { measureReceipts } from './receipts.ts'
import { faster, median, type Point, type Report, summary, table } from './report.ts'
import { measureSales } from './sales.ts'

const HELP = `Usage: npm run bench -- [--devices 100000] [--seconds 4] [--rounds 3] [--connections 1,8,32] [--rebuild]

Measures the service on a scratch database in .data/bench, against the same SQL without the service.`
const FOLDER = path.resolve(import.meta.dirname, '../.data/bench')
const KINDS: Kind[] = ['read', 'move']

const { values: options } = parseArgs({
  options: {
    devices: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '1,8,32' },
    rebuild: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

let database: EmbeddedDatabase | undefined
let ending: Promise<void> | undefined
/** Ends all that was started: the load, the service, then the database. */
const clean = () => {
  ending ??= endAll().then(() => database?.stop())
  return ending
}
const interrupted = (code: number) => () => {
  console.error('Interrupted: stopping what was started.')
  void clean().finally(() => process.exit(code))
}
process.once('SIGINT', interrupted(130))
process.once('SIGTERM', interrupted(143))

function whole(name: 'devices' | 'seconds' | 'rounds', least: number, most: number): number {
  const n = Number(options[name])
  if (!Number.isInteger(n) || n < least || n > most)
    throw new Error(`--${name} takes a whole number from ${least} to ${most}.`)
  return n
}

async function main() {
  if (options.help) return console.log(HELP)
  const devices = whole('devices', 5_000, 5_000_000)
  const seconds = whole('seconds', 1, 60)
  const rounds = whole('rounds', 1, 20)
  const connections = options.connections.split(',').map(Number)
  if (connections.some((c) => !Number.isInteger(c) || c < 1 || c > 64))
    throw new Error('--connections takes whole numbers from 1 to 64, with commas.')
  const began = performance.now()
  mkdirSync(FOLDER, { recursive: true })

  const db = await prepare(devices)
  const client = await findPgbench()
  const keyFile = path.join(FOLDER, 'ledger-key.pem')
  const service = await startService({
    DATABASE_URL: db.appUrl,
    AUTH_SECRET: SECRET,
    DATA_DIR: path.join(FOLDER, 'service'),
    LEDGER_KEY_FILE: keyFile,
    RATE_LIMIT_PER_MINUTE: '1000000000',
  })
  const keys = await makeKeys(db)
  const points = await measure({
    db,
    service,
    keys,
    seconds,
    rounds,
    connections,
    pgbench: client !== null,
  })
  const { cashier, accountant, coordinator } = keys
  const sale = await measureSales({ db, service, cashier, keyFile, seconds, rounds })
  const labels = await measureLabels(service, keys.technician.key)
  // The renderer's process ends when nothing was asked of it for a while; the starts are measured meanwhile.
  const rest = delay(30_000)
  const busyMb = residentMb(service.child.pid ?? 0)
  const starts: Starts = await measureStarts(path.join(FOLDER, 'start'))
  await rest
  const memory = residentMb(service.child.pid ?? 0)
  const receipts = await measureReceipts(db, service, {
    accountant: accountant.key,
    coordinator: coordinator.key,
  })
  await service.stop()

  const report: Report = {
    devices,
    ...summary(points, connections, sale),
    labels1000Ms: labels?.firstMs ?? null,
    labels1000AgainMs: labels?.againMs ?? null,
    ...receipts,
    memoryMb: memory?.total ?? null,
    memoryBusyMb: busyMb?.total ?? null,
    ...starts,
    points,
    sale,
    seconds,
    rounds,
    at: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}, ${client ?? 'no pgbench'}`,
    totalSeconds: Math.round((performance.now() - began) / 1000),
  }
  writeFileSync(path.join(FOLDER, 'latest.json'), `${JSON.stringify(report, null, 2)}\n`)
  console.log(table(report))
  const { sent, refused } = points.reduce(
    (sum, p) => ({ sent: sum.sent + p.sent, refused: sum.refused + p.refused }),
    { sent: 0, refused: 0 },
  )
  if (refused > sent / 1000) throw new Error(`${refused} of ${sent} requests were refused.`)
}

/** The scratch database with its devices: that of an earlier run when it fits, else a new one. */
async function prepare(devices: number): Promise<EmbeddedDatabase> {
  const dataDir = path.join(FOLDER, 'pg')
  const start = () => startEmbeddedPostgres({ dataDir, durable: true, memoryMb: 512 })
  database = await start()
  if (options.rebuild || !(await fits(database, devices))) {
    await database.stop()
    await removeEmbeddedPostgres(dataDir)
    database = await start()
    console.log(`Making ${devices} devices…`)
    const from = performance.now()
    await build(database, devices, (line) => console.log(line))
    console.log(`  made in ${((performance.now() - from) / 1000).toFixed(1)} s`)
  }
  await reset(database)
  return database
}

const ROLES = ['technician', 'supervisor', 'cashier', 'accountant', 'coordinator'] as const
type Keys = Record<(typeof ROLES)[number], Who & { key: string }>

/** An API key for each who works, made by the command line as anyone makes one. */
async function makeKeys(db: EmbeddedDatabase): Promise<Keys> {
  const make = async (role: string) => {
    const organisation = `00000000-0000-7000-8000-00000000000${role === 'coordinator' ? 0 : 1}`
    const args = ['src/cli.ts', 'api-key', '--role', role, '--organisation', organisation, '--json']
    const said = await run(process.execPath, args, { DATABASE_URL: db.appUrl })
    const { key } = JSON.parse(said) as { key: string }
    const { rows } = await asAdmin(db, (c) =>
      c.query(
        `select m.code, m.role, (select array_agg(id) from site where organisation_id = m.organisation_id) as "siteIds"
         from api_key k join membership m on m.id = k.membership_id where k.start = $1`,
        [key.slice(0, 8)],
      ),
    )
    return { ...rows[0], key, organisationIds: [organisation] } as Who & { key: string }
  }
  const made: [string, Who & { key: string }][] = []
  for (const role of ROLES) made.push([role, await make(role)])
  return Object.fromEntries(made) as Keys
}

type Asked = {
  db: EmbeddedDatabase
  service: Service
  keys: Keys
  seconds: number
  rounds: number
  connections: number[]
  pgbench: boolean
}

/** Every point in turn, in every round: the service, then each baseline, so that the machine's moods touch all. */
async function measure({
  db,
  service,
  keys,
  seconds,
  rounds,
  connections,
  ...has
}: Asked): Promise<Point[]> {
  const blocks = await asAdmin(db, async (c) => {
    const of = async (kind: Kind): Promise<string[][]> =>
      (await c.query(`select tags from bench.${kind}_block order by b`)).rows.map((r) => r.tags)
    return { read: await of('read'), move: await of('move') }
  })
  const http = startWorker('./http-load.ts')
  const driver = startWorker('./pg-load.ts')
  await http.ask({ blocks })
  await driver.ask({ blocks })
  const { technician, supervisor } = keys
  const who = { technician, supervisor }
  const load = (kind: Kind, count: number, time: number) =>
    http.ask<Loaded>({
      kind,
      port: service.port,
      connections: count,
      seconds: time,
      readKey: technician.key,
      outKey: technician.key,
      backKey: supervisor.key,
    })
  // The compiler warms up.
  for (const kind of KINDS) await load(kind, 8, 3)

  const taken = new Map<string, { service: Loaded[]; pgbench: number[]; driver: number[] }>()
  let expected = await countMoves(db)
  const check = async (what: string, kind: Kind, sent: number) => {
    if (kind === 'read') return
    expected += sent
    const counted = await countMoves(db)
    if (counted !== expected)
      throw new Error(`${what}: ${sent} moves were said, ${counted - expected} too many were made.`)
  }
  for (let round = 1; round <= rounds; round++)
    for (const count of connections)
      for (const kind of KINDS) {
        const name = `${kind} ${count}`
        const held = taken.get(name) ?? { service: [], pgbench: [], driver: [] }
        taken.set(name, held)
        const served = await load(kind, count, seconds)
        if (served.refused > served.sent / 1000)
          throw new Error(
            `${name}: ${served.refused} of ${served.sent} refused: ${served.firstRefusal}`,
          )
        held.service.push(served)
        await check(`${name} by the service`, kind, served.sent - served.refused)
        if (has.pgbench) {
          const n = blocks[kind].length
          const done = await pgbench({
            kind,
            connections: count,
            seconds,
            blocks: n,
            folder: FOLDER,
            appUrl: db.appUrl,
            ...who,
          })
          held.pgbench.push(done.perSecond)
          await check(`${name} by pgbench`, kind, done.sent)
        }
        const piped = await driver.ask<{ perSecond: number; sent: number; missed: number }>({
          ...{ kind, appUrl: db.appUrl, connections: count, seconds },
          ...who,
        })
        if (piped.missed > 0)
          throw new Error(`${name} by pg: ${piped.missed} statements found nothing.`)
        held.driver.push(piped.perSecond)
        await check(`${name} by pg`, kind, piped.sent)
        const ratio = served.perSecond / Math.max(piped.perSecond, held.pgbench.at(-1) ?? 0)
        console.log(
          `round ${round}, ${name}: ${Math.round(served.perSecond)}/s, ratio ${ratio.toFixed(2)}`,
        )
      }
  await http.end()
  await driver.end()
  return connections.flatMap((count) =>
    KINDS.map((kind): Point => {
      const held = taken.get(`${kind} ${count}`)!
      const base = faster(median(held.pgbench), median(held.driver))
      const perSecond = median(held.service.map((s) => s.perSecond))
      return {
        kind,
        connections: count,
        perSecond: Math.round(perSecond),
        p50Ms: median(held.service.map((s) => s.p50)),
        p99Ms: median(held.service.map((s) => s.p99)),
        pgbench: Math.round(median(held.pgbench)),
        pipelinedPg: Math.round(median(held.driver)),
        faster: base.name,
        ratio: perSecond / base.perSecond,
        rounds: held.service.map(
          (s, i) => s.perSecond / Math.max(held.pgbench[i] ?? 0, held.driver[i] ?? 0),
        ),
        sent: held.service.reduce((sum, s) => sum + s.sent, 0),
        refused: held.service.reduce((sum, s) => sum + s.refused, 0),
      }
    }),
  )
}

main()
  .then(clean)
  .catch(async (error: Error) => {
    if (!ending) console.error(error.message)
    await clean().catch(() => {})
    process.exitCode = 1
  })
