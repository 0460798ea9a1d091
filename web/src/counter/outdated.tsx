import { Button, Stack, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Refused } from '../api/client.ts'
import { type Texts, useText } from '../i18n.tsx'
import { focusTitle } from '../ui/focus.ts'
import { useFormat } from '../ui/format.ts'

const fr = {
  stale: (when: string) =>
    `Quelqu’un a modifié ce don ${when}. Relisez-le : ce que vous avez saisi reste dans le formulaire.`,
  moved: 'Ce don a changé d’étape entre-temps. Relisez-le pour voir où il en est.',
  meanwhile: 'entre-temps',
  read: 'Relire le don',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    stale: (when) =>
      `Somebody changed this gift ${when}. Read it again: what you typed stays in the form.`,
    moved: 'This gift has moved on meanwhile. Read it again to see where it stands.',
    meanwhile: 'meanwhile',
    read: 'Read the gift again',
  },
}

const codeOf = (problem: unknown) => (problem instanceof Refused ? problem.problem.code : null)
const isOutdated = (problem: unknown): boolean =>
  codeOf(problem) === 'STALE' || codeOf(problem) === 'WRONG_STATUS'
/** What else was refused: what is outdated has its own words and button. */
export const besidesOutdated = (problem: unknown): unknown => (isOutdated(problem) ? null : problem)

/** After a refusal because somebody else was quicker: what to do, and the button that does it. */
export function Outdated({ problem, reset }: { problem: unknown; reset: () => void }) {
  const t = useText(text)
  const f = useFormat()
  const client = useQueryClient()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isOutdated(problem)) box.current?.focus()
  }, [problem])
  const refused = problem instanceof Refused ? problem.problem : null
  if (!refused || !isOutdated(problem)) return null
  const at = typeof refused.changedAt === 'string' ? f.ago(refused.changedAt) : t.meanwhile
  const read = async () => {
    await client.invalidateQueries()
    reset()
    focusTitle()
  }
  return (
    <div
      ref={box}
      className="notice tone-warn"
      role="alert"
      tabIndex={-1}
      data-problem={refused.code}
    >
      <IconRefresh size={26} aria-hidden />
      <Stack gap="sm">
        <Text>{refused.code === 'STALE' ? t.stale(at) : t.moved}</Text>
        <div>
          <Button onClick={() => void read()}>{t.read}</Button>
        </div>
      </Stack>
    </div>
  )
}
