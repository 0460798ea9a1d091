import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useRef } from 'react'
import { api } from '../api/operations.generated.ts'
import { useAll, useWrite } from '../api/query.ts'
import { useText } from '../i18n.tsx'
import { type Lock, text, useLockKinds } from '../locks/text.ts'
import { focusTitle } from '../ui/focus.ts'
import { printedTag } from '../ui/format.ts'
import { Section } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { sayDone } from '../ui/say.ts'
import { Notice } from '../ui/tag.tsx'
import { useCategories } from '../words.ts'

/** The devices of a gift that the donor alone can unlock, with what to do; nothing while there are none. */
export function GiftLocks({ donationId }: { donationId: string }) {
  const t = useText(text)
  const locks = useAll(api.listLocks, { query: { donationId, status: 'standing' } })
  const asked = (locks.data ?? []).filter((l) => l.askedAt !== null)
  if (asked.length === 0) return null
  return (
    <Section title={t.yours}>
      <Text>{t.yoursLead}</Text>
      <ul className="rows">
        {asked.map((lock) => (
          <li key={lock.id}>
            <Asked lock={lock} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Asked({ lock }: { lock: Lock }) {
  const t = useText(text)
  const kinds = useLockKinds()
  const { label } = useCategories()
  const answer = useWrite(api.answerLock)
  const working = useRef(false)
  const send = async (said: 'done' | 'cannot') => {
    if (working.current) return
    working.current = true
    const params = { id: lock.id }
    const kept = await answer.send({ params, body: { answer: said, version: lock.version } })
    working.current = false
    if (!kept) return
    sayDone(t.thanks)
    focusTitle()
  }
  const name = [lock.manufacturer, lock.model].filter(Boolean).join(' ')
  return (
    <article className="card">
      <Stack gap="sm">
        <Title order={3} size="h5">
          <span className="capital">{label(lock.category)}</span> {name}{' '}
          <span className="code">
            {lock.donorAssetTag ?? lock.serial ?? printedTag(lock.deviceTag)}
          </span>
        </Title>
        <Text>
          <strong>{kinds.name(lock.kind)}.</strong> {kinds.ask(lock.kind)}
        </Text>
        {lock.answer ? (
          <Notice tone="good">{t.waits}</Notice>
        ) : (
          <Group gap="sm">
            <Button loading={answer.busy} onClick={() => void send('done')}>
              {t.done}
            </Button>
            <Button variant="default" disabled={answer.busy} onClick={() => void send('cannot')}>
              {t.iCannot}
            </Button>
          </Group>
        )}
        <ProblemNote error={answer.problem} focus />
      </Stack>
    </article>
  )
}
