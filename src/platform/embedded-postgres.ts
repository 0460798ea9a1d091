import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import {
  command,
  findHost,
  findProcess,
  type Host,
  LOCALE,
  readIfAny,
  removeShelter,
  shelterOf,
  stopServer,
  takeLock,
  type Way,
} from './postgres-host.ts'
import { ensureDatabase, ensureRoles } from './postgres-setup.ts'

export type EmbeddedDatabase = {
  appUrl: string
  ownerUrl: string
  adminUrl: string
  /** Where the data really are: another folder than the one asked for when a note says so. */
  dataDir: string
  /** What the person who starts the server should know. */
  notes: string[]
  /** Stops the server; calling it twice is harmless. */
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  /** Folder of the cluster, its passwords and its log; made when missing. */
  dataDir: string
  /** False trades the safety of the data for speed: tests only. */
  durable: boolean
  /** PostgreSQL's shared buffers. */
  memoryMb?: number
  /** Called when the server stops though nobody asked. */
  onExit?: (message: string) => void
  /** For tests: the way root must take, instead of the first which works. */
  runAs?: Way
}

type Passwords = { postgres: string; collecte_owner: string; collecte_app: string }

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  wal_compression: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The detail of an error quotes people's data, which no log should hold.
  log_error_verbosity: 'terse',
  cluster_name: 'la_collecte',
}
const FAST_SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
const START_PATIENCE = 60_000
const LOG_LIMIT = 5_000_000

/**
 * Starts the PostgreSQL server which comes with the npm packages, on a free port of 127.0.0.1,
 * with the database `collecte`, its owner, and the application's role which owns nothing.
 * A server left behind by a killed process is stopped first.
 * @throws one sentence when the folder is in use, PostgreSQL cannot run here, or does not start.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const dataDir = makeFolder(options.dataDir)
  const release = takeLock(join(dataDir, 'server.lock'))
  try {
    const leftover = await stopLeftover(dataDir)
    const host = await findHost(dataDir, options.runAs)
    if (leftover) host.notes.push('A database left running was stopped first.')
    const passwords = initialise(host, options.durable)
    const server = await launch(host, options)
    let stopping: Promise<void> | undefined
    let isRunning = true
    const end = async () => {
      if (isRunning) await stopServer(server.pid)
      await server.exited
    }
    const stop = () => {
      stopping ??= end()
      return stopping
    }
    server.exited.then((how) => {
      isRunning = false
      release()
      if (!stopping) options.onExit?.(`PostgreSQL stopped by itself (${how}): see ${server.log}.`)
    })
    const url = (role: keyof Passwords, database = 'collecte') =>
      `postgres://${role}:${passwords[role]}@127.0.0.1:${server.port}/${database}`
    try {
      await ensureRoles(url('postgres', 'postgres'), passwords)
      await ensureDatabase(url('postgres', 'postgres'), 'collecte')
    } catch (error) {
      await stop()
      throw error
    }
    return {
      appUrl: url('collecte_app'),
      ownerUrl: url('collecte_owner'),
      adminUrl: url('postgres'),
      dataDir: host.home,
      notes: host.notes,
      stop,
    }
  } catch (error) {
    release()
    throw error
  }
}

/**
 * Removes the data of an instance which no process holds any more, wherever they are kept.
 * @throws when a live process holds them.
 */
