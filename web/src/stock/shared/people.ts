import { api } from '../../api/operations.generated.ts'
import { useAll } from '../../api/query.ts'
import { useHolds, useMe } from '../../shell/me.tsx'

/** Who is behind the code of a membership, as far as one may know. */
export function usePeople() {
  const me = useMe()
  const may = useHolds('supervisor', 'coordinator', 'admin')
  const { data } = useAll(api.listPeople, {}, { when: may })
  const isMe = (code: string) => me?.roles.some((r) => r.code === code) ?? false
  const name = (code: string): string | null =>
    isMe(code)
      ? (me?.name ?? null)
      : (data?.find((p) => p.memberships.some((m) => m.code === code))?.name ?? null)
  return { name, isMe }
}
