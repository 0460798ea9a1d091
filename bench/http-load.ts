import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'

/**
 * The load of the HTTP side, in a process of its own: keep-alive connections, one request at a time on each, and no
 * more parsing of an answer than its status and its length.
 */
export type Load = {
  kind: 'read' | 'move' | 'sale'
  port: number
  connections: number
  seconds: number
  /** Blocks of tags; those of a move belong to one connection at a time, and one of a sale is sold once. */
  blocks: string[][]
  readKey: string
  outKey: string
  backKey: string
  /** For sales: a till for each connection, and the price of everything. */
  tills?: string[]
  cents?: number
}
export type Loaded = {
  perSecond: number
  /** Everything that was sent, with what ended after the time. */
  sent: number
  refused: number
  firstRefusal: string | null
  p50: number
  p99: number
}

const HEAD_END = Buffer.from('\r\n\r\n')
const LENGTH = Buffer.from('content-length: ')

type Answer = { status: number; body: () => string }

function open(port: number): Promise<{ ask(request: string): Promise<Answer>; end(): void }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    let kept: Buffer | null = null
    let done: ((a: Answer) => void) | null = null
    let fail: ((e: Error) => void) | null = null
    const end = (error: Error) => {
      reject(error)
      fail?.(error)
    }
    socket.on('error', end)
    socket.on('close', () => end(new Error('The service closed the connection.')))
    socket.on('data', (chunk) => {
      const all: Buffer = kept ? Buffer.concat([kept, chunk]) : chunk
      const head = all.indexOf(HEAD_END)
      const length = head < 0 ? -1 : all.indexOf(LENGTH)
      if (head >= 0 && (length < 0 || length > head)) return end(new Error('No content-length.'))
      let size = 0
      if (head >= 0)
        for (let i = length + LENGTH.length; all[i]! >= 48; i++) size = size * 10 + all[i]! - 48
      if (head < 0 || all.length < head + 4 + size) {
        kept = all
        return
      }
      kept = null
      const status = (all[9]! - 48) * 100 + (all[10]! - 48) * 10 + all[11]! - 48
      done?.({ status, body: () => all.toString('utf8', head + 4) })
    })
    socket.on('connect', () =>
      resolve({
        ask: (request) =>
          new Promise((settle, refuse) => {
            done = settle
            fail = refuse
            socket.write(request, 'latin1')
          }),
        end: () => {
          fail = null
          socket.destroy()
        },
      }),
    )
  })
}

const read = (tag: string, key: string) =>
  `GET /api/v1/devices/${tag} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${key}\r\n\r\n`

const move = (tag: string, key: string, body: string) =>
  post(`devices/${tag}/transitions`, key, body)

const sale = (till: string, key: string, tag: string, cents = 0) =>
  post(
    `tills/${till}/sales`,
    key,
    `{"requestId":"${randomUUID()}","lines":[{"code":"${tag}"}],"payments":[{"means":"card","amountCents":${cents},"authorisation":"000000"}],"expectedTotalCents":${cents}}`,
  )

function post(path: string, key: string, body: string) {
  return `POST /api/v1/${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
}

async function load(asked: Load): Promise<Loaded> {
  const { kind, port, connections, seconds, blocks } = asked
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const times: number[] = []
  let sent = 0
  let refused = 0
  let firstRefusal: string | null = null
  const started = performance.now()
  let until = started + seconds * 1000
  const block = (own: number) => {
    const rounds = Math.floor((blocks.length - own - 1) / connections) + 1
    return blocks[own + connections * Math.floor(Math.random() * rounds)] ?? []
  }
  const one = async (socket: (typeof sockets)[number], request: string) => {
    const from = performance.now()
    const { status, body } = await socket.ask(request)
    const now = performance.now()
    sent++
    if (status !== (kind === 'sale' ? 201 : 200)) {
      refused++
      firstRefusal ??= `${status} ${body().slice(0, 300)}`
    }
    if (now <= until) times.push(now - from)
  }
  await Promise.all(
    sockets.map(async (socket, own) => {
      if (kind === 'sale') {
        const till = asked.tills?.[own] ?? ''
        const shelf = blocks[own] ?? []
        for (const tag of shelf) {
          await one(socket, sale(till, asked.outKey, tag, asked.cents))
          if (performance.now() >= until) return
        }
        // An empty shelf ends the measure for all.
        until = Math.min(until, performance.now())
        return
      }
      while (performance.now() < until) {
        const tags = block(own)
        if (kind === 'read') {
          for (const tag of tags) {
            await one(socket, read(tag, asked.readKey))
            if (performance.now() >= until) break
          }
          continue
        }
        // Out and back: what one leaves in quarantine would be refused to the next.
        const out = () => `{"to":"QUARANTINE","reason":"toCheck","eventId":"${randomUUID()}"}`
        const back = () => `{"to":"RECEIVED","eventId":"${randomUUID()}"}`
        for (const tag of tags) await one(socket, move(tag, asked.outKey, out()))
        for (const tag of tags) await one(socket, move(tag, asked.backKey, back()))
      }
    }),
  )
  for (const socket of sockets) socket.end()
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    perSecond: (times.length * 1000) / (until - started),
    sent,
    refused,
    firstRefusal,
    p50: at(0.5),
    p99: at(0.99),
  }
}

let blocks: Record<Load['kind'], string[][]> = { read: [], move: [], sale: [] }
process.on('message', (message: Omit<Load, 'blocks'> | { blocks: Partial<typeof blocks> }) => {
  if ('blocks' in message) {
    blocks = { ...blocks, ...message.blocks }
    process.send?.({ ready: true })
    return
  }
  load({ ...message, blocks: blocks[message.kind] }).then(
    (result) => process.send?.(result),
    (error: Error) => process.send?.({ error: error.message }),
  )
})
process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => {})
