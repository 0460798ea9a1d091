import { Button, Loader, Text } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { type Texts, useText } from '../i18n.tsx'
import { ProblemNote } from './problem.tsx'

const text: Texts<{ loading: string; more: string }> = {
  fr: { loading: 'Chargement…', more: 'Afficher la suite' },
  en: { loading: 'Loading…', more: 'Show more' },
}

type Query<T> = {
  data: T | undefined
  error: unknown
  refetch: () => unknown
  isFetching?: boolean
}

/** What was read, or that it is coming, or why not: an error never looks like an empty list. */
export function Loaded<T>({ of, children }: { of: Query<T>; children: (data: T) => ReactNode }) {
  if (of.data !== undefined)
    return (
      <>
        {of.error ? <ProblemNote error={of.error} retry={() => void of.refetch()} /> : null}
        {children(of.data)}
      </>
    )
  if (of.error) return <ProblemNote error={of.error} retry={() => void of.refetch()} />
  return <Waiting />
}

/** Something is coming. */
export function Waiting({ label }: { label?: string }) {
  const t = useText(text)
  return (
    <div className="waiting" role="status">
      <Loader size="sm" aria-hidden /> <span>{label ?? t.loading}</span>
    </div>
  )
}

/** Nothing here, and what would make something appear. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <IconInbox size={36} aria-hidden />
      <Text>{children}</Text>
      {action}
    </div>
  )
}

type Pages<T> = Query<unknown> & {
  rows: T[]
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

/** A list read page by page: waiting, refused, empty, or its rows and a button for the next page. */
export function LoadedPages<T>({
  of,
  empty,
  children,
}: {
  of: Pages<T>
  empty: ReactNode
  children: (rows: T[]) => ReactNode
}) {
  const t = useText(text)
  return (
    <Loaded of={of}>
      {() => (
        <>
          {of.rows.length === 0 ? <Empty>{empty}</Empty> : children(of.rows)}
          {of.hasNextPage && (
            <Button
              variant="default"
              loading={of.isFetchingNextPage}
              onClick={() => void of.fetchNextPage()}
              mt="md"
            >
              {t.more}
            </Button>
          )}
        </>
      )}
    </Loaded>
  )
}
