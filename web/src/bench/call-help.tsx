import { Button, Group, Text, Textarea } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useDraft } from '../ui/draft.ts'
import { ChoiceField, Form } from '../ui/form.tsx'
import { printedTag } from '../ui/format.ts'
import { sayDone } from '../ui/say.ts'
import { useAct } from './act.ts'
import { useWorkSite, WorkSiteField } from './work-site.tsx'

const reasons = ['blocked', 'danger', 'question', 'decision', 'equipment'] as const
type Reason = (typeof reasons)[number]
const nothing = { reason: '' as Reason | '', note: '' }

const text: Texts<
  Record<Reason | 'call' | 'about' | 'noDevice' | 'why' | 'note' | 'send' | 'sent', string>
> = {
  fr: {
    call: 'Appeler l’encadrant',
    about: 'Au sujet de l’appareil',
    noDevice: 'Sans appareil précis',
    why: 'Pourquoi ?',
    blocked: 'Je suis bloqué',
    danger: 'Il y a un danger',
    question: 'J’ai une question',
    decision: 'Il faut décider',
    equipment: 'Il manque du matériel',
    note: 'Un mot de plus (facultatif)',
    send: 'Appeler',
    sent: 'Appel envoyé. Continuez autre chose en attendant.',
  },
  en: {
    call: 'Call the supervisor',
    about: 'About the device',
    noDevice: 'About no device',
    why: 'Why?',
    blocked: 'I am stuck',
    danger: 'There is a danger',
    question: 'I have a question',
    decision: 'A decision is needed',
    equipment: 'Equipment is missing',
    note: 'A word more (optional)',
    send: 'Call',
    sent: 'Call sent. Go on with something else meanwhile.',
  },
}

/** Calls a supervisor to where one works, about the device on the bench or none; for who may call. */
export function CallHelp({ tag, done }: { tag: string | null; done: () => void }) {
  const t = useText(text)
  const may = useHolds('technician', 'collector', 'cashier')
  const site = useWorkSite()
  const [opened, setOpened] = useState(false)
  const [draft, setDraft, clear] = useDraft('call-help', nothing)
  const act = useAct(api.callForHelp)
  if (!may) return null
  const send = async () => {
    if (draft.reason === '' || !site) return
    const note = draft.note.trim()
    const call = {
      siteId: site,
      reason: draft.reason,
      ...(tag ? { code: tag } : {}),
      ...(note ? { note } : {}),
    }
    if (!(await act.send({ body: { ...call, eventId: act.eventId(call) } }))) return
    clear()
    setOpened(false)
    sayDone(t.sent, { sound: true })
    // After the dialog has given the focus back to its button.
    setTimeout(done, 50)
  }
  return (
    <Group>
      <Button
        variant="default"
        size="lg"
        leftSection={<IconHelp size={24} aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setOpened(true)}
      >
        {t.call}
      </Button>
      <Dialog title={t.call} opened={opened} onClose={() => setOpened(false)}>
        <Form
          onSubmit={() => void send()}
          busy={act.busy}
          problem={act.problem}
          submit={t.send}
          disabled={draft.reason === '' || !site}
        >
          <Text>
            {tag ? (
              <>
                {t.about} <span className="code">{printedTag(tag)}</span>
              </>
            ) : (
              t.noDevice
            )}
          </Text>
          {!site && <WorkSiteField />}
          <ChoiceField
            label={t.why}
            value={draft.reason}
            onValue={(r) => setDraft({ ...draft, reason: r as Reason })}
            options={reasons.map((r) => [r, t[r]] as const)}
            required
          />
          <Textarea
            label={t.note}
            maxLength={500}
            value={draft.note}
            onChange={(e) => setDraft({ ...draft, note: e.currentTarget.value })}
          />
        </Form>
      </Dialog>
    </Group>
  )
}
