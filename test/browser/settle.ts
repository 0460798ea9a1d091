import type { BrowserContext, Page } from 'playwright-core'

type Reads = { under: number; changed: number }
const QUIET_MS = 120

/** Counts in each page of this context the requests under way, so that `settle` knows when it has all it asked for. */
export const countReads = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const reads: Reads = { under: 0, changed: performance.now() }
    Object.assign(window, { reads })
    const ask = window.fetch
    const change = (by: number) => {
      reads.under += by
      reads.changed = performance.now()
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
    async (quiet) => {
      const still = () => {
        const { reads } = window as unknown as { reads?: Reads }
        const quieted = !reads || (reads.under === 0 && performance.now() - reads.changed > quiet)
        return quieted && !document.querySelector('.waiting')
      }
      if (!still()) return false
      // What the last answer still has to draw, or to ask in its turn, goes first.
      await new Promise((idle) => requestIdleCallback(idle))
      return still()
    },
    QUIET_MS,
    { polling: 40 },
  )
}
