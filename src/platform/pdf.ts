import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What a paper is made of; `issuedAt` dates the file, so that the same data gives the same bytes. */
export type PaperData = { issuedAt: string } & Record<string, unknown>
/** A drawing is one page, as wide and as high in millimetres as its paper. */
export type PaperForm = 'pdf' | 'svg'
export type Renderer = {
  render(template: string, data: PaperData, form?: PaperForm): Promise<Buffer>
  close(): Promise<void>
}

type Job = {
  template: string
  data: PaperData
  form: PaperForm
  tries: number
  resolve: (paper: Buffer) => void
  reject: (error: Error) => void
}
type Child = { process: ChildProcess; job: Job | null; done: number }
export type FromChild = { paper?: Uint8Array; error?: string }
export type ToChild = { template: string; data: PaperData; form: PaperForm }

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
  // The child is given one paper at a time: what is waiting has neither a clock running nor a crash to answer for.
  const waiting: Job[] = []
  const children = new Set<Child>()
  let current: Child | null = null
  let closed = false
  let limit: NodeJS.Timeout | undefined
  let idle: NodeJS.Timeout | undefined

  const retire = (child: Child) => {
    if (current === child) current = null
    if (child.process.connected) child.process.disconnect()
  }
  const rest = (child: Child) => {
    idle = setTimeout(() => retire(child), idleMs)
    idle.unref()
  }
  const spawn = (): Child => {
    const started = fork(new URL('./pdf-child.ts', import.meta.url), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--max-old-space-size=256'],
    })
    const child: Child = { process: started, job: null, done: 0 }
    children.add(child)
    started.on('message', ({ paper, error }: FromChild) => {
      const { job } = child
      if (!job) return
      settle(child)
      if (paper) job.resolve(Buffer.from(paper))
      else job.reject(new Error(`Typst: ${error}`))
      if (child.done >= recycle || residentMb(started.pid) > rssLimitMb) retire(child)
      next()
    })
    const lost = (how: string) => {
      if (!children.delete(child)) return
      if (current === child) current = null
      const { job } = child
      if (!job) return
      settle(child)
      if (job.tries < 2 && !closed) waiting.unshift(job)
      else job.reject(new Error(`The paper could not be rendered: its process ended (${how}).`))
      next()
    }
    started.on('exit', (code, signal) => lost(String(signal ?? code)))
    started.on('error', (error) => lost(error.message))
    return child
  }
  const settle = (child: Child) => {
    clearTimeout(limit)
    child.job = null
    // A child at rest does not keep the service alive; a paper under way does.
    child.process.unref()
    child.process.channel?.unref()
  }
  const next = () => {
    if (current?.job) return
    clearTimeout(idle)
    const job = waiting.shift()
    if (!job) return void (current && rest(current))
    current ??= spawn()
    const child = current
    child.job = job
    child.done += 1
    job.tries += 1
    child.process.ref()
    child.process.channel?.ref()
    limit = setTimeout(() => {
      job.tries = 2
      child.process.kill('SIGKILL')
    }, timeoutMs)
    const message: ToChild = { template: job.template, data: job.data, form: job.form }
    child.process.send(message, (error) => error && child.process.kill('SIGKILL'))
  }
  return {
    render: (template, data, form = 'pdf') =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('The renderer is closed.'))
        waiting.push({ template, data, form, tries: 0, resolve, reject })
        next()
      }),
    async close() {
      closed = true
      clearTimeout(idle)
      for (const { reject } of waiting.splice(0)) reject(new Error('The renderer is closed.'))
      const ends = [...children].map(
        ({ process }) => new Promise<void>((done) => process.once('exit', () => done())),
      )
      for (const { process } of children) {
        process.ref()
        if (process.connected) process.disconnect()
      }
      const late = setTimeout(() => {
        for (const { process } of children) process.kill('SIGKILL')
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
