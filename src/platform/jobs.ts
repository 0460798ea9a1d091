import { fromKysely, PgBoss } from 'pg-boss'
import type { Tx } from './context.ts'
import type { Mail } from './mail.ts'

/** What is done after the commit, by whichever process is free. */
export type JobData = { mail: Mail; purge: object; partitions: object; quality: object }
export type JobName = keyof JobData

export type Jobs = {
  /** Enqueues in the caller's transaction: a job of what is rolled back never runs. */
  send<N extends JobName>(tx: Tx | null, name: N, data: JobData[N]): Promise<void>
  start(handlers: { [N in JobName]: (data: JobData[N]) => Promise<void> }): Promise<void>
  stop(): Promise<void>
}

const queues: Record<JobName, { retryLimit: number; cron?: string }> = {
  mail: { retryLimit: 8 },
  purge: { retryLimit: 2, cron: '30 3 * * *' },
  partitions: { retryLimit: 5, cron: '0 4 1 * *' },
  quality: { retryLimit: 2, cron: '15 0 * * *' },
}

/** pg-boss on our own database; its schema was made by the owner, so it migrates nothing here. */
export function createJobs(connectionString: string, onError: (error: Error) => void): Jobs {
  const boss = new PgBoss({
    connectionString,
    schema: 'job',
    max: 3,
    migrate: false,
    useListenNotify: true,
  })
  boss.on('error', onError)
  let started: Promise<unknown> | null = null
  // A process that only sends (the command line, a test) needs the queues as much as one that works.
  const open = async () => {
    await boss.start()
    for (const [name, { retryLimit }] of Object.entries(queues))
      await boss.createQueue(name, {
        retryLimit,
        retryDelay: 5,
        retryBackoff: true,
        heartbeatSeconds: 10,
        notify: true,
      })
  }
  const ready = () => {
    started ??= open().catch((error) => {
      started = null
      throw error
    })
    return started
  }
  return {
    async send(tx, name, data) {
      await ready()
      await boss.send(name, data, tx ? { db: fromKysely(tx as never) } : {})
    },
    async start(handlers) {
      await ready()
      for (const name of Object.keys(queues) as JobName[]) {
        const { cron } = queues[name]
        const handle = handlers[name] as (data: object) => Promise<void>
        await boss.work(name, { batchSize: 1 }, async ([job]) => {
          if (job) await handle(job.data as object)
        })
        if (cron) await boss.schedule(name, cron, {}, { tz: 'Europe/Paris' })
      }
    },
    async stop() {
      if (started) await boss.stop({ graceful: true, timeout: 2000 }).catch(() => {})
    },
  }
}
