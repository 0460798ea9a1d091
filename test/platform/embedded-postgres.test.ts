import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, test } from 'node:test'
import { Client } from 'pg'
import {
  type EmbeddedDatabase,
  type EmbeddedOptions,
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/embedded-postgres.ts'
import { runSql } from '../../src/platform/postgres-setup.ts'

// The tests follow one another on the same data, as the starts of a real server do.
const folder = mkdtempSync(join(tmpdir(), 'la-collecte-test-'))
const dataDir = join(folder, 'pg')
const module = import.meta.resolve('../../src/platform/embedded-postgres.ts')
const running: EmbeddedDatabase[] = []

// A process which owns a database, and stops it on Ctrl-C after a last use of it.
const OWNER = `
  import { startEmbeddedPostgres } from '${module}'
  import { runSql } from '${module.replace('embedded-postgres', 'postgres-setup')}'
  const database = await startEmbeddedPostgres({ dataDir: process.argv[1], durable: false })
  const alive = setInterval(() => {}, 1000)
  process.once('SIGINT', async () => {
    await runSql(database.adminUrl, 'select pg_sleep(0.2)')
    await database.stop()
    clearInterval(alive)
    process.stdout.write('stopped in order')
  })
  process.stdout.write(database.adminUrl)`

async function start(options: Partial<EmbeddedOptions> = {}) {
  const database = await startEmbeddedPostgres({ dataDir, durable: false, ...options })
  running.push(database)
  return database
}

async function startOwner(): Promise<{ owner: ChildProcess; adminUrl: string }> {
  const args = ['--input-type=module', '--eval', OWNER, dataDir]
  const owner = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const [adminUrl] = await once(owner.stdout!, 'data', { signal: AbortSignal.timeout(10_000) })
  return { owner, adminUrl: String(adminUrl) }
}

function serverPid({ dataDir }: { dataDir: string }): number {
  return Number.parseInt(readFileSync(join(dataDir, 'cluster/postmaster.pid'), 'utf8'), 10)
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}

afterEach(async () => {
  for (const database of running.splice(0)) await database.stop()
})

after(async () => {
  await removeEmbeddedPostgres(dataDir)
  rmSync(folder, { recursive: true })
})

test('the first start makes a French database and keeps its passwords to itself', async () => {
  const database = await start({ durable: true })
  const sorted = `select string_agg(word, ' ' order by word)
    from unnest(array['zèbre', 'écran', 'eau', 'Étau']) word`
  assert.equal(await ask(database.appUrl, sorted), 'eau écran Étau zèbre')
  assert.equal(await ask(database.appUrl, `select cardinality(show_trgm('é'))`), 2)
  assert.equal(await ask(database.appUrl, `select current_setting('fsync')`), 'on')
  const owners = `select concat_ws(' ', d.datdba::regrole, n.nspowner::regrole)
    from pg_database d, pg_namespace n where datname = current_database() and nspname = 'public'`
  assert.equal(await ask(database.adminUrl, owners), 'collecte_owner collecte_owner')
  assert.equal(statSync(join(database.dataDir, 'passwords.json')).mode & 0o777, 0o600)
})

test('the owner makes tables; the application cannot, and nobody enters without a password', async () => {
  const { appUrl, ownerUrl } = await start()
  await runSql(ownerUrl, 'create table kept (id int)', 'insert into kept values (7)')
  await assert.rejects(runSql(appUrl, 'create table mine (id int)'), /permission denied/)
  await assert.rejects(runSql(appUrl, 'create temporary table mine (id int)'), /permission denied/)
  await assert.rejects(runSql(appUrl, 'create extension hstore'), /permission denied/)
  await assert.rejects(runSql(ownerUrl, 'create role friend'), /permission denied/)
  const stranger = new URL(appUrl)
  stranger.password = 'guess'
  await assert.rejects(runSql(stranger.href, 'select 1'), /password authentication failed/)
})

test('the next start finds the data again', async () => {
  const { ownerUrl } = await start()
  assert.equal(await ask(ownerUrl, 'select id from kept'), 7)
})

test('stopping is quick even while someone is connected, and may be asked twice', async () => {
  const database = await start()
  const client = new Client({ connectionString: database.appUrl })
  client.on('error', () => undefined)
  await client.connect()
  const begin = Date.now()
  await Promise.all([database.stop(), database.stop()])
  assert.ok(Date.now() - begin < 3000)
  assert.ok(!existsSync(join(database.dataDir, 'cluster/postmaster.pid')))
})

test('a server killed outright says so, and recovers what was committed', async () => {
  const told = Promise.withResolvers<string>()
  const database = await start({ durable: true, onExit: told.resolve })
  await runSql(database.ownerUrl, 'update kept set id = 8')
  process.kill(serverPid(database), 'SIGKILL')
  assert.match(
    await told.promise,
    /^PostgreSQL stopped by itself \(SIGKILL\): see .*postgres\.log\.$/,
  )
  const { ownerUrl } = await start()
  assert.equal(await ask(ownerUrl, 'select id from kept'), 8)
})

test('a second start on the same data is refused in one sentence', async () => {
  await start()
  const refusal = {
    message: `The database in ${dataDir} is already in use by process ${process.pid}.`,
  }
  await assert.rejects(start(), refusal)
  const args = ['--input-type=module', '--eval', OWNER, dataDir]
  const second = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const lines = await second.stderr.toArray()
  assert.match(lines.join(''), /in use by process \d+\./)
})

test('Ctrl-C reaches the process, which stops its database last', async () => {
  const { owner } = await startOwner()
  process.kill(-owner.pid!, 'SIGINT')
  const [last] = await once(owner.stdout!, 'data')
  assert.equal(String(last), 'stopped in order')
  await once(owner, 'exit')
})

test('a database which outlived its process is stopped, then started anew', async () => {
  const { owner, adminUrl } = await startOwner()
  const exit = once(owner, 'exit')
  owner.kill('SIGKILL')
  await exit
  assert.equal(await ask(adminUrl, 'select 1'), 1)
  const database = await start()
  assert.deepEqual(database.notes, ['A database left running was stopped first.'])
  assert.equal(await ask(database.ownerUrl, 'select id from kept'), 8)
  await assert.rejects(ask(adminUrl, 'select 1'))
})

test('a number left by a crash which is now another process stops nobody', async (t) => {
  const stranger = spawn('sleep', ['60'])
  t.after(() => stranger.kill())
  const database = await start()
  await database.stop()
  writeFileSync(join(database.dataDir, 'cluster/postmaster.pid'), `${stranger.pid}\n`)
  writeFileSync(join(dataDir, 'server.lock'), `${stranger.pid} 1`)
  assert.deepEqual((await start()).notes, database.notes)
  assert.equal(stranger.exitCode, null)
})

test('what prevents the start is told in one sentence', async () => {
  const reason = /^PostgreSQL did not start: .*shared_buffers.* \(see .*postgres\.log\)\.$/
  await assert.rejects(start({ memoryMb: 0 }), ({ message }) => reason.test(message))
})

const skip = process.getuid?.() !== 0 && 'only root needs it'
test('for root, data nobody else can reach are kept in a shelter, and found again', {
  skip,
}, async () => {
  const hidden = join(folder, 'hidden')
  const first = await start({ dataDir: hidden, runAs: 'shelter' })
  assert.match(first.notes.join(), /^The database is kept in .*: no unprivileged user can reach /)
  await runSql(first.ownerUrl, 'create table kept (id int)', 'insert into kept values (9)')
  await first.stop()
  const second = await start({ dataDir: hidden })
  assert.equal(await ask(second.ownerUrl, 'select id from kept'), 9)
  await second.stop()
  await removeEmbeddedPostgres(hidden)
  assert.ok(!existsSync(first.dataDir))
})
