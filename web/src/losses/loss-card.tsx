import { Button, Group, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { useSites } from '../bench/work-site.tsx'
import { useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { useItemName } from '../stock/transfers/items.tsx'
import { ConfirmButton, Dialog } from '../ui/dialog.tsx'
import { focusTitle } from '../ui/focus.ts'
import { ChoiceField, Form } from '../ui/form.tsx'
import { printedTag, useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { sayDone } from '../ui/say.ts'
import { Facts, Notice, Tag } from '../ui/tag.tsx'
import { useWords } from '../words.ts'
import { type Loss, lossTone, type Missing, type Reason, text } from './text.ts'

type Shown = Omit<Missing, 'id'>

/** Which device, where it stood, and the two counts that missed it. */
export function MissingFacts({
  of,
  stage = of.state,
  more = [],
}: {
  of: Shown
  stage?: Missing['state']
  more?: readonly (readonly [string, ReactNode])[]
}) {
  const t = useText(text)
  const f = useFormat()
  const words = useWords()
  const name = useItemName()
  const sites = useSites()
  return (
    <Stack gap="sm">
      <Text fw={600}>
        {name(of)}{' '}
        <GoTo to={`/devices/${of.deviceTag}`} className="link tap">
          <span className="code">{printedTag(of.deviceTag)}</span>
        </GoTo>
      </Text>
      {of.mayHoldData && <Notice tone="bad">{t.mayHold}</Notice>}
      <Facts
        of={[
          [t.site, sites.name(of.siteId)],
          [t.stage, words.state(stage)],
          [
            t.counts,
            <ul key="counts">
              {[of.firstCount, of.secondCount].map((c) => (
                <li key={c.id}>
                  <GoTo to={`/counts/${c.id}`}>
                    <span className="code">{c.reference}</span>
                  </GoTo>
                  , {f.dayAndTime(c.endedAt)}
                </li>
              ))}
            </ul>,
          ],
          ...more,
        ]}
      />
    </Stack>
  )
}

/** One loss: how far it is, and what may be done about it now. */
export function LossCard({ loss }: { loss: Loss }) {
  const t = useText(text)
  const f = useFormat()
  const decides = useHolds('coordinator', 'admin')
  const leads = useHolds('supervisor', 'shopManager')
  const readsFiles = useHolds('supervisor', 'coordinator', 'admin', 'auditor')
  const confirm = useWrite(api.confirmLoss)
  const find = useWrite(api.findLost)
  const [rejecting, setRejecting] = useState(false)
  const params = { id: loss.id }
  const { version } = loss
  const told = (message: string) => {
    sayDone(message, { sound: true })
    focusTitle()
  }
  const act = async (send: () => Promise<Loss | undefined>, said: string) => {
    const done = await send()
    if (done) told(said)
    return done
  }
  const moment = (at: string | null) => at && `${f.dayAndTime(at)} (${f.ago(at)})`
  return (
    <article className="card">
      <Stack gap="sm">
        <div>
          <Tag tone={lossTone[loss.status]}>{t.statuses[loss.status]}</Tag>
        </div>
        <MissingFacts
          of={{ ...loss, mayHoldData: loss.mayHoldData && loss.status === 'proposed' }}
          stage={loss.fromState}
          more={[
            [t.reportedOn, moment(loss.reportedAt)],
            [t.decidedOn, moment(loss.decidedAt)],
            [t.why, loss.reason && t.reasons[loss.reason]],
            [t.foundOn, moment(loss.foundAt)],
          ]}
        />
        <Group gap="sm">
          {loss.breachId && readsFiles && (
            <GoTo to={`/breaches/${loss.breachId}`} className="link tap">
              {t.file}
            </GoTo>
          )}
          {loss.status === 'proposed' && decides && (
            <>
              <ConfirmButton
                variant="filled"
                label={t.confirm}
                question={loss.mayHoldData ? t.confirmAskData : t.confirmAsk}
                confirm={t.confirm}
                act={() => act(() => confirm.send({ params, body: { version } }), t.confirmed)}
                busy={confirm.busy}
                problem={confirm.problem}
              />
              <Button variant="default" aria-haspopup="dialog" onClick={() => setRejecting(true)}>
                {t.reject}
              </Button>
            </>
          )}
          {loss.status === 'confirmed' && leads && (
            <ConfirmButton
              label={t.found}
              question={t.foundAsk}
              confirm={t.found}
              act={() => act(() => find.send({ params, body: { version } }), t.foundDone)}
              busy={find.busy}
              problem={find.problem}
            />
          )}
        </Group>
      </Stack>
      {rejecting && (
        <RejectDialog
          loss={loss}
          onClose={() => setRejecting(false)}
          onDone={() => told(t.rejected)}
        />
      )}
    </article>
  )
}

/** Says why a loss is not confirmed. */
function RejectDialog({
  loss,
  onClose,
  onDone,
}: {
  loss: Loss
  onClose: () => void
  onDone: () => void
}) {
  const t = useText(text)
  const reject = useWrite(api.rejectLoss)
  const [reason, setReason] = useState<Reason | ''>('')
  const send = async () => {
    if (reason === '') return
    const body = { version: loss.version, reason }
    if (!(await reject.send({ params: { id: loss.id }, body }))) return
    onClose()
    onDone()
  }
  return (
    <Dialog title={t.reject} opened onClose={onClose}>
      <Form
        onSubmit={() => void send()}
        busy={reject.busy}
        problem={reject.problem}
        submit={t.reject}
        cancel={onClose}
        disabled={reason === ''}
      >
        <ChoiceField
          label={t.rejectWhy}
          value={reason}
          onValue={(r) => setReason(r as Reason)}
          options={Object.entries(t.reasons)}
          required
        />
      </Form>
    </Dialog>
  )
}
