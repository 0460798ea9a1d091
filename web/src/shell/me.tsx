import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react'
import { onSignedOut, Refused, type Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { beginKeeping, forgetKept, keptAt, orKept } from '../outbox/kept.ts'
import { actAs } from '../outbox/outbox.ts'
import { startWorker } from '../outbox/worker.ts'

export type Me = Result<typeof api.getMe>
export type Role = Me['roles'][number]['role']

/** Who works at a bench, and may do so without a network. */
export const benchRoles: readonly Role[] = ['technician', 'supervisor', 'collector', 'weeeOfficer']

type Session = {
  me: Me | null
  /** Asked but not yet known. */
  pending: boolean
  error: unknown
  /** The session ended under an open page: the page stays, and asks to sign in again. */
  expired: boolean
  /** Reads again who is signed in, after signing in, out or over. */
  renew: () => Promise<void>
}
const Current = createContext<Session>({
  me: null,
  pending: true,
  error: null,
  expired: false,
  renew: async () => {},
})

/** Knows who is signed in on this browser. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const read = useRead(api.getMe, {})
  const [expired, setExpired] = useState(false)
  const [last, setLast] = useState<Me | null>(null)
  const signedOut = read.error instanceof Refused && read.error.problem.status === 401
  const me = signedOut ? null : (read.data ?? null)

  useEffect(() => {
    if (me && !expired) setLast(me)
  }, [me, expired])
  useEffect(
    () => onSignedOut(() => client.getQueryData(['getMe', {}]) && setExpired(true)),
    [client],
  )

  const renew = useCallback(async () => {
    const before = last?.id
    const now = await orKept(api.getMe, {}).catch(() => null)
    // Another person sees nothing of what the former one had on the screen.
    if (before && now?.id !== before) {
      client.clear()
      await forgetKept()
    }
    client.setQueryData(['getMe', {}], now ?? undefined)
    if (!now) await client.resetQueries({ queryKey: ['getMe'] })
    setLast(now)
    setExpired(false)
    if (now) await client.invalidateQueries()
  }, [client, last])

  const codes = me?.roles.map((r) => r.code).join(' ') ?? ''
  useEffect(() => actAs(codes ? codes.split(' ') : []), [codes])
  // A bench works on without a network: its pages and what it needs to know stay on this device.
  const bench = me && keptAt(me) === null && me.roles.some((r) => benchRoles.includes(r.role))
  const person = bench ? me.id : null
  useEffect(() => {
    if (!person) return
    startWorker()
    const read = client.getQueryCache().getAll()
    void beginKeeping(
      person,
      read.map((q) => [q.queryKey, q.state.data] as const),
    )
  }, [client, person])

  const session: Session = {
    me: me ?? (expired ? last : null),
    pending: read.isPending,
    error: signedOut ? null : read.error,
    expired: expired && last !== null,
    renew,
  }
  return <Current value={session}>{children}</Current>
}

export const useSession = () => use(Current)
export const useMe = () => use(Current).me
/** Whether who is signed in holds one of these roles. */
export function useHolds(...roles: Role[]): boolean {
  return useMe()?.roles.some((r) => roles.includes(r.role)) ?? false
}
