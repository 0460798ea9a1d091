import { closeCount } from '../counts/close-count.ts'
import * as c from '../counts/contract.ts'
import { openCount } from '../counts/open-count.ts'
import { scanCount } from '../counts/scan-count.ts'
import type { Cast, SiteKey } from './cast.ts'
import { listPresent } from './queries.ts'
import type { Story } from './story.ts'

const H = 60
type Round = {
  site: SiteKey
  /** Who opens and closes it, and who scans. */
  lead: string
  by: string
  day: number
  /** The hour of the day; four in the afternoon where none is said. */
  at?: number
  /** How many of what stands there nobody finds. */
  unseen: number
  /** What else is scanned. */
  besides?: string[]
  open?: true
}

/** The warehouse was counted twice, and two devices missed both times; a shop is being counted today. */
const rounds: Round[] = [
  { site: 'warehouse', lead: 'supervisor', by: 'collector', day: 35, unseen: 2 },
  { site: 'warehouse', lead: 'supervisor2', by: 'collector', day: 39, at: 10, unseen: 2 },
  {
    site: 'shop',
    lead: 'shopManager',
    by: 'shopManager',
    day: 39,
    unseen: 2,
    besides: ['ECRAN-SANS-NOM'],
    open: true,
  },
]

export function planCounts(story: Story, siteOf: Cast['siteOf']) {
  for (const { site, lead, by, day, at = 16, unseen, besides = [], open } of rounds)
    story.plan(day, at * H, async () => {
      const siteId = siteOf[site]
      const { id } = await openCount(story.as(lead, c.openCount), { siteId })
      const present = await listPresent(story.services.db, siteId)
      const found = [...present.slice(0, Math.max(present.length - unseen, 0)), ...besides]
      const scans = found.map((code) => ({ code, eventId: story.services.newId() }))
      const ctx = story.as(by, c.scanCount)
      const { version } = (await scanCount(ctx, id, { scans })).count
      if (open) return
      const said = { version, missing: [], others: 'notFound' as const }
      await closeCount(story.as(lead, c.closeCount), id, said)
    })
}
