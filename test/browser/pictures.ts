// `npm run screens [-- /bench …]`: a picture of every screen (or of those whose path begins so) at 360 and 1280 px, from
// a demo of its own, into docs/screens.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { startServer } from '../operations/server.ts'
import { addressOf, personFor, screens } from './examples.ts'
import { settle } from './settle.ts'
import { freePort, openBrowser, visit } from './site.ts'

const folder = path.resolve(import.meta.dirname, '../../docs/screens')
const QUALITY = 62
const widths = [1280, 360] as const

/** `/tills/$code` at 360 px is `tills-code-360.webp`. */
const fileOf = (screen: string, width: number) =>
  `${screen.replace(/[$]/g, '').split('/').filter(Boolean).join('-') || 'home'}-${width}.webp`

async function picture(page: Page, file: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const { data } = await devtools.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
  })
  writeFileSync(path.join(folder, file), Buffer.from(data, 'base64'))
  await devtools.detach()
}

const asked = process.argv.slice(2)
const drawn = screens.filter((s) => asked.length === 0 || asked.some((a) => s.path.startsWith(a)))
const dataDir = mkdtempSync(path.join(tmpdir(), 'collecte-screens-'))
const ends: (() => unknown)[] = []
try {
  const running = await startServer({
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    RATE_LIMIT_PER_MINUTE: '100000',
  })
  ends.push(() => running.stop())
  const site = { base: running.address }
  const browser = await openBrowser({ after: (end) => ends.push(end) })
  if (asked.length === 0) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const width of widths)
    for (const screen of drawn) {
      const { context, page } = await visit(browser, site, personFor(screen), {
        width,
        height: width === 360 ? 740 : 800,
      })
      await page.goto(await addressOf(screen, browser, site))
      await settle(page).catch((error: Error) => {
        throw new Error(`${screen.path} at ${width} px: ${error.message}`)
      })
      await picture(page, fileOf(screen.path, width))
      await context.close()
    }
  console.log(`${drawn.length * widths.length} pictures in docs/screens.`)
} finally {
  for (const end of ends.reverse()) await end()
  rmSync(dataDir, { recursive: true, force: true })
}
