import type { Kysely, Transaction } from 'kysely'
import type pg from 'pg'
import type { DB, Role } from './db.generated.ts'
import type { Jobs } from './jobs.ts'
import type { Mailer } from './mail.ts'
import type { Renderer } from './pdf.ts'
import type { Language } from './problems.ts'
import type { Settings } from './settings.ts'
import type { Signer } from './signer.ts'

export type Db = Kysely<DB>
export type Tx = Transaction<DB>
export type { Role }

/** One role held somewhere, as the journal names it by `code`. Territory roles see every row. */
export type Grant = {
  code: string
  personId: string
  role: Role
  organisationId: string
  siteId: string | null
  /** The sites this role reaches: its own, or all of its organisation. */
  siteIds: string[]
  /** The right to release that this role was lent last, if any: by whom, where (null: at its own sites), and whether it runs. */
  delegation?: { by: string; siteId: string | null; runs: boolean } | null
}

export type Actor = {
  kind: 'anonymous' | 'person' | 'machine' | 'system'
  /** The account, or the key itself: two codes of one person are not two people. */
  personId: string | null
  sessionId: string | null
  grants: Grant[]
}

/** Which rows the actor may see for what it is doing: every query of a slice asks it. */
export type Scope = { all: boolean; organisationIds: string[]; siteIds: string[] }

/** What lives as long as the process. */
export type Services = {
  settings: Settings
  db: Db
  /** Named, pipelined point reads. */
  reads: NamedReads
  /** Ordinary connections whose named statements are planned once: one-statement writes. */
  pool: pg.Pool
  now: () => string
  newId: () => string
  random: (bytes: number) => Uint8Array
  renderer: Renderer
  mailer: Mailer
  jobs: Jobs
  /** The key that signs the ledger, read (or made) at its first use. */
  signer: () => Signer
}

/** What a verb is given first: the services, and who asks. No clock, no chance and no environment besides. */
export type Ctx = Services & {
  actor: Actor
  /** The grant that allowed this operation: its code goes into the journal. */
  acting: Grant
  scope: Scope
  requestId: string
  language: Language
  idempotencyKey: string | null
  /** When it was done, by the clock of who asks, checked; null where they do not say. */
  occurredAt: string | null
}

export type NamedReads = {
  /** Runs a named, prepared statement on a shared pipelined connection; for reads of one row or few. */
  rows<T>(name: string, text: string, values: unknown[]): Promise<T[]>
  end(): Promise<void>
}

/** A transaction of the hot paths: each statement named, prepared once a connection and planned once. */
export type NamedTx = {
  readonly rows: <T>(name: string, text: string, values: unknown[]) => Promise<T[]>
}

export const TERRITORY_ROLES: readonly Role[] = ['coordinator', 'auditor', 'observer', 'admin']
