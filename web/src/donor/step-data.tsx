import { Stack, Text, Title } from '@mantine/core'
import { useText } from '../i18n.tsx'
import { ChoiceField } from '../ui/form.tsx'
import { useWords } from '../words.ts'
import { dataText } from './data-text.ts'
import { type Freed, locks, type Offer } from './offer.ts'

import type { StepProps } from './step-what.tsx'

const freed: readonly Freed[] = ['done', 'notConcerned', 'unknown']
const levels = ['clear', 'purge', 'destroy'] as const
const bases = ['cg3p', 'private'] as const

/** Step 3: what would lock a device, the erasure that is asked for, and under which law one gives. */
export function StepData({ offer, change, donorKind }: StepProps & { donorKind: string }) {
  const t = useText(dataText)
  const words = useWords()
  return (
    <Stack gap="md">
      <div>
        <Title order={3} size="h5">
          {t.unlockTitle}
        </Title>
        <Text>{t.unlockLead}</Text>
      </div>
      <div className="two">
        {locks.map((lock) => (
          <div key={lock} className="card">
            <ChoiceField
              label={t.locks[lock].title}
              description={t.locks[lock].how}
              value={offer.unlock[lock]}
              onValue={(v) => change({ unlock: { ...offer.unlock, [lock]: v as Freed } })}
              options={freed.map((f) => [f, t.freed[f]] as const)}
            />
          </div>
        ))}
      </div>
      <ChoiceField
        label={t.levelTitle}
        value={offer.erasureLevel}
        onValue={(v) => change({ erasureLevel: v as Offer['erasureLevel'] })}
        options={levels.map((l) => [l, words.erasureLevel(l), t.levels[l]] as const)}
      />
      {donorKind === 'publicBody' ? (
        <ChoiceField
          label={t.basisTitle}
          value={offer.legalBasis}
          onValue={(v) => change({ legalBasis: v as Offer['legalBasis'] })}
          options={bases.map((b) => [b, ...t.bases[b]] as const)}
        />
      ) : (
        <div>
          <Title order={3} size="h5">
            {t.basisTitle}
          </Title>
          <Text>{t.basisPrivate}</Text>
        </div>
      )}
    </Stack>
  )
}
