import {
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { orKept } from '../outbox/kept.ts'
import { Refused } from './client.ts'

type Call<A, R> = ((args: A) => Promise<R>) & { operationId: string }

/** Reads are kept for half a minute and asked again on return; a refusal is never asked twice, a silence is. */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        networkMode: 'always',
        retry: (count, error) => !(error instanceof Refused) && count < 2,
        retryDelay: 1000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })

/** Reads one answer. `when: false` waits. `every` asks again after so many milliseconds. */
export function useRead<A extends object, R>(
  operation: Call<A, R>,
  args: A,
  { when = true, every }: { when?: boolean; every?: number } = {},
) {
  return useQuery({
    queryKey: [operation.operationId, args],
    queryFn: ({ signal }) => orKept(operation, { ...args, signal }),
    enabled: when,
    ...(every ? { refetchInterval: every } : {}),
  })
}

/** Begins a read before the screen that shows it is there; that screen then waits for the same answer. */
export const readAhead = <A extends object, R>(
  client: QueryClient,
  operation: Call<A, R>,
  args: A,
): Promise<void> =>
  client.prefetchQuery({
    queryKey: [operation.operationId, args],
    queryFn: ({ signal }) => orKept(operation, { ...args, signal }),
  })

type Page<T> = { items: T[]; next: string | null }

/** Reads a list page by page; `rows` is what has come so far, `more` whether there is a next page. */
export function usePages<A extends { query?: object }, T>(
  operation: Call<A, Page<T>>,
  args: A,
  { when = true }: { when?: boolean } = {},
) {
  const query = useInfiniteQuery({
    queryKey: [operation.operationId, 'pages', args],
    queryFn: ({ pageParam, signal }) =>
      operation({
        ...args,
        query: { ...args.query, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: when,
  })
  return { ...query, rows: query.data?.pages.flatMap((p) => p.items) ?? [] }
}

/** Reads a whole list, all its pages one after the other: for lists that stay short, which are grouped or searched here. */
export function useAll<A extends { query?: object }, T>(
  operation: Call<A, Page<T>>,
  args: A,
  { when = true }: { when?: boolean } = {},
) {
  return useQuery({
    queryKey: [operation.operationId, 'all', args],
    queryFn: async ({ signal }) => {
      const items: T[] = []
      let after: string | null = null
      do {
        const page: Page<T> = await orKept(operation, {
          ...args,
          query: { limit: 200, ...args.query, ...(after ? { after } : {}) },
          signal,
        })
        items.push(...page.items)
        after = page.next
      } while (after)
      return items
    },
    enabled: when,
  })
}

/**
 * Writes. `send` answers what the service answered, or undefined when it refused: `problem` then says why, until the
 * next try. Whatever is on the screen is read again after a success.
 */
export function useWrite<A extends object, R>(operation: Call<A, R>) {
  const client = useQueryClient()
  const mutation = useMutation({
    mutationKey: [operation.operationId],
    mutationFn: (args: A) => operation(args),
  })
  return {
    send: async (args: A): Promise<R | undefined> => {
      try {
        const answer = await mutation.mutateAsync(args)
        await client.invalidateQueries()
        return answer
      } catch {
        return undefined
      }
    },
    /** As `send`, and throws what was refused: for loops that answer line by line. */
    sendOrThrow: mutation.mutateAsync,
    busy: mutation.isPending,
    problem: mutation.error,
    reset: mutation.reset,
  }
}
