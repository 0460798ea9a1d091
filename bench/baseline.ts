import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { statements } from '../src/devices/move-device.ts'
import { BY_TAG } from '../src/devices/queries.ts'
import type { DeviceState } from '../src/platform/db.generated.ts'
import { MOVES, READS } from './data.ts'
import { run } from './process.ts'

/** Who the baseline acts as: the scope and the code that the API key would give. */
export type Who = { code: string; role: string; siteIds: string[]; organisationIds: string[] }
export type Kind = 'read' | 'move'

const statement = (to: DeviceState) => {
  const found = statements.get(to)
  if (!found) throw new Error(`No move to ${to}.`)
  return found
}
export const OUT = statement('QUARANTINE')
export const BACK = statement('RECEIVED')
export const READ = { name: 'device_by_tag', text: BY_TAG }

/** A repeat's fingerprint is made by the service; here one of the same length stands for all. */
export const PRINT = createHash('sha256').update('bench').digest('base64url')
const array = (items: string[]) => `{${items.join(',')}}`

/** The parameters of a move, in the order that the product's statement gives them. */
export function moveValues(tag: string, who: Who, reason: string | null, now: string): unknown[] {
  const { siteIds, organisationIds, code, role } = who
  const id = randomUUID()
  return [
    tag,
    false,
    siteIds,
    organisationIds,
    code,
    now,
    reason,
    [role],
    [code],
    id,
    now,
    `event:${id}`,
    PRINT,
    null,
  ]
}
export const readValues = (tag: string, who: Who): unknown[] => [
  tag,
  false,
  who.siteIds,
  who.organisationIds,
]

/** A script for pgbench: tags and ids are fetched for many statements at once, since it makes none itself. */
function script(kind: Kind, blocks: number, clients: number): string {
  const size = kind === 'read' ? READS : MOVES
  const each = Array.from({ length: size }, (_, i) => i + 1)
  const tags = each.map((n) => `tags[${n}] as t${n}`)
  const ids =
    kind === 'read'
      ? []
      : ['now() as now', ...[...each, ...each.map((n) => n + size)].map((n) => `uuidv7() as u${n}`)]
  const fill = (text: string, values: string[]) =>
    `${text.replace(/\s+/g, ' ').replace(/\$(\d+)/g, (_, n) => values[Number(n) - 1] ?? 'null')};`
  const scope = [':all', ':sites', ':organisations']
  const made = (n: number, tag: string, who: string, reason: string) => [
    tag,
    ...scope,
    `:${who}code`,
    ':now',
    reason,
    `:${who}roles`,
    `:${who}codes`,
    `:u${n}`,
    ':now',
    `:u${n}`,
    ':print',
    'null',
  ]
  const lines =
    kind === 'read'
      ? each.map((n) => fill(READ.text, [`:t${n}`, ...scope]))
      : [
          ...each.map((n) => fill(OUT.text, made(n, `:t${n}`, 'out', ':reason'))),
          ...each.map((n) => fill(BACK.text, made(n + size, `:t${n}`, 'back', 'null'))),
        ]
  const rounds = Math.floor(blocks / clients)
  return [
    `\\set b random(0, ${rounds - 1}) * ${clients} + :client_id`,
    `select ${[...tags, ...ids].join(', ')} from bench.${kind}_block where b = :b \\gset`,
    ...lines,
    '',
  ].join('\n')
}

/** The version of pgbench on the path, or null. */
export const findPgbench = (): Promise<string | null> =>
  run('pgbench', ['--version']).then(
    (said) => said.trim(),
    () => null,
  )

type Point = {
  kind: Kind
  connections: number
  seconds: number
  blocks: number
  folder: string
  appUrl: string
  technician: Who
  supervisor: Who
}

/** Statements a second by pgbench, prepared; the fetch of tags counts neither as a statement nor in the time. */
export async function pgbench(point: Point): Promise<{ perSecond: number; sent: number }> {
  const { kind, connections, seconds, blocks, folder, appUrl, technician, supervisor } = point
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${kind}-${connections}.sql`)
  writeFileSync(file, script(kind, blocks, connections))
  const url = new URL(appUrl)
  const args = [
    '-n',
    '-r',
    '-M',
    'prepared',
    '-c',
    `${connections}`,
    '-j',
    `${Math.min(2, connections)}`,
    '-T',
    `${seconds}`,
    '-f',
    file,
  ]
  const values = {
    all: 'false',
    sites: array(technician.siteIds),
    organisations: array(technician.organisationIds),
    reason: 'toCheck',
    print: PRINT,
    ...{
      outcode: technician.code,
      outcodes: array([technician.code]),
      outroles: array([technician.role]),
    },
    ...{
      backcode: supervisor.code,
      backcodes: array([supervisor.code]),
      backroles: array([supervisor.role]),
    },
  }
  for (const [name, value] of Object.entries(values)) args.push('-D', `${name}=${value}`)
  const said = await run(
    'pgbench',
    [...args, '-h', '127.0.0.1', '-p', url.port, '-U', url.username, url.pathname.slice(1)],
    {
      PGPASSWORD: url.password,
      // Each line of a script is a prepared statement of its own: planned once, not five times more.
      PGOPTIONS: '-c plan_cache_mode=force_generic_plan',
    },
  )
  const failed = Number(/number of failed transactions: (\d+)/.exec(said)?.[1] ?? 0)
  const tps = Number(/tps = ([\d.]+)/.exec(said)?.[1])
  const scripts = Number(/actually processed: (\d+)/.exec(said)?.[1])
  if (!tps || failed > 0) throw new Error(`pgbench: ${said.slice(-600)}`)
  const size = kind === 'read' ? READS : 2 * MOVES
  const spent = [...said.matchAll(/^ +([\d.]+) +\d+ +(\S+)(.*)$/gm)].map(([, ms, first, rest]) => ({
    ms: Number(ms),
    counts: first !== '\\set' && !rest?.endsWith('\\gset'),
  }))
  const sum = (rows: typeof spent) => rows.reduce((total, r) => total + r.ms, 0)
  const share = sum(spent.filter((s) => s.counts)) / sum(spent)
  if (!(share > 0.5)) throw new Error(`pgbench: ${said.slice(0, 600)}`)
  return { perSecond: (tps * size) / share, sent: scripts * size }
}
