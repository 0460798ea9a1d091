import { closeTransfer } from '../stock/close-transfer.ts'
import { openTransfer } from '../stock/open-transfer.ts'
import { receiveTransfer } from '../stock/receive-transfer.ts'
import { sendTransfer } from '../stock/send-transfer.ts'
import * as c from '../stock/transfer-contract.ts'
import { readTransfer } from '../stock/transfer-view.ts'
import type { Cast, SiteKey } from './cast.ts'
import { listStanding } from './queries.ts'
import { type ShopKey, shops } from './shops.ts'
import type { Story } from './story.ts'

const H = 60
type Round = {
  from: SiteKey
  by: string
  to: ShopKey
  day: number
  /** How many of each category leave. */
  take: Record<string, number>
  /** How many of what left are still in the van. */
  late?: number
}

/** What fills the shelves before the week of trade, and a van that is on its way today. */
const rounds: Round[] = [
  {
    from: 'workshop',
    by: 'technician',
    to: 'shop',
    day: 32,
    take: { desktopSet: 1, laptop: 2, monitor: 4 },
  },
  {
    from: 'workshop',
    by: 'technician',
    to: 'shop2',
    day: 33,
    take: { desktopSet: 1, laptop: 2, monitor: 3 },
  },
  { from: 'valley', by: 'technician3', to: 'shop2', day: 32, take: { laptop: 1 } },
  { from: 'workshop', by: 'technician', to: 'shop', day: 38, take: { laptop: 3 }, late: 1 },
]

export function planTransfers(story: Story, siteOf: Cast['siteOf']) {
  for (const [n, round] of rounds.entries()) planRound(n, round)

  function planRound(n: number, { from, by, to, day, take, late = 0 }: Round) {
    let id = ''
    let codes: string[] = []
    story.plan(day, 15 * H + n, async () => {
      codes = await pick(from, take)
      const route = { fromSiteId: siteOf[from], toSiteId: siteOf[to], codes }
      const draft = await openTransfer(story.as(by, c.openTransfer), route)
      const { version } = draft
      id = draft.id
      const driver = from === 'workshop' ? 'collector' : by
      await sendTransfer(story.as(driver, c.sendTransfer), id, { version })
    })
    story.plan(day + 1, 8 * H + 30, async () => {
      const { manager } = shops[to]
      for (const code of codes.slice(0, codes.length - late))
        await receiveTransfer(story.as(manager, c.receiveTransfer), id, {
          code,
          eventId: story.services.newId(),
        })
      if (late > 0) return
      const ctx = story.as(manager, c.closeTransfer)
      const { version } = await readTransfer(ctx.db, ctx, id)
      await closeTransfer(ctx, id, { version, missing: [] })
    })
  }

  async function pick(from: SiteKey, take: Round['take']): Promise<string[]> {
    const ready = await listStanding(story.services.db, siteOf[from], 'READY')
    return Object.entries(take).flatMap(([category, many]) => {
      const found = ready.filter((d) => d.category === category).slice(0, many)
      if (found.length < many) throw new Error(`Too few ${category} are ready at ${from}.`)
      return found.map((d) => d.tag)
    })
  }
}
