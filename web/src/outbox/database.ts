import type { ProblemBody } from '../api/client.ts'

/**
 * One act of a person at a bench, kept on this device until the service has answered. Nobody is named: `authors` are
 * the membership codes of who did it, as the journal bears them.
 */
export type Act = {
  /** Its place in the queue. */
  n: number
  operation: string
  /** What is sent, with its event id and its instant; null once it was sent. */
  args: { params?: Record<string, string>; body: ActBody } | null
  /** The tag it is about, or the code that was read. */
  about: string
  /** What closes only when all of its scans were sent: a reception, a transfer, a count. */
  batch: string | null
  authors: readonly string[]
  at: string
  state: 'waiting' | 'refused' | 'sent' | 'givenUp'
  problem: ProblemBody | null
  /** The version of the device that its author saw. */
  seen: number | null
  settledAt: string | null
}
export type ActBody = Record<string, unknown> & { eventId: string; occurredAt: string }
/** An answer kept for when the network is away. */
export type Kept = { key: string; at: string; answer: unknown }

const NAME = 'bench'
let opened: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('acts', { keyPath: 'n', autoIncrement: true })
      request.result.createObjectStore('kept', { keyPath: 'key' }).createIndex('at', 'at')
    }
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })
  return opened
}

/** One transaction over one store; answers what `act` asked once it is on the disk. */
export async function inStore<T>(
  name: 'acts' | 'kept',
  mode: 'readonly' | 'readwrite',
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const base = await open()
  return new Promise((done, failed) => {
    const work = base.transaction(name, mode, { durability: 'strict' })
    const request = act(work.objectStore(name))
    work.oncomplete = () => done(request.result)
    work.onerror = work.onabort = () => failed(work.error)
  })
}
