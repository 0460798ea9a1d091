import pg from 'pg'
import { BACK, type Kind, moveValues, OUT, READ, readValues, type Who } from './baseline.ts'

/**
 * The baseline by the product's own driver: two pipelined clients in a process of their own, the same named statements
 * with the same parameters, as many in flight as there are connections on the HTTP side.
 */
export type PgLoad = {
  kind: Kind
  appUrl: string
  connections: number
  seconds: number
  technician: Who
  supervisor: Who
}
let blocks: Record<Kind, string[][]> = { read: [], move: [] }

async function load({ kind, appUrl, connections, seconds, technician, supervisor }: PgLoad) {
  const clients = Array.from(
    { length: Math.min(2, connections) },
    () => new pg.Client({ connectionString: appUrl, pipeline: true } as pg.ClientConfig),
  )
  for (const client of clients) {
    client.on('error', () => {})
    await client.connect()
  }
  const own = blocks[kind]
  let sent = 0
  let inTime = 0
  let missed = 0
  const until = performance.now() + seconds * 1000
  const run = async (
    n: number,
    { name, text }: { name: string; text: string },
    values: unknown[],
  ) => {
    const { rowCount } = await clients[n % clients.length]!.query({ name, text, values })
    sent++
    if (rowCount !== 1) missed++
    if (performance.now() <= until) inTime++
  }
  const reader = async (n: number) => {
    const rounds = Math.floor((own.length - n - 1) / connections) + 1
    while (performance.now() < until) {
      const tags = own[n + connections * Math.floor(Math.random() * rounds)] ?? []
      if (kind === 'read') {
        for (const tag of tags) {
          await run(n, READ, readValues(tag, technician))
          if (performance.now() >= until) break
        }
        continue
      }
      const now = () => new Date().toISOString()
      for (const tag of tags) await run(n, OUT, moveValues(tag, technician, 'toCheck', now()))
      for (const tag of tags) await run(n, BACK, moveValues(tag, supervisor, null, now()))
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, n) => reader(n)))
  await Promise.all(clients.map((c) => c.end()))
  return { perSecond: inTime / seconds, sent, missed }
}

process.on('message', (message: PgLoad | { blocks: typeof blocks }) => {
  if ('blocks' in message) {
    blocks = message.blocks
    process.send?.({ ready: true })
    return
  }
  load(message).then(
    (result) => process.send?.(result),
    (error: Error) => process.send?.({ error: error.message }),
  )
})
process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => {})