export async function removeEmbeddedPostgres(folder: string): Promise<void> {
  const dataDir = makeFolder(folder)
  const release = takeLock(join(dataDir, 'server.lock'))
  try {
    await stopLeftover(dataDir)
    removeShelter(dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  } finally {
    release()
  }
}

function makeFolder(folder: string): string {
  mkdirSync(dirname(resolve(folder)), { recursive: true })
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
  return realpathSync(folder)
}

/** Stops the server whose parent died; forgets the file of one which died too. */
async function stopLeftover(dataDir: string): Promise<boolean> {
  let wasRunning = false
  for (const home of [dataDir, shelterOf(dataDir)]) {
    const cluster = join(home, 'cluster')
    const pid = Number(readPidFile(cluster)[0])
    if (!pid) continue
    // The number alone proves nothing: after a crash it may be another program's.
    const isOurs = findProcess(pid)?.command.includes(cluster) ?? false
    if (isOurs) await stopServer(pid)
    wasRunning ||= isOurs
    rmSync(join(cluster, 'postmaster.pid'), { force: true })
  }
  return wasRunning
}

function initialise(host: Host, durable: boolean): Passwords {
  const cluster = join(host.home, 'cluster')
  const file = join(host.home, 'passwords.json')
  if (existsSync(cluster)) {
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
    throw new Error(`${file} is missing: restore it, or remove ${host.home} to start afresh.`)
  }
  const random = () => randomBytes(24).toString('hex')
  const passwords = { postgres: random(), collecte_owner: random(), collecte_app: random() }
  // A cluster half made is never taken for a whole one: it gets its name at the end.
  const draft = `${cluster}.draft`
  const secret = join(host.home, 'initdb-password')
  rmSync(draft, { recursive: true, force: true })
  writeSecret(secret, passwords.postgres, host)
  const flags = ['--auth=scram-sha-256', `--pwfile=${secret}`, '--username=postgres']
  flags.push('--encoding=UTF8', '--locale-provider=icu', '--icu-locale=fr', '--lc-messages=C')
  if (LOCALE) flags.push(`--locale=${LOCALE}`)
  if (!durable) flags.push('--no-sync')
  const { file: program, args, options } = command(host, 'initdb', ['-D', draft, ...flags])
  const result = spawnSync(program, args, { ...options, encoding: 'utf8', stdio: 'pipe' })
  rmSync(secret, { force: true })
  if (result.status !== 0) {
    const line = String(result.stderr).match(/error: (.*)/)?.[1] ?? result.error?.message
    throw new Error(`The database could not be made in ${host.home}: ${line ?? result.signal}.`)
  }
  writeSecret(file, JSON.stringify(passwords), host)
  renameSync(draft, cluster)
  return passwords
}

function writeSecret(file: string, content: string, { owner }: Host): void {
  writeFileSync(file, content, { mode: 0o600 })
  if (owner) chownSync(file, owner.uid, owner.gid)
}

async function launch(host: Host, { durable, memoryMb = 128 }: EmbeddedOptions) {
  const cluster = join(host.home, 'cluster')
  const log = join(host.home, 'postgres.log')
  const settings = { ...SETTINGS, ...(durable ? {} : FAST_SETTINGS) }
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  flags.push('-c', `shared_buffers=${memoryMb}MB`)
  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort()
    const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
    const start = size > LOG_LIMIT ? 0 : size
    const output = openSync(log, start === 0 ? 'w' : 'a', 0o600)
    if (host.owner) fchownSync(output, host.owner.uid, host.owner.gid)
    const { file, args, options } = command(host, 'postgres', ['-D', cluster, '-p', `${port}`])
    // Its own process group: Ctrl-C reaches only this process, which stops the database last.
    const stdio: ['ignore', number, number] = ['ignore', output, output]
    const child = spawn(file, [...args, ...flags], { ...options, stdio, detached: true })
    closeSync(output)
    const exited = exitOf(child)
    const failure = await waitUntilReady(child, cluster, exited)
    const { pid } = child
    if (pid && failure === undefined) {
      const farewell = () => child.kill('SIGINT')
      process.once('exit', farewell)
      exited.then(() => process.off('exit', farewell))
      return { pid, port, log, exited }
    }
    if (pid && child.exitCode === null && child.signalCode === null) await stopServer(pid)
    const written = readFileSync(log).subarray(start).toString()
    const reason = written.match(/FATAL: +(.*)/)?.[1] ?? failure
    // The port was taken in between, or the processes of a killed server are still leaving.
    const isPassing = /Address already in use|shared memory block/.test(written)
    if (!isPassing || attempt === 20) {
      throw new Error(`PostgreSQL did not start: ${reason} (see ${log}).`)
    }
    await delay(200)
  }
}

function exitOf(child: ChildProcess): Promise<string> {
  return new Promise((settle) => {
    child.once('exit', (code, signal) => settle(signal ?? `exit code ${code}`))
    child.once('error', (error) => settle(error.message))
  })
}

/** Waits for the last line of the server's own state file; returns why it failed, if it did. */
async function waitUntilReady(child: ChildProcess, cluster: string, exited: Promise<string>) {
  let exit: string | undefined
  exited.then((how) => {
    exit = how
  })
  for (const end = Date.now() + START_PATIENCE; Date.now() < end; await delay(10)) {
    if (exit !== undefined) return exit
    const state = readPidFile(cluster)
    if (Number(state[0]) === child.pid && state[7]?.trim() === 'ready') return undefined
  }
  return `not ready after ${START_PATIENCE / 1000} seconds`
}

function readPidFile(cluster: string): string[] {
  return readIfAny(join(cluster, 'postmaster.pid'))?.split('\n') ?? []
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
