import { Button, Checkbox, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { useAct } from '../bench/act.ts'
import { useSites, useWorkSite } from '../bench/work-site.tsx'
import { useText } from '../i18n.tsx'
import { ScanInput } from '../scan/scan-input.tsx'
import { plainTag } from '../stock/receive/entry.ts'
import { focusTitle } from '../ui/focus.ts'
import { Form, SelectField, TextField } from '../ui/form.tsx'
import { printedTag } from '../ui/format.ts'
import { useSearchValue } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { Facts, Notice } from '../ui/tag.tsx'
import { useWords } from '../words.ts'
import { PrintSlip, useCaseName } from './slip.tsx'
import { type Case, text } from './text.ts'

type Device = Result<typeof api.getDevice>
type Fault = Case['fault']
type Condition = Case['conditions'][number]
type Accessory = Case['accessories'][number]

const faults: readonly Fault[] = [
  'screen',
  'keyboard',
  'battery',
  'charger',
  'storage',
  'memory',
  'motherboard',
  'case',
  'fan',
  'network',
  'ports',
  'software',
  'other',
]
const conditions: readonly Condition[] = [
  'clean',
  'scratched',
  'brokenScreen',
  'brokenCase',
  'wet',
  'missingParts',
]
const accessories: readonly Accessory[] = [
  'charger',
  'battery',
  'bag',
  'mouse',
  'keyboard',
  'cable',
  'other',
]

/** A customer's machine comes in: its label, what is wrong, what is seen and left; then the slip to print. */
export function TakeIn() {
  const t = useText(text)
  const [code, setCode] = useSearchValue('code')
  const [typed, setTyped] = useState('')
  const [made, setMade] = useState<Case | null>(null)
  const device = useRead(api.getDevice, { params: { code: code ?? '' } }, { when: code !== null })
  return (
    <Section title={t.takeIn}>
      {made && (
        <Notice tone="good">
          <Stack gap="sm">
            <span>{t.taken(made.reference)}</span>
            <PrintSlip of={made} />
          </Stack>
        </Notice>
      )}
      <ScanInput
        label={t.scan}
        description={t.scanHelp}
        value={typed}
        onValue={setTyped}
        onScan={(c) => {
          setTyped('')
          setMade(null)
          setCode(plainTag(c))
        }}
      />
      {code !== null && (
        <Loaded of={device}>
          {(d) => (
            <TakeInForm
              key={d.tag}
              device={d}
              other={() => setCode(null)}
              done={(c) => {
                setMade(c)
                setCode(null)
                sayDone(t.taken(c.reference), { sound: true })
                focusTitle()
              }}
            />
          )}
        </Loaded>
      )}
    </Section>
  )
}

function TakeInForm({
  device,
  other,
  done,
}: {
  device: Device
  other: () => void
  done: (c: Case) => void
}) {
  const t = useText(text)
  const words = useWords()
  const nameOf = useCaseName()
  const here = useWorkSite()
  const { mine } = useSites()
  const act = useAct(api.openCustody)
  const [chosen, setChosen] = useState('')
  const [ticket, setTicket] = useState('')
  const [fault, setFault] = useState<Fault | ''>('')
  const [seen, setSeen] = useState<Condition[]>([])
  const [left, setLeft] = useState<Accessory[]>([])
  const siteId = chosen || here || mine[0]?.id || ''
  const sold = device.state === 'SOLD' || device.state === 'GIVEN'
  const why = device.custody === 'repair' ? t.already : sold ? null : t.ours
  const facts = (
    <Facts
      of={[
        [t.device, `${nameOf(device)}, ${printedTag(device.tag)}`],
        [t.serial, device.serial],
      ]}
    />
  )
  if (why)
    return (
      <Stack gap="sm">
        {facts}
        <Notice tone="warn">{why}</Notice>
        <Group>
          <Button variant="default" onClick={other}>
            {t.other}
          </Button>
        </Group>
      </Stack>
    )
  const send = async () => {
    if (!fault) return
    const said = {
      siteId,
      fault,
      conditions: seen,
      accessories: left,
      ...(ticket.trim() ? { ticket: ticket.trim() } : {}),
    }
    const body = { ...said, eventId: act.eventId([device.tag, said]) }
    const made = await act.send({ params: { code: device.tag }, body })
    if (made) done(made)
  }
  return (
    <Form
      onSubmit={() => void send()}
      busy={act.busy}
      problem={act.problem}
      submit={t.submit}
      cancel={other}
      disabled={!fault || seen.length === 0 || !siteId}
    >
      {facts}
      {mine.length > 1 && (
        <SelectField
          label={t.site}
          value={siteId}
          onValue={setChosen}
          options={mine.map((s) => [s.id, s.name] as const)}
          required
        />
      )}
      <TextField
        label={t.ticket}
        description={t.ticketHelp}
        value={ticket}
        onValue={setTicket}
        autoComplete="off"
        maxLength={20}
      />
      <SelectField
        label={t.fault}
        value={fault}
        onValue={(v) => setFault(v as Fault)}
        options={faults.map((c) => [c, words.code(c)] as const)}
        required
      />
      <Several
        label={t.conditions}
        description={t.conditionsHelp}
        value={seen}
        onValue={setSeen}
        options={conditions}
      />
      <Several label={t.accessories} value={left} onValue={setLeft} options={accessories} />
    </Form>
  )
}

function Several<T extends string>({
  label,
  description,
  value,
  onValue,
  options,
}: {
  label: string
  description?: string
  value: T[]
  onValue: (next: T[]) => void
  options: readonly T[]
}) {
  const words = useWords()
  return (
    <Checkbox.Group
      size="md"
      label={label}
      description={description}
      value={value}
      onChange={(next) => onValue(next as T[])}
    >
      <Stack gap={0} mt={6}>
        {options.map((o) => (
          <Checkbox key={o} value={o} label={words.code(o)} className="choice" />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
