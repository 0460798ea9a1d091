import { Button, Stack, Text, Title } from '@mantine/core'
import { IconArrowBigRightLine, IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useState } from 'react'
import { type Texts, useText } from '../i18n.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { actionText } from './action-text.ts'
import type { Action, NextSteps } from './next-steps.ts'
import { text } from './text.ts'

type Waits = NonNullable<NextSteps['waits']>
const nothing: Texts<Partial<Record<Waits, string>> & { other: string }> = {
  fr: {
    transit: 'Il est en route : scannez son arrivée dans « Transferts ».',
    kit: 'Il fait partie d’un ensemble : défaites l’ensemble d’abord.',
    custody:
      'Cette machine est à un client, et ses données aussi : n’effacez rien sans son accord écrit. Réparez-la, puis rendez-la dans « Machines en dépôt ».',
    READY: 'Il est prêt : mettez-le dans un transfert vers une boutique.',
    IN_SHOP: 'Il est en boutique : c’est la caisse qui le vend ou le donne.',
    SOLD: 'Il est vendu. S’il revient, la caisse le reprend, ou « Machines en dépôt » pour une réparation.',
    GIVEN:
      'Il est donné. S’il revient, la caisse le reprend, ou « Machines en dépôt » pour une réparation.',
    WASTE: 'Il attend le départ des déchets, dans la caisse D3E.',
    RETURNED_TO_DONOR: 'Il est rendu au donateur : son histoire est finie ici.',
    other: 'Rien à faire à l’établi pour cet appareil.',
  },
  en: {
    transit: 'It is on its way: scan its arrival in “Transfers”.',
    kit: 'It is part of a set: undo the set first.',
    custody:
      'This machine is a customer’s, and so is its data: erase nothing without their written word. Repair it, then give it back in “Machines held”.',
    READY: 'It is ready: put it in a transfer to a shop.',
    IN_SHOP: 'It is in the shop: the till sells it or gives it.',
    SOLD: 'It is sold. If it comes back, the till takes it, or “Machines held” for a repair.',
    GIVEN: 'It is given. If it comes back, the till takes it, or “Machines held” for a repair.',
    WASTE: 'It waits for the waste to leave, in the D3E crate.',
    RETURNED_TO_DONOR: 'It was given back to the donor: its story ends here.',
    other: 'Nothing to do at the bench for this device.',
  },
}

/** The one large button of the next action, then the others; under each that is off, why. */
export function ActionButtons({
  steps: { main, rest, more, waits },
  why,
  busy,
  problem,
  start,
}: {
  steps: NextSteps
  why: (action: Action) => string[]
  busy: boolean
  problem: unknown
  start: (action: Action) => void
}) {
  const t = useText(text)
  const words = useText(actionText)
  const waiting = useText(nothing)
  const [all, setAll] = useState(false)
  const off = main !== null && main.blockers.length > 0
  return (
    <Stack gap="md">
      {main ? (
        <div>
          <Button
            className="main-action"
            loading={busy}
            disabled={off}
            aria-describedby="main-why"
            rightSection={<IconArrowBigRightLine size={30} aria-hidden />}
            onClick={() => start(main)}
          >
            {words[main.name][0]}
          </Button>
          <div id="main-why">
            {off ? <Reasons of={why(main)} /> : <Text mt={6}>{words[main.name][1]}</Text>}
          </div>
        </div>
      ) : (
        <Text className="big">{(waits && waiting[waits]) ?? waiting.other}</Text>
      )}
      <ProblemNote error={problem} focus />
      {rest.length + more.length > 0 && (
        <>
          <Title order={3} size="h5">
            {t.others}
          </Title>
          <ul className="actions">
            {(all ? [...rest, ...more] : rest).map((a) => (
              <li key={a.name}>
                <Button
                  variant="default"
                  disabled={a.blockers.length > 0 || busy}
                  aria-describedby={a.blockers.length > 0 ? `why-${a.name}` : undefined}
                  onClick={() => start(a)}
                >
                  {words[a.name][0]}
                </Button>
                {a.blockers.length > 0 && (
                  <div id={`why-${a.name}`}>
                    <Reasons of={why(a)} />
                  </div>
                )}
              </li>
            ))}
            {more.length > 0 && (
              <li>
                <Button
                  variant="subtle"
                  aria-expanded={all}
                  rightSection={
                    all ? (
                      <IconChevronUp size={20} aria-hidden />
                    ) : (
                      <IconChevronDown size={20} aria-hidden />
                    )
                  }
                  onClick={() => setAll(!all)}
                >
                  {all ? t.less : t.more}
                </Button>
              </li>
            )}
          </ul>
        </>
      )}
    </Stack>
  )
}

function Reasons({ of }: { of: string[] }) {
  const t = useText(text)
  return (
    <Text mt={6}>
      <strong>{t.impossible}</strong> {of.join(' ')}
    </Text>
  )
}
