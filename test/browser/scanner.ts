import type { Page } from 'playwright-core'

/** What a scanner that types leaves between two keys. */
const GAP_MS = 3

/**
 * Types as a scanner does, wherever the focus is, and ends with Enter unless told otherwise. Each key bears the instant
 * at which the scanner sent it, as the system gives it to a page: a slow machine hears a scan late, not slower.
 */
export async function scanInto(page: Page, code: string, { enter = true } = {}): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  let at = Date.now() / 1000
  const key = async (down: { key: string; text: string; windowsVirtualKeyCode?: number }) => {
    const timestamp = at
    at += GAP_MS / 1000
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...down })
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, key: down.key })
  }
  for (const letter of code) await key({ key: letter, text: letter })
  if (enter) await key({ key: 'Enter', text: '\r', windowsVirtualKeyCode: 13 })
  await devtools.detach()
}
