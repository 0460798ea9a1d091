import { Text, TextInput } from '@mantine/core'
import { type KeyboardEvent, useId } from 'react'
import { colon, type Texts, useText } from '../i18n.tsx'
import { useFormat } from '../ui/format.ts'

export const faces = [
  50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1,
] as const
type Face = (typeof faces)[number]
/** How many of each coin and note, by its value in cents, as typed. */
export type Counted = Partial<Record<string, string>>

const text: Texts<{ notes: string; coins: string; total: string; help: string }> = {
  fr: {
    notes: 'Billets',
    coins: 'Pièces',
    total: 'Total compté',
    help: 'Écrivez combien il y en a de chaque. Entrée passe à la case suivante.',
  },
  en: {
    notes: 'Notes',
    coins: 'Coins',
    total: 'Counted total',
    help: 'Write how many there are of each. Enter goes to the next box.',
  },
}

/** The list that the service takes: each value once, what was left empty is none. */
export const denominationsOf = (counted: Counted): { cents: Face; count: number }[] =>
  faces.flatMap((cents) => {
    const count = Number(counted[cents] ?? 0)
    return count > 0 ? [{ cents, count }] : []
  })
export const totalOf = (counted: Counted): number =>
  denominationsOf(counted).reduce((sum, d) => sum + d.cents * d.count, 0)

/** Counts a drawer by its notes and coins; the total follows. */
export function Denominations({
  counted,
  onCounted,
}: {
  counted: Counted
  onCounted: (counted: Counted) => void
}) {
  const t = useText(text)
  const f = useFormat()
  const group = useId()
  const next = (e: KeyboardEvent<HTMLInputElement>, cents: Face) => {
    const move = e.key === 'Enter' || e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0
    const to = faces[faces.indexOf(cents) + move]
    // Enter in the last box sends the form.
    if (move === 0 || to === undefined) return
    e.preventDefault()
    document.getElementById(`${group}-${to}`)?.focus()
  }
  const set = (title: string, of: readonly Face[]) => (
    <fieldset className="faces">
      <legend>{title}</legend>
      {of.map((cents) => {
        const count = Number(counted[cents] ?? 0)
        return (
          <div key={cents} className="face">
            <TextInput
              id={`${group}-${cents}`}
              label={cents < 100 ? f.euros(cents) : f.euros(cents).replace(/[.,]00/, '')}
              inputMode="numeric"
              autoComplete="off"
              maxLength={5}
              value={counted[cents] ?? ''}
              onChange={(e) =>
                onCounted({
                  ...counted,
                  [cents]: e.currentTarget.value.replace(/\D/g, ''),
                })
              }
              onKeyDown={(e) => next(e, cents)}
              autoFocus={cents === faces[0]}
            />
            <Text className="face-sum" c="dimmed">
              {count > 0 ? f.euros(cents * count) : ''}
            </Text>
          </div>
        )
      })}
    </fieldset>
  )
  return (
    <div>
      <Text mb="sm">{t.help}</Text>
      <div className="two">
        {set(t.notes, faces.slice(0, 7))}
        {set(t.coins, faces.slice(7))}
      </div>
      <Text className="total" role="status" aria-live="polite">
        {t.total}
        {colon()}
        {f.euros(totalOf(counted))}
      </Text>
    </div>
  )
}
