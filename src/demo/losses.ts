import * as c from '../losses/contract.ts'
import { confirmLoss } from '../losses/decide-loss.ts'
import { listLossRows, listMissing } from '../losses/queries.ts'
import { recordBreachStep } from '../losses/record-step.ts'
import { reportLoss } from '../losses/report-loss.ts'
import type { Story } from './story.ts'

const H = 60

/** What both counts of the warehouse missed is reported, confirmed by somebody else, and assessed: its file is open. */
export function planLosses(story: Story) {
  story.plan(39, 14 * H, async () => {
    const missing = await listMissing(story.as('supervisor', c.listMissingDevices), { limit: 1 })
    for (const { deviceTag } of missing.slice(0, 1))
      await reportLoss(story.as('supervisor', c.reportLoss), { code: deviceTag })
  })
  story.plan(39, 15 * H, async () => {
    const proposed = { status: 'proposed', limit: 1 } as const
    const [loss] = await listLossRows(story.as('coordinator', c.listLosses), proposed)
    if (!loss) throw new Error('Nothing was reported as lost in the story.')
    const { version } = loss
    const confirming = story.as('coordinator', c.confirmLoss)
    const { breachId } = await confirmLoss(confirming, loss.id, { version })
    if (breachId)
      await recordBreachStep(story.as('coordinator', c.recordBreachStep), breachId, {
        step: 'assessed',
        risk: 'likely',
        note: 'Contenu inconnu, disque sans chiffrement.',
      })
  })
}
