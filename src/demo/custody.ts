import { delegateValidation } from '../accounts/delegate-validation.ts'
import * as d from '../accounts/delegation-contract.ts'
import { closeCustody } from '../custody/close-custody.ts'
import * as c from '../custody/contract.ts'
import { openCustody } from '../custody/open-custody.ts'
import { addHours, parisDate } from '../platform/dates.ts'
import type { Cast } from './cast.ts'
import { listSold } from './queries.ts'
import { STORY_DAYS, type Story } from './story.ts'

const H = 60

/** Two buyers come back with their machine: one is repaired, one waits for a part. */
export function planCustody(story: Story, siteOf: Cast['siteOf']) {
  const day = STORY_DAYS - 1
  const siteId = siteOf.shop
  let tags: string[] = []
  const takeIn = (tag: string, said: Partial<Parameters<typeof openCustody>[2]>) =>
    openCustody(story.as('cashier', c.openCustody), tag, {
      siteId,
      fault: 'fan',
      conditions: ['clean'],
      accessories: ['charger'],
      ...said,
    })
  story.plan(day, 14 * H, async () => {
    tags = await listSold(story.services.db, siteId)
    const [first, second] = tags
    if (!first || !second) return
    const { id } = await takeIn(first, {})
    await takeIn(second, { fault: 'screen', conditions: ['scratched'], accessories: [] })
    await closeCustody(story.as('shopManager', c.closeCustody), id, {
      outcome: 'repaired',
      done: ['Ventilateur nettoyé, pâte thermique changée.'],
    })
  })
}

/** A supervisor is on leave for two weeks: a technician releases meanwhile. */
export function planDelegation(story: Story) {
  story.plan(STORY_DAYS - 1, 8 * H, async () => {
    const now = story.services.now()
    await delegateValidation(story.as('supervisor2', d.delegateValidation), {
      code: story.codeOf('technician2'),
      from: parisDate(now),
      to: parisDate(addHours(now, 14 * 24)),
      reason: 'leave',
    })
  })
}
