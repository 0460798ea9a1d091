import { useCallback } from 'react'

/** Gives the focus to the first choice of a list once it is shown: what held it has just gone. */
export const useFirstButton = () =>
  useCallback((list: HTMLUListElement | null) => list?.querySelector('button')?.focus(), [])
