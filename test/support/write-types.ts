import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import {
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/embedded-postgres.ts'
import { migrate } from '../../src/platform/migrate.ts'

// Writes src/platform/db.generated.ts from a migrated database: `npm run types`.
const dataDir = path.resolve('.data/types')
rmSync(dataDir, { recursive: true, force: true })
const database = await startEmbeddedPostgres({ dataDir, durable: false })
try {
  await migrate({ ownerUrl: database.ownerUrl, appUrl: database.appUrl })
  const made = spawnSync('kysely-codegen', {
    env: { ...process.env, DATABASE_URL: database.ownerUrl },
    stdio: 'inherit',
  })
  process.exitCode = made.status ?? 1
} finally {
  await database.stop()
  await removeEmbeddedPostgres(dataDir)
}
