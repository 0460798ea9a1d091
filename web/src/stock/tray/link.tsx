import { Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useRead, useWrite } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { ScanInput } from '../../scan/scan-input.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { focusTitle } from '../../ui/focus.ts'
import { ChoiceField, Form, SelectField } from '../../ui/form.tsx'
import { printedTag, useFormat } from '../../ui/format.ts'
import { GoTo } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { sayDone } from '../../ui/say.ts'
import { Notice } from '../../ui/tag.tsx'
import { useCategories, useWords } from '../../words.ts'
import { text } from './text.ts'
import type { Verdict } from './tray.tsx'

type Reason = keyof typeof text.fr.links
const reasons = ['declaredLater', 'serialCorrected', 'ambiguous', 'wrongDevice'] as const

/** Links a verdict to a medium of a device that is scanned; the medium of the same serial is chosen at once. */
export function LinkDialog({ verdict, onClose }: { verdict: Verdict; onClose: () => void }) {
  const t = useText(text)
  const f = useFormat()
  const w = useWords()
  const { label } = useCategories()
  const [typed, setTyped] = useState('')
  const [code, setCode] = useState('')
  const [chosen, setChosen] = useState('')
  const [reason, setReason] = useState<Reason>('declaredLater')
  const device = useRead(api.getDevice, { params: { code } }, { when: code !== '' })
  const link = useWrite(api.linkErasureVerdict)
  const media = device.data?.media ?? []
  const same = media.find((m) => m.serial !== null && m.serial === verdict.serial)
  const mediumId = chosen || same?.id || (media.length === 1 ? (media[0]?.id ?? '') : '')
  const send = async () => {
    const body = { mediumId, reason }
    if (!(await link.send({ params: { id: verdict.id }, body }))) return
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
        disabled={mediumId === ''}
      >
        <Text>
          {t.serial} : <strong className="code">{verdict.serial ?? t.noSerial}</strong>.{' '}
          {t.linkHelp}
        </Text>
        <ScanInput
          label={t.scan}
          description={t.scanHelp}
          value={typed}
          onValue={setTyped}
          onScan={(c) => {
            setCode(c)
            setChosen('')
            link.reset()
          }}
          autoFocus
        />
        {code !== '' && (
          <Loaded of={device}>
            {(d) => (
              <>
                <Text role="status">
                  {[d.manufacturer, d.model].filter(Boolean).join(' ') || label(d.category)},{' '}
                  <GoTo to={`/devices/${d.tag}`}>{printedTag(d.tag)}</GoTo>
                </Text>
                {d.media.length === 0 ? (
                  <Notice tone="warn">{t.noMedium}</Notice>
                ) : (
                  <ChoiceField
                    label={t.media}
                    value={mediumId}
                    onValue={setChosen}
                    options={d.media.map((m) => [
                      m.id,
                      `${w.code(m.kind)}${m.bytes === null ? '' : ` ${f.capacity(m.bytes)}`} · ${m.serial ?? '—'}`,
                      `${w.dataState(m.dataState)}, ${m.serial === verdict.serial ? t.match : t.noMatch}`,
                    ])}
                    required
                  />
                )}
              </>
            )}
          </Loaded>
        )}
        <SelectField
          label={t.reason}
          value={reason}
          onValue={(r) => setReason(r as Reason)}
          options={reasons.map((r) => [r, t.links[r]] as const)}
          required
        />
      </Form>
    </Dialog>
  )
}
