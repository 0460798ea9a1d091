import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

export type Running = {
  process: ChildProcess
  address: string
  output: () => string
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/** Starts the service as a person does, and waits until it listens. */
export async function startServer(
  env: Record<string, string>,
  patienceMs = 180_000,
): Promise<Running> {
  const { DATABASE_URL: _, ...own } = process.env
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: { ...own, LOG_LEVEL: 'error', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream!.on('data', (d) => {
      output = (output + d).slice(-20_000)
    })
  const address = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`it does not listen: ${output}`))
    }, patienceMs)
    const look = () => {
      const found = /listens on (http:\S+)/.exec(output)?.[1]
      if (found) {
        clearTimeout(late)
        resolve(found)
      }
    }
    child.stdout!.on('data', look)
    child.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`it ended with ${code}: ${output}`))
    })
  })
  return {
    process: child,
    address,
    output: () => output,
    async stop(signal = 'SIGINT') {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const ended = once(child, 'exit')
      child.kill(signal)
      return (await ended)[0] as number | null
    },
  }
}

/** Runs the service when it is expected to refuse: its exit code and its words. */
export async function refusedStart(
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  try {
    const running = await startServer(env)
    await running.stop()
    return { code: 0, output: running.output() }
  } catch (error) {
    const [, code, output] =
      /it ended with (\d+|null): ([\s\S]*)/.exec((error as Error).message) ?? []
    return {
      code: code === undefined ? null : Number(code),
      output: output ?? (error as Error).message,
    }
  }
}

/** An API key, as the command line makes it while the service runs. */
export async function keyByCli(
  dataDir: string,
  role: string,
  organisation: string,
): Promise<string> {
  const child = spawn(
    process.execPath,
    ['src/cli.ts', 'api-key', '--role', role, '--organisation', organisation, '--json'],
    {
      cwd: root,
      env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let out = ''
  child.stdout.on('data', (d) => {
    out += d
  })
  await once(child, 'exit')
  return JSON.parse(out).key
}

export const running = (dataDir: string): { appUrl: string; ownerUrl: string } =>
  JSON.parse(readFileSync(path.join(dataDir, 'running.json'), 'utf8'))
