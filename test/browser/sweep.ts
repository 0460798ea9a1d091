import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { addressOf, personFor, screens } from './examples.ts'
import { countReads, settle } from './settle.ts'
import { openBrowser, type Site, signIn, startSite } from './site.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Where gloves and haste are: everything to press is 44 px high at least. */
const LARGE = /^\/(bench|tills)/
const TARGET = 44

type Fault = { id: string; help: string; nodes: { target: string[]; any: { message: string }[] }[] }
type Axe = {
  run(
    where: Document | { include: string[] },
    how: { runOnly: string[]; preload: false; resultTypes: string[]; selectors: boolean },
  ): Promise<{ violations: Fault[] }>
}

/** The whole page the first time; afterwards what changes: the content, and a dialog over it. */
async function violations(page: Page, whole: boolean): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const run = (selectors: boolean) =>
    page.evaluate(
      async ({ rules, all, selectors }) => {
        const changing = ['main', 'dialog[open]'].filter((s) => document.querySelector(s))
        const where = all ? document : { include: changing }
        const { axe } = window as unknown as { axe: Axe }
        const found = await axe.run(where, {
          runOnly: rules,
          preload: false,
          resultTypes: ['violations'],
          selectors,
        })
        return found.violations
      },
      { rules: RULES, all: whole, selectors },
    )
  // Where a fault stands costs as much as finding it, and most pages have none.
  if ((await run(false)).length === 0) return []
  return (await run(true)).flatMap((v) =>
    v.nodes.map((n) => `${v.id} at ${n.target.join(' ')}: ${n.any[0]?.message ?? v.help}`),
  )
}

const sideways = (page: Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))

/** What is to be pressed and is lower than a finger. Links within a sentence are left out, as WCAG 2.5.8 does. */
const small = (page: Page) =>
  page.evaluate((least) => {
    const seen = (e: Element) => e.getClientRects().length > 0
    return [
      ...document.querySelectorAll(
        'main button, main input:not([type=checkbox],[type=radio],[type=file]), main select, main textarea, main a.card, main a[role=button], main a.mantine-Button-root',
      ),
    ]
      .filter(
        (e) => seen(e) && !e.closest('[aria-hidden=true]') && e.getBoundingClientRect().height > 1,
      )
      .filter((e) => e.getBoundingClientRect().height < least - 0.5)
      .map(
        (e) =>
          `${e.tagName} “${(e.textContent || e.getAttribute('aria-label') || '').trim().slice(0, 30)}” ${Math.round(e.getBoundingClientRect().height)} px`,
      )
  }, TARGET)

/** Answers every list of the API empty, so that each screen shows what it says when there is nothing. */
const emptied = (page: Page) =>
  page.route('**/api/v1/**', async (route) => {
    if (route.request().method() !== 'GET') return route.continue()
    const response = await route.fetch()
    const type = response.headers()['content-type'] ?? ''
    if (!type.includes('application/json')) return route.fulfill({ response })
    const body = await response.json()
    const empty = Array.isArray(body?.items) ? { ...body, items: [], next: null } : body
    return route.fulfill({ response, json: empty })
  })

/** Refuses every read but who is signed in and what the service is. */
const broken = (page: Page) =>
  page.route('**/api/v1/**', (route) => {
    const { pathname } = new URL(route.request().url())
    if (/\/(me|public\/service|problems)$/.test(pathname)) return route.continue()
    return route.fulfill({
      status: 503,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '5' },
      body: JSON.stringify({
        type: '/problems/UNAVAILABLE',
        title: 'Le service reprend.',
        status: 503,
        code: 'UNAVAILABLE',
      }),
    })
  })

type Sweep = { language: 'fr' | 'en'; dark: boolean }

