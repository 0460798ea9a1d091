import { openTransfer } from '../stock/open-transfer.ts'
import { receiveTransfer } from '../stock/receive-transfer.ts'
import { sendTransfer } from '../stock/send-transfer.ts'
import * as transfers from '../stock/transfer-contract.ts'
import type { Cast } from './cast.ts'
import type { Story } from './story.ts'

const H = 60

/** Three laptops for the shop: two are on its shelf, one is still in the van. */
export function planTransfer(story: Story, siteOf: Cast['siteOf'], ready: () => string[]) {
  let id = ''
  let codes: string[] = []
  story.plan(33, 15 * H, async () => {
    codes = ready().slice(0, 3)
    const input = { fromSiteId: siteOf.workshop, toSiteId: siteOf.shop, codes }
    const draft = await openTransfer(story.as('technician', transfers.openTransfer), input)
    const { version } = draft
    id = draft.id
    await sendTransfer(story.as('collector', transfers.sendTransfer), id, { version })
  })
  for (const n of [0, 1])
    story.plan(34, 10 * H + n, () =>
      receiveTransfer(story.as('shopManager', transfers.receiveTransfer), id, {
        code: codes[n]!,
        eventId: story.services.newId(),
      }),
    )
}
