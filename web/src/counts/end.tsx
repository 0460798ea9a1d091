import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useAll, useWrite } from '../api/query.ts'
import { useText } from '../i18n.tsx'
import { useItemName } from '../stock/transfers/items.tsx'
import { ConfirmButton, Dialog } from '../ui/dialog.tsx'
import { useDraft } from '../ui/draft.ts'
import { focusTitle } from '../ui/focus.ts'
import { ChoiceField, Form, SelectField } from '../ui/form.tsx'
import { printedTag } from '../ui/format.ts'
import { Loaded } from '../ui/loaded.tsx'
import { MoreRows } from '../ui/more-rows.tsx'
import { sayDone } from '../ui/say.ts'
import { type Count, type Reason, text } from './text.ts'

const general = ['notFound', 'leftUnrecorded', 'theftSuspected'] as const
type General = (typeof general)[number]
const nothing: { others: General | ''; own: Record<string, Reason> } = { others: '', own: {} }

/** Ends a count, or cancels it. */
export function EndCount({ count }: { count: Count }) {
  const t = useText(text)
  const [asking, setAsking] = useState(false)
  const close = useWrite(api.closeCount)
  const cancel = useWrite(api.cancelCount)
  const params = { id: count.id }
  const { version } = count
  const closeAll = async () => {
    const done = await close.send({ params, body: { version, missing: [] } })
    if (done) told(t.closed)
    return done
  }
  const told = (message: string) => {
    sayDone(message, { sound: true })
    focusTitle()
  }
  return (
    <Group gap="sm">
      {count.remaining === 0 ? (
        <ConfirmButton
          variant="filled"
          label={t.closeAll}
          question={t.closeHelp}
          confirm={t.close}
          act={closeAll}
          busy={close.busy}
          problem={close.problem}
        />
      ) : (
        <Button variant="default" aria-haspopup="dialog" onClick={() => setAsking(true)}>
          {t.close}
        </Button>
      )}
      <ConfirmButton
        variant="subtle"
        label={t.cancel}
        question={t.cancelAsk}
        confirm={t.cancel}
        act={async () => {
          const done = await cancel.send({ params, body: { version } })
          if (done) told(t.cancelled)
          return done
        }}
        busy={cancel.busy}
        problem={cancel.problem}
      />
      {asking && (
        <MissingDialog
          count={count}
          onClose={() => setAsking(false)}
          onDone={() => told(t.closed)}
        />
      )}
    </Group>
  )
}

/** Says of what was not found what is the matter: for all at once, and of each that differs. */
function MissingDialog({
  count,
  onClose,
  onDone,
}: {
  count: Count
  onClose: () => void
  onDone: () => void
}) {
  const t = useText(text)
  const name = useItemName()
  const close = useWrite(api.closeCount)
  const awaited = useAll(api.listCountItems, {
    params: { id: count.id },
    query: { show: 'awaited' as const },
  })
  const [said, setSaid, clear] = useDraft(`count:close:${count.id}`, nothing)
  const silent = (awaited.data ?? []).filter((i) => !i.movedSince)
  const ready =
    awaited.data !== undefined && (said.others !== '' || silent.every((i) => said.own[i.tag]))
  const send = async () => {
    const missing = silent.flatMap((i) => {
      const reason = said.own[i.tag]
      return reason ? [{ code: i.tag, reason }] : []
    })
    const body = {
      version: count.version,
      missing,
      ...(said.others ? { others: said.others } : {}),
    }
    if (!(await close.send({ params: { id: count.id }, body }))) return
    clear()
    onClose()
    onDone()
  }
  const own = (tag: string, reason: string) => {
    const { [tag]: _before, ...rest } = said.own
    setSaid({ ...said, own: reason === '' ? rest : { ...rest, [tag]: reason as Reason } })
  }
  return (
    <Dialog title={t.close} opened onClose={onClose}>
      <Form
        onSubmit={() => void send()}
        busy={close.busy}
        problem={close.problem}
        submit={t.close}
        cancel={onClose}
        disabled={!ready}
      >
        <Loaded of={awaited}>
          {() => (
            <>
              <Text>{t.closeAsk(silent.length)}</Text>
              <Text>{t.closeHelp}</Text>
              <ChoiceField
                label={t.others}
                value={said.others}
                onValue={(r) => setSaid({ ...said, others: r as General })}
                options={general.map((r) => [r, t.reasons[r]] as const)}
              />
              <MoreRows rows={silent}>
                {(shown) =>
                  shown.map((i) => (
                    <SelectField
                      key={i.tag}
                      label={`${printedTag(i.tag)} · ${name({ ...i, category: i.category ?? '' })}`}
                      value={said.own[i.tag] ?? ''}
                      onValue={(r) => own(i.tag, r)}
                      options={(Object.keys(t.reasons) as Reason[]).map(
                        (r) => [r, t.reasons[r]] as const,
                      )}
                      none={t.same}
                    />
                  ))
                }
              </MoreRows>
            </>
          )}
        </Loaded>
      </Form>
    </Dialog>
  )
}
