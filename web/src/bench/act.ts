import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useWrite } from '../api/query.ts'
import { beep } from '../ui/say.ts'
import type { Device } from './next-steps.ts'

/** What each panel of the bench is given. */
export type PanelProps = {
  device: Device
  /** It is done: says so, closes the panel, and gives the focus back to the scan field. */
  done: (message?: string) => void
  cancel: () => void
}

/**
 * A write of the bench: a refusal is heard, and the device is read again since it may have changed. `eventId` is the
 * same for the same input until it succeeds: sent again after a silence, it counts once.
 */
export function useAct<A extends object, R>(
  operation: ((args: A) => Promise<R>) & { operationId: string },
) {
  const client = useQueryClient()
  const write = useWrite(operation)
  const attempt = useRef<{ said: string; id: string } | null>(null)
  return {
    ...write,
    eventId: (input: unknown): string => {
      const said = JSON.stringify(input)
      if (attempt.current?.said !== said) attempt.current = { said, id: crypto.randomUUID() }
      return attempt.current.id
    },
    send: async (args: A): Promise<R | undefined> => {
      const answer = await write.send(args)
      if (answer !== undefined) attempt.current = null
      else {
        beep('refused')
        void client.invalidateQueries({ queryKey: ['getDevice'] })
      }
      return answer
    },
  }
}
