import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Result } from '../api/client.ts'
import { Refused } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { useSites } from '../bench/work-site.tsx'
import { useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { PaperButton } from '../ui/files.tsx'
import { focusTitle } from '../ui/focus.ts'
import { useFormat } from '../ui/format.ts'
import { GoTo, useParam } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Facts, Notice, Tag } from '../ui/tag.tsx'
import { PickupForm } from './pickup-form.tsx'
import { Place } from './place.tsx'
import { roundsText } from './rounds-text.ts'
import { UnlockFacts } from './unlock-facts.tsx'
import { oneLine } from './words.ts'

type Round = Result<typeof api.getCollection>
type Stop = Round['donations'][number]

export default function RoundPage() {
  const t = useText(roundsText)
  const f = useFormat()
  const id = useParam('id')
  const round = useRead(api.getCollection, { params: { id } })
  const c = round.data
  return (
    <Page
      title={c ? t.roundOf(f.day(c.plannedOn)) : t.round}
      back={{ to: c ? `/rounds?day=${c.plannedOn}` : '/rounds' }}
    >
      <Loaded of={round}>{(read) => <Stops round={read} />}</Loaded>
    </Page>
  )
}

function Stops({ round: c }: { round: Round }) {
  const t = useText(roundsText)
  const f = useFormat()
  const { name } = useSites()
  const left = c.donations.filter((d) => d.pickedUpAt === null)
  const done = c.donations.filter((d) => d.pickedUpAt !== null)
  // One place at a time: the first to do is open.
  const [chosen, setChosen] = useState<string | null>(null)
  const open = left.some((d) => d.id === chosen) ? chosen : (left[0]?.id ?? null)
  return (
    <Stack gap="lg">
      <Facts
        of={[
          [t.to, name(c.siteId)],
          [t.carrier, c.carrierId && <Carrier id={c.carrierId} />],
          [t.round, `${t.stops(c.donations.length)}, ${t.left(left.length)}`],
          ...c.notes
            .map((n) => [t.notes, `${n.text} (${f.dayAndTime(n.at)})`] as const)
            .slice(0, 1),
        ]}
      />
      {left.length === 0 && <Notice tone="good">{t.closedRound}</Notice>}
      {[...left, ...done].map((stop) => (
        <OneStop
          key={stop.id}
          stop={stop}
          round={c}
          number={c.donations.indexOf(stop) + 1}
          open={stop.id === open}
          onOpen={() => setChosen(stop.id)}
        />
      ))}
    </Stack>
  )
}

function Carrier({ id }: { id: string }) {
  const carrier = useRead(api.getOrganisation, { params: { id } })
  return <>{carrier.data?.name ?? '…'}</>
}

/** One place to go: the way, the phone, and what is taken there. */
function OneStop({
  stop,
  round,
  number,
  open,
  onOpen,
}: {
  stop: Stop
  round: Round
  number: number
  open: boolean
  onOpen: () => void
}) {
  const t = useText(roundsText)
  const f = useFormat()
  const mover = useHolds('collector', 'coordinator')
  const papers = useHolds('coordinator', 'supervisor', 'admin')
  const donation = useRead(api.getDonation, { params: { id: stop.id } })
  const d = donation.data
  const done = stop.pickedUpAt !== null
  const { documentId } = stop
  const hidden =
    donation.error instanceof Refused && donation.error.problem.status === 404 && !donation.data
  return (
    <Section
      title={t.stopOf(number, d?.donorName ?? stop.reference)}
      actions={<Tag tone={done ? 'good' : 'info'}>{done ? t.done : t.todo}</Tag>}
    >
      {done ? (
        <Facts
          of={[
            [t.doneAt, stop.pickedUpAt && f.dayAndTime(stop.pickedUpAt)],
            [
              t.slip,
              documentId && papers ? (
                <PaperButton
                  key="slip"
                  label={`${t.slip} ${stop.reference}`}
                  fetch={() => api.getDocument({ params: { id: documentId } })}
                />
              ) : null,
            ],
          ]}
        />
      ) : !open ? (
        <>
          <Text>{oneLine(stop.pickupAddress)}</Text>
          <div>
            <Button variant="default" aria-expanded={false} onClick={onOpen}>
              {t.openStop}
              <span className="visually-hidden"> {number}</span>
            </Button>
          </div>
        </>
      ) : (
        <>
          <Place of={stop} />
          {hidden ? (
            <Notice tone="warn">{t.notOurs}</Notice>
          ) : (
            <Loaded of={donation}>
              {(read) => (
                <>
                  <UnlockFacts donation={read} />
                  {mover && read.status === 'accepted' && (
                    <>
                      <PickupForm donation={read} collectionId={round.id} onDone={focusTitle} />
                      <Text c="dimmed">{t.absent}</Text>
                    </>
                  )}
                  {read.status !== 'accepted' && <Text>{t.notAccepted}</Text>}
                </>
              )}
            </Loaded>
          )}
        </>
      )}
      {d && (
        <div>
          <GoTo to={`/counter/${d.id}`} className="link tap">
            <span>
              {t.open} <span className="code">{d.reference}</span>
            </span>
          </GoTo>
        </div>
      )}
    </Section>
  )
}
