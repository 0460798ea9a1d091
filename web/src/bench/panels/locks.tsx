import { Stack } from '@mantine/core'
import { api } from '../../api/operations.generated.ts'
import { useRead } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { LockCard } from '../../locks/lock-card.tsx'
import { text, useLockKinds } from '../../locks/text.ts'
import { useDraft } from '../../ui/draft.ts'
import { ChoiceField, Form } from '../../ui/form.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { type PanelProps, useAct } from '../act.ts'

/** Says what locks a device: it goes to quarantine by the same act. */
export function LockPanel({ device, done }: PanelProps) {
  const t = useText(text)
  const kinds = useLockKinds()
  const [kind, setKind, clear] = useDraft(`lock:${device.tag}`, '')
  const act = useAct(api.reportLock)
  const send = async () => {
    const body = { kind, eventId: act.eventId(kind) }
    if (!(await act.send({ params: { code: device.tag }, body }))) return
    clear()
    done()
  }
  return (
    <Form
      onSubmit={() => void send()}
      busy={act.busy}
      problem={act.problem}
      submit={t.report}
      disabled={kind === ''}
    >
      <ChoiceField
        label={t.which}
        description={t.whichHelp}
        value={kind}
        onValue={setKind}
        options={kinds.list.map((k) => [k.key, k.name] as const)}
        required
      />
    </Form>
  )
}

/** The locks that stand on a device: whom to ask, and what was seen in the end. */
export function UnlockPanel({ device, done }: PanelProps) {
  const locks = useRead(api.listLocks, { query: { code: device.tag, status: 'standing' } })
  return (
    <Loaded of={locks}>
      {({ items }) => (
        <Stack gap="sm">
          {items.map((lock) => (
            <LockCard key={lock.id} lock={lock} after={done} />
          ))}
        </Stack>
      )}
    </Loaded>
  )
}
