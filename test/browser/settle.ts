import type { Page } from 'playwright-core'

/** Waits until a screen has said all it has to say. */
export async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('.waiting'))
  await page.waitForLoadState('networkidle')
}
