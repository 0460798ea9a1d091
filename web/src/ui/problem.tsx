import { Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { Refused, Unreachable } from '../api/client.ts'
import { type Texts, useText } from '../i18n.tsx'

const text: Texts<{
  unreachable: string
  kept: string
  bug: string
  again: string
  reference: string
  why: string
}> = {
  fr: {
    unreachable: 'Le service ne répond pas. Vérifiez le réseau, puis réessayez.',
    kept: 'Ce que vous avez saisi est toujours là.',
    bug: 'La page a rencontré une erreur. Rechargez-la ; si cela continue, donnez cette référence à l’administrateur.',
    again: 'Réessayer',
    reference: 'Référence',
    why: 'Ce qui empêche :',
  },
  en: {
    unreachable: 'The service does not answer. Check the network, then try again.',
    kept: 'What you typed is still there.',
    bug: 'The page met an error. Reload it; if it goes on, give this reference to the administrator.',
    again: 'Try again',
    reference: 'Reference',
    why: 'What stands in the way:',
  },
}

/**
 * The one look of an error: what happened, every reason, what to do. `retry` offers to ask again. With `focus` it takes
 * the focus when it appears, so that who cannot see it hears it.
 */
export function ProblemNote({
  error,
  retry,
  focus = false,
}: {
  error: unknown
  retry?: (() => void) | undefined
  focus?: boolean
}) {
  const t = useText(text)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focus && error) box.current?.focus()
  }, [focus, error])
  if (!error) return null
  const silent = error instanceof Unreachable
  const problem = error instanceof Refused ? error.problem : null
  const blockers =
    problem?.blockers?.filter(
      (b, i, all) => all.findIndex((o) => o.text === b.text && o.detail === b.detail) === i,
    ) ?? []
  const only = blockers.length === 1 && blockers[0]?.text === problem?.title
  const Icon = silent ? IconPlugConnectedX : IconAlertTriangle
  return (
    <div
      ref={box}
      className="notice tone-bad"
      role="alert"
      tabIndex={-1}
      data-problem={problem?.code ?? (silent ? 'unreachable' : 'bug')}
    >
      <Icon size={28} aria-hidden />
      <Stack gap={6}>
        <Text fw={600}>{silent ? t.unreachable : (problem?.title ?? t.bug)}</Text>
        {silent && <Text>{t.kept}</Text>}
        {blockers.length > 0 && !only && (
          <>
            <Text>{t.why}</Text>
            <ul className="problem-list">
              {blockers.map((b) => (
                <li key={b.code + b.text + (b.detail ?? '')}>{b.text}</li>
              ))}
            </ul>
          </>
        )}
        {problem?.errors && problem.errors.length > 0 && (
          <ul className="problem-list">
            {problem.errors.map((e) => (
              <li key={e.at + e.text}>
                <span className="code">{e.at.replace(/^\/?(body|querystring|params)\//, '')}</span>{' '}
                {e.text}
              </li>
            ))}
          </ul>
        )}
        {problem?.status === 500 && problem.requestId && (
          <Text>
            {t.reference} <span className="code">{problem.requestId}</span>
          </Text>
        )}
        {retry && (
          <div>
            <Button variant="default" onClick={retry}>
              {t.again}
            </Button>
          </div>
        )}
      </Stack>
    </div>
  )
}
