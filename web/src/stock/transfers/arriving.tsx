import { Button, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useWrite } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { OnceSent } from '../../outbox/once-sent.tsx'
import { text as outboxText } from '../../outbox/text.ts'
import { queued } from '../../outbox/use-outbox.ts'
import { focusTitle } from '../../ui/focus.ts'
import { printedTag } from '../../ui/format.ts'
import { Section } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem.tsx'
import { sayDone } from '../../ui/say.ts'
import { Notice } from '../../ui/tag.tsx'
import { plainTag } from '../receive/entry.ts'
import { ScanLines } from '../shared/scan-lines.tsx'
import { CloseDialog } from './close.tsx'
import { useItemName } from './items.tsx'
import { type Transfer, text } from './text.ts'

/** A transfer on its way: what arrives is scanned; what does not is spoken of when it ends. */
export function Arriving({
  transfer,
  closingOnly = false,
}: {
  transfer: Transfer
  closingOnly?: boolean
}) {
  const t = useText(text)
  const noted = useText(outboxText)
  const client = useQueryClient()
  const name = useItemName()
  const params = { id: transfer.id }
  const [closing, setClosing] = useState(false)
  const receive = useWrite(
    queued(api.receiveTransfer, ({ body }) => ({ tag: plainTag(body.code), batch: transfer.id })),
  )
  const close = useWrite(api.closeTransfer)
  const scan = async (code: string) => {
    const outcome = await receive.sendOrThrow({
      params,
      body: { code, eventId: crypto.randomUUID() },
    })
    if ('noted' in outcome) return { warn: noted.noted }
    const arrival = outcome.answer
    void client.invalidateQueries({ queryKey: ['getTransfer'] })
    void client.invalidateQueries({ queryKey: ['listTransfers'] })
    const [first] = arrival.devices
    if (arrival.remaining === 0) {
      sayDone(transfer.status === 'closed' ? t.found : t.allIn)
      if (transfer.status === 'closed') focusTitle()
    }
    return t.came(arrival.kit || !first ? t.kit : name(first), arrival.remaining)
  }
  const open = transfer.items.filter((i) => i.status === 'inTransit' || i.status === 'missing')
  const awaited = open.filter((i) => i.status === 'inTransit')
  const finish = async () => {
    const body = { version: transfer.version, missing: [] }
    if (!(await close.send({ params, body }))) return
    sayDone(t.closed, { sound: true })
    focusTitle()
  }
  const done = open.length === 0
  return (
    <Section title={t.arrival}>
      {!closingOnly && (
        <>
          {transfer.status === 'closed' && <Notice tone="warn">{t.late}</Notice>}
          {done && <Notice tone="good">{t.allIn}</Notice>}
          <ScanLines label={t.scanIn} description={t.scanInHelp} act={scan} />
        </>
      )}
      {awaited.length > 0 && awaited.length <= 50 && (
        <div>
          <Text fw={600}>{t.lookFor}</Text>
          <ul>
            {awaited.map((i) => (
              <li key={i.tag}>
                <span className="code">{printedTag(i.kitTag ?? i.tag)}</span> {name(i)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <ProblemNote error={close.problem} focus />
      <OnceSent batch={transfer.id}>
        <div>
          {done ? (
            <Button size="lg" loading={close.busy} onClick={() => void finish()}>
              {t.closeAll}
            </Button>
          ) : (
            <Button variant="default" aria-haspopup="dialog" onClick={() => setClosing(true)}>
              {t.close}
            </Button>
          )}
        </div>
      </OnceSent>
      {closing && (
        <CloseDialog transfer={transfer} items={open} onClose={() => setClosing(false)} />
      )}
    </Section>
  )
}
