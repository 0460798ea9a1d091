import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useLanguage, useText } from '../i18n.tsx'
import { useSession } from '../shell/me.tsx'
import { useHeadingFocus } from '../ui/heading-focus.ts'
import { useGo } from '../ui/link.tsx'
import { Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { Steps } from '../ui/steps.tsx'
import { faultsOf, faultText } from './faults.ts'
import { OfferProblem } from './offer-problem.tsx'
import { offerText } from './offer-text.ts'
import { StepData } from './step-data.tsx'
import { StepPlace } from './step-place.tsx'
import { StepSummary } from './step-summary.tsx'
import { StepWhat } from './step-what.tsx'
import type { useOffer } from './use-offer.ts'

/** The four steps of an offer. A step is left by Enter when it is right; the steps above lead anywhere. */
export function OfferForm({
  state,
  donor,
  home = '/gifts',
  sentSays,
}: {
  state: ReturnType<typeof useOffer>
  donor: { name: string; kind: string }
  /** The screen of gifts to come back to: the donor's, or the counter's. */
  home?: '/gifts' | '/counter'
  /** What is said once it is sent, where it is not the donor who reads it. */
  sentSays?: string
}) {
  const t = useText(offerText)
  const say = useText(faultText)
  const { language } = useLanguage()
  const go = useGo()
  const { box, focus } = useHeadingFocus()
  const form = useRef<HTMLFormElement>(null)
  const [tried, setTried] = useState(false)
  const { offer, change, busy, forget } = state
  const { expired } = useSession()
  const asked = useRef(false)
  // Signed in again: what was refused for want of it no longer holds, and the same button goes on.
  useEffect(() => {
    if (expired) asked.current = true
    else if (asked.current) {
      asked.current = false
      forget()
      const button = form.current?.querySelector<HTMLElement>('button[type="submit"]')
      setTimeout(() => button?.focus(), 120)
    }
  })
  const faults = faultsOf(offer, say)
  const here = faults.filter((f) => f.step === offer.step)
  const shown = tried ? here : []
  const step = Math.min(Math.max(offer.step, 1), 4)

  const goTo = (n: number) => {
    setTried(false)
    state.goTo(n)
    focus()
  }
  const next = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (step < 4) {
      if (here.length === 0) return goTo(step + 1)
      setTried(true)
      requestAnimationFrame(() => {
        const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
        ;(wrong ?? form.current?.querySelector<HTMLElement>('[role="alert"]'))?.focus()
      })
      return
    }
    if (faults[0]) return goTo(faults[0].step)
    const id = await state.send()
    if (id === undefined) return
    state.clear()
    sayDone(sentSays ?? t.sent)
    go(`${home}/${id}`, { replace: true })
  }
  const save = async () => {
    if ((await state.save()) === undefined) return
    state.clear()
    sayDone(t.saved)
    go(home)
  }
  const parts = { offer, change, faults: shown }
  const unready = faults.some((f) => f.step <= 2)
  return (
    <Stack gap="lg">
      <Steps
        label={t.stepsLabel}
        current={step}
        onStep={goTo}
        steps={t.steps.map((title, i) => ({
          title,
          done: i < 3 && i + 1 < step && !faults.some((f) => f.step === i + 1),
        }))}
      />
      <div ref={box} className="step-box">
        <form ref={form} onSubmit={(e) => void next(e)} noValidate lang={language}>
          <Section title={`${step}. ${t.steps[step - 1]}`}>
            {step === 1 && <StepWhat {...parts} />}
            {step === 2 && <StepPlace {...parts} />}
            {step === 3 && <StepData {...parts} donorKind={donor.kind} />}
            {step === 4 && (
              <StepSummary offer={offer} donor={donor.name} faults={faults} goTo={goTo} />
            )}
            <OfferProblem problem={state.problem} offer={offer} goTo={goTo} step={step} />
            <Group gap="sm">
              <Button type="submit" loading={busy} disabled={step === 4 && faults.length > 0}>
                {step < 4 ? t.next : t.send}
              </Button>
              {step > 1 && (
                <Button variant="default" onClick={() => goTo(step - 1)}>
                  {t.previous}
                </Button>
              )}
              <Button
                variant="default"
                loading={busy}
                disabled={unready}
                onClick={() => void save()}
              >
                {t.saveDraft}
              </Button>
            </Group>
            {unready && <Text c="dimmed">{t.saveNotYet}</Text>}
          </Section>
        </form>
      </div>
    </Stack>
  )
}