/** Every screen of the router in one language: filled, empty, refused and with its dialogs open. */
export function sweep({ language, dark }: Sweep): void {
  describe(`every screen in ${language}, ${dark ? 'dark' : 'light'}`, { concurrency: 2 }, () => {
    let site: Site
    let browser: Browser
    const ends: (() => Promise<void> | void)[] = []
    before(async () => {
      site = await startSite({ after: (fn) => ends.push(fn) })
      browser = await openBrowser({ after: (fn) => ends.push(fn) })
    })
    after(async () => {
      for (const end of ends) await end()
    })

    const contexts = new Map<string | null, Promise<BrowserContext>>()
    /** One a person, so that each page after the first finds the programs already read. */
    const contextOf = (person: string | null) => {
      const known = contexts.get(person) ?? openContext(person)
      contexts.set(person, known)
      return known
    }
    const openContext = async (person: string | null) => {
      const context = await browser.newContext({
        baseURL: site.base,
        locale: language === 'fr' ? 'fr-FR' : 'en-GB',
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
      })
      await countReads(context)
      if (person) await signIn(context, site, person)
      return context
    }
    const open = async (person: string | null, width: number) => {
      const page = await (await contextOf(person)).newPage()
      await page.setViewportSize({ width, height: 740 })
      const faults: string[] = []
      page.on('pageerror', (e) => faults.push(e.message))
      page.on('console', (m) => {
        if (m.type() === 'error' && !/Failed to load resource/.test(m.text())) faults.push(m.text())
      })
      return { page, faults }
    }

    for (const screen of screens)
      test(`${screen.path} (${screen.title[language]})`, async () => {
        const person = personFor(screen)
        assert.ok(person !== null || screen.roles === 'public', 'nobody of the demo may open it')
        const { page, faults } = await open(person, 360)
        try {
          const address = await addressOf(screen, browser, site)
          const look = async (state: string) => {
            await settle(page)
            assert.deepEqual(await violations(page, state === 'filled'), [], `${address}, ${state}`)
            assert.equal(await sideways(page), 0, `${address}, ${state}: it scrolls sideways`)
            if (LARGE.test(screen.path))
              assert.deepEqual(await small(page), [], `${address}, ${state}`)
          }
          await page.goto(address)
          await look('filled')
          assert.equal(await page.locator('h1').count(), 1, 'one title')
          await lookAtDialogs(page, look)

          await emptied(page)
          await page.goto(address)
          await look('empty')
          await page.unrouteAll({ behavior: 'wait' })

          let reads = 0
          page.on('response', (r) => {
            if (r.status() === 503) reads++
          })
          await broken(page)
          await page.goto(address)
          await page.waitForTimeout(100)
          await look('refused')
          if (reads > 0) {
            assert.ok(
              (await page.locator('[data-problem]').count()) > 0,
              `${address}: nothing says that it failed`,
            )
            assert.equal(
              // At the bench nothing was scanned, which is true whatever failed.
              ['/bench', '/stations/$station'].includes(screen.path)
                ? 0
                : await page.locator('.empty').count(),
              0,
              `${address}: an error that looks like an empty list`,
            )
          }
          await page.unrouteAll({ behavior: 'ignoreErrors' })

          if (!dark) {
            await page.setViewportSize({ width: 1280, height: 800 })
            await page.goto(address)
            await look('wide')
          }
          assert.deepEqual(faults, [], `${address}: errors in the console`)
        } finally {
          await page.close()
        }
      })
  })
}

/** Opens each dialog of a screen by its button, looks at it, closes it by Escape: the focus must come back. */
async function lookAtDialogs(page: Page, look: (state: string) => Promise<void>): Promise<void> {
  const openers = page.locator('main [aria-haspopup=dialog]:visible:not(:disabled)')
  const seen = new Set<string>()
  for (let i = 0; i < (await openers.count()); i++) {
    const opener = openers.nth(i)
    const name = (await opener.textContent())?.trim() ?? ''
    // Each row of a list opens the same dialog.
    if (seen.has(name)) continue
    seen.add(name)
    await opener.click()
    await page.getByRole('dialog').first().waitFor()
    await look(`dialog “${name}”`)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').first().waitFor({ state: 'hidden' })
    assert.ok(
      await opener.evaluate((e) => e === document.activeElement),
      `the focus is lost after “${name}”`,
    )
  }
}
