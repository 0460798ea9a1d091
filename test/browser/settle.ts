import type { BrowserContext, Page } from 'playwright-core'

type Reads = { under: number }
/** How many turns in a row nothing must be under way; a turn lets all that waits be drawn, or ask in its turn. */
const QUIET_TURNS = 6
const TURN_MS = 20

/** Counts in each page of this context the requests under way, so that `settle` knows when it has all it asked for. */
export const countReads = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const reads: Reads = { under: 0 }
    Object.assign(window, { reads })
    const ask = window.fetch
    const change = (by: number) => {
      reads.under += by
    }
    window.fetch = async (...args) => {
      change(1)
      try {
        return await ask(...args)
      } finally {
        change(-1)
      }
    }
  })

/** Waits until a screen has its title and has said all it has to say. */
export async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(
    async ({ turns, ms }) => {
      const { reads } = window as unknown as { reads?: Reads }
      for (let turn = 0; turn < turns; turn++) {
        if (reads?.under || document.querySelector('.waiting')) return false
        await new Promise((next) => setTimeout(next, ms))
        await new Promise((idle) => requestIdleCallback(idle))
      }
      return !reads?.under && !document.querySelector('.waiting')
    },
    { turns: QUIET_TURNS, ms: TURN_MS },
    { polling: 40 },
  )
}
