import { useSyncExternalStore } from 'react'
import type { Act } from './database.ts'
import { isOpen } from './order.ts'
import { allActs, type Call, type Outcome, onActs, submit } from './outbox.ts'

/** Everything that the outbox of this device holds. */
export const useActs = (): readonly Act[] => useSyncExternalStore(onActs, allActs)

/** How many acts the service does not have yet: those that wait, and those it refused. */
export const useOpenCount = (): { waiting: number; refused: number } => {
  const open = useActs().filter(isOpen)
  const waiting = open.filter((a) => a.state === 'waiting').length
  return { waiting, refused: open.length - waiting }
}

type About = { tag: string; batch?: string; seen?: number | null }
/** An operation that goes through the outbox; `about` says from its arguments which device or batch it is about. */
export const queued = <A extends object, R>(
  operation: Call<A, R>,
  about: (args: A) => About,
): Call<A, Outcome<R>> =>
  Object.assign((args: A) => submit(operation, args, about(args)), {
    operationId: operation.operationId,
  })
