import { type ProblemBody, Refused, Unreachable } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { instant } from './clock.ts'
import { type Act, type ActBody, inStore } from './database.ts'
import { isOpen, nextToSend, rebased } from './order.ts'

/** What may wait for the network. A release, a paper, a second name are asked at once or not at all. */
export const waitable: readonly string[] = [
  'receiveDevice',
  'receiveTransfer',
  'scanCount',
  'moveDevice',
  'acceptDevice',
  'identifyDevice',
  'weighDevice',
  'declareMedium',
  'declareMediaComplete',
  'recordTest',
  'recordRepair',
  'gradeDevice',
  'recordSystem',
]

/** What came of an act: the service's answer, or that it is noted on this device and will be sent. */
export type Outcome<R> = { answer: R } | { noted: Act }
export type Call<A, R> = ((args: A) => Promise<R>) & { operationId: string }
type Args = { params?: Record<string, string>; body: Record<string, unknown> }
export type GiveUpReason = 'doneByOther' | 'mistake' | 'noLongerTrue' | 'redoneOtherwise'
type Sent = Args & { author: string; patienceMs: number }

const PATIENCE_MS = 8_000
const RETRY_MS = 10_000
/** After a silence, what follows is noted without waiting for another. */
const QUIET_MS = 4_000
const LOCK = 'outbox'

let acts: readonly Act[] = []
let author: readonly string[] = []
let silentUntil = 0
let timer: ReturnType<typeof setTimeout> | undefined
const hearers = new Set<() => void>()
const sentHearers = new Set<() => void>()
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(LOCK)
/** Who waits on this page for an act's own answer. */
const awaited = new Map<
  number,
  { answered: (answer: unknown) => void; refused: (e: Refused) => void; noted: () => void }
>()

/** Everything the outbox of this device holds, in order. */
export const allActs = (): readonly Act[] => acts
export function onActs(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}
/** Calls back when something that waited has been sent: what is shown may be read again. */
export function onSent(hear: () => void): () => void {
  sentHearers.add(hear)
  return () => sentHearers.delete(hear)
}
function show(next: readonly Act[]): void {
  acts = next
  for (const hear of hearers) hear()
}

/** Reads what is on the device: another page may have added to it. */
async function load(): Promise<void> {
  show(await inStore<Act[]>('acts', 'readonly', (s) => s.getAll()))
}
async function put(act: Act): Promise<void> {
  await inStore('acts', 'readwrite', (s) => s.put(act))
  show([...acts.filter((a) => a.n !== act.n), act].sort((a, b) => a.n - b.n))
  tabs?.postMessage('changed')
}
async function remove(n: number): Promise<void> {
  await inStore('acts', 'readwrite', (s) => s.delete(n))
  show(acts.filter((a) => a.n !== n))
  tabs?.postMessage('changed')
}

/** Whether who is signed in is its author. */
export const isMine = (act: Act): boolean => act.authors.some((code) => author.includes(code))
/**
 * Does an act through the outbox: it is written on this device first, then sent in its turn. Answers what the service
 * answered, or that it is noted. @throws Refused when the service said no while one waited for it.
 */
export async function submit<A extends object, R>(
  operation: Call<A, R>,
  args: A,
  about: { tag: string; batch?: string; seen?: number | null },
): Promise<Outcome<R>> {
  const { body, ...rest } = args as Args
  const at = instant()
  const full: ActBody = { eventId: crypto.randomUUID(), ...body, occurredAt: at }
  const act: Omit<Act, 'n'> = {
    operation: operation.operationId,
    args: { ...rest, body: full },
    about: about.tag,
    batch: about.batch ?? null,
    authors: author,
    at,
    state: 'waiting',
    problem: null,
    seen: about.seen ?? null,
    settledAt: null,
  }
  let n: number
  try {
    n = Number(await inStore('acts', 'readwrite', (s) => s.add(act)))
  } catch {
    // A browser that keeps nothing: it is sent at once, and a silence is said as one.
    return { answer: await operation({ ...rest, body: full } as unknown as A) }
  }
  const kept = { ...act, n }
  show([...acts, kept])
  tabs?.postMessage('changed')
  return new Promise<Outcome<R>>((done, failed) => {
    awaited.set(n, {
      answered: (answer) => done({ answer: answer as R }),
      refused: failed,
      noted: () => done({ noted: kept }),
    })
    if (Date.now() < silentUntil) leaveNoted()
    else void flush()
  })
}
function leaveNoted(): void {
  for (const [n, who] of awaited) {
    awaited.delete(n)
    who.noted()
  }
}

let under: Promise<void> | null = null
let asked = false
/** Sends what waits, in order, one page of this browser at a time. Called again while it works, it looks once more. */
export function flush(): Promise<void> {
  asked = true
  under ??= (async () => {
    try {
      while (asked) {
        asked = false
        await navigator.locks.request(LOCK, sendAll)
      }
    } catch {
      // The device's own store failed: what was kept is there at the next try.
    } finally {
      under = null
      leaveNoted()
      clearTimeout(timer)
      if (nextToSend(acts, author)) timer = setTimeout(() => void flush(), RETRY_MS)
    }
  })()
  return under
}

