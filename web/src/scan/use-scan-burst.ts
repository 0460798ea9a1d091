import { type RefObject, useEffect, useRef } from 'react'
import { isCovered } from '../ui/focus.ts'
import { BURST_GAP_MS, makeBurst } from './scan-burst.ts'

const typed = new Set(['text', 'search', 'email', 'tel', 'url', 'number', 'password', 'date'])
/** Whether what has the focus takes what a person types. */
export function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return typed.has(target.type)
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  )
}

const BEGINNING = /^(https?:\/\/|LCT:)/i
/** Of a slow scanner only the end may have come fast: whether the field then holds the whole of its code. */
const isWhole = (typed: string, code: string, train: number): boolean =>
  typed.endsWith(code) &&
  (train >= typed.length || (BEGINNING.test(typed) && !BEGINNING.test(code)))

/**
 * Hears a scanner that types wherever the focus is, and gives the code to `onScan`. In a text field the keys stay
 * there, save in `field`, the scan field itself, where a scan replaces what was begun. A list to choose from does not
 * get the letters: the first of a scan would choose another line. A dialog above the page keeps its keys.
 */
export function useScanBurst(
  onScan: (code: string) => void,
  field: RefObject<HTMLInputElement | null>,
): void {
  const tell = useRef(onScan)
  tell.current = onScan
  useEffect(() => {
    const burst = makeBurst()
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.isComposing) return
      if (isCovered()) return
      const list = event.target instanceof HTMLSelectElement
      if (takesText(event.target) && !list && event.target !== field.current) return
      const letter = list && event.key.length === 1 && event.key !== ' '
      const code = burst.take(event.key, event.timeStamp)
      if (code !== null) {
        // Else the Enter would press the button that has the focus, and Tab would leave.
        event.preventDefault()
        event.stopPropagation()
        const typed = event.target === field.current ? (field.current?.value ?? '').trim() : ''
        tell.current(isWhole(typed, code, burst.train()) ? typed : code)
      } else if (letter || (burst.underWay() && event.target !== field.current)) {
        event.preventDefault()
        event.stopPropagation()
      }
    }
    document.addEventListener('keydown', hear, true)
    return () => document.removeEventListener('keydown', hear, true)
  }, [field])
}

/** Hears single keys pressed by a hand, outside text fields: never one that is the first of a scan. */
export function useLoneKey(onKey: (key: string) => void): void {
  const tell = useRef(onKey)
  tell.current = onKey
  useEffect(() => {
    let waiting = 0
    let key: string | null = null
    let last = Number.NEGATIVE_INFINITY
    const give = () => {
      window.clearTimeout(waiting)
      const alone = key
      key = null
      if (alone !== null) tell.current(alone)
    }
    const hear = (event: KeyboardEvent) => {
      const alone = event.timeStamp - last > BURST_GAP_MS
      last = event.timeStamp
      // A busy page hears this key before the time of the former one is over: it was alone all the same.
      if (alone) give()
      else key = null
      if (event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return
      if (isCovered()) return
      if (!alone) return
      key = event.key
      waiting = window.setTimeout(give, BURST_GAP_MS + 10)
    }
    document.addEventListener('keydown', hear, true)
    return () => {
      window.clearTimeout(waiting)
      document.removeEventListener('keydown', hear, true)
    }
  }, [])
}
