import { sql } from 'kysely'
import type { Ctx, Db, Role, Services, Tx } from '../platform/context.ts'

type Conn = Db | Tx

/** Whoever signs in with this account or address, and what decides by which means. */
export async function findSignIn(db: Conn, by: { userId: string } | { email: string }) {
  type Row = {
    userId: string
    personId: string
    email: string | null
    active: boolean
    twoFactor: boolean
    roles: Role[]
  }
  const match = 'userId' in by ? sql`p.user_id = ${by.userId}` : sql`lower(p.email) = ${by.email}`
  const { rows } = await sql<Row>`
    select p.user_id, p.id as person_id, p.email, p.active, u.two_factor_enabled as two_factor,
      coalesce((select json_agg(m.role) from membership m where m.person_id = p.id and m.active), '[]') as roles
    from person p join auth_user u on u.id = p.user_id where ${match}`.execute(db)
  return rows[0]
}

/** A badge in use, by the hash of its code. */
export async function findBadge(db: Conn, codeHash: string) {
  type Row = { id: string; personId: string; userId: string; pinHash: string }
  const { rows } = await sql<Row>`
    select b.id, b.person_id, b.pin_hash, p.user_id from badge b join person p on p.id = b.person_id
    where b.code_hash = ${codeHash} and b.active and p.active`.execute(db)
  return rows[0]
}

/** Locks a badge with what may have changed since it was read; guesses queue here one by one. */
export async function lockBadge(tx: Tx, id: string) {
  type Row = { failures: number; lockedUntil: string | null; active: boolean; roles: Role[] }
  const { rows } = await sql<Row>`
    select b.failures, b.locked_until, b.active and p.active as active,
      coalesce((select json_agg(m.role) from membership m where m.person_id = p.id and m.active), '[]') as roles
    from badge b join person p on p.id = b.person_id where b.id = ${id} for update of b`.execute(tx)
  return rows[0]
}

export const setBadgeFailures = (
  tx: Tx,
  id: string,
  failures: number,
  lockedUntil: string | null,
) => tx.updateTable('badge').set({ failures, lockedUntil }).where('id', '=', id).execute()

export const endBadges = (tx: Tx, personId: string) =>
  tx
    .updateTable('badge')
    .set({ active: false })
    .where('personId', '=', personId)
    .where('active', '=', true)
    .execute()

export const insertBadge = (
  tx: Tx,
  ctx: Ctx,
  row: { id: string; personId: string; codeHash: string; pinHash: string },
) =>
  tx
    .insertInto('badge')
    .values({ ...row, recordedAt: ctx.now() })
    .execute()

/** A session in better-auth's own table, without address or browser: the security log keeps what is needed. */
export const insertSession = (
  tx: Tx,
  ctx: Ctx,
  row: { userId: string; token: string; expiresAt: string },
) =>
  sql`insert into auth_session (id, user_id, token, expires_at, created_at, updated_at)
    values (${ctx.newId()}, ${row.userId}, ${row.token}, ${row.expiresAt}, ${ctx.now()}, ${ctx.now()})`.execute(
    tx,
  )

/** Ends a session; answers whose it was. */
export async function deleteSession(db: Conn, token: string): Promise<string | null> {
  const { rows } = await sql<{ userId: string }>`
    delete from auth_session where token = ${token} returning user_id`.execute(db)
  return rows[0]?.userId ?? null
}

export async function findSessionUser(db: Conn, token: string): Promise<string | null> {
  const { rows } = await sql<{ userId: string }>`
    select user_id from auth_session where token = ${token}`.execute(db)
  return rows[0]?.userId ?? null
}

type SecurityKind = 'signIn.ok' | 'signIn.refused' | 'signIn.locked' | 'signOut'
type Means = 'password' | 'link' | 'badge' | 'code'

/** Notes a sign-in apart from the journal: the account or a trace of what was typed, the address, the means. */
export const recordSecurity = (
  db: Conn,
  services: Services,
  row: { kind: SecurityKind; account: string | null; address: string; means?: Means | undefined },
) =>
  db
    .insertInto('securityEvent')
    .values({
      id: services.newId(),
      recordedAt: services.now(),
      kind: row.kind,
      account: row.account,
      address: row.address,
      detail: JSON.stringify(row.means ? { means: row.means } : {}),
    })
    .execute()

type KeyRow = {
  id: string
  membershipId: string
  name: string
  start: string
  code: string
  role: Role
  organisationId: string
  siteId: string | null
  expiresAt: string | null
  lastUsedOn: string | null
  revokedAt: string | null
}
const keys = sql`select k.id, k.membership_id, k.name, k.start, m.code, m.role, m.organisation_id, m.site_id, k.expires_at,
  k.last_used_on, k.revoked_at from api_key k join membership m on m.id = k.membership_id`

export async function findApiKeyRow(db: Conn, id: string): Promise<KeyRow | undefined> {
  return (await sql<KeyRow>`${keys} where k.id = ${id}`.execute(db)).rows[0]
}

