import { Button, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconCircleCheck, IconTool } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useText } from '../../i18n.tsx'
import { judgeScanner, TEST_TEXT, type Typed } from '../../scan/layout.ts'
import { Page, Section } from '../../ui/page.tsx'
import { QrPicture } from '../../ui/qr.tsx'
import { beep } from '../../ui/say.ts'
import { Facts, Notice } from '../../ui/tag.tsx'
import { text } from './text.ts'

/** After so long without a key, a scanner that does not press Enter has finished. */
const QUIET_MS = 700
const middle = (gaps: readonly number[]) =>
  Math.round([...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0)

/** Tells a person whether their scanner types right, and what to do if it does not. */
export default function ScannerTest() {
  const t = useText(text)
  const field = useRef<HTMLInputElement>(null)
  const [value, setValue] = useState('')
  const [typed, setTyped] = useState<Typed | null>(null)
  const times = useRef<number[]>([])
  const timer = useRef(0)
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const finish = (end: Typed['end']) => {
    window.clearTimeout(timer.current)
    const read = (field.current?.value ?? '').trim()
    if (read === '') return
    const at = times.current
    const gaps = at.slice(1).map((time, i) => time - (at[i] ?? time))
    const next: Typed = { text: read, gaps, end }
    times.current = []
    setTyped(next)
    setValue('')
    beep(judgeScanner(next).length === 0 ? 'done' : 'refused')
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key } = event
    if (key === 'Enter' || (key === 'Tab' && !event.shiftKey && value !== '')) {
      event.preventDefault()
      return finish(key === 'Tab' ? 'Tab' : 'Enter')
    }
    if (key.length === 1 || key === 'Dead') times.current.push(event.timeStamp)
  }
  const onValue = (next: string) => {
    setValue(next)
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => finish('none'), QUIET_MS)
  }
  return (
    <Page title={t.title} lead={t.lead}>
      <Section title={t.target}>
        <Text>{t.targetLead}</Text>
        <QrPicture text={TEST_TEXT} label={t.code} size={260} />
        <TextInput
          ref={field}
          label={t.field}
          description={t.fieldHelp}
          value={value}
          onChange={(e) => onValue(e.currentTarget.value)}
          onKeyDown={onKeyDown}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          autoFocus
        />
      </Section>
      <Section title={t.result}>
        <div role="status">{typed ? <Verdict typed={typed} /> : <Text>{t.waits}</Text>}</div>
        {typed && (
          <div>
            <Button
              variant="default"
              onClick={() => {
                setTyped(null)
                field.current?.focus()
              }}
            >
              {t.again}
            </Button>
          </div>
        )}
      </Section>
    </Page>
  )
}

/** What was found, and for each fault what to do in steps. */
function Verdict({ typed }: { typed: Typed }) {
  const t = useText(text)
  const faults = judgeScanner(typed)
  const facts = (
    <Facts
      of={[
        [
          t.read,
          <span key="read" className="code scanned">
            {typed.text || t.nothing}
          </span>,
        ],
        [
          t.meant,
          <span key="meant" className="code scanned">
            {TEST_TEXT}
          </span>,
        ],
        [t.speed, typed.gaps.length > 0 ? `${middle(typed.gaps)} ms` : null],
        [t.end, t.ends[typed.end]],
      ]}
    />
  )
  if (faults.length === 0)
    return (
      <Stack gap="md">
        <Notice tone="good" icon={<IconCircleCheck size={28} aria-hidden />}>
          <Text className="big">{t.good}</Text>
          <Text>
            {t.goodLead} {typed.end === 'Tab' ? t.goodTab : ''}
          </Text>
        </Notice>
        {facts}
      </Stack>
    )
  return (
    <Stack gap="md">
      <Notice tone="warn" icon={<IconTool size={28} aria-hidden />}>
        <Text className="big">{t.bad}</Text>
      </Notice>
      {faults.map((fault) => (
        <div key={fault}>
          <Title order={3} size="h5">
            {t.faults[fault].title}
          </Title>
          <ol>
            {t.faults[fault].steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
      ))}
      {facts}
    </Stack>
  )
}
