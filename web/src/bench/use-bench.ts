import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { expected } from '../outbox/expected.ts'
import { orKept } from '../outbox/kept.ts'
import { openOf } from '../outbox/order.ts'
import { useActs } from '../outbox/use-outbox.ts'
import { makeScanGuard } from '../scan/scan-burst.ts'
import { useMe } from '../shell/me.tsx'
import { useSearchValue } from '../ui/link.tsx'
import { beep } from '../ui/say.ts'

/** A code that gave no device, and why. */
export type Trouble = { code: string; error: unknown }

/**
 * The device on the bench: put there by its code, kept in the address. A code read twice in a row counts once; of two
 * read at once, the last is shown. A code that is refused takes the former device away: nothing is done to it by error.
 */
export function useBench() {
  const client = useQueryClient()
  const [tag, setTag] = useSearchValue('code')
  const [reading, setReading] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const latest = useRef(0)
  const [fresh] = useState(makeScanGuard)
  const show = useRef(setTag)
  show.current = setTag
  const query = useRead(api.getDevice, { params: { code: tag ?? '' } }, { when: tag !== null })

  const read = useCallback(
    async (code: string) => {
      const n = ++latest.current
      setReading(true)
      try {
        const device = await orKept(api.getDevice, { params: { code } })
        if (n !== latest.current) return
        client.setQueryData(['getDevice', { params: { code: device.tag } }], device)
        setTrouble(null)
        show.current(device.tag)
        beep('done')
      } catch (error) {
        if (n !== latest.current) return
        setTrouble({ code, error })
        show.current(null)
        beep('refused')
      }
      setReading(false)
    },
    [client],
  )
  const clear = useCallback(() => {
    latest.current++
    setReading(false)
    setTrouble(null)
    show.current(null)
  }, [])
  const acts = useActs()
  const me = useMe()
  const { data } = query
  // What waits is shown as done: the bench goes on from there.
  const device = useMemo(
    () =>
      data && expected(data, openOf(acts, { tag: data.tag }), me?.roles.map((r) => r.role) ?? []),
    [data, acts, me],
  )
  return {
    device: tag === null ? undefined : device,
    query: tag === null ? null : { ...query, data: device },
    reading,
    trouble,
    read,
    clear,
    /** False for the scanner's stammer. */
    fresh: (code: string) => fresh(code.toUpperCase(), performance.now()),
  }
}
