import { Button, Text } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { type Texts, useText } from '../i18n.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useWords } from '../words.ts'
import { type Device, type LastMove, undoSeconds } from './next-steps.ts'

const text: Texts<{ undo: string; left: (s: number) => string; back: string }> = {
  fr: {
    undo: 'Annuler',
    left: (s) => `Encore ${s} s`,
    back: 'Une erreur ? L’appareil redevient :',
  },
  en: {
    undo: 'Undo',
    left: (s) => `${s} s left`,
    back: 'A mistake? The device becomes again:',
  },
}

/** For a minute after one's own move: the way back, with the time that is left. */
export function UndoBar({
  move,
  device,
  busy,
  problem,
  undo,
}: {
  move: LastMove | null
  device: Device
  busy: boolean
  problem: unknown
  undo: () => void
}) {
  const t = useText(text)
  const w = useWords()
  const [now, setNow] = useState(Date.now())
  const left = undoSeconds(move, device, now)
  useEffect(() => {
    setNow(Date.now())
    if (!move) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [move])
  if (!move || (left === 0 && !problem)) return null
  return (
    <>
      {left > 0 && (
        <div className="notice tone-info">
          <div className="undo">
            <Text className="grow">
              {t.back} <strong>{w.state(move.from)}</strong>
            </Text>
            <Text aria-hidden>{t.left(left)}</Text>
            <Button
              variant="default"
              loading={busy}
              leftSection={<IconArrowBackUp size={20} aria-hidden />}
              onClick={undo}
            >
              {t.undo}
            </Button>
          </div>
        </div>
      )}
      <ProblemNote error={problem} focus />
    </>
  )
}
