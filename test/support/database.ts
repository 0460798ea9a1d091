import { randomBytes } from 'node:crypto'
import { databaseGrants, runSql, withDatabase } from '../../src/platform/postgres-setup.ts'

/** What a test, a suite or `node:test` itself offers: something to do at the end. */
type Scope = { after(work: () => Promise<void>): void }

/**
 * Gives a test a migrated database of its own, dropped when the test ends.
 * Copied as files: with fsync off, that is the quickest of PostgreSQL's two ways.
 * @throws when the tests were not started through their global setup.
 */
export async function cloneDatabase(t: Scope, template = 'collecte_template') {
  const { LCT_TEST_ADMIN_URL, LCT_TEST_OWNER_URL, LCT_TEST_APP_URL } = process.env
  if (!LCT_TEST_ADMIN_URL || !LCT_TEST_OWNER_URL || !LCT_TEST_APP_URL) {
    throw new Error('No test database: run the tests with npm test.')
  }
  const server = withDatabase(LCT_TEST_ADMIN_URL, 'postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await runSql(
    server,
    `create database ${name} template ${template} strategy file_copy owner collecte_owner`,
    ...databaseGrants(name),
  )
  t.after(async () => {
    await runSql(server, `drop database ${name} with (force)`)
  })
  return {
    appUrl: withDatabase(LCT_TEST_APP_URL, name),
    ownerUrl: withDatabase(LCT_TEST_OWNER_URL, name),
    adminUrl: withDatabase(LCT_TEST_ADMIN_URL, name),
    name,
  }
}
