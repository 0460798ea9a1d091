import { Text } from '@mantine/core'
import { api } from '../../api/operations.generated.ts'
import { useWrite } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useDraft } from '../../ui/draft.ts'
import { focusTitle } from '../../ui/focus.ts'
import { Form, SelectField } from '../../ui/form.tsx'
import { printedTag } from '../../ui/format.ts'
import { sayDone } from '../../ui/say.ts'
import { useItemName } from './items.tsx'
import { type Item, type Transfer, text } from './text.ts'

type Reason = 'missing' | 'leftBehind'
const nothing: Record<string, Reason> = {}

/** Says of each device that did not arrive what happened, and ends the transfer. */
export function CloseDialog({
  transfer,
  items,
  onClose,
}: {
  transfer: Transfer
  items: readonly Item[]
  onClose: () => void
}) {
  const t = useText(text)
  const name = useItemName()
  const close = useWrite(api.closeTransfer)
  const [said, setSaid, clear] = useDraft(`transfer:close:${transfer.id}`, nothing)
  // A kit is spoken of once, by its own label.
  const asked = items.filter(
    (i, n) => i.kitTag === null || items.findIndex((o) => o.kitTag === i.kitTag) === n,
  )
  const codeOf = (i: Item) => i.kitTag ?? i.tag
  const send = async () => {
    const missing = asked.flatMap((i) => {
      const reason = said[codeOf(i)]
      return reason ? [{ code: codeOf(i), reason }] : []
    })
    const body = { version: transfer.version, missing }
    if (!(await close.send({ params: { id: transfer.id }, body }))) return
    clear()
    onClose()
    sayDone(t.closed, { sound: true })
    focusTitle()
  }
  return (
    <Dialog title={t.close} opened onClose={onClose}>
      <Form
        onSubmit={() => void send()}
        busy={close.busy}
        problem={close.problem}
        submit={t.close}
        cancel={onClose}
        disabled={asked.some((i) => !said[codeOf(i)])}
      >
        <Text>
          {t.closeAsk} {t.closeHelp}
        </Text>
        {asked.map((i) => (
          <SelectField
            key={codeOf(i)}
            label={`${printedTag(codeOf(i))} · ${i.kitTag ? t.kit : name(i)}`}
            value={said[codeOf(i)] ?? ''}
            onValue={(r) => r && setSaid({ ...said, [codeOf(i)]: r as Reason })}
            options={(['missing', 'leftBehind'] as const).map((r) => [r, t.reasons[r]] as const)}
            required
          />
        ))}
      </Form>
    </Dialog>
  )
}
