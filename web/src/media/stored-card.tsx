import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { TwoNames } from '../bench/panels/two-names.tsx'
import { Health } from '../devices/health.tsx'
import { MediumName, MediumState } from '../devices/media-list.tsx'
import { proofText } from '../devices/proof-text.ts'
import { colon, useText } from '../i18n.tsx'
import { focusTitle } from '../ui/focus.ts'
import { printedTag, useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { Facts } from '../ui/tag.tsx'
import { FitDialog } from './fit.tsx'
import type { Stored } from './media.tsx'
import { text } from './text.ts'

/** One medium in stock: what it is, what it may hold, where it comes from, and what to do with it. */
export function StoredCard({ medium: m }: { medium: Stored }) {
  const t = useText(text)
  const { levels } = useText(proofText)
  const f = useFormat()
  const [asked, setAsked] = useState<'fit' | 'destroy' | null>(null)
  const [best] = m.actions
  const name = m.serial ?? m.model ?? ''
  const end = () => {
    setAsked(null)
    focusTitle()
  }
  return (
    <article className="card">
      <Stack gap="sm">
        <div className="medium">
          <MediumName medium={m} />
          <div>
            <MediumState medium={{ dataState: m.dataState, place: 'device' }} />
          </div>
        </div>
        <Health verdict={m.verdict} reasons={m.reasons} />
        <Facts
          of={[
            [t.toDo, <strong key="next">{t.next[best ?? 'nothing']}</strong>],
            [t.site, m.site],
            [
              t.from,
              <GoTo key="from" to={`/devices/${m.fromDevice}`} className="link tap">
                <span className="code">{printedTag(m.fromDevice)}</span>
              </GoTo>,
            ],
            [t.since, m.storedAt && f.day(m.storedAt)],
            [t.asked, m.levelAsked && levels[m.levelAsked]],
          ]}
        />
        {asked === 'destroy' ? (
          <TwoNames medium={m} kind="destroy" done={end} cancel={() => setAsked(null)} />
        ) : (
          <Group gap="sm">
            {m.actions.includes('fit') && (
              <Button
                aria-haspopup="dialog"
                aria-label={`${t.fit}${colon()}${name}`}
                onClick={() => setAsked('fit')}
              >
                {t.fit}
              </Button>
            )}
            {m.actions.includes('destroy') && (
              <Button
                variant={best === 'destroy' ? 'filled' : 'default'}
                aria-label={`${best === 'destroy' ? t.destroy : t.other}${colon()}${name}`}
                onClick={() => setAsked('destroy')}
              >
                {best === 'destroy' ? t.destroy : t.other}
              </Button>
            )}
          </Group>
        )}
      </Stack>
      {asked === 'fit' && <FitDialog medium={m} onClose={() => setAsked(null)} done={end} />}
    </article>
  )
}
