import { type ChildProcess, execFile, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** Everything the bench started and has to end, whatever happens. */
const children = new Set<ChildProcess>()

function keep(child: ChildProcess): ChildProcess {
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

/** Ends what still runs: asked first, forced after five seconds. */
export async function endAll() {
  await Promise.all([...children].map(end))
}

export async function end(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  if (child.connected) child.disconnect()
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 5000)
  await gone
  clearTimeout(late)
}

process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** A worker process that answers one message with one message. */
export function startWorker(file: string) {
  const child = keep(fork(new URL(file, import.meta.url), { serialization: 'advanced' }))
  return {
    async ask<T>(question: object): Promise<T> {
      const lost = new AbortController()
      const answer = once(child, 'message', { signal: lost.signal })
      const exit = once(child, 'exit', { signal: lost.signal }).then(([code]) => {
        throw new Error(`${file} ended (${code}).`)
      })
      child.send(question)
      try {
        const [message] = (await Promise.race([answer, exit])) as [T | { error: string }]
        if (message && typeof message === 'object' && 'error' in message)
          throw new Error(`${file}: ${message.error}`)
        return message as T
      } finally {
        lost.abort()
        answer.catch(() => {})
        exit.catch(() => {})
      }
    },
    end: () => end(child),
  }
}

/** Runs a program to its end and gives what it printed. */
export function run(file: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { env: { ...process.env, ...env }, maxBuffer: 16_000_000 }
    const child = execFile(file, args, options, (error, stdout, stderr) =>
      error
        ? reject(new Error(`${file}: ${String(stderr || error.message).slice(-600)}`))
        : resolve(stdout),
    )
    keep(child)
  })
}

/** Starts the service as anyone does, and waits until it listens. */
export async function startService(env: NodeJS.ProcessEnv, patience = 90_000) {
  const started = performance.now()
  const port = await freePort()
  const { scripts } = JSON.parse(read(fileURLToPath(new URL('../package.json', import.meta.url))))
  const flags = [
    ...(process.env.BENCH_NODE_FLAGS?.split(' ') ?? []),
    ...scripts.start.split(' ').slice(1),
  ]
  const inherited = { ...process.env }
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'PUBLIC_URL', 'SMTP_URL'])
    delete inherited[name]
  const child = keep(
    spawn(process.execPath, flags, {
      env: { ...inherited, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'warn', ...env },
      cwd: new URL('..', import.meta.url),
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: Ctrl-C reaches the bench, which stops it in order.
      detached: true,
    }),
  )
  let said = ''
  const listens = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said = (said + chunk).slice(-4000)
      if (/ listens on /.test(said)) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`The service ended (${code}): ${said.trim()}`)))
    setTimeout(() => reject(new Error(`The service did not listen: ${said}`)), patience).unref()
  })
  await listens
  const ms = Math.round(performance.now() - started)
  return { child, port, ms, said: () => said, stop: () => end(child) }
}
export type Service = Awaited<ReturnType<typeof startService>>

/** Resident megabytes of a process and of all that descend from it; null where the system does not say. */
export function residentMb(pid: number): { total: number; processes: number } | null {
  const parents = new Map<number, number>()
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue
      const stat = read(`/proc/${name}/stat`)
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      if (parent) parents.set(Number(name), parent)
    }
  } catch {
    return null
  }
  const family = new Set([pid])
  for (let size = 0; size !== family.size; ) {
    size = family.size
    for (const [child, parent] of parents) if (family.has(parent)) family.add(child)
  }
  const kilobytes = [...family].map((p) =>
    Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${p}/status`))?.[1] ?? 0),
  )
  return { total: Math.round(kilobytes.reduce((a, b) => a + b, 0) / 1024), processes: family.size }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

export { delay }
