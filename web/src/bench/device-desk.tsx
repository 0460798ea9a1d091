import { Stack, Text, Title } from '@mantine/core'
import { type Ref, useImperativeHandle, useRef, useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useText } from '../i18n.tsx'
import { openOf } from '../outbox/order.ts'
import { allActs } from '../outbox/outbox.ts'
import { text as outboxText } from '../outbox/text.ts'
import { useMe } from '../shell/me.tsx'
import { sayDone, sayRefused } from '../ui/say.ts'
import { useProblemText, useWords } from '../words.ts'
import { useAct } from './act.ts'
import { actionText, ownerOf, ownerText } from './action-text.ts'
import { CardAge, DeviceFacts, DeviceHead } from './device-card.tsx'
import {
  type Action,
  type Device,
  type LastMove,
  momentOf,
  nextSteps,
  undoSeconds,
} from './next-steps.ts'
import { ActionPanel } from './panels/panel.tsx'
import { Elsewhere } from './stations/elsewhere.tsx'
import { type Station, stepsAt } from './stations/stations.ts'
import { ActionButtons } from './steps.tsx'
import { text } from './text.ts'
import { UndoBar } from './undo.tsx'

/** What a printed command may ask of the desk. `cancel` answers whether there was something to cancel. */
export type DeskHandle = { run: (action: string) => void; cancel: () => boolean }
const direct: readonly Action['name'][] = ['sort', 'accept', 'toErase', 'unquarantine']

/** One device and what is done to it: its card, its next action as one large button, the others, the way back. */
export function DeviceDesk({
  device,
  station,
  lastMove,
  onMove,
  toScan,
  ref,
}: {
  device: Device
  /** Where it stands: that station's actions alone. */
  station?: Station
  lastMove: LastMove | null
  onMove: (move: LastMove | null) => void
  toScan: () => void
  ref: Ref<DeskHandle>
}) {
  const t = useText(text)
  const words = useText(actionText)
  const owners = useText(ownerText)
  const w = useWords()
  const o = useText(outboxText)
  const me = useMe()
  const problemText = useProblemText()
  const move = useAct(api.moveDevice)
  const accept = useAct(api.acceptDevice)
  const back = useAct(api.moveDevice)
  const [panel, setPanel] = useState<Action | null>(null)
  const opened = useRef(panel)
  opened.current = panel
  const working = useRef(false)
  const frame = useRef<HTMLDivElement>(null)
  const whole = nextSteps(device, me?.roles.map((r) => r.role) ?? [])
  const at = station && stepsAt(station, device, whole)
  const steps = at?.steps ?? whole
  const params = { code: device.tag }

  const close = () => {
    setPanel(null)
    toScan()
  }
  const say = (message: string) => {
    const waits = openOf(allActs(), { tag: device.tag }).length > 0
    sayDone(waits ? `${message} – ${o.noted}` : message, { sound: true })
  }
  const said = (message: string) => {
    say(message)
    close()
  }
  const moved = (after: Device) =>
    onMove({ from: device.state, after: momentOf(after), at: Date.now() })

  /** Does what needs no question at once, or opens what asks. */
  const start = async (action: Action) => {
    if (action.blockers.length > 0) return sayRefused(why(action).join(' '))
    if (!direct.includes(action.name)) return setPanel(action)
    if (working.current) return
    working.current = true
    const after =
      action.name === 'accept'
        ? await accept.send({ params, body: { accept: true, eventId: accept.eventId('accept') } })
        : await move.send({
            params,
            body: { to: action.to!, eventId: move.eventId([action.to, device.version]) },
          })
    working.current = false
    if (!after) return
    if (action.to) moved(after)
    const further = action.to && after.state !== action.to
    say(further ? `${words[action.name][2]} – ${w.state(after.state)}` : words[action.name][2])
    // What was opened while the answer was awaited stays open.
    if (opened.current === null) toScan()
  }
  const undo = async () => {
    if (!lastMove || working.current) return
    working.current = true
    const body = { to: lastMove.from, eventId: back.eventId(lastMove) }
    const after = await back.send({ params, body })
    working.current = false
    if (!after) return
    onMove(null)
    said(`${t.undone} – ${w.state(after.state)}`)
  }
  const why = (action: Action): string[] =>
    action.blockers.includes('FORBIDDEN')
      ? [owners[ownerOf(action.name)]]
      : action.blockers.map(problemText)

  useImperativeHandle(ref, () => ({
    run: (name) => {
      const form = frame.current?.querySelector('form')
      if (panel && name === 'MAIN')
        return form ? form.requestSubmit() : sayRefused(t.unknownCommand)
      const known = [steps.main, ...steps.rest, ...steps.more].find(
        (a) => a?.name.toUpperCase() === name,
      )
      const action = name === 'MAIN' ? steps.main : known
      if (action) void start(action)
      else sayRefused(t.unknownCommand)
    },
    cancel: () => {
      if (panel) close()
      else if (undoSeconds(lastMove, device, Date.now()) > 0) void undo()
      else return false
      return true
    },
  }))

  return (
    <>
      <section className="card bench-device" aria-labelledby="bench-device">
        <Stack gap="sm">
          <DeviceHead device={device} />
          <CardAge device={device} />
        </Stack>
      </section>
      <UndoBar
        move={lastMove}
        device={device}
        busy={back.busy}
        problem={back.problem}
        undo={() => void undo()}
      />
      {panel && (
        <div ref={frame}>
          <ActionPanel
            key={panel.name}
            action={panel}
            device={device}
            onMoved={moved}
            done={(message) => said(message ?? words[panel.name][2])}
            cancel={close}
          />
        </div>
      )}
      <div className="two">
        {!panel && (
          <section className="card" aria-labelledby="bench-next">
            <Stack gap="md">
              <Title order={2} size="h4" id="bench-next">
                {t.next}
              </Title>
              {station && at && (steps.main === null || !at.here) ? (
                <Elsewhere at={at} station={station} device={device} />
              ) : (
                <ActionButtons
                  steps={steps}
                  why={why}
                  busy={move.busy || accept.busy}
                  problem={move.problem ?? accept.problem}
                  start={(a) => void start(a)}
                />
              )}
            </Stack>
          </section>
        )}
        <DeviceFacts device={device} />
      </div>
      <Text role="status" className="visually-hidden">
        {w.state(device.state)}
      </Text>
    </>
  )
}
