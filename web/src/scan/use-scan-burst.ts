import { type RefObject, useEffect, useRef } from 'react'
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

/**
 * Hears a scanner that types wherever the focus is, and gives the code to `onScan`. In a text field the keys stay
 * there, save in `field`, the scan field itself, where a scan replaces what was begun. A dialog above the page keeps
 * its keys.
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
      if (document.querySelector('[role="dialog"]')) return
      if (takesText(event.target) && event.target !== field.current) return
      const code = burst.take(event.key, event.timeStamp)
      if (code !== null) {
        // Else the Enter would press the button that has the focus, and Tab would leave.
        event.preventDefault()
        event.stopPropagation()
        tell.current(code)
      } else if (burst.underWay() && event.target !== field.current) {
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
    let last = Number.NEGATIVE_INFINITY
    const hear = (event: KeyboardEvent) => {
      window.clearTimeout(waiting)
      const alone = event.timeStamp - last > BURST_GAP_MS
      last = event.timeStamp
      if (event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return
      if (document.querySelector('[role="dialog"]')) return
      if (alone) waiting = window.setTimeout(() => tell.current(event.key), BURST_GAP_MS + 10)
    }
    document.addEventListener('keydown', hear, true)
    return () => {
      window.clearTimeout(waiting)
      document.removeEventListener('keydown', hear, true)
    }
  }, [])
}
