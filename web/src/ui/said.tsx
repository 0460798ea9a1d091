import { CloseButton } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useEffect, useSyncExternalStore } from 'react'
import { type Texts, useText } from '../i18n.tsx'
import { lastSaid, onSaid, unsay } from './say.ts'

const text: Texts<{ close: string }> = {
  fr: { close: 'Fermer ce message' },
  en: { close: 'Close this message' },
}
const SHOWN_MS = { done: 6000, refused: 15_000 }

/** The line at the foot of the screen that says what was just done or refused; read aloud, and gone by itself. */
export function SaidLine() {
  const t = useText(text)
  const said = useSyncExternalStore(onSaid, lastSaid)
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(unsay, SHOWN_MS[said.kind])
    return () => clearTimeout(timer)
  }, [said])
  const Icon = said?.kind === 'refused' ? IconCircleX : IconCircleCheck
  return (
    <div className="said no-print" role="status" aria-live="polite">
      {said && (
        <div className={`notice tone-${said.kind === 'done' ? 'good' : 'bad'}`} key={said.n}>
          <Icon size={26} aria-hidden />
          <div>{said.message}</div>
          <CloseButton size={36} aria-label={t.close} onClick={unsay} className="said-close" />
        </div>
      )}
    </div>
  )
}
