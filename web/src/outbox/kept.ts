import { Refused, Unreachable } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { tagOf } from '../ui/formats.ts'
import { inStore, type Kept } from './database.ts'

type Args = { params?: Record<string, string>; query?: { queue?: string } }
/** A gift without the name of who gives, nor how to reach them. */
const unnamed = (gift: object): object => ({
  ...gift,
  donorName: '',
  contact: null,
  pickupAddress: null,
  access: null,
  notes: [],
})
/**
 * The few answers that a bench keeps for when the network is away, and nothing else: where one works, the words of the
 * lists, the devices that were read here. Nobody's name.
 */
const kinds: Record<string, (answer: object, args: Args) => object | null> = {
  getMe: (me) => ({ ...me, name: '' }),
  getService: (service) => service,
  listSites: (page) => page,
  listConfiguration: (page) => page,
  listProblems: (page) => page,
  getChecklist: (checklist) => checklist,
  listSystems: (list) => list,
  getDevice: (device) => device,
  getDonation: unnamed,
  // The two lists that a reception chooses from.
  listDonations: (page, { query }) =>
    ['toReceive', 'toReconcile'].includes(query?.queue ?? '')
      ? { ...page, items: (page as { items: object[] }).items.map(unnamed) }
      : null,
  getTransfer: (transfer) => transfer,
  getCount: (count) => count,
}
const DAYS = 7
const PATIENCE_MS = 8_000
/** Whose reads are kept here. */
const KEEPER = 'kept-for'
const OWES = 'sign-out-owed'

const keeps = (): boolean => localStorage.getItem(KEEPER) !== null
/** A device's card is found by its tag, however its code was written. */
const keyOf = (operationId: string, args: Args): string =>
  JSON.stringify([operationId, operationId === 'getDevice' ? tagOf(args.params?.code ?? '') : args])

async function keep(operationId: string, args: Args, answer: unknown): Promise<void> {
  const reduced = keeps() ? kinds[operationId]?.(answer as object, args) : null
  if (!reduced) return
  const tag = operationId === 'getDevice' && (answer as { tag: string }).tag
  const key = keyOf(operationId, tag ? { params: { code: tag } } : args)
  const row: Kept = { key, at: new Date().toISOString(), answer: reduced }
  await inStore('kept', 'readwrite', (s) => s.put(row)).catch(() => {})
}

/** What was read last of a kind that is kept, with the instant; undefined when there is none. */
const find = (operationId: string, args: Args): Promise<Kept | undefined> =>
  inStore<Kept | undefined>('kept', 'readonly', (s) => s.get(keyOf(operationId, args))).catch(
    () => undefined,
  )

/** When what is shown was read, if it was not read just now. */
export const keptAt = (answer: unknown): string | null =>
  (answer as { keptAt?: string } | null | undefined)?.keptAt ?? null

/** Asks, keeps the answer where it is one to keep, and when the service is silent gives what was last kept. */
export async function orKept<A extends object, R>(
  operation: ((args: A) => Promise<R>) & { operationId: string },
  args: A,
): Promise<R> {
  const { operationId } = operation
  if (!(operationId in kinds)) return operation(args)
  if (operationId === 'getMe') await paySignOut()
  const { signal, ...said } = args as Args & { signal?: AbortSignal }
  try {
    const answer = await operation(keeps() ? { patienceMs: PATIENCE_MS, ...args } : args)
    void keep(operationId, said, answer)
    return answer
  } catch (error) {
    const row = error instanceof Unreachable ? await find(operationId, said) : undefined
    if (!row) throw error
    return { ...(row.answer as R), keptAt: row.at }
  }
}

/** From now on this device keeps what a bench needs for one person; what has been read so far is kept as well. */
export async function beginKeeping(
  personId: string,
  read: readonly (readonly [key: unknown, answer: unknown])[],
): Promise<void> {
  if (localStorage.getItem(KEEPER) !== personId) await forgetKept()
  localStorage.setItem(KEEPER, personId)
  for (const [key, answer] of read) {
    const [operationId, args] = key as [string, Args]
    if (answer !== undefined && keptAt(answer) === null && typeof args === 'object')
      await keep(operationId, args, answer)
  }
  const old = new Date(Date.now() - DAYS * 86_400_000).toISOString()
  const keys = await inStore('kept', 'readonly', (s) =>
    s.index('at').getAllKeys(IDBKeyRange.upperBound(old)),
  ).catch(() => [])
  for (const key of keys) await inStore('kept', 'readwrite', (s) => s.delete(key)).catch(() => {})
}
/** Nothing of what was read stays on this device. */
export async function forgetKept(): Promise<void> {
  localStorage.removeItem(KEEPER)
  await inStore('kept', 'readwrite', (s) => s.clear()).catch(() => {})
}

/** Signs out here at once, and at the service now or, without a network, before anything else is asked of it. */
export async function signOutHere(): Promise<void> {
  localStorage.setItem(OWES, 'yes')
  await forgetKept()
  await paySignOut().catch(() => {})
}
async function paySignOut(): Promise<void> {
  if (localStorage.getItem(OWES) === null) return
  try {
    await api.signOut({})
  } catch (error) {
    // Nobody is signed in any more: an answer that was lost on its way had paid it.
    if (!(error instanceof Refused && error.problem.status === 401)) throw error
  }
  localStorage.removeItem(OWES)
}
