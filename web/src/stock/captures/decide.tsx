import { Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useRead, useWrite } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { ScanInput } from '../../scan/scan-input.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { focusTitle } from '../../ui/focus.ts'
import { ChoiceField, Form } from '../../ui/form.tsx'
import { printedTag } from '../../ui/format.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { sayDone } from '../../ui/say.ts'
import { useCategories } from '../../words.ts'
import type { Report } from './captures.tsx'
import { text } from './text.ts'

type Link = keyof typeof text.fr.links
type Dismissal = keyof typeof text.fr.dismissals
const entries = <K extends string>(of: Record<K, string>) => Object.entries(of) as [K, string][]

/** Reads a report into the device that a person scans, with why. */
export function LinkReport({ report, onClose }: { report: Report; onClose: () => void }) {
  const t = useText(text)
  const { label } = useCategories()
  const [typed, setTyped] = useState('')
  const [code, setCode] = useState('')
  const [reason, setReason] = useState<Link>(report.serial === null ? 'noSerial' : 'serialUnread')
  const device = useRead(api.getDevice, { params: { code } }, { when: code !== '' })
  const link = useWrite(api.linkHardwareReport)
  const send = async () => {
    if (!device.data) return
    const body = { code: device.data.tag, reason }
    if (!(await link.send({ params: { id: report.id }, body }))) return
    onClose()
    sayDone(t.linked)
    focusTitle()
  }
  return (
    <Dialog title={t.link} opened onClose={onClose}>
      <Form
        onSubmit={() => void send()}
        busy={link.busy}
        problem={link.problem}
        submit={t.doLink}
        cancel={onClose}
        disabled={!device.data}
      >
        <ScanInput
          label={t.scan}
          description={t.scanHelp}
          value={typed}
          onValue={setTyped}
          onScan={(c) => {
            setCode(c)
            link.reset()
          }}
          autoFocus
        />
        {code !== '' && (
          <Loaded of={device}>
            {(d) => (
              <Text role="status">
                <strong className="code">{printedTag(d.tag)}</strong>{' '}
                {[d.manufacturer, d.model].filter(Boolean).join(' ') || label(d.category)}
              </Text>
            )}
          </Loaded>
        )}
        <ChoiceField
          label={t.why}
          value={reason}
          onValue={(r) => setReason(r as Link)}
          options={entries(t.links)}
          required
        />
      </Form>
    </Dialog>
  )
}

/** Sets a report aside, with its reason. */
export function DismissReport({ report, onClose }: { report: Report; onClose: () => void }) {
  const t = useText(text)
  const [reason, setReason] = useState<Dismissal | ''>('')
  const dismiss = useWrite(api.dismissHardwareReport)
  const send = async () => {
    if (reason === '') return
    if (!(await dismiss.send({ params: { id: report.id }, body: { reason } }))) return
    onClose()
    sayDone(t.dismissed)
    focusTitle()
  }
  return (
    <Dialog title={t.dismiss} opened onClose={onClose}>
      <Form
        onSubmit={() => void send()}
        busy={dismiss.busy}
        problem={dismiss.problem}
        submit={t.dismiss}
        cancel={onClose}
        disabled={reason === ''}
      >
        <Text>{t.dismissHelp}</Text>
        <ChoiceField
          label={t.why}
          value={reason}
          onValue={(r) => setReason(r as Dismissal)}
          options={entries(t.dismissals)}
          required
        />
      </Form>
    </Dialog>
  )
}
