import { randomBytes } from 'node:crypto'
import type { Services } from './platform/context.ts'
import { createDb, createPool, createReads } from './platform/db.ts'
import { createIds } from './platform/ids.ts'
import { createJobs } from './platform/jobs.ts'
import { createMailer } from './platform/mail.ts'
import { createRenderer } from './platform/pdf.ts'
import type { Settings } from './platform/settings.ts'
import { openSigner, type Signer } from './platform/signer.ts'

/** The services of a process, from its settings; a test gives its own clock and chance. */
export function createServices(
  settings: Settings,
  {
    now = () => new Date().toISOString(),
    random = (bytes: number): Uint8Array => randomBytes(bytes),
    onJobError = (error: Error) =>
      console.error(JSON.stringify({ level: 50, msg: 'job', type: error.name })),
  } = {},
): Services {
  let signer: Signer | undefined
  return {
    settings,
    pool: createPool(settings.databaseUrl, { named: true, pipeline: true }),
    db: createDb(createPool(settings.databaseUrl)),
    reads: createReads(settings.databaseUrl),
    now,
    random,
    newId: createIds(now, random),
    renderer: createRenderer(),
    mailer: createMailer(settings, now),
    jobs: createJobs(settings.databaseUrl, onJobError),
    signer: () => (signer ??= openSigner(settings.ledgerKeyFile)),
  }
}
