import { Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useText } from '../../i18n.tsx'
import { submit } from '../../outbox/outbox.ts'
import { text as outboxText } from '../../outbox/text.ts'
import { ScanLines } from '../../stock/shared/scan-lines.tsx'
import { ChoiceField } from '../../ui/form.tsx'
import { tagOf } from '../../ui/formats.ts'
import { useWords } from '../../words.ts'
import { actionText } from '../action-text.ts'
import type { ActionName, Device } from '../next-steps.ts'
import type { Station } from './stations.ts'
import { text } from './text.ts'

/** The state that an action which asks nothing leads to. */
const leadsTo: Partial<Record<ActionName, Device['state'] & ('TRIAGED' | 'TO_ERASE')>> = {
  sort: 'TRIAGED',
  toErase: 'TO_ERASE',
}

/** The same action on each device that is scanned, one after another, with a line of answer each. */
export function Many({ station }: { station: Station }) {
  const t = useText(text)
  const words = useText(actionText)
  const w = useWords()
  const o = useText(outboxText)
  const client = useQueryClient()
  const [action, setAction] = useState(station.many[0]!)
  const act = async (code: string): Promise<string> => {
    const args = { params: { code } }
    const to = leadsTo[action]
    const about = { tag: tagOf(code) }
    const outcome = to
      ? await submit(api.moveDevice, { ...args, body: { to } }, about)
      : await submit(api.acceptDevice, { ...args, body: { accept: true } }, about)
    if ('noted' in outcome) return `${words[action][2]} – ${o.noted}`
    void client.invalidateQueries({ queryKey: ['listDevices'] })
    return `${words[action][2]} – ${w.state(outcome.answer.state)}`
  }
  return (
    <section className="card scan-zone">
      <Stack gap="md">
        <ChoiceField
          label={t.whatMany}
          value={action}
          onValue={(a) => setAction(a as ActionName)}
          options={station.many.map((a) => [a, words[a][0]] as const)}
        />
        <ScanLines label={words[action][0]} description={t.manyHelp} act={act} />
      </Stack>
    </section>
  )
}
