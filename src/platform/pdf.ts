import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What a paper is made of; `issuedAt` dates the file, so that the same data gives the same bytes. */
export type PaperData = { issuedAt: string } & Record<string, unknown>
export type Renderer = {
  render(template: string, data: PaperData): Promise<Buffer>
  close(): Promise<void>
}

type Job = {
  template: string
  data: PaperData
  tries: number
  timer?: NodeJS.Timeout
  resolve: (pdf: Buffer) => void
  reject: (error: Error) => void
}
type Child = { process: ChildProcess; jobs: Map<number, Job>; done: number; retired: boolean }
export type FromChild = { id: number; pdf?: Uint8Array; error?: string }
export type ToChild = { id: number; template: string; data: PaperData }

/**
 * Renders papers with Typst in a child process, so that the API's event loop never renders. The compiler keeps some
 * memory of each paper: the child is replaced by count and by memory, and ends when nothing was asked for a while.
 * A crash is tried again once; a paper that takes too long is killed. Errors carry the compiler's own words.
 */
export function createRenderer({
  recycle = 200,
  idleMs = 20_000,
  timeoutMs = 15_000,
  rssLimitMb = 250,
} = {}): Renderer {
  let current: Child | null = null
  let closed = false
  let next = 0
  let idle: NodeJS.Timeout | undefined
  const children = new Set<Child>()

  const retire = (child: Child) => {
    child.retired = true
    if (current === child) current = null
    if (child.jobs.size === 0 && child.process.connected) child.process.disconnect()
  }
  const rest = () => {
    clearTimeout(idle)
    idle = setTimeout(() => current?.jobs.size === 0 && retire(current), idleMs)
    idle.unref()
  }
  const spawn = (): Child => {
    const file = new URL('./pdf-child.ts', import.meta.url)
    const started = fork(file, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--max-old-space-size=256'],
    })
    const child: Child = { process: started, jobs: new Map(), done: 0, retired: false }
    children.add(child)
    // The pipe alone does not keep the service alive: only the papers under way do.
    started.unref()
    started.channel?.unref()
    started.on('message', ({ id, pdf, error }: FromChild) => {
      const job = child.jobs.get(id)
      if (!job) return
      child.jobs.delete(id)
      clearTimeout(job.timer)
      if (pdf) job.resolve(Buffer.from(pdf))
      else job.reject(new Error(`Typst: ${error}`))
      if (child.done >= recycle || residentMb(started.pid) > rssLimitMb) retire(child)
      if (child.retired && child.jobs.size === 0 && started.connected) started.disconnect()
      rest()
    })
    const lost = (how: string) => {
      if (!children.delete(child)) return
      if (current === child) current = null
      for (const job of child.jobs.values()) {
        clearTimeout(job.timer)
        if (job.tries < 2 && !closed) send(job)
        else job.reject(new Error(`The paper could not be rendered: its process ended (${how}).`))
      }
      child.jobs.clear()
    }
    started.on('exit', (code, signal) => lost(String(signal ?? code)))
    started.on('error', (error) => lost(error.message))
    return child
  }
  const send = (job: Job) => {
    current ??= spawn()
    const child = current
    const id = next++
    job.tries += 1
    child.done += 1
    child.jobs.set(id, job)
    job.timer = setTimeout(() => {
      job.tries = 2
      child.process.kill('SIGKILL')
    }, timeoutMs)
    const message: ToChild = { id, template: job.template, data: job.data }
    child.process.send(message, () => {})
  }
  return {
    render: (template, data) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('The renderer is closed.'))
        clearTimeout(idle)
        send({ template, data, tries: 0, resolve, reject })
      }),
    async close() {
      closed = true
      clearTimeout(idle)
      const ends = [...children].map(
        (c) => new Promise<void>((done) => c.process.once('exit', () => done())),
      )
      for (const child of children) if (child.process.connected) child.process.disconnect()
      const late = setTimeout(() => {
        for (const child of children) child.process.kill('SIGKILL')
      }, 2000)
      await Promise.all(ends)
      clearTimeout(late)
    },
  }
}

/** Resident memory of a process where the system says it (Linux), else 0: then the count alone replaces a child. */
function residentMb(pid: number | undefined): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    return (pages * 4096) / 1e6
  } catch {
    return 0
  }
}