export async function listApiKeys(db: Db, q: { after?: string | undefined; limit: number }) {
  const { rows } = await sql<KeyRow>`
    ${keys} where k.id > ${q.after ?? '00000000-0000-0000-0000-000000000000'}
    order by k.id limit ${q.limit + 1}`.execute(db)
  return rows
}

/** Revokes a key once: false when it already was. */
export async function revokeKey(tx: Tx, ctx: Ctx, id: string): Promise<boolean> {
  const done = await tx
    .updateTable('apiKey')
    .set({ revokedAt: ctx.now() })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return done !== undefined
}

export const listRetentionRules = (db: Db) =>
  db.selectFrom('retentionRule').select(['data', 'term']).orderBy('data').execute()

/** What ends each kind of personal data, once its term has passed at the instant given. */
export const executors = {
  security_event: (db, now, data) =>
    sql`delete from security_event where recorded_at < ${limit(now, data)}`.execute(db),
  auth_session: (db, now, data) =>
    sql`delete from auth_session where expires_at < ${now} or created_at < ${limit(now, data)}`.execute(
      db,
    ),
  auth_verification: (db, now, data) =>
    sql`delete from auth_verification where expires_at < ${now} or created_at < ${limit(now, data)}`.execute(
      db,
    ),
  repeat_key: (db, now, data) =>
    sql`delete from repeat_key where recorded_at < ${limit(now, data)}`.execute(db),
  note: (db, now, data) =>
    sql`delete from note where recorded_at < ${limit(now, data)}`.execute(db),
  // Counted from the end of the donation, or from its last change when it was left alone.
  donation_contact: (db, now, data) =>
    sql`update donation set contact = null, access = null
      where num_nonnulls(contact, access) > 0 and coalesce(closed_at, updated_at) < ${limit(now, data)}`.execute(
      db,
    ),
  help_note: (db, now, data) =>
    sql`update help_call set note = null, answer_note = null
      where num_nonnulls(note, answer_note) > 0 and called_at < ${limit(now, data)}`.execute(db),
  delegation_reason: (db, now, data) =>
    sql`update delegation set reason = 'other'
      where reason <> 'other' and coalesce(ended_at, to_on::timestamptz) < ${limit(now, data)}`.execute(
      db,
    ),
  hardware_report_bytes: (db, now, data) =>
    sql`update hardware_report set bytes = null
      where bytes is not null and recorded_at < ${limit(now, data)}`.execute(db),
  inventory_capture: (db, now, data) =>
    sql`update inventory_import set capture = null
      where capture is not null and recorded_at < ${limit(now, data)}`.execute(db),
  // The log's bytes go, unless something else stands on the same; its hash and what it says of each disk stay.
  evidence_file: (db, now, data) =>
    sql`with due as (select id, file_sha256 as file from erasure_evidence
        where file_sha256 is not null and recorded_at <= ${limit(now, data)}),
      dropped as (delete from blob b using due where b.sha256 = due.file
        and not exists (select from erasure_evidence e where e.file_sha256 = b.sha256 and e.id not in (select id from due))
        and not exists (select from proof p where p.photo_sha256 = b.sha256)
        and not exists (select from issuer_signatory s where s.signature_sha256 = b.sha256)
        and not exists (select from issuer_profile i where i.rescrit_sha256 = b.sha256)
        and not exists (select from valuation v where v.document_sha256 = b.sha256)
        and not exists (select from sale_mandate m where m.document_sha256 = b.sha256)
        and not exists (select from document d where d.sha256 = b.sha256)
        and not exists (select from ledger_archive a where a.sha256 = b.sha256))
      update erasure_evidence e set file_sha256 = null from due where e.id = due.id`.execute(db),
  unused_file: (db, now, data) =>
    sql`delete from blob where recorded_at < ${limit(now, data)} and not blob_in_use(sha256)`.execute(
      db,
    ),
  // Six years after the last day it could sign; the image goes unless something else stands on the same bytes.
  issuer_signatory: (db, now, data) =>
    sql`with gone as (select id, signature_sha256 as image from issuer_signatory
        where name is not null and valid_to < ${limit(now, data)}),
      dropped as (delete from blob b using gone where b.sha256 = gone.image
        and not exists (select from issuer_signatory s where s.signature_sha256 = b.sha256 and s.id not in (select id from gone))
        and not exists (select from issuer_profile i where i.rescrit_sha256 = b.sha256)
        and not exists (select from valuation v where v.document_sha256 = b.sha256)
        and not exists (select from proof p where p.photo_sha256 = b.sha256)
        and not exists (select from erasure_evidence e where e.file_sha256 = b.sha256))
      update issuer_signatory s set name = null, quality = null, signature_sha256 = null
      from gone where s.id = gone.id`.execute(db),
} as const satisfies Record<string, Executor>

type Executor = (
  db: Db,
  now: string,
  data: string,
) => Promise<{ numAffectedRows?: bigint | undefined }>

const limit = (now: string, data: string) =>
  sql`(${now}::timestamptz - (select term from retention_rule where data = ${data}))`
