import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../../src/devices/words.ts'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { useLanguage, useText } from '../i18n.tsx'
import { useHolds, useMe } from '../shell/me.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { focusTitle } from '../ui/focus.ts'
import { ChoiceField, Form } from '../ui/form.tsx'
import { printedTag, useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { sayDone } from '../ui/say.ts'
import { Facts, Tag } from '../ui/tag.tsx'
import { useCategories } from '../words.ts'
import { type Correction, rejections, text } from './text.ts'

const tones = { proposed: 'warn', confirmed: 'good', rejected: 'neutral' } as const

/** One correction: what stood, what is asked, why, and for another person than its author the two answers. */
export function CorrectionCard({ of: c }: { of: Correction }) {
  const t = useText(text)
  const f = useFormat()
  const { language } = useLanguage()
  const { label } = useCategories()
  const me = useMe()
  const decides = useHolds('supervisor', 'coordinator', 'admin')
  const confirm = useWrite(api.confirmCorrection)
  const reject = useWrite(api.rejectCorrection)
  const [refusing, setRefusing] = useState(false)
  const [reason, setReason] = useState('')
  const n = language === 'fr' ? 0 : 1
  const params = { id: c.id }
  const own = me?.roles.some((r) => r.code === c.proposedBy) ?? false
  const value = (v: string | null) => {
    if (c.what === 'category') return v && label(v)
    if (c.what === 'line') return v ? t.things.line : t.outside
    return v ? <span className="code">{v}</span> : '–'
  }
  const end = (said: string) => {
    sayDone(said, { sound: true })
    focusTitle()
  }
  const refuse = async () => {
    const given = rejections.find((r) => r === reason)
    if (given && (await reject.send({ params, body: { version: c.version, reason: given } })))
      end(t.rejected)
  }
  return (
    <article className="card">
      <Stack gap="sm">
        <Group gap="sm">
          <GoTo to={`/devices/${c.deviceTag}`}>
            <strong className="code">{printedTag(c.deviceTag)}</strong>
          </GoTo>
          <strong>{t.things[c.what]}</strong>
          <Tag tone={tones[c.status]}>{t.statuses[c.status]}</Tag>
        </Group>
        <Facts
          of={[
            [t.from, value(c.oldValue)],
            [t.to, value(c.newValue)],
            [t.why, say(c.reason, n)],
            [t.by, f.dayAndTime(c.proposedAt)],
            [t.reject, c.rejection && say(c.rejection, n)],
          ]}
        />
        {c.status === 'proposed' &&
          (!decides || own ? (
            <Text size="sm">{t.secondPerson}</Text>
          ) : refusing ? (
            <Form
              onSubmit={() => void refuse()}
              busy={reject.busy}
              problem={reject.problem}
              submit={t.reject}
              disabled={reason === ''}
              cancel={() => setRefusing(false)}
            >
              <ChoiceField
                label={t.whyNot}
                value={reason}
                onValue={setReason}
                options={rejections.map((r) => [r, say(r, n)] as const)}
                required
              />
            </Form>
          ) : (
            <Group gap="sm">
              <ConfirmButton
                label={t.confirm}
                question={t.confirmAsk}
                confirm={t.confirm}
                act={async () => {
                  const done = await confirm.send({ params, body: { version: c.version } })
                  if (done) end(t.confirmed)
                  return done
                }}
                busy={confirm.busy}
                problem={confirm.problem}
              />
              <Button variant="default" onClick={() => setRefusing(true)}>
                {t.reject}
              </Button>
            </Group>
          ))}
      </Stack>
    </article>
  )
}
