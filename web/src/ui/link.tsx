import { Button, type ButtonProps } from '@mantine/core'
import { Link, useLocation, useNavigate, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** `/devices?state=READY` as the router takes it. */
const split = (to: string) => {
  const [path = '/', query] = to.split('?')
  return { to: path, search: query ? Object.fromEntries(new URLSearchParams(query)) : {} }
}

/** A link to another screen. `to` is a path of ours, its search included. */
export function GoTo({
  to,
  className,
  children,
}: {
  to: string
  className?: string
  children: ReactNode
}) {
  return (
    <Link {...split(to)} className={className ?? 'link'}>
      {children}
    </Link>
  )
}

/** The same, with the look of a button. */
export function GoToButton({
  to,
  children,
  ...button
}: ButtonProps & { to: string; children: ReactNode }) {
  return (
    <Button renderRoot={(props) => <Link {...props} {...split(to)} />} {...button}>
      {children}
    </Button>
  )
}

/** The same, as a card to choose. */
export function GoToCard({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link {...split(to)} className="card">
      {children}
    </Link>
  )
}

/** Goes to a path of ours, its search included. */
export function useGo() {
  const navigate = useNavigate()
  return (to: string, { replace = false }: { replace?: boolean } = {}) =>
    void navigate({ ...split(to), replace } as never)
}

/** One parameter of the screen’s path: `id` of `/people/$id`. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false })
  return params[name] ?? ''
}

/** One value of the address’s search, and how to change it: a filter that a reload and a link keep. */
export function useSearchValue(name: string): [string | null, (value: string | null) => void] {
  const { pathname, search } = useLocation()
  const go = useGo()
  // As the router read them: it writes strings that look like numbers between quotes.
  const now = new URLSearchParams(Object.entries(search).map(([k, v]) => [k, String(v)]))
  const value = now.get(name)
  const set = (next: string | null) => {
    if (next === null) now.delete(name)
    else now.set(name, next)
    go(`${pathname}?${now}`, { replace: true })
  }
  return [value, set]
}
