import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import { useRef } from 'react'
import { api } from '../api/operations.generated.ts'
import { useAct } from '../bench/act.ts'
import { useSites } from '../bench/work-site.tsx'
import { useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { focusTitle } from '../ui/focus.ts'
import { printedTag, useFormat } from '../ui/format.ts'
import { GoTo } from '../ui/link.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { sayDone } from '../ui/say.ts'
import { Facts, Notice, Tag, type Tone } from '../ui/tag.tsx'
import { useCategories } from '../words.ts'
import { type Lock, text, useLockKinds } from './text.ts'

const tones: Record<Lock['status'], Tone> = {
  open: 'warn',
  asked: 'info',
  answered: 'warn',
  cannot: 'bad',
  lifted: 'good',
}

/** One lock: which device and what blocks it, how far it is, and what may be done about it now. */
export function LockCard({ lock, after }: { lock: Lock; after?: () => void }) {
  const t = useText(text)
  const f = useFormat()
  const kinds = useLockKinds()
  const categories = useCategories()
  const sites = useSites()
  const asks = useHolds('supervisor', 'coordinator')
  const closes = useHolds('technician', 'supervisor')
  const ask = useAct(api.askDonorToUnlock)
  const answer = useAct(api.answerLock)
  const close = useAct(api.closeLock)
  const working = useRef(false)
  const params = { id: lock.id }
  const { version } = lock
  const run = async (act: () => Promise<unknown>, said: string) => {
    if (working.current) return
    working.current = true
    const done = await act()
    working.current = false
    if (done === undefined) return
    sayDone(said, { sound: true })
    if (after) after()
    else focusTitle()
  }
  const said = (a: 'done' | 'cannot') =>
    run(() => answer.send({ params, body: { answer: a, version } }), t.noted)
  const end = (outcome: 'unlocked' | 'donorReleased' | 'cannot') =>
    run(() => close.send({ params, body: { outcome, version } }), t.closed)
  const standing = lock.status !== 'lifted'
  const Icon = standing ? IconLock : IconLockOpen
  const name = [lock.manufacturer, lock.model].filter(Boolean).join(' ')
  const moment = (at: string | null) => at && `${f.dayAndTime(at)} (${f.ago(at)})`
  const busy = ask.busy || answer.busy || close.busy
  return (
    <article className="card">
      <Stack gap="sm">
        <Group gap="sm" justify="space-between">
          <Title order={3} size="h4">
            {kinds.name(lock.kind)}
          </Title>
          <Tag tone={tones[lock.status]} icon={<Icon size={18} aria-hidden />}>
            {t.statuses[lock.status]}
          </Tag>
        </Group>
        <Facts
          of={[
            [
              t.device,
              <>
                <span className="capital">{categories.label(lock.category)}</span> {name}{' '}
                <GoTo to={`/devices/${lock.deviceTag}`} className="link tap">
                  <span className="code">{printedTag(lock.deviceTag)}</span>
                </GoTo>
              </>,
            ],
            [t.site, sites.name(lock.siteId)],
            [t.seen, moment(lock.seenAt)],
            [t.asked, moment(lock.askedAt) ?? (standing ? t.notAsked : null)],
            [
              t.answered,
              lock.answer &&
                `${lock.answer === 'done' ? t.saysDone : t.saysCannot}, ${f.ago(lock.answeredAt!)}`,
            ],
            [lock.outcome === 'cannot' ? t.stays : t.unlockedOn, moment(lock.closedAt)],
          ]}
        />
        {standing && asks && lock.donationId === null && <Notice tone="warn">{t.noGift}</Notice>}
        {standing && asks && lock.donationId !== null && (
          <div>
            <Button
              variant={lock.askedAt ? 'default' : 'filled'}
              loading={ask.busy}
              disabled={busy}
              onClick={() => void run(() => ask.send({ params, body: { version } }), t.askedDone)}
            >
              {lock.askedAt ? t.askAgain : t.ask}
            </Button>
          </div>
        )}
        {standing && asks && lock.askedAt && lock.answer === null && (
          <div>
            <Text mb={6}>{t.phone}</Text>
            <Group gap="sm">
              <Button variant="default" disabled={busy} onClick={() => void said('done')}>
                {t.saidDone}
              </Button>
              <Button variant="default" disabled={busy} onClick={() => void said('cannot')}>
                {t.saidCannot}
              </Button>
            </Group>
          </div>
        )}
        {standing && closes && (
          <div>
            <Text mb={6}>{t.ended}</Text>
            <Group gap="sm">
              <Button
                variant={lock.answer === 'done' ? 'filled' : 'default'}
                disabled={busy}
                onClick={() => void end('donorReleased')}
              >
                {t.released}
              </Button>
              <Button variant="default" disabled={busy} onClick={() => void end('unlocked')}>
                {t.unlocked}
              </Button>
              {lock.status !== 'cannot' && (
                <Button variant="default" disabled={busy} onClick={() => void end('cannot')}>
                  {t.cannot}
                </Button>
              )}
            </Group>
          </div>
        )}
        <ProblemNote error={ask.problem ?? answer.problem ?? close.problem} focus />
      </Stack>
    </article>
  )
}
