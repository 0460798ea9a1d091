import { Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useRead, useWrite } from '../api/query.ts'
import { useSites } from '../bench/work-site.tsx'
import { MediumName, MediumState } from '../devices/media-list.tsx'
import { useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { useItemName } from '../stock/transfers/items.tsx'
import { focusTitle } from '../ui/focus.ts'
import { ChoiceField, Form, TextField } from '../ui/form.tsx'
import { printedTag, useFormat } from '../ui/format.ts'
import { GoTo, useParam } from '../ui/link.tsx'
import { Empty } from '../ui/loaded.tsx'
import { LoadedPage, Page, Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'
import { Facts, Notice, Tag } from '../ui/tag.tsx'
import { Term } from './term.tsx'
import { type BreachFile, breachTone, type Risk, type Step, text } from './text.ts'

const order = [
  'assessed',
  'authorityNotified',
  'authorityNotNeeded',
  'donorTold',
  'closed',
] as const

/** The file of one breach: what is lost, how long is left, what is done, and what to add. */
export default function BreachPage() {
  const t = useText(text)
  const breach = useRead(api.getBreach, { params: { id: useParam('id') } }, { every: 60_000 })
  const back = { to: '/breaches', label: t.breaches }
  const decides = useHolds('coordinator', 'admin')
  return (
    <LoadedPage of={breach} title={t.breaches} back={back}>
      {(of) => (
        <Page
          title={of.reference}
          lead={
            <Group gap="sm" component="span">
              <Tag tone={breachTone[of.status]}>{t.breachStatuses[of.status]}</Tag>
              {of.status === 'toNotify' && <Term by={of.notifyBy} />}
            </Group>
          }
          back={back}
        >
          {of.foundAt && <FoundNote at={of.foundAt} />}
          <Lost breach={of} />
          <Steps breach={of} />
          {decides && of.status !== 'closed' && <AddStep key={of.steps.length} breach={of} />}
        </Page>
      )}
    </LoadedPage>
  )
}

function FoundNote({ at }: { at: string }) {
  const t = useText(text)
  const f = useFormat()
  return (
    <Notice tone="info">
      {t.foundSince}, {f.dayAndTime(at)}.
    </Notice>
  )
}

function Lost({ breach: b }: { breach: BreachFile }) {
  const t = useText(text)
  const f = useFormat()
  const name = useItemName()
  const sites = useSites()
  return (
    <Section title={name(b)}>
      {!b.mediaComplete && <Notice tone="warn">{t.mediaUnknown}</Notice>}
      <Facts
        of={[
          [
            t.device,
            <GoTo key="device" to={`/devices/${b.deviceTag}`} className="link tap">
              <span className="code">{printedTag(b.deviceTag)}</span>
            </GoTo>,
          ],
          [t.site, sites.name(b.siteId)],
          [t.donor, b.donationId ? b.donor : t.noDonor],
          [t.gift, b.donation && <span className="code">{b.donation}</span>],
          [
            t.media,
            b.media.length > 0 ? (
              <ul key="media" className="rows">
                {b.media.map((m, n) => (
                  <li key={m.serial ?? n}>
                    <MediumName medium={m} />
                    <MediumState medium={{ ...m, place: 'device' }} />
                  </li>
                ))}
              </ul>
            ) : null,
          ],
          [t.known, `${f.dayAndTime(b.discoveredAt)} (${t.knownWhy}, ${b.countReference})`],
          [t.notifyBy, f.dayAndTime(b.notifyBy)],
          [t.risk, b.risk && t.risks[b.risk]],
        ]}
      />
    </Section>
  )
}

function Steps({ breach: { steps } }: { breach: BreachFile }) {
  const t = useText(text)
  const f = useFormat()
  return (
    <Section title={t.done}>
      {steps.length === 0 ? (
        <Empty>{t.nothingDone}</Empty>
      ) : (
        <ol className="rows">
          {steps.map((s) => (
            <li key={s.id}>
              <Text fw={600}>
                {t.steps[s.step]}
                {s.risk && `, ${t.risks[s.risk].toLowerCase()}`}
              </Text>
              <Text>
                {f.dayAndTime(s.doneAt)}, {t.by} <span className="code">{s.by}</span>
              </Text>
              {s.fileNumber && (
                <Text>
                  {t.fileNumber} <span className="code">{s.fileNumber}</span>
                </Text>
              )}
              {s.note && <Text>{s.note}</Text>}
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

/** Adds one step; the service says what is missing before it. */
function AddStep({ breach }: { breach: BreachFile }) {
  const t = useText(text)
  const add = useWrite(api.recordBreachStep)
  const [step, setStep] = useState<Step | ''>('')
  const [risk, setRisk] = useState<Risk | ''>('')
  const [fileNumber, setFileNumber] = useState('')
  const [note, setNote] = useState('')
  const [when, setWhen] = useState('')
  const done = when ? Date.parse(when) : Date.now()
  const late = step === 'authorityNotified' && done > Date.parse(breach.notifyBy)
  const send = async () => {
    if (step === '') return
    const body = {
      step,
      ...(step === 'assessed' && risk ? { risk } : {}),
      ...(step === 'authorityNotified' && fileNumber.trim() ? { fileNumber } : {}),
      ...(note.trim() ? { note } : {}),
      ...(when ? { doneAt: new Date(when).toISOString() } : {}),
    }
    if (!(await add.send({ params: { id: breach.id }, body }))) return
    sayDone(t.saved, { sound: true })
    focusTitle()
  }
  return (
    <Section title={t.add}>
      <Form
        onSubmit={() => void send()}
        busy={add.busy}
        problem={add.problem}
        submit={t.save}
        disabled={step === '' || (step === 'assessed' && risk === '')}
      >
        <Stack gap="md">
          <Text>{t.kept}</Text>
          <ChoiceField
            label={t.what}
            value={step}
            onValue={(s) => setStep(s as Step)}
            options={order.map((s) => [s, t.steps[s], t.stepHelp[s]] as const)}
            required
          />
          {step === 'assessed' && (
            <ChoiceField
              label={t.risk}
              value={risk}
              onValue={(r) => setRisk(r as Risk)}
              options={Object.entries(t.risks)}
              required
            />
          )}
          {step === 'authorityNotified' && (
            <TextField
              label={t.fileNumber}
              value={fileNumber}
              onValue={setFileNumber}
              maxLength={60}
            />
          )}
          <Textarea
            label={t.note}
            description={t.noteHelp}
            value={note}
            onChange={(e) => setNote(e.currentTarget.value)}
            maxLength={1000}
            autosize
            minRows={2}
            required={step === 'authorityNotNeeded' || late}
          />
          <TextField
            type="datetime-local"
            label={t.when}
            description={t.whenHelp}
            value={when}
            onValue={setWhen}
          />
        </Stack>
      </Form>
    </Section>
  )
}
