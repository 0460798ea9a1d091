import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useWrite } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { useDraft } from '../../ui/draft.ts'
import { focusTitle } from '../../ui/focus.ts'
import { DateField, Form } from '../../ui/form.tsx'
import { today } from '../../ui/format.ts'
import { useGo } from '../../ui/link.tsx'
import { Section } from '../../ui/page.tsx'
import { sayDone } from '../../ui/say.ts'
import { Notice } from '../../ui/tag.tsx'
import { ChangesView } from './changes-view.tsx'
import { type Draft, faultsOf, toDraft, toValue, withNames } from './draft.ts'
import { changesOf } from './facts.ts'
import { FieldInput } from './field-input.tsx'
import { formText } from './form-text.ts'
import { type ConfigurationRow, type Kind, useSay } from './kinds.ts'
import { PricePreview } from './price-preview.tsx'
import { fieldOfKind } from './row-card.tsx'
import { dayAfter, inForceOn, obstacleTo } from './rows.ts'
import { text } from './text.ts'

type Typed = { value: Draft; validFrom: string; validTo: string; source: string }

/** The form of one change, made from the schema of its kind and filled in with what is in force. */
export function ProposeForm({
  kind,
  rowKey,
  rows,
}: {
  kind: Kind
  rowKey: string
  rows: ConfigurationRow[]
}) {
  const t = useText(formText)
  const words = useText(text)
  const say = useSay(kind.kind)
  const go = useGo()
  const now = today()
  const field = useMemo(() => fieldOfKind(kind), [kind])
  // Read once: what is typed begins from it, whatever is read again meanwhile.
  const [current] = useState(() => inForceOn(rows, rowKey, now))
  const [initial] = useState<Typed>(() => ({
    value: toDraft(field, current?.value),
    validFrom: dayAfter(now),
    validTo: '',
    source: '',
  }))
  const [typed, type, clear] = useDraft(`configuration:${kind.kind}:${rowKey}`, initial)
  const [resumed, setResumed] = useState(typed !== initial)
  // What is wrong is said once sending was tried, and until it is corrected.
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  const write = useWrite(api.proposeConfiguration)

  const draft = withNames(kind.kind, typed.value)
  const value = toValue(field, draft) as Record<string, unknown>
  const found = faultsOf(field, draft)
  const complete = Object.keys(found).length === 0
  const faults = tried ? found : {}
  const sent = { key: rowKey, validFrom: typed.validFrom, validTo: typed.validTo || null }
  const before = inForceOn(rows, rowKey, typed.validFrom)
  const unchanged =
    before !== undefined &&
    typed.validTo === '' &&
    changesOf(field, before.value, value).length === 0
  const obstacle = typed.validFrom ? obstacleTo(rows, sent) : undefined
  const wrong = Object.keys(faults).length

  const send = async () => {
    setTried(true)
    if (!complete) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), 60)
      return
    }
    const { validFrom, validTo, source } = typed
    const done = await write.send({
      body: { kind: kind.kind, key: rowKey, value, validFrom, source, ...(validTo && { validTo }) },
    })
    if (!done) return
    clear()
    sayDone(t.sent)
    go(`/configuration/${kind.kind}`)
  }
  const set = (next: Partial<Typed>) => type((was) => ({ ...was, ...next }))

  return (
    <div ref={form}>
      <Form
        onSubmit={() => void send()}
        busy={write.busy}
        problem={write.problem}
        submit={t.submit}
        cancel={`/configuration/${kind.kind}`}
        disabled={unchanged}
      >
        {resumed ? (
          <Notice>
            <Stack gap="sm">
              <Text>{t.resumed}</Text>
              <Group>
                <Button
                  variant="default"
                  onClick={() => {
                    clear()
                    setResumed(false)
                    setTried(false)
                    focusTitle()
                  }}
                >
                  {t.restart}
                </Button>
              </Group>
            </Stack>
          </Notice>
        ) : (
          <Text>{current ? t.prefilled : t.fresh}</Text>
        )}
        <Section title={t.value}>
          <FieldInput
            kind={kind.kind}
            field={field}
            path={[]}
            place=""
            draft={typed.value}
            onDraft={(next) => set({ value: next })}
            faults={faults}
          />
          {kind.kind === 'price' && (
            <PricePreview rowKey={rowKey} draft={typed.value} on={typed.validFrom || now} />
          )}
        </Section>
        <Section title={t.dates}>
          <DateField
            label={t.validFrom}
            description={typed.validFrom && typed.validFrom <= now ? t.past : t.validFromHelp}
            value={typed.validFrom}
            onValue={(validFrom) => set({ validFrom })}
            required
            className="narrow"
          />
          <DateField
            label={t.validTo}
            description={typed.validTo ? t.ends : t.validToHelp}
            value={typed.validTo}
            min={typed.validFrom ? dayAfter(typed.validFrom) : undefined}
            onValue={(validTo) => set({ validTo })}
            className="narrow"
          />
          <Textarea
            label={t.source}
            description={t.sourceHelp}
            value={typed.source}
            onChange={(e) => set({ source: e.currentTarget.value })}
            minLength={3}
            maxLength={500}
            required
          />
          {obstacle && (
            <Notice tone="warn">
              {obstacle.validFrom === typed.validFrom
                ? words.obstacleSameDay
                : words.obstacle(say.day(obstacle.validFrom))}
            </Notice>
          )}
        </Section>
        {complete && typed.validFrom && !unchanged && (
          <Section title={words.differences}>
            {before && <Text>{words.comparedOn(say.day(typed.validFrom))}</Text>}
            <ChangesView kind={kind.kind} field={field} before={before?.value} after={value} />
          </Section>
        )}
        {wrong > 0 && (
          <div role="alert">
            <Notice tone="bad">{t.wrong(wrong)}</Notice>
          </div>
        )}
        <Text>{unchanged ? t.unchanged : t.second}</Text>
      </Form>
    </div>
  )
}
