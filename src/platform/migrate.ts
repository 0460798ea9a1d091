import { readdir, readFile } from 'node:fs/promises'
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { PgBoss } from 'pg-boss'

const folder = new URL('../../migrations/', import.meta.url)
const tables = {
  migrationTableName: 'schema_migration',
  migrationLockTableName: 'schema_migration_lock',
}

const provider = {
  async getMigrations() {
    const files = (await readdir(folder)).filter((f) => /^\d{4}-.*\.sql$/.test(f)).sort()
    const read = async (file: string) => {
      const text = await readFile(new URL(file, folder), 'utf8')
      return [
        file.slice(0, -4),
        { up: async (db: Kysely<unknown>) => void (await sql.raw(text).execute(db)) },
      ] as const
    }
    return Object.fromEntries(await Promise.all(files.map(read)))
  },
}

const open = (url: string) => {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 5000 })
  pool.on('error', () => {})
  return new Kysely<unknown>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
  })
}

/** The migrations that the database lacks, by name; asks as whoever `url` names. */
export async function pendingMigrations(url: string): Promise<string[]> {
  const db = open(url)
  try {
    const names = Object.keys(await provider.getMigrations())
    const known = await sql<{ name: string }>`select name from schema_migration`.execute(db).then(
      (r) => new Set(r.rows.map((row) => row.name)),
      (error: { code?: string }) => {
        if (error.code === '42P01') return new Set<string>()
        throw error
      },
    )
    return names.filter((name) => !known.has(name))
  } finally {
    await db.destroy()
  }
}

/**
 * Brings the database up to date as its owner, then states again what the application's role may do.
 * Forward only; all pending files in one transaction. Returns what was applied.
 */
export async function migrate({
  ownerUrl,
  appUrl,
}: {
  ownerUrl: string
  appUrl: string
}): Promise<string[]> {
  const db = open(ownerUrl)
  try {
    const { error, results = [] } = await new Migrator({
      db,
      provider,
      ...tables,
    }).migrateToLatest()
    if (error) throw error
    await prepareJobs(ownerUrl)
    const app = decodeURIComponent(new URL(appUrl).username)
    const grants = await readFile(new URL('grants.sql', folder), 'utf8')
    await sql.raw(grants.replaceAll(':app', pg.escapeIdentifier(app))).execute(db)
    await sql`select ensure_partitions((now() - interval '1 month')::date, 13)`.execute(db)
    return results.map((r) => r.migrationName)
  } finally {
    await db.destroy()
  }
}

/** pg-boss makes its own schema, as the owner; the application only uses it. */
async function prepareJobs(ownerUrl: string) {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: 'job',
    max: 2,
    supervise: false,
    schedule: false,
  })
  boss.on('error', () => {})
  await boss.start()
  await boss.stop({ graceful: false })
}
