import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useRead, useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { ChoiceField, Form } from '../ui/form.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { sayDone } from '../ui/say.ts'
import { Notice } from '../ui/tag.tsx'
import { useCategories } from '../words.ts'
import type { Device } from './arrivals.tsx'
import { useLineName } from './decision-line.tsx'
import { GiftPicker, useOpenGifts } from './gift-picker.tsx'
import type { Donation, Line } from './words.ts'

const fr = {
  forGood: 'C’est pour de bon : le don donne à l’appareil son propriétaire et son cadre.',
  withClosed: 'Chercher aussi parmi les dons clos',
  line: 'Sur quelle ligne ?',
  outside: 'Hors des lignes',
  outsideHelp: 'Il n’était pas promis, mais il vient de ce don.',
  received: (n: number, all: number) => `${n} reçus sur ${all} promis`,
  noLine: (what: string) => `Ce don n’a pas de ligne acceptée pour : ${what}.`,
  send: 'Rattacher',
  done: 'Appareil rattaché.',
  needGift: 'Choisissez le don.',
  needLine: 'Choisissez la ligne.',
}
const text: Texts<typeof fr> = {
  fr,
  en: {
    forGood: 'It is for good: the gift gives the device its owner and its legal basis.',
    withClosed: 'Search among closed gifts too',
    line: 'On which line?',
    outside: 'Outside the lines',
    outsideHelp: 'It was not promised, but it comes of this gift.',
    received: (n, all) => `${n} received of ${all} promised`,
    noLine: (what) => `This gift has no accepted line for: ${what}.`,
    send: 'Assign',
    done: 'Device assigned.',
    needGift: 'Choose the gift.',
    needLine: 'Choose the line.',
  },
}
const OUTSIDE = 'outside'

/** Gives a device that came unannounced its gift; one outside the lines, its line. */
export function AssignForm({ device, done }: { device: Device; done: () => void }) {
  const t = useText(text)
  const [closed, setClosed] = useState(false)
  const gifts = useOpenGifts(closed)
  const [typed, set, clear] = useDraft(`assign:${device.id}`, {
    donationId: device.donationId ?? '',
    line: '',
  })
  const [tried, setTried] = useState(false)
  const assign = useWrite(api.assignDevice)
  const donation = useRead(
    api.getDonation,
    { params: { id: typed.donationId } },
    { when: typed.donationId !== '' },
  )
  const lines = linesFor(device, donation.data)
  const nothing = donation.data !== undefined && lines.length === 0 && device.donationId !== null
  const send = async () => {
    const { donationId, line } = typed
    if (donationId === '' || line === '') return setTried(true)
    const answer = await assign.send({
      params: { code: device.tag },
      body: {
        ...(line === OUTSIDE ? { donationId } : { donationLineId: line }),
        version: device.version,
      },
    })
    if (!answer) return
    clear()
    sayDone(t.done)
    done()
  }
  return (
    <Form
      onSubmit={() => void send()}
      busy={assign.busy}
      problem={assign.problem}
      submit={t.send}
      disabled={nothing}
    >
      <Text>{t.forGood}</Text>
      {device.donationId === null && (
        <>
          <GiftPicker
            gifts={gifts}
            value={typed.donationId}
            onValue={(donationId) => set({ donationId, line: '' })}
            error={tried && typed.donationId === '' ? t.needGift : undefined}
          />
          {!closed && (
            <div>
              <Button variant="default" onClick={() => setClosed(true)}>
                {t.withClosed}
              </Button>
            </div>
          )}
        </>
      )}
      {typed.donationId !== '' && (
        <Loaded of={donation}>
          {() => (
            <LineChoice
              lines={lines}
              device={device}
              value={typed.line}
              onValue={(line) => set((now) => ({ ...now, line }))}
            />
          )}
        </Loaded>
      )}
      {tried && typed.donationId !== '' && typed.line === '' && (
        <div role="alert">
          <Notice tone="warn">{t.needLine}</Notice>
        </div>
      )}
    </Form>
  )
}

/** The lines of a gift that a device may be counted on. */
const linesFor = (device: Device, d: Donation | undefined): Line[] =>
  d?.lines.filter((l) => l.decision === 'accepted' && l.category === device.category) ?? []

function LineChoice({
  lines,
  device,
  value,
  onValue,
}: {
  lines: Line[]
  device: Device
  value: string
  onValue: (line: string) => void
}) {
  const t = useText(text)
  const { label } = useCategories()
  const { name, details } = useLineName()
  const options = lines.map(
    (l) =>
      [
        l.id,
        [name(l), details(l)].filter(Boolean).join(', '),
        t.received(l.progress.received, l.quantity),
      ] as const,
  )
  const outside = device.donationId === null ? [[OUTSIDE, t.outside, t.outsideHelp] as const] : []
  return (
    <Stack gap="sm">
      {lines.length === 0 && <Notice tone="warn">{t.noLine(label(device.category))}</Notice>}
      {options.length + outside.length > 0 && (
        <ChoiceField
          label={t.line}
          value={value}
          onValue={onValue}
          options={[...options, ...outside]}
        />
      )}
    </Stack>
  )
}
