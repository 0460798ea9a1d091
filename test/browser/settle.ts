import type { BrowserContext, Page } from 'playwright-core'

type Reads = { under: number }
/** How many turns in a row nothing must be under way; a turn lets all that waits be drawn, or ask in its turn. */
const QUIET_TURNS = 6
const TURN_MS = 20
const PATIENCE_MS = 30_000

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
  const settled = await page.evaluate(
    async ({ turns, turnMs, patienceMs }) => {
      const { reads } = window as unknown as { reads?: Reads }
      const until = performance.now() + patienceMs
      for (let quiet = 0; quiet < turns; ) {
        if (performance.now() > until) return false
        quiet = reads?.under || document.querySelector('.waiting') ? 0 : quiet + 1
        await new Promise((next) => setTimeout(next, turnMs))
        await new Promise((idle) => requestIdleCallback(idle, { timeout: 200 }))
      }
      return true
    },
    { turns: QUIET_TURNS, turnMs: TURN_MS, patienceMs: PATIENCE_MS },
  )
  if (!settled) throw new Error(`${page.url()} still waits after ${PATIENCE_MS / 1000} s`)
}
