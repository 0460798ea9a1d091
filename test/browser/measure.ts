// `npm run bench:pages`: first paint on a processor slowed four times, the size of the first load, and how long a scan
// takes at the bench, against a service of its own; written to docs/pages-benchmark.md.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { startServer } from '../operations/server.ts'
import { freePort, openBrowser, visit, type Where } from './site.ts'

const ROUNDS = 5
const SLOWER = 4
const SCANS = 12
const report = path.resolve(import.meta.dirname, '../../docs/pages-benchmark.md')

const opened = [
  { what: 'The public home page, signed out', person: null, address: '/' },
  { what: 'A technician’s home', person: 'technician', address: '/' },
  { what: 'The bench', person: 'technician', address: '/bench' },
  { what: 'A device’s page', person: 'technician', address: '/devices/$tag' },
  { what: 'The tills', person: 'cashier', address: '/tills' },
  { what: 'A donor’s gifts', person: 'donor', address: '/gifts' },
] as const

const middle = (of: number[]) => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0
const most = (of: number[]) => Math.max(...of)
const ms = (n: number) => `${Math.round(n)} ms`

async function slow(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
}

type Paint = { first: number; useful: number; bytes: number }

/** A first visit, nothing cached: first paint, then the title with everything it waits for. Bytes as sent (compressed). */
async function paint(
  browser: Browser,
  site: Where,
  person: string | null,
  address: string,
): Promise<Paint> {
  const { context, page } = await visit(browser, site, person)
  await slow(page)
  await page.goto(address, { waitUntil: 'commit' })
  await page.waitForFunction(
    () => document.querySelector('h1') && !document.querySelector('.waiting'),
  )
  const measured = await page.evaluate(() => {
    const timings = [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ] as PerformanceResourceTiming[]
    return {
      useful: performance.now(),
      first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      bytes: timings
        .filter((e) => !e.name.includes('/api/'))
        .reduce((sum, e) => sum + e.encodedBodySize, 0),
    }
  })
  await context.close()
  return measured
}

type Scans = { shown: number[]; longest: number[] }

/** Types tags as a scanner does: from Enter to the device on the screen, and the longest a key press kept the page. */
async function scan(
  browser: Browser,
  site: Where,
  tags: string[],
  slowed: boolean,
): Promise<Scans> {
  const { context, page } = await visit(browser, site, 'technician')
  await page.goto('/bench')
  const field = page.getByRole('textbox', { name: 'Scannez un appareil' })
  await field.waitFor()
  if (slowed) await slow(page)
  await page.evaluate(() => {
    const seen = { entered: 0, longest: 0 }
    Object.assign(window, { seen })
    document.addEventListener(
      'keydown',
      (e) => {
        if (e.key === 'Enter') seen.entered = performance.now()
      },
      true,
    )
    new PerformanceObserver((list) => {
      for (const e of list.getEntries()) seen.longest = Math.max(seen.longest, e.duration)
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })
  const shown: number[] = []
  const longest: number[] = []
  for (const tag of tags) {
    await field.focus()
    await page.keyboard.type(tag, { delay: 3 })
    const printed = `${tag.slice(0, 4)}-${tag.slice(4)}`
    const appeared = page.evaluate(
      (text) =>
        new Promise<number>((done) => {
          const look = () => {
            if (document.querySelector('main')?.textContent?.includes(text))
              done(
                performance.now() -
                  (window as unknown as { seen: { entered: number } }).seen.entered,
              )
            else requestAnimationFrame(look)
          }
          look()
        }),
      printed,
    )
    await page.keyboard.press('Enter')
    shown.push(await appeared)
    await page.waitForTimeout(150)
    longest.push(
      await page.evaluate(() => (window as unknown as { seen: { longest: number } }).seen.longest),
    )
  }
  await context.close()
  return { shown, longest }
}

const dataDir = mkdtempSync(path.join(tmpdir(), 'collecte-pages-'))
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
  const { context } = await visit(browser, site, 'technician')
  const { items } = await (await context.request.get(`/api/v1/devices?limit=${SCANS}`)).json()
  const tags = (items as { tag: string }[]).map((d) => d.tag)
  await context.close()

  const lines: string[] = []
  for (const { what, person, address } of opened) {
    const times: Paint[] = []
    for (let round = 0; round < ROUNDS; round++)
      times.push(await paint(browser, site, person, address.replace('$tag', tags[0] ?? '')))
    const kb = Math.round(middle(times.map((t) => t.bytes)) / 1000)
    lines.push(
      `| ${what} | ${ms(middle(times.map((t) => t.first)))} | ${ms(middle(times.map((t) => t.useful)))} | ${ms(most(times.map((t) => t.useful)))} | ${kb} kB |`,
    )
  }
  const full = await scan(browser, site, tags, false)
  const slowed = await scan(browser, site, tags, true)
  const row = (what: string, s: Scans) =>
    `| ${what} | ${ms(middle(s.shown))} | ${ms(most(s.shown))} | ${ms(most(s.longest))} |`
  writeFileSync(
    report,
    [
      '# How fast the pages are',
      '',
      `Measured on ${new Date().toISOString().slice(0, 10)} by \`npm run bench:pages\`: Chromium ${browser.version()} and the service with its demo on the same machine (${cpus().length} cores, ${cpus()[0]?.model.trim()}). Medians of ${ROUNDS} first visits with nothing cached, the browser’s processor slowed ${SLOWER} times. *Useful* is when the title is there with all that the page waits for. Aims: useful under 1 500 ms, a scan under 200 ms, the first load under 200 kB.`,
      '',
      '| page | first paint | useful | slowest | files, as sent (brotli) |',
      '|---|---|---|---|---|',
      ...lines,
      '',
      'At the bench, from Enter to the device on the screen; and the longest that any key press kept the page before it was painted.',
      '',
      '| scans | median | slowest | longest key press |',
      '|---|---|---|---|',
      row('at full speed', full),
      row(`slowed ${SLOWER} times`, slowed),
      '',
    ].join('\n'),
  )
  console.log(`Written to ${path.relative(process.cwd(), report)}`)
} finally {
  for (const end of ends.reverse()) await end()
  rmSync(dataDir, { recursive: true, force: true })
}
