import { Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { useAct } from '../bench/act.ts'
import { useText } from '../i18n.tsx'
import { ScanInput } from '../scan/scan-input.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { printedTag } from '../ui/format.ts'
import { Loaded } from '../ui/loaded.tsx'
import { sayDone } from '../ui/say.ts'
import { useCategories } from '../words.ts'
import type { Stored } from './media.tsx'
import { text } from './text.ts'

/** Fits an erased medium into the device whose label is scanned, once it is shown. */
export function FitDialog({
  medium,
  onClose,
  done,
}: {
  medium: Stored
  onClose: () => void
  done: () => void
}) {
  const t = useText(text)
  const { label } = useCategories()
  const [typed, setTyped] = useState('')
  const [code, setCode] = useState('')
  const device = useRead(api.getDevice, { params: { code } }, { when: code !== '' })
  const fit = useAct(api.fitMedium)
  const tag = code === '' ? undefined : device.data?.tag
  const send = async () => {
    if (!tag) return
    const params = { id: medium.id }
    const eventId = fit.eventId({ id: medium.id, tag })
    if (!(await fit.send({ params, body: { code: tag, eventId } }))) return
    done()
    sayDone(t.fitted(printedTag(tag)), { sound: true })
  }
  return (
    <Dialog title={t.fit} opened onClose={onClose}>
      <Form
        onSubmit={() => void send()}
        busy={fit.busy}
        problem={fit.problem}
        submit={t.fit}
        cancel={onClose}
        disabled={!tag}
      >
        <Text>
          <strong className="code">{medium.serial ?? medium.model}</strong>. {t.fitHelp}
        </Text>
        <ScanInput
          label={t.device}
          description={t.scanHelp}
          value={typed}
          onValue={setTyped}
          onScan={(c) => {
            setCode(c)
            fit.reset()
          }}
          autoFocus
        />
        {code !== '' && (
          <Loaded of={device}>
            {(d) => (
              <Text role="status">
                {[d.manufacturer, d.model].filter(Boolean).join(' ') || label(d.category)},{' '}
                <span className="code">{printedTag(d.tag)}</span>
              </Text>
            )}
          </Loaded>
        )}
      </Form>
    </Dialog>
  )
}
