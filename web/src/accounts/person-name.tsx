import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds, useMe } from '../shell/me.tsx'

const text: Texts<{ you: string; other: (code: string) => string }> = {
  fr: { you: 'vous', other: (code) => `une autre personne (${code})` },
  en: { you: 'you', other: (code) => `another person (${code})` },
}

/** Whether a membership code is one of who is signed in. */
export function useIsMe(): (code: string | null) => boolean {
  const me = useMe()
  return (code) => me?.roles.some((r) => r.code === code) ?? false
}

/** Who stands behind a membership code: oneself, a name for who may see people, else the code. */
export function PersonName({ code }: { code: string }) {
  const t = useText(text)
  const isMe = useIsMe()
  const mayRead = useHolds('coordinator', 'admin')
  const people = useRead(api.listPeople, { query: { limit: 200 } }, { when: mayRead })
  if (isMe(code)) return t.you
  const known = people.data?.items.find((p) => p.memberships.some((m) => m.code === code))
  return known?.name ?? t.other(code)
}
