import type { ReactNode } from 'react'

export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad'

/** A word on a colour; the colour never says it alone. */
export function Tag({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone
  icon?: ReactNode
  children: ReactNode
}) {
  return (
    <span className={`tag tone-${tone}`}>
      {icon}
      {children}
    </span>
  )
}

/** Something to know before going on. */
export function Notice({
  tone = 'info',
  icon,
  children,
}: {
  tone?: Tone
  icon?: ReactNode
  children: ReactNode
}) {
  return (
    <div className={`notice tone-${tone}`}>
      {icon}
      <div>{children}</div>
    </div>
  )
}

/** Facts as a list of terms; a null fact is left out. */
export function Facts({ of }: { of: readonly (readonly [term: string, fact: ReactNode])[] }) {
  return (
    <dl className="facts">
      {of
        .filter(([, fact]) => fact !== null && fact !== undefined && fact !== '')
        .map(([term, fact]) => (
          <FactRow key={term} term={term} fact={fact} />
        ))}
    </dl>
  )
}
function FactRow({ term, fact }: { term: string; fact: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{fact}</dd>
    </>
  )
}
