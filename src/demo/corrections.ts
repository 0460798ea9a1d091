import * as c from '../corrections/contract.ts'
import { proposeCorrection } from '../corrections/propose-correction.ts'
import type { Cast } from './cast.ts'
import { findInState } from './queries.ts'
import { STORY_DAYS, type Story } from './story.ts'

const H = 60

/** A serial was misread: its correction waits for a second person. */
export function planCorrection(story: Story, siteOf: Cast['siteOf']) {
  story.plan(STORY_DAYS - 1, 15 * H, async () => {
    const found = await findInState(story.services.db, siteOf.workshop, 'TRIAGED')
    if (!found) return
    await proposeCorrection(story.as('technician', c.proposeCorrection), found.tag, {
      what: 'serial',
      serial: `${found.serial ?? 'EXM'}-B`,
      reason: 'misread',
      version: found.version,
    })
  })
}
