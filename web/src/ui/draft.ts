import { useCallback, useState } from 'react'
import { useMe } from '../shell/me.tsx'

/**
 * What a person types in a form, kept in this tab through an error, a reload or an expired session, and shown to nobody
 * else. `clear` once it is sent. Never for passwords and codes.
 */
export function useDraft<T>(
  key: string,
  initial: T,
): [T, (next: T | ((now: T) => T)) => void, () => void] {
  const me = useMe()
  const place = `draft:${me?.id ?? 'nobody'}:${key}`
  const [value, setValue] = useState<T>(() => read(place) ?? initial)
  const set = useCallback(
    (next: T | ((now: T) => T)) =>
      setValue((now) => {
        const after = typeof next === 'function' ? (next as (now: T) => T)(now) : next
        sessionStorage.setItem(place, JSON.stringify(after))
        return after
      }),
    [place],
  )
  const clear = useCallback(() => {
    sessionStorage.removeItem(place)
    setValue(initial)
  }, [place, initial])
  return [value, set, clear]
}

/** Whether something typed is kept under this key. */
export function useHasDraft(key: string): boolean {
  const me = useMe()
  return sessionStorage.getItem(`draft:${me?.id ?? 'nobody'}:${key}`) !== null
}

function read<T>(place: string): T | null {
  const kept = sessionStorage.getItem(place)
  if (kept === null) return null
  try {
    return JSON.parse(kept) as T
  } catch {
    return null
  }
}
