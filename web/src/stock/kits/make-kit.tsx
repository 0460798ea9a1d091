import { Button, Group, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { Refused } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { useRead, useWrite } from '../../api/query.ts'
import { StateTag } from '../../devices/state-tag.tsx'
import { useText } from '../../i18n.tsx'
import { ScanInput } from '../../scan/scan-input.tsx'
import { useDraft } from '../../ui/draft.ts'
import { Form, NumberField } from '../../ui/form.tsx'
import { printedTag } from '../../ui/format.ts'
import { Section } from '../../ui/page.tsx'
import { beep, sayDone } from '../../ui/say.ts'
import { useCategories } from '../../words.ts'
import { plainTag } from '../receive/entry.ts'
import { text } from './text.ts'

const accessories = ['keyboard', 'mouse', 'cable'] as const
type Draft = { members: string[]; tag: string; counts: Record<string, number | null> }
const empty: Draft = { members: [], tag: '', counts: { keyboard: 1, mouse: 1 } }

/** Makes a desktop set: members by scan, accessories by count, its own label. */
export function MakeKit({ made }: { made: (tag: string) => void }) {
  const t = useText(text)
  const { label } = useCategories()
  const [draft, setDraft, clear] = useDraft('kit', empty)
  const [typed, setTyped] = useState('')
  const [attempt, setAttempt] = useState(() => crypto.randomUUID())
  const field = useRef<HTMLInputElement>(null)
  const make = useWrite(api.makeKit)
  const change = (part: Partial<Draft>) => {
    setDraft((now) => ({ ...now, ...part }))
    setAttempt(crypto.randomUUID())
    make.reset()
  }
  const add = (code: string) => {
    const tag = plainTag(code)
    setTyped('')
    if (draft.members.includes(tag)) return
    beep('done')
    change({ members: [...draft.members, tag] })
  }
  const send = async () => {
    const counted = accessories.flatMap((category) => {
      const quantity = draft.counts[category]
      return quantity ? [{ category, quantity }] : []
    })
    const kit = await make.send({
      body: {
        category: 'desktopSet',
        members: draft.members,
        accessories: counted,
        ...(draft.tag.trim() ? { tag: draft.tag.trim() } : {}),
      },
      key: attempt,
    })
    if (!kit) return
    clear()
    setAttempt(crypto.randomUUID())
    sayDone(t.made(printedTag(kit.tag)), { sound: true })
    made(kit.tag)
  }
  return (
    <Section title={t.make}>
      <Text>{t.makeHelp}</Text>
      <Form
        onSubmit={() => void send()}
        busy={make.busy}
        problem={make.problem}
        submit={t.make}
        disabled={draft.members.length === 0}
      >
        <ScanInput
          label={t.scan}
          description={t.scanHelp}
          value={typed}
          onValue={setTyped}
          onScan={add}
          inputRef={field}
        />
        {draft.members.length > 0 && (
          <ul className="rows" aria-label={t.members}>
            {draft.members.map((tag) => (
              <Member
                key={tag}
                tag={tag}
                takeOff={() => {
                  change({ members: draft.members.filter((m) => m !== tag) })
                  field.current?.focus()
                }}
              />
            ))}
          </ul>
        )}
        <Group gap="sm" align="flex-end">
          {accessories.map((a) => (
            <NumberField
              key={a}
              label={label(a)}
              number={draft.counts[a] ?? null}
              onNumber={(n) => change({ counts: { ...draft.counts, [a]: n } })}
            />
          ))}
        </Group>
        <ScanInput
          label={t.ownLabel}
          description={t.ownLabelHelp}
          value={draft.tag}
          onValue={(tag) => change({ tag })}
          onScan={(code) => change({ tag: plainTag(code) })}
        />
      </Form>
    </Section>
  )
}

function Member({ tag, takeOff }: { tag: string; takeOff: () => void }) {
  const t = useText(text)
  const { label } = useCategories()
  const device = useRead(api.getDevice, { params: { code: tag } })
  const d = device.data
  return (
    <li className="chosen card">
      <span>
        <strong className="code">{tag.length === 8 ? printedTag(tag) : tag}</strong>{' '}
        {d && ([d.manufacturer, d.model].filter(Boolean).join(' ') || label(d.category))}
        {device.error instanceof Refused && device.error.problem.title}
      </span>
      {d && <StateTag state={d.state} />}
      <Button variant="default" aria-label={`${t.take} ${tag}`} onClick={takeOff}>
        {t.take}
      </Button>
    </li>
  )
}
