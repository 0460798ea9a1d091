import { useQuery } from '@tanstack/react-query'

type Numbered<T> = { items: T[]; next: number | null }
const MAX_PAGES = 30

/** Reads a numbered list to its end, page after page: the service lists oldest first, people look for the last. */
export function useAll<T>(key: readonly unknown[], read: (after: number) => Promise<Numbered<T>>) {
  return useQuery({
    queryKey: key,
    queryFn: async () => {
      const all: T[] = []
      let after = 0
      for (let n = 0; n < MAX_PAGES; n++) {
        const { items, next } = await read(after)
        all.push(...items)
        if (next === null) return all
        after = next
      }
      return all
    },
  })
}