async function sendAll(): Promise<void> {
  await load()
  let sent = 0
  for (let act = nextToSend(acts, author); act; act = nextToSend(acts, author)) {
    if (!navigator.onLine || !(await send(act))) break
    sent++
  }
  if (sent > 0) for (const hear of sentHearers) hear()
}

/** Whether the network or the session must come back before anything more can be sent. */
const isLater = (error: unknown): boolean =>
  error instanceof Unreachable ||
  (error instanceof Refused &&
    ([401, 429, 503].includes(error.problem.status) || error.problem.code === 'OTHER_AUTHOR'))

/** Sends one act; false when it must wait. */
async function send(act: Act): Promise<boolean> {
  const operation = (api as unknown as Record<string, (args: Sent) => Promise<unknown>>)[
    act.operation
  ]
  const code = act.authors.find((c) => author.includes(c))
  if (!code || !act.args) return false
  const waiting = awaited.get(act.n)
  try {
    if (!operation) throw new Refused(gone)
    const answer = await operation({ ...act.args, author: code, patienceMs: PATIENCE_MS })
    silentUntil = 0
    const refusal = waiting ? null : refusedLine(answer)
    if (refusal) {
      await put({ ...act, state: 'refused', problem: refusal, settledAt: instant() })
      return true
    }
    await settle(act, answer)
    waiting?.answered(answer)
    awaited.delete(act.n)
  } catch (error) {
    if (isLater(error) || !(error instanceof Refused)) {
      if (error instanceof Unreachable) silentUntil = Date.now() + QUIET_MS
      return false
    }
    if (waiting) {
      // Its author is told at once, and decides: nothing is left to settle.
      await remove(act.n)
      waiting.refused(error)
      awaited.delete(act.n)
    } else await put({ ...act, state: 'refused', problem: error.problem, settledAt: instant() })
  }
  return true
}
/** Why a list of scans answers that one of them counts for nothing: sent alone and late, that is a refusal. */
const refusedLine = (answer: unknown): ProblemBody | null => {
  const { lines = [] } = (answer ?? {}) as { lines?: { problem?: ProblemBody | null }[] }
  const problem = lines.find((l) => l.problem)?.problem
  return problem ? { ...problem, status: 422 } : null
}
/** What an operation that this version no longer has is answered: it stays, and its author decides. */
const gone: ProblemBody = { title: '', status: 410, code: 'OPERATION_GONE' }

async function settle(act: Act, answer: unknown): Promise<void> {
  await put({ ...act, state: 'sent', args: null, problem: null, settledAt: instant() })
  const version = (answer as { version?: unknown } | null)?.version
  if (typeof version === 'number') for (const next of rebased(acts, act, version)) await put(next)
}

/** Puts a refused act back in its turn; `version` is the one that the device has now, where the act names one. */
export async function sendAgain(act: Act, version: number | null): Promise<void> {
  if (!act.args) return
  const { body } = act.args
  const renewed = version !== null && 'version' in body ? { ...body, version } : body
  await put({
    ...act,
    state: 'waiting',
    problem: null,
    settledAt: null,
    seen: version ?? act.seen,
    args: { ...act.args, body: renewed },
  })
  await flush()
}
/**
 * Ends a refused act without doing it. Its author says why, and that is itself an act, written to the device's story;
 * a code that names no device of ours has no story, and ends here.
 */
export async function giveUp(act: Act, reason: GiveUpReason): Promise<void> {
  const refusedAs = act.problem?.code ?? 'INTERNAL'
  if (['NOT_FOUND', 'BAD_LABEL'].includes(refusedAs))
    return put({ ...act, state: 'givenUp', args: null, settledAt: instant() })
  const body = { eventId: crypto.randomUUID(), occurredAt: instant() }
  const said = { operation: act.operation, doneAt: act.at, reason, refusedAs }
  await put({
    ...act,
    operation: 'giveUpAct',
    args: { params: { code: act.about }, body: { ...said, ...body } },
    state: 'waiting',
    problem: null,
    settledAt: null,
  })
  await flush()
}

/** Whose acts are sent from now on: the membership codes of who is signed in, or nobody's. */
export function actAs(codes: readonly string[]): void {
  if (codes.join() === author.join()) return
  author = codes
  silentUntil = 0
  void flush()
}
/** Forgets what was sent before today; with `all`, everything that was settled. What is open is never forgotten. */
export async function forgetSettled({ all = false } = {}): Promise<void> {
  const today = instant().slice(0, 10)
  const old = acts.filter((a) => !isOpen(a) && (all || (a.settledAt ?? a.at).slice(0, 10) < today))
  for (const { n } of old) await remove(n)
}

/** Opens the outbox of this device, and sends whenever the network is back. */
export async function openOutbox(): Promise<void> {
  tabs?.addEventListener('message', () => void load())
  window.addEventListener('online', () => {
    silentUntil = 0
    void flush()
  })
  try {
    await load()
    await forgetSettled()
    await flush()
  } catch {
    // Nothing is kept in this browser.
  }
}
