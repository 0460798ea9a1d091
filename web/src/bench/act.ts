import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useWrite } from '../api/query.ts'
import { expected } from '../outbox/expected.ts'
import { type Call, type Outcome, waitable } from '../outbox/outbox.ts'
import { queued } from '../outbox/use-outbox.ts'
import { useMe } from '../shell/me.tsx'
import { beep } from '../ui/say.ts'
import type { Device } from './next-steps.ts'

/** What each panel of the bench is given. */
export type PanelProps = {
  device: Device
  /** It is done: says so, closes the panel, and gives the focus back to the scan field. */
  done: (message?: string) => void
  cancel: () => void
}
type Args = { params?: { code?: string } }

/**
 * A write of the bench. What may wait goes through the outbox: without a network it is noted, and answers the device
 * as it will be. A refusal is heard, and the device is read again since it may have changed. `eventId` is the same for
 * the same input until it succeeds: sent again after a silence, it counts once.
 */
export function useAct<A extends object, R>(operation: Call<A, R>) {
  const client = useQueryClient()
  const me = useMe()
  const shown = (args: A) => {
    const tag = (args as Args).params?.code ?? ''
    return client.getQueryData<Device>(['getDevice', { params: { code: tag } }])
  }
  const write = useWrite<A, Outcome<R>>(
    waitable.includes(operation.operationId)
      ? queued(operation, (args) => ({
          tag: (args as Args).params?.code ?? '',
          seen: shown(args)?.version ?? null,
        }))
      : Object.assign(async (args: A) => ({ answer: await operation(args) }), {
          operationId: operation.operationId,
        }),
  )
  const attempt = useRef<{ said: string; id: string } | null>(null)
  return {
    ...write,
    eventId: (input: unknown): string => {
      const said = JSON.stringify(input)
      if (attempt.current?.said !== said) attempt.current = { said, id: crypto.randomUUID() }
      return attempt.current.id
    },
    send: async (args: A): Promise<R | undefined> => {
      try {
        const outcome = await write.sendOrThrow(args)
        attempt.current = null
        if ('noted' in outcome) {
          const device = shown(args)
          // What may wait answers the device: without a network, as it will be.
          return (
            device && (expected(device, [outcome.noted], me?.roles.map((r) => r.role) ?? []) as R)
          )
        }
        await client.invalidateQueries()
        return outcome.answer
      } catch {
        beep('refused')
        void client.invalidateQueries({ queryKey: ['getDevice'] })
        return undefined
      }
    },
  }
}
