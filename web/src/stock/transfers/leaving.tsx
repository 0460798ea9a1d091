import { Button, Group, Text } from '@mantine/core'
import { IconTruckDelivery } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { api } from '../../api/operations.generated.ts'
import { useWrite } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { ConfirmButton } from '../../ui/dialog.tsx'
import { focusTitle } from '../../ui/focus.ts'
import { printedTag } from '../../ui/format.ts'
import { Empty } from '../../ui/loaded.tsx'
import { Section } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem.tsx'
import { sayDone } from '../../ui/say.ts'
import { plainTag } from '../receive/entry.ts'
import { ScanLines } from '../shared/scan-lines.tsx'
import { Items, useItemName } from './items.tsx'
import { type Transfer, text } from './text.ts'

/** A transfer in preparation: what leaves is scanned, taken off, then sent. */
export function Leaving({ transfer }: { transfer: Transfer }) {
  const t = useText(text)
  const client = useQueryClient()
  const name = useItemName()
  const params = { id: transfer.id }
  // Scans follow faster than the page draws: each goes with the version of the answer before.
  const now = useRef(transfer)
  if (transfer.version > now.current.version) now.current = transfer
  const keep = (next: Transfer) => {
    now.current = next
    client.setQueryData(['getTransfer', { params }], next)
    void client.invalidateQueries({ queryKey: ['listTransfers'] })
  }
  const add = useWrite(api.addToTransfer)
  const remove = useWrite(api.removeFromTransfer)
  const send = useWrite(api.sendTransfer)
  const cancel = useWrite(api.cancelTransfer)

  const scan = async (code: string) => {
    const before = now.current.items
    const body = { codes: [code], version: now.current.version }
    const next = await add.sendOrThrow({ params, body })
    keep(next)
    const tag = plainTag(code)
    const item = next.items.find((i) => i.tag === tag || i.kitTag === tag)
    const what = item ? (item.kitTag === tag ? t.kit : name(item)) : code
    return before.some((i) => i.tag === tag || i.kitTag === tag)
      ? t.already(what)
      : t.added(what, next.devices)
  }
  const takeOff = async (tag: string) => {
    const body = { codes: [tag], version: now.current.version }
    const next = await remove.send({ params, body })
    if (!next) return
    keep(next)
    sayDone(t.taken)
    focusTitle()
  }
  const leave = async () => {
    const next = await send.send({ params, body: { version: now.current.version } })
    if (!next) return
    keep(next)
    sayDone(t.sent, { sound: true })
    focusTitle()
  }
  const drop = async () => {
    const next = await cancel.send({ params, body: { version: now.current.version } })
    if (!next) return
    keep(next)
    sayDone(t.cancelled)
    focusTitle()
    return next
  }
  const empty = transfer.items.length === 0
  return (
    <>
      <Section title={t.departure}>
        <ScanLines label={t.scanOut} description={t.scanOutHelp} act={scan} />
      </Section>
      <Section title={t.onList}>
        <ProblemNote error={remove.problem} focus />
        {empty ? (
          <Empty>{t.noItems}</Empty>
        ) : (
          <Items
            items={transfer.items}
            act={(i) => (
              <Button
                variant="default"
                aria-label={`${t.take} ${printedTag(i.tag)}`}
                loading={remove.busy}
                onClick={() => void takeOff(i.kitTag ?? i.tag)}
              >
                {t.take}
              </Button>
            )}
          />
        )}
        <Text>{empty ? t.sendEmpty : t.sendHelp}</Text>
        <ProblemNote error={send.problem} focus />
        <Group gap="sm">
          <Button
            size="lg"
            leftSection={<IconTruckDelivery size={24} aria-hidden />}
            loading={send.busy}
            disabled={empty}
            onClick={() => void leave()}
          >
            {t.send}
          </Button>
          <ConfirmButton
            label={t.cancel}
            question={t.cancelAsk}
            confirm={t.cancel}
            act={drop}
            busy={cancel.busy}
            problem={cancel.problem}
          />
        </Group>
      </Section>
    </>
  )
}
