import { Stack, Tabs, Text } from '@mantine/core'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { usePages, useRead } from '../api/query.ts'
import { useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { SelectField } from '../ui/form.tsx'
import { GoToButton, useSearchValue } from '../ui/link.tsx'
import { LoadedPages } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { useWords } from '../words.ts'
import { DonorFilter } from './donor-filter.tsx'
import { GiftRows } from './gift-rows.tsx'
import { type Queue, queueNames, queueText } from './queue-text.ts'
import type { DonationRow } from './words.ts'

const kinds = {
  new: 'donationsNew',
  waiting: 'donationsWaiting',
  toReconcile: 'donationsToReconcile',
} as const
const statuses = [
  'draft',
  'submitted',
  'accepted',
  'refused',
  'handedOver',
  'closed',
  'cancelled',
] as const satisfies readonly DonationRow['status'][]

export default function CounterQueue() {
  const t = useText(queueText)
  const [asked, setAsked] = useSearchValue('queue')
  const coordinator = useHolds('coordinator')
  const work = useRead(api.getWork, {}, { every: 60_000 })
  // The desk counts what was handed over; this queue also holds what a round is to fetch.
  const toReceive = useRead(api.listDonations, { query: { queue: 'toReceive', limit: 100 } })
  const open = [...queueNames, 'all'].includes(asked ?? '') ? (asked as Queue | 'all') : 'new'
  const countOf = (queue: Queue): string => {
    if (queue === 'toReceive') return countItems(toReceive.data)
    return countWork(work.data, kinds[queue])
  }
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={coordinator && <GoToButton to="/counter/new">{t.enter}</GoToButton>}
    >
      <Tabs
        value={open}
        onChange={(value) => setAsked(value)}
        keepMounted={false}
        classNames={{ tab: 'tab' }}
      >
        <Tabs.List aria-label={t.tabs}>
          {queueNames.map((queue) => (
            <Tabs.Tab key={queue} value={queue}>
              {t.queues[queue]} {countOf(queue)}
            </Tabs.Tab>
          ))}
          <Tabs.Tab value="all">{t.all}</Tabs.Tab>
        </Tabs.List>
        {queueNames.map((queue) => (
          <Tabs.Panel key={queue} value={queue} pt="md">
            <OneQueue queue={queue} />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="all" pt="md">
          <AllGifts />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

const countItems = (list: Result<typeof api.listDonations> | undefined): string =>
  list ? `(${list.items.length}${list.next ? ' +' : ''})` : ''
const countWork = (
  work: Result<typeof api.getWork> | undefined,
  kind: (typeof kinds)[keyof typeof kinds],
): string => {
  const item = work?.items.find((i) => i.kind === kind)
  return item ? `(${item.count}${item.more ? ' +' : ''})` : ''
}

function OneQueue({ queue }: { queue: Queue }) {
  const t = useText(queueText)
  const pages = usePages(api.listDonations, { query: { queue } })
  const mayPlan = useHolds('coordinator')
  return (
    <Stack>
      <Text>{t.help[queue]}</Text>
      {queue === 'waiting' && mayPlan && pages.rows.length > 0 && (
        <div>
          <GoToButton to="/rounds/new">{t.planSeveral}</GoToButton>
        </div>
      )}
      <LoadedPages of={pages} empty={t.empty[queue]}>
        {(rows) => <GiftRows rows={rows} queue={queue} caption={t.queues[queue]} />}
      </LoadedPages>
    </Stack>
  )
}

function AllGifts() {
  const t = useText(queueText)
  const words = useWords()
  const [status, setStatus] = useSearchValue('status')
  const [donor, setDonor] = useSearchValue('donor')
  const known = statuses.find((s) => s === status)
  const pages = usePages(api.listDonations, {
    query: { ...(known && { status: known }), ...(donor && { donorId: donor }) },
  })
  return (
    <Stack>
      <div className="three">
        <SelectField
          label={t.filter}
          value={known ?? ''}
          onValue={(s) => setStatus(s || null)}
          options={statuses.map((s) => [s, words.donationStatus(s)] as const)}
          none={t.everyStatus}
        />
        <div>
          <DonorFilter donorId={donor} onDonor={setDonor} />
        </div>
      </div>
      <LoadedPages of={pages} empty={t.emptyAll}>
        {(rows) => <GiftRows rows={rows} queue={null} caption={t.all} />}
      </LoadedPages>
    </Stack>
  )
}
