import { useCallback, useRef } from 'react'

/** Puts the focus on the first h2 within a box, after a step or an act that took away what had it. */
export function useHeadingFocus() {
  const box = useRef<HTMLDivElement>(null)
  const focus = useCallback(() => {
    // After the next drawing: the heading may be about to change.
    requestAnimationFrame(() => {
      const heading = box.current?.querySelector('h2')
      heading?.setAttribute('tabindex', '-1')
      heading?.focus({ preventScroll: true })
      box.current?.scrollIntoView({ block: 'start' })
    })
  }, [])
  return { box, focus }
}
