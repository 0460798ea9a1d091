import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import pg from 'pg'
import type { World } from '../support/app.ts'

const root = path.resolve(import.meta.dirname, '../..')
type Scope = { after(fn: () => void): void }

/** Runs a program to its end, whatever its exit code. */
export const run = (args: string[], env: Record<string, string> = {}) =>
  new Promise<{ exit: number; out: string; err: string }>((done) => {
    const options = { cwd: root, env: { ...process.env, ...env }, maxBuffer: 1e8 }
    execFile(process.execPath, args, options, (error, out, err) => {
      const code = (error as { code?: unknown } | null)?.code ?? 0
      done({ exit: Number(code), out, err })
    })
  })

/** A command of the command line, on a world's own database and key. */
export const cli = (world: World, args: string[], env: Record<string, string> = {}) =>
  run(['src/cli.ts', ...args], {
    DATABASE_URL: world.database.appUrl,
    DATA_DIR: world.services.settings.dataDir,
    LEDGER_KEY_FILE: world.services.settings.ledgerKeyFile,
    ...env,
  })

/** An archive's files in a folder of their own, as a person extracts them. */
export function extract(t: Scope, bytes: Uint8Array): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'collecte-archive-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(folder, { recursive: true })
  for (const [name, content] of Object.entries(unzipSync(bytes)))
    writeFileSync(path.join(folder, name), content)
  return folder
}

/** What the archive's own script says of a folder: no database, no network, no file of ours. */
export async function verifyFolder(folder: string, ...keys: string[]) {
  const pins = keys.flatMap((k) => ['--public-key', k])
  const { exit, out, err } = await run([path.join(folder, 'verify.mjs'), '--json', ...pins], {
    NODE_OPTIONS: '',
  })
  return { exit, err, ...(out ? JSON.parse(out) : {}) }
}

const TABLES = ['fiscal_signature', 'fiscal_entry', 'till_head', 'signing_key'] as const
const COLUMNS = {
  fiscal_signature: 'till_id, seq, hash, kid, sig',
  fiscal_entry: 'till_id, seq, id, canonical, hash, said, recorded_at',
  till_head: '*',
  signing_key: '*',
}
export type Sql = (text: string, values?: unknown[]) => Promise<any[]>

/**
 * The database's superuser, who disables every trigger of the ledger and writes what they like. Afterwards all is put
 * back: rows, and triggers that are always on.
 */
export async function superuser(t: { after(fn: () => Promise<void>): void }, world: World) {
  const client = new pg.Client({ connectionString: world.database.adminUrl })
  // The database may be dropped first.
  client.on('error', () => {})
  await client.connect()
  t.after(() => client.end())
  const sql: Sql = async (text, values) => (await client.query(text, values)).rows
  const { rows: always } = await client.query(
    `select tgrelid::regclass::text as rel, tgname from pg_trigger where tgenabled = 'A' and tgrelid = any($1::regclass[])`,
    [TABLES],
  )
  for (const table of TABLES)
    await sql(`create temp table kept_${table} as select ${COLUMNS[table]} from ${table}`)
  const restore = async () => {
    for (const table of TABLES) await sql(`delete from ${table}`)
    for (const table of [...TABLES].reverse()) {
      const columns = COLUMNS[table] === '*' ? '' : `(${COLUMNS[table]})`
      await sql(`insert into ${table} ${columns} select * from kept_${table}`)
    }
    for (const table of TABLES) await sql(`alter table ${table} enable trigger all`)
    for (const { rel, tgname } of always)
      await sql(`alter table ${rel} enable always trigger ${tgname}`)
  }
  return async (attack: (sql: Sql) => Promise<unknown>, then: () => Promise<void>) => {
    for (const table of TABLES) await sql(`alter table ${table} disable trigger all`)
    try {
      await attack(sql)
      await then()
    } finally {
      await restore()
    }
  }
}
