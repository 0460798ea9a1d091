// Given to `node --test --test-global-setup`: one server for the whole run, and in it one migrated
// database which each test file copies.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  type EmbeddedDatabase,
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/embedded-postgres.ts'
import { migrate } from '../../src/platform/migrate.ts'
import {
  ensureDatabase,
  ensureRoles,
  runSql,
  withDatabase,
} from '../../src/platform/postgres-setup.ts'

const TEMPLATE = 'collecte_template'
const folder = resolve(import.meta.dirname, '../../.data')
const dataDir = join(folder, `test-${process.pid}`)
let server: EmbeddedDatabase | undefined

/** Starts a server, or takes the superuser address in TEST_DATABASE_URL, and makes the template. */
export async function globalSetup(): Promise<void> {
  try {
    const urls = await findServer()
    await runSql(urls.adminUrl, `drop database if exists ${TEMPLATE} with (force)`)
    await ensureDatabase(urls.adminUrl, TEMPLATE)
    const ownerUrl = withDatabase(urls.ownerUrl, TEMPLATE)
    const appUrl = withDatabase(urls.appUrl, TEMPLATE)
    await migrate({ ownerUrl, appUrl })
    process.env.LCT_TEST_ADMIN_URL = withDatabase(urls.adminUrl, TEMPLATE)
    process.env.LCT_TEST_OWNER_URL = ownerUrl
    process.env.LCT_TEST_APP_URL = appUrl
  } catch (error) {
    await globalTeardown()
    throw error
  }
}

/** Stops the server of this run and removes its data. */
export async function globalTeardown(): Promise<void> {
  if (!server) return
  await server.stop()
  await removeEmbeddedPostgres(dataDir)
}

async function findServer() {
  const given = process.env.TEST_DATABASE_URL
  if (given) return givenServer(withDatabase(given, 'postgres'))
  await removeLeftovers()
  server = await startEmbeddedPostgres({ dataDir, durable: false })
  return { ...server, adminUrl: withDatabase(server.adminUrl, 'postgres') }
}

// The passwords follow from the superuser's, so that two runs on one server agree about them.
async function givenServer(adminUrl: string) {
  const urlOf = (role: string) => {
    const url = new URL(adminUrl)
    url.password = createHash('sha256').update(`${role} ${url.password}`).digest('hex')
    url.username = role
    return url
  }
  const owner = urlOf('collecte_owner')
  const app = urlOf('collecte_app')
  await ensureRoles(adminUrl, { collecte_owner: owner.password, collecte_app: app.password })
  return { adminUrl, ownerUrl: owner.href, appUrl: app.href }
}

// A run which was killed could not clean up; one which is still going on holds its folder.
async function removeLeftovers(): Promise<void> {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder).filter((name) => /^test-\d+$/.test(name))) {
    await removeEmbeddedPostgres(join(folder, name)).catch(() => undefined)
  }
}
