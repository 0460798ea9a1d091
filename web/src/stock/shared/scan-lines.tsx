import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconLoader2 } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { Refused } from '../../api/client.ts'
import { type Texts, useText } from '../../i18n.tsx'
import { makeScanGuard, readCommand } from '../../scan/scan-burst.ts'
import { ScanInput } from '../../scan/scan-input.tsx'
import { useScanBurst } from '../../scan/use-scan-burst.ts'
import { printedTag } from '../../ui/format.ts'
import { beep, sayRefused } from '../../ui/say.ts'
import { plainTag } from '../receive/entry.ts'

export type Line = {
  n: number
  code: string
  state: 'sent' | 'done' | 'warn' | 'refused'
  message: string
}
const SHOWN = 8
const looks = {
  sent: ['neutral', IconLoader2],
  done: ['good', IconCircleCheck],
  warn: ['warn', IconAlertTriangle],
  refused: ['bad', IconCircleX],
} as const
const text: Texts<Record<'lines' | 'sent' | 'unreachable' | 'bug' | 'command', string>> = {
  fr: {
    lines: 'Derniers scans',
    sent: 'envoi…',
    unreachable: 'Le service ne répond pas : scannez-le encore.',
    bug: 'Une erreur est survenue : scannez-le encore.',
    command: 'Cette carte ne sert pas ici.',
  },
  en: {
    lines: 'Last scans',
    sent: 'sending…',
    unreachable: 'The service does not answer: scan it again.',
    bug: 'An error occurred: scan it again.',
    command: 'This card does not serve here.',
  },
}

/** Why something was refused, in one line: every reason once. */
export function useWhy() {
  const t = useText(text)
  return (error: unknown): string => {
    if (!(error instanceof Refused))
      return error instanceof Error && error.name === 'TypeError' ? t.bug : t.unreachable
    const reasons = [...new Set(error.problem.blockers?.map((b) => b.text) ?? [])]
    return reasons.length > 0 ? reasons.join(' ') : error.problem.title
  }
}

/**
 * Scans one after another, sent in the order they came: each has its line of answer, its sound, and the field is free
 * for the next at once. `act` answers what to say, or what to beware of, or throws.
 */
export function ScanLines({
  label,
  description,
  act,
}: {
  label: string
  description: string
  act: (code: string) => Promise<string | { warn: string }>
}) {
  const t = useText(text)
  const why = useWhy()
  const [typed, setTyped] = useState('')
  const [lines, setLines] = useState<Line[]>([])
  const field = useRef<HTMLInputElement>(null)
  const [fresh] = useState(makeScanGuard)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const count = useRef(0)
  const latest = useRef(act)
  latest.current = act
  const answer = (n: number, state: Line['state'], message: string) =>
    setLines((all) => all.map((l) => (l.n === n ? { ...l, state, message } : l)))
  const onScan = (code: string) => {
    setTyped('')
    if (!fresh(code.toUpperCase(), performance.now())) return
    if (readCommand(code)) return sayRefused(t.command)
    const n = ++count.current
    setLines((all) =>
      [{ n, code, state: 'sent' as const, message: t.sent }, ...all].slice(0, SHOWN),
    )
    queue.current = queue.current.then(async () => {
      try {
        const said = await latest.current(code)
        if (typeof said === 'string') answer(n, 'done', said)
        else answer(n, 'warn', said.warn)
        beep(typeof said === 'string' ? 'done' : 'refused')
      } catch (error) {
        answer(n, 'refused', why(error))
        beep('refused')
      }
    })
  }
  useScanBurst(onScan, field)
  const shown = (code: string) => {
    const tag = plainTag(code)
    return tag.length === 8 ? printedTag(tag) : code
  }
  return (
    <div>
      <ScanInput
        label={label}
        description={description}
        size="xl"
        value={typed}
        onValue={setTyped}
        onScan={onScan}
        inputRef={field}
        autoFocus
      />
      <ul className="scan-lines" aria-label={t.lines} aria-live="polite">
        {lines.map((l) => {
          const [tone, Icon] = looks[l.state]
          return (
            <li key={l.n} className={`scan-line tone-${tone}`}>
              <Icon size={24} aria-hidden />
              <span>
                <strong className="code">{shown(l.code)}</strong> {l.message}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
