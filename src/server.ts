import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { purge } from './accounts/purge.ts'
import { buildApp } from './app.ts'
import { seedDemo } from './demo/seed.ts'
import { type EmbeddedDatabase, startEmbeddedPostgres } from './platform/embedded-postgres.ts'
import { missingGuards } from './platform/health.ts'
import { migrate, pendingMigrations } from './platform/migrate.ts'
import { readEnvironment, type Settings } from './platform/settings.ts'
import { keepQuality } from './quality/keep-quality.ts'
import { createServices } from './services.ts'
import { prepareLedger } from './shop/prepare-ledger.ts'
import { buildWeb, WEB_DIR } from './web-build.ts'

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

/** Starts the service: settings, database, migrations, guards, demo, then listens. Every failure is one line. */
async function main() {
  const env = readEnvironment(process.env)
  const demo = env.DATABASE_URL === undefined
  if (demo && !LOOPBACK.includes(env.HOST) && !env.DEMO_PUBLIC)
    throw new Error(
      `The demo listens on loopback only: set DEMO_PUBLIC=1 to show it on ${env.HOST}, or DATABASE_URL for a real service.`,
    )
  const dataDir = path.resolve(env.DATA_DIR)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })

  let database: EmbeddedDatabase | null = null
  let closing: Promise<void> | null = null
  let app: Awaited<ReturnType<typeof buildApp>> | null = null
  const stop = (code: number) => {
    closing ??= (async () => {
      // The server first, so that what is under way is committed; then the database. Both within five seconds.
      const late = setTimeout(() => process.exit(code || 1), 4800)
      late.unref()
      await app?.close().catch(() => {})
      rmSync(path.join(dataDir, 'running.json'), { force: true })
      await database?.stop()
      process.exit(code)
    })()
    return closing
  }
  process.once('SIGINT', () => stop(0))
  process.once('SIGTERM', () => stop(0))

  await requireFreePort(env.PORT, env.HOST)
  // Pages that cannot be built are said; the API, and the pages built before, are worth more than a refusal.
  const built = await buildWeb().catch((error: Error) => error.message)
  if (built) console.log(built)
  if (demo) {
    database = await startEmbeddedPostgres({
      dataDir: path.join(dataDir, 'pg'),
      durable: true,
      onExit: (message) => {
        if (closing) return
        console.error(message)
        void stop(1)
      },
    })
    for (const note of database.notes) console.log(note)
  }
  const databaseUrl = database?.appUrl ?? env.DATABASE_URL!
  const ownerUrl = database?.ownerUrl ?? env.DATABASE_OWNER_URL ?? null
  try {
    await bringUpToDate(databaseUrl, ownerUrl)
    const settings: Settings = {
      databaseUrl,
      ownerUrl,
      port: env.PORT,
      host: env.HOST,
      demo,
      dataDir,
      publicUrl: (
        env.PUBLIC_URL ??
        `http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${env.PORT}`
      ).replace(/\/$/, ''),
      brand: env.BRAND,
      authSecret: env.AUTH_SECRET ?? keptSecret(dataDir),
      ledgerKeyFile: env.LEDGER_KEY_FILE ?? path.join(dataDir, 'ledger-key.pem'),
      webDir: WEB_DIR,
      smtpUrl: env.SMTP_URL ?? null,
      mailFrom: env.MAIL_FROM,
      trustProxy: env.TRUST_PROXY,
      logLevel: env.LOG_LEVEL,
      rateLimitPerMinute: env.RATE_LIMIT_PER_MINUTE,
    }
    const services = createServices(settings)
    const missing = await missingGuards(services)
    if (missing.length > 0)
      throw new Error(
        `The database lacks guards that must always stand: ${missing.join(', ')}. Restore them before starting.`,
      )
    await services.pool.query('select ensure_partitions($1::date, 13)', [
      services.now().slice(0, 10),
    ])
    for (const line of await prepareLedger(services)) console.log(line)
    app = await buildApp(services)
    await services.jobs.start({
      mail: (mail) => services.mailer.send(mail),
      purge: async () => void (await purge(services)),
      partitions: async () =>
        void (await services.pool.query('select ensure_partitions($1::date, 13)', [
          services.now().slice(0, 10),
        ])),
      quality: () => keepQuality(services),
    })
    if (database)
      writeFileSync(
        path.join(dataDir, 'running.json'),
        JSON.stringify({ appUrl: databaseUrl, ownerUrl }),
        { mode: 0o600 },
      )
    const welcome = demo ? await seedDemo(services) : []
    const address = await app.listen({ port: env.PORT, host: env.HOST })
    console.log(`${settings.brand} listens on ${address}`)
    for (const line of welcome) console.log(line)
  } catch (error) {
    // Stopped while it started: what broke was the stopping itself.
    if (closing) return closing
    await app?.close().catch(() => {})
    await database?.stop().catch(() => {})
    throw error
  }
}

/** Said before the database is even started: filling a demo to find its port taken would be a long wait. */
async function requireFreePort(port: number, host: string): Promise<void> {
  const probe = createServer()
  await new Promise<void>((done, fail) => {
    probe.once('error', fail)
    probe.listen({ port, host, exclusive: true }, done)
  })
  await new Promise((done) => probe.close(done))
}

/** Migrates as the owner; without the owner's address, names what is pending and refuses. */
async function bringUpToDate(databaseUrl: string, ownerUrl: string | null) {
  if (ownerUrl) return void (await migrate({ ownerUrl, appUrl: databaseUrl }))
  const pending = await pendingMigrations(databaseUrl)
  if (pending.length > 0)
    throw new Error(
      `The database lacks ${pending.join(', ')}: set DATABASE_OWNER_URL and run "npm run cli -- migrate".`,
    )
}

/** The demo's own signing secret, made once and kept beside its data. */
function keptSecret(dataDir: string): string {
  const file = path.join(dataDir, 'auth-secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** The one line that a person who starts the service needs. */
function explain(error: unknown): string {
  const { code, message, port, address } = error as {
    code?: string
    message?: string
    port?: number
    address?: string
  }
  if (code === 'EADDRINUSE') return `Port ${port} is in use: stop what uses it, or set PORT.`
  if (code === 'EADDRNOTAVAIL') return `${address} is not an address of this machine: set HOST.`
  if (code === 'EACCES' && port)
    return `Port ${port} needs rights that this user lacks: set PORT above 1023.`
  if (
    code === 'ECONNREFUSED' ||
    code === 'ENOTFOUND' ||
    code === 'ETIMEDOUT' ||
    code === 'EAI_AGAIN'
  )
    return `The database cannot be reached (${code}): check DATABASE_URL.`
  if (code === '28P01' || code === '28000')
    return 'The database refuses this user or password: check DATABASE_URL and DATABASE_OWNER_URL.'
  if (code === '3D000') return 'The database named in DATABASE_URL does not exist: create it first.'
  return String(message || code || error).split('\n')[0] ?? ''
}

main().catch((error) => {
  console.error(explain(error))
  process.exit(1)
})
