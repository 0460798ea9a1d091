import { useState } from 'react'
import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { beep } from '../ui/say.ts'
import { isUnknown, namedTotal } from './refusal.tsx'
import { useClient } from './shelf.ts'

type Ticket = Result<typeof api.getTicket>
type Sent<R> =
  | { kind: 'done'; answer: R }
  /** It may be recorded: the same request alone may follow. */
  | { kind: 'unknown'; error: unknown }
  | { kind: 'refused'; error: unknown; total: number | null }

/** Sends what is recorded once: tells a refusal (nothing is recorded) from a silence (nothing is known). */
export function useSend<B, R>(
  operation: ((args: { params: { id: string }; body: B }) => Promise<R>) & { operationId: string },
  till: string,
) {
  const client = useClient()
  const write = useWrite(operation)
  const [problem, setProblem] = useState<unknown>(null)
  const [done, setDone] = useState<Ticket[] | null>(null)
  const send = async (body: B): Promise<Sent<R>> => {
    setProblem(null)
    try {
      const answer = await write.sendOrThrow({ params: { id: till }, body })
      beep('done')
      void client.invalidateQueries()
      return { kind: 'done', answer }
    } catch (error) {
      setProblem(error)
      beep('refused')
      if (isUnknown(error)) return { kind: 'unknown', error }
      // A price or a state has changed: read again what is shown.
      void client.invalidateQueries()
      return { kind: 'refused', error, total: namedTotal(error) }
    }
  }
  return {
    send,
    busy: write.busy,
    problem,
    /** The tickets just made, shown until the next sale begins. */
    done,
    keep: setDone,
    clear: () => {
      setProblem(null)
      setDone(null)
    },
  }
}
