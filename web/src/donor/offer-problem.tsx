import { Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useText } from '../i18n.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useCategories } from '../words.ts'
import { faultText, refusedFaults } from './faults.ts'
import type { Offer } from './offer.ts'
import { offerText } from './offer-text.ts'

/** What the service refused of an offer: which line, which step, and the way there. */
export function OfferProblem({
  problem,
  offer,
  step,
  goTo,
}: {
  problem: unknown
  offer: Offer
  step: number
  goTo: (step: number) => void
}) {
  const t = useText(offerText)
  const say = useText(faultText)
  const { label } = useCategories()
  const box = useRef<HTMLDivElement>(null)
  const faults = refusedFaults(problem, say)
  const placed = faults.length > 0
  useEffect(() => {
    if (problem && placed) box.current?.focus()
  }, [problem, placed])
  if (!problem) return null
  if (!placed) return <ProblemNote error={problem} focus />
  const steps = [...new Set(faults.map((f) => f.step))].filter((s) => s !== step)
  return (
    <div ref={box} className="notice tone-bad" role="alert" tabIndex={-1} data-problem="offer">
      <IconAlertTriangle size={28} aria-hidden />
      <Stack gap="xs">
        <Text fw={600}>{t.refusedLead}</Text>
        <ul className="problem-list">
          {faults.slice(0, 20).map((f) => {
            const line = f.line === null ? undefined : offer.lines[f.line]
            const at =
              line && f.line !== null ? `${t.lineNo(f.line + 1)} (${label(line.category)}) : ` : ''
            return <li key={`${f.line}${f.field}${f.text}`}>{at + f.text}</li>
          })}
        </ul>
        {steps.map((s) => (
          <div key={s}>
            <Button variant="default" onClick={() => goTo(s)}>
              {t.goToStep(s)}
            </Button>
          </div>
        ))}
      </Stack>
    </div>
  )
}
