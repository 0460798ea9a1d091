import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { dataText } from '../donor/data-text.ts'
import { locks } from '../donor/offer.ts'
import { type Texts, useText } from '../i18n.tsx'
import { Facts, Notice, Tag, type Tone } from '../ui/tag.tsx'
import type { Donation } from './words.ts'

const fr = {
  warn: 'Le donateur n’a pas dit que tout est débloqué. Un appareil verrouillé ne peut pas servir : demandez-le avant l’enlèvement.',
  unsaid: 'Le donateur n’a rien dit des verrous. Demandez avant l’enlèvement.',
  good: 'Le donateur dit que rien ne bloque les appareils.',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    warn: 'The donor has not said that all is unlocked. A locked device serves nobody: ask before the pick-up.',
    unsaid: 'The donor said nothing of locks. Ask before the pick-up.',
    good: 'The donor says that nothing locks the devices.',
  },
}
const tones: Record<NonNullable<Donation['unlock']>['bios'], Tone> = {
  done: 'good',
  notConcerned: 'neutral',
  unknown: 'warn',
}

/** What the donor says of what would lock a device, with a warning where it is not certain. */
export function UnlockFacts({ donation: d }: { donation: Donation }) {
  const t = useText(text)
  const said = useText(dataText)
  const { unlock } = d
  // Once it is handed over there is nothing left to ask.
  const ahead = d.status === 'submitted' || d.status === 'accepted'
  const doubt = unlock === null || locks.some((k) => unlock[k] === 'unknown')
  return (
    <>
      {ahead && (
        <Notice
          tone={doubt ? 'warn' : 'good'}
          icon={
            doubt ? (
              <IconAlertTriangle size={26} aria-hidden />
            ) : (
              <IconCircleCheck size={26} aria-hidden />
            )
          }
        >
          {unlock === null ? t.unsaid : doubt ? t.warn : t.good}
        </Notice>
      )}
      {unlock && (
        <Facts
          of={locks.map(
            (k) =>
              [
                said.locks[k].title,
                <Tag key={k} tone={tones[unlock[k]]}>
                  {said.freed[unlock[k]]}
                </Tag>,
              ] as const,
          )}
        />
      )}
    </>
  )
}
