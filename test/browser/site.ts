import { cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { buildApp } from '../../src/app.ts'
import { seedDemo } from '../../src/demo/seed.ts'
import type { Role } from '../../src/platform/context.ts'
import { DEMO_PASSWORD } from '../../src/public/demo.ts'
import { createServices } from '../../src/services.ts'
import { prepareLedger } from '../../src/shop/prepare-ledger.ts'
import { WEB_DIR } from '../../src/web-build.ts'
import { cloneDatabase } from '../support/database.ts'
import { findChromium, HOW_TO_INSTALL } from './chromium.ts'
import { countReads } from './settle.ts'

type Test = { after(fn: () => Promise<void> | void): void }

/** The demo's sheet: who, where, which tills. */
export type Sheet = {
  people: { role: Role; email: string; password: string; organisation: string }[]
  organisations: { id: string; name: string; kind: string }[]
  sites: { id: string; name: string; kind: string; organisationId: string }[]
  tills: { code: string; siteId: string; site: string }[]
  badge: { badge: string; pin: string }
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address() as { port: number }
  await new Promise((done) => probe.close(done))
  return port
}

/** Where a demo listens. */
export type Where = { base: string }
export type Site = Awaited<ReturnType<typeof startSite>>

/** The demo, listening on a port of its own with the built pages. `stop` and `start` restart it under an open page. */
export async function startSite(t: Test) {
  let close = async () => {}
  t.after(() => close())
  const { appUrl } = await cloneDatabase(t)
  const dataDir = mkdtempSync(path.join(tmpdir(), 'collecte-site-'))
  // A copy, so that pages built anew meanwhile do not change under an open browser.
  const webDir = path.join(dataDir, 'web')
  cpSync(WEB_DIR, webDir, { recursive: true })
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const open = async (): Promise<FastifyInstance> => {
    const services = createServices({
      databaseUrl: appUrl,
      ownerUrl: null,
      port,
      host: '127.0.0.1',
      demo: true,
      dataDir,
      ledgerKeyFile: path.join(dataDir, 'ledger-key.pem'),
      webDir,
      publicUrl: base,
      brand: 'La Collect.tech',
      authSecret: 'a secret for tests only, never elsewhere',
      smtpUrl: null,
      mailFrom: 'test@collecte.example',
      trustProxy: false,
      logLevel: process.env.TEST_LOG ?? 'silent',
      rateLimitPerMinute: 1_000_000,
    })
    await services.pool.query('select ensure_partitions($1::date, 13)', [
      services.now().slice(0, 10),
    ])
    await prepareLedger(services)
    const made = await buildApp(services)
    await services.jobs.start({
      mail: (mail) => services.mailer.send(mail),
      purge: async () => {},
      partitions: async () => {},
      quality: async () => {},
    })
    await seedDemo(services)
    await made.listen({ port, host: '127.0.0.1' })
    return made
  }
  let app = await open()
  close = () => app.close()
  const sheet = JSON.parse(readFileSync(path.join(dataDir, 'demo.json'), 'utf8')) as Sheet
  return {
    base,
    sheet,
    mailDir: path.join(dataDir, 'mail'),
    stop: () => app.close(),
    start: async () => {
      app = await open()
    },
  }
}

/** A Chromium; with `camera`, its camera shows that y4m file. */
export async function openBrowser(t: Test, { camera }: { camera?: string } = {}): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error(HOW_TO_INSTALL)
  const browser = await chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(camera
        ? [
            '--use-fake-ui-for-media-stream',
            '--use-fake-device-for-media-stream',
            `--use-file-for-fake-video-capture=${camera}`,
          ]
        : []),
    ],
  })
  t.after(() => browser.close())
  return browser
}

/** `touch`: a phone's or tablet's screen, with a finger for a pointer. */
export type Look = { language?: 'fr' | 'en'; width?: number; height?: number; touch?: boolean }

/** A person's browser, already signed in as that person of the demo (`technician`, `donor2` …), or as nobody. */
export async function visit(
  browser: Browser,
  site: Where,
  person: string | null,
  { language = 'fr', width = 1280, height = 800, touch = false }: Look = {},
): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext({
    baseURL: site.base,
    viewport: { width, height },
    hasTouch: touch,
    isMobile: touch,
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  })
  await countReads(context)
  if (person) await signIn(context, site, person)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return { context, page, faults: listen(page) }
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>
/** One session a person and site: the service counts the tries of an address. */
const sessions = new Map<string, Cookies>()

/** Signs in by the API, as the sign-in page does; the second time with the session of the first. */
export async function signIn(context: BrowserContext, site: Where, person: string): Promise<void> {
  const key = `${site.base} ${person}`
  const held = sessions.get(key)
  if (held) return context.addCookies(held)
  const answer = await context.request.post('/api/auth/sign-in/email', {
    data: { email: `${person.toLowerCase()}@demo.invalid`, password: DEMO_PASSWORD },
    headers: { origin: site.base },
  })
  if (!answer.ok())
    throw new Error(`${person} cannot sign in: ${answer.status()} ${await answer.text()}`)
  sessions.set(key, await context.cookies())
}

/** What a page must never do: throw, or be refused something by its own content security policy. */
function listen(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    // A refusal of the API is no fault of the page: it is shown to the person.
    if (/Failed to load resource/.test(message.text())) return
    faults.push(message.text())
  })
  return faults
}
