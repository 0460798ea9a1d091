import { Progress, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Result } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { useRead } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { useLoneKey } from '../../scan/use-scan-burst.ts'
import { useDraft } from '../../ui/draft.ts'
import { Form, TextField } from '../../ui/form.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/tag.tsx'
import { type PanelProps, useAct } from '../act.ts'
import { CheckLine, type Tick } from './check-line.tsx'
import { checkText } from './check-text.ts'

type Checklist = Result<typeof api.getChecklist>
type Draft = { ticks: Record<string, Tick>; battery: string }
const nothing: Draft = { ticks: {}, battery: '' }
const keys: Record<string, Tick> = {
  '1': 'yes',
  '2': 'no',
  '3': 'na',
  '&': 'yes',
  é: 'no',
  '"': 'na',
}

/** The checklist in force, answered line by line. */
export function TestPanel(props: PanelProps) {
  const read = useRead(api.getChecklist, { params: { code: props.device.tag } })
  return <Loaded of={read}>{(list) => <Lines list={list} {...props} />}</Loaded>
}

function Lines({ list, device, done }: PanelProps & { list: Checklist }) {
  const t = useText(checkText)
  const [draft, setDraft, clear] = useDraft(`test:${device.tag}:${list.id}`, nothing)
  const act = useAct(api.recordTest)
  const { ticks } = draft
  const left = list.items.filter((i) => !ticks[i.key])
  const [current, setCurrent] = useState<string | null>(left[0]?.key ?? null)
  const box = useRef<HTMLDivElement>(null)
  const failing = list.items.filter((i) => i.blocks && ticks[i.key] === 'no')
  const hasBattery = list.items.some((i) => i.key === 'battery')
  const health = /^\d{1,3}$/.test(draft.battery.trim()) ? Number(draft.battery) : null
  const wrongHealth = draft.battery.trim() !== '' && (health === null || health > 150)

  // Keys may come faster than the page is drawn: the next one answers the line that follows all the same.
  const now = useRef({ ticks, current })
  now.current = { ticks, current }
  const goTo = (key: string | null) => {
    now.current.current = key
    setCurrent(key)
  }
  const answer = (key: string, tick: Tick, goOn: boolean) => {
    const given = { ...now.current.ticks, [key]: tick }
    now.current.ticks = given
    setDraft((d) => ({ ...d, ticks: given }))
    if (!goOn) return goTo(key)
    const at = list.items.findIndex((i) => i.key === key)
    const open = (i: { key: string }) => !given[i.key]
    goTo((list.items.slice(at + 1).find(open) ?? list.items.find(open))?.key ?? null)
  }
  useLoneKey((key) => {
    const tick = keys[key]
    const line = now.current.current
    if (tick && line) answer(line, tick, true)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line that became the current one is read from the page
  useEffect(() => {
    const line = box.current?.querySelector('[data-current="true"]')
    if (!line) return
    line.scrollIntoView({ block: 'nearest' })
    if (line.contains(document.activeElement)) return
    const answer = line.querySelector<HTMLElement>('input:checked') ?? line.querySelector('input')
    answer?.focus({ preventScroll: true })
  }, [current])

  const send = async () => {
    const answers = list.items.map(({ key }) => ({
      key,
      ok: ticks[key] === 'na' ? null : ticks[key] === 'yes',
      ...(key === 'battery' && health !== null ? { batteryHealthPercent: health } : {}),
    }))
    const test = { checklistId: list.id, answers }
    const body = { ...test, eventId: act.eventId([test, device.version]) }
    if (!(await act.send({ params: { code: device.tag }, body }))) return
    clear()
    done(failing.length > 0 ? t.failed : undefined)
  }
  return (
    <Form
      onSubmit={() => void send()}
      busy={act.busy}
      problem={act.problem}
      submit={t.save}
      disabled={left.length > 0 || wrongHealth}
    >
      <Text>{t.keys}</Text>
      <Stack gap="sm" ref={box}>
        {list.items.map((item) => (
          <CheckLine
            key={item.key}
            item={item}
            tick={ticks[item.key]}
            current={item.key === current}
            onReach={() => goTo(item.key)}
            onTick={(tick, byPointer) => answer(item.key, tick, byPointer)}
          />
        ))}
      </Stack>
      {hasBattery && (
        <TextField
          label={t.battery}
          description={t.batteryHelp}
          value={draft.battery}
          onValue={(battery) => setDraft({ ...draft, battery })}
          error={wrongHealth ? t.batteryWrong : null}
          inputMode="numeric"
          autoComplete="off"
          rightSection={<span aria-hidden>%</span>}
        />
      )}
      <div>
        <Progress
          value={100 - (100 * left.length) / list.items.length}
          size="lg"
          aria-label={t.progress}
        />
        <Text role="status" mt={6}>
          {left.length > 0 ? t.left(left.length) : t.complete}
        </Text>
      </div>
      {left.length === 0 && failing.length > 0 && <Notice tone="warn">{t.willFail}</Notice>}
    </Form>
  )
}
