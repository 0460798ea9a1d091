import { Button, Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { say } from '../../../src/devices/words.ts'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead, useWrite } from '../api/query.ts'
import { useLanguage, useText } from '../i18n.tsx'
import { ScanInput } from '../scan/scan-input.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ChoiceField, Form, SelectField, TextField } from '../ui/form.tsx'
import { sayDone } from '../ui/say.ts'
import { useCategories } from '../words.ts'
import { reasonsOf, text, type What } from './text.ts'

type Device = Result<typeof api.getDevice>
const OUTSIDE = 'outside'
const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1)

/** Proposes to set right what was recorded wrongly of a device. */
export function ProposeCorrection({ device }: { device: Device }) {
  const t = useText(text)
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button
        variant="default"
        aria-haspopup="dialog"
        leftSection={<IconPencil size={20} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t.correct}
      </Button>
      {opened && <Propose device={device} onClose={() => setOpened(false)} />}
    </>
  )
}

function Propose({ device, onClose }: { device: Device; onClose: () => void }) {
  const t = useText(text)
  const { language } = useLanguage()
  const n = language === 'fr' ? 0 : 1
  const { list, label } = useCategories()
  const propose = useWrite(api.proposeCorrection)
  const [what, setWhat] = useState<What | ''>('')
  const [category, setCategory] = useState('')
  const [line, setLine] = useState('')
  const [serial, setSerial] = useState('')
  const [name, setName] = useState('')
  const [reason, setReason] = useState('')
  const { donationId } = device
  const gift = useRead(
    api.getDonation,
    { params: { id: donationId ?? '' } },
    { when: donationId !== null && (what === 'category' || what === 'line') },
  )
  const wanted = what === 'category' ? category : device.category
  const lines = (gift.data?.lines ?? []).filter(
    (l) => l.category === wanted && l.decision === 'accepted',
  )
  // The only line of that category is the one that is meant.
  const chosen = line || (lines.length === 1 && what === 'category' ? lines[0]?.id : '') || ''
  const lineId = chosen === OUTSIDE || chosen === '' ? null : chosen
  const reasons = what === '' ? [] : reasonsOf[what]
  const given = reasons.find((r) => r === reason)
  const ready =
    given !== undefined &&
    (what === 'serial' ||
      (what === 'category' ? category : what === 'line' ? chosen : name.trim()) !== '')
  const send = async () => {
    if (!given || what === '') return
    const common = { reason: given, version: device.version }
    const body =
      what === 'category'
        ? { what, category, donationLineId: lineId, ...common }
        : what === 'line'
          ? { what, donationLineId: lineId, ...common }
          : what === 'serial'
            ? { what, serial: serial.trim() || null, ...common }
            : { what, name: name.trim(), ...common }
    if (!(await propose.send({ params: { code: device.tag }, body }))) return
    onClose()
    sayDone(t.proposed, { sound: true })
  }
  return (
    <Dialog title={t.ask} opened onClose={onClose}>
      <Form
        onSubmit={() => void send()}
        busy={propose.busy}
        problem={propose.problem}
        submit={t.propose}
        cancel={onClose}
        disabled={!ready}
      >
        <Text>{t.help}</Text>
        <ChoiceField
          label={t.what}
          value={what}
          onValue={(w) => {
            setWhat(w as What)
            setReason('')
            setLine('')
          }}
          options={(['category', 'line', 'serial', 'manufacturer', 'model'] as const)
            .filter((w) => w !== 'line' || donationId !== null)
            .map((w) => [w, t.things[w]] as const)}
          required
        />
        {what === 'category' && (
          <SelectField
            label={t.category}
            value={category}
            onValue={(c) => {
              setCategory(c ?? '')
              setLine('')
            }}
            options={list
              .filter(([code, , row]) => row.defaultGrams != null && code !== device.category)
              .map(([code, name]) => [code, capital(name)] as const)}
            required
          />
        )}
        {(what === 'line' || (what === 'category' && category !== '' && donationId !== null)) && (
          <SelectField
            label={t.line}
            value={chosen || (what === 'category' ? OUTSIDE : '')}
            onValue={(l) => setLine(l ?? '')}
            options={[
              ...lines
                .filter((l) => what === 'category' || l.id !== device.donationLineId)
                .map(
                  (l, at) =>
                    [l.id, `${at + 1}. ${capital(label(l.category))} × ${l.quantity}`] as const,
                ),
              ...(what === 'category' || device.donationLineId !== null
                ? [[OUTSIDE, t.outside] as const]
                : []),
            ]}
            required
          />
        )}
        {what === 'serial' && (
          <ScanInput
            label={t.serial}
            description={t.noSerial}
            value={serial}
            onValue={setSerial}
            onScan={setSerial}
          />
        )}
        {(what === 'manufacturer' || what === 'model') && (
          <TextField
            label={t.things[what]}
            description={t.rightName}
            value={name}
            onValue={setName}
            maxLength={120}
            autoComplete="off"
            required
          />
        )}
        {what !== '' && (
          <ChoiceField
            label={t.why}
            value={reason}
            onValue={setReason}
            options={reasons.map((r) => [r, say(r, n)] as const)}
            required
          />
        )}
      </Form>
    </Dialog>
  )
}
