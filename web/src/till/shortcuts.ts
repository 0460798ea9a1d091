import { useEffect, useRef, useState } from 'react'
import { isCovered } from '../ui/focus.ts'

/**
 * Keys of the whole screen, by name (`F2`, `Escape`). Quiet while a dialog is open, so that its own keys work. None is
 * one that browsers use.
 */
export function useShortcuts(keys: Record<string, () => void>, on = true): void {
  const now = useRef(keys)
  now.current = keys
  useEffect(() => {
    if (!on) return
    const press = (e: KeyboardEvent) => {
      const act = now.current[e.key]
      if (!act || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey || e.defaultPrevented) return
      if (isCovered()) return
      e.preventDefault()
      if (!e.repeat) act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])
}

const editable = (e: EventTarget | null) =>
  e instanceof HTMLElement && (e.matches('input, textarea, select') || e.isContentEditable)

/** Sends what a scanner types into a field although nothing, or a button, has the focus. */
export function useScanAnywhere(field: () => HTMLInputElement | null, on = true): void {
  const now = useRef(field)
  now.current = field
  useEffect(() => {
    if (!on) return
    const press = (e: KeyboardEvent) => {
      if (e.key.length !== 1 || e.key === ' ' || e.ctrlKey || e.metaKey || e.altKey) return
      if (editable(e.target) || isCovered()) return
      now.current()?.focus()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])
}

/** Gives the focus back to what opened a dialog that is shown by being there, once it is gone. */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement as HTMLElement | null)
  useEffect(
    () => () => {
      setTimeout(() => {
        if (document.activeElement === document.body) opener?.focus()
      }, 50)
    },
    [opener],
  )
}
