import { useRef } from 'react'

/**
 * The key of one attempt at a costly write: kept while what is sent stays the same, so that a retry repeats nothing;
 * another once it changes, or once `renew` says that it was done.
 */
export function useAttemptKey(sent: unknown): [key: string, renew: () => void] {
  const said = JSON.stringify(sent)
  const kept = useRef({ said: '', key: '' })
  if (kept.current.said !== said) kept.current = { said, key: crypto.randomUUID() }
  const renew = () => {
    kept.current = { said: '', key: '' }
  }
  return [kept.current.key, renew]
}
