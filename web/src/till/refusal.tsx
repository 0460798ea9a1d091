import { Text } from '@mantine/core'
import { Refused } from '../api/client.ts'
import { type Texts, useText } from '../i18n.tsx'
import { printedTag, useFormat } from '../ui/format.ts'
import { ProblemNote } from '../ui/problem.tsx'

const text: Texts<{
  total: (now: string, was: string) => string
  amount: (euros: string) => string
  about: string
}> = {
  fr: {
    total: (now, was) => `Total juste : ${now} (vous aviez ${was}).`,
    amount: (euros) => `Somme : ${euros}.`,
    about: 'Concerne',
  },
  en: {
    total: (now, was) => `Right total: ${now} (you had ${was}).`,
    amount: (euros) => `Amount: ${euros}.`,
    about: 'About',
  },
}
const AMOUNTS = ['UNDERPAID', 'OVERPAID', 'DRAWER_SHORT', 'CASH_LIMIT_EXCEEDED']

/** A refusal of the till: what the service says, and the amount or the device that it names. */
export function TillProblem({ error }: { error: unknown }) {
  const t = useText(text)
  const f = useFormat()
  if (!error) return null
  const details = (error instanceof Refused ? (error.problem.blockers ?? []) : []).flatMap(
    ({ code, detail }) => {
      if (!detail) return []
      const cents = /\d+$/.exec(detail)?.[0]
      const [, now, was] = /^(\d+) ≠ (\d+)$/.exec(detail) ?? []
      if (code === 'TOTAL_MISMATCH' && now && was)
        return [t.total(f.euros(Number(now)), f.euros(Number(was)))]
      if (AMOUNTS.includes(code) && cents) return [t.amount(f.euros(Number(cents)))]
      const tag = /^[0-9A-HJKMNP-TV-Z]{8}\b/.exec(detail)?.[0]
      return tag ? [`${t.about} ${printedTag(tag)}.`] : []
    },
  )
  return (
    <div>
      <ProblemNote error={error} focus />
      {[...new Set(details)].map((d) => (
        <Text key={d} mt={6} fw={600}>
          {d}
        </Text>
      ))}
    </div>
  )
}

/** The total that the service names when ours is another; null for any other refusal. */
export function namedTotal(error: unknown): number | null {
  if (!(error instanceof Refused)) return null
  const detail = error.problem.blockers?.find((b) => b.code === 'TOTAL_MISMATCH')?.detail
  const cents = /^(\d+) ≠ /.exec(detail ?? '')?.[1]
  return cents ? Number(cents) : null
}
/** Whether a refusal names this code, alone or among others. */
export const names = (error: unknown, code: string): boolean =>
  error instanceof Refused &&
  (error.problem.code === code || (error.problem.blockers?.some((b) => b.code === code) ?? false))
/** Whether nothing is known of what was sent: it may be recorded. */
export const isUnknown = (error: unknown): boolean =>
  !(error instanceof Refused) || error.problem.status >= 500
