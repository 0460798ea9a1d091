import { sql } from 'kysely'
import type { Actor, Ctx, Db, Grant, Role, Scope, Services, Tx } from '../platform/context.ts'
import { notFound, Problem } from '../platform/problems.ts'

type Conn = Db | Tx

const GRANTS = `
  select m.code, m.role, m.organisation_id as "organisationId", m.site_id as "siteId",
    coalesce(m.person_id, m.id) as "personId",
    case when m.site_id is not null then array[m.site_id]
      else coalesce((select array_agg(s.id) from site s where s.organisation_id = m.organisation_id), '{}') end as "siteIds",
    (select json_build_object('by', v.given_by, 'siteId', v.site_id, 'runs', delegation_runs(v, $2::timestamptz)) from delegation v
      where v.membership_id = m.id and v.from_on <= ($2::timestamptz at time zone 'Europe/Paris')::date
      order by delegation_runs(v, $2::timestamptz) desc, v.id desc limit 1) as delegation`

const BY_KEY = `${GRANTS}, k.id as "keyId", k.last_used_on as "lastUsedOn"
  from api_key k join membership m on m.id = k.membership_id
  where k.hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2) and m.active`

const BY_SESSION = `${GRANTS}, x.id as "sessionId"
  from auth_session x join person p on p.user_id = x.user_id and p.active
    left join membership m on m.person_id = p.id and m.active
  where x.token = $1 and x.expires_at > $2 order by m.recorded_at, m.code`

const grantOf = (g: Grant): Grant => ({
  code: g.code,
  personId: g.personId,
  role: g.role,
  organisationId: g.organisationId,
  siteId: g.siteId,
  siteIds: g.siteIds,
  delegation: g.delegation ?? null,
})

/** The machine behind an API key, or null. Its last use is noted at most once a day. */
export async function findApiKey(services: Services, hash: string): Promise<Actor | null> {
  const now = services.now()
  type Row = Grant & { keyId: string; lastUsedOn: string | null }
  const [row] = await services.reads.rows<Row>('api_key', BY_KEY, [hash, now])
  if (!row) return null
  const today = now.slice(0, 10)
  if (row.lastUsedOn !== today)
    await services.pool.query('update api_key set last_used_on = $2 where id = $1', [
      row.keyId,
      today,
    ])
  return { kind: 'machine', personId: row.personId, sessionId: null, grants: [grantOf(row)] }
}

/** The person behind a session token, with every role held today, or null. */
export async function findSession(services: Services, token: string): Promise<Actor | null> {
  type Row = Grant & { sessionId: string }
  const rows = await services.reads.rows<Row>('session', BY_SESSION, [token, services.now()])
  const first = rows[0]
  if (!first) return null
  const grants = rows.filter((r) => r.code !== null).map(grantOf)
  return { kind: 'person', personId: first.personId, sessionId: first.sessionId, grants }
}

type Held = { id: string; code: string; role: Role; organisationId: string; siteId: string | null }
type PersonRow = {
  id: string
  userId: string
  name: string
  email: string | null
  active: boolean
  hasBadge: boolean
  version: number
  updatedBy: string
  updatedAt: string
  memberships: Held[]
}

/** People with the roles that the reader may see; a leaver is still seen by those it worked with. */
const people = ({ all, organisationIds }: Scope) => sql<PersonRow>`
  select p.id, p.user_id, p.name, p.email, p.active, p.version, p.updated_by, p.updated_at,
    exists (select from badge b where b.person_id = p.id and b.active) as has_badge,
    coalesce((select json_agg(json_build_object('id', m.id, 'code', m.code, 'role', m.role,
        'organisationId', m.organisation_id, 'siteId', m.site_id) order by m.recorded_at, m.code)
      from membership m where m.person_id = p.id and m.active
        and (${all} or m.organisation_id = any(${organisationIds}::uuid[]))), '[]') as memberships
  from person p
  where (${all} or exists (select from membership m where m.person_id = p.id
    and m.organisation_id = any(${organisationIds}::uuid[]) and (m.active or not p.active)))`

const everyone: Scope = { all: true, organisationIds: [], siteIds: [] }

export async function getPerson(db: Conn, id: string, scope: Scope = everyone): Promise<PersonRow> {
  const { rows } = await sql<PersonRow>`${people(scope)} and p.id = ${id}`.execute(db)
  return rows[0] ?? Promise.reject(notFound('person'))
}

export async function listPeople(
  db: Db,
  scope: Scope,
  q: { after?: string | undefined; limit: number },
): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    ${people(scope)} and p.id > ${q.after ?? '00000000-0000-0000-0000-000000000000'}
    order by p.id limit ${q.limit + 1}`.execute(db)
  return rows
}

/** Locks a person whom the scope can see, with every role it holds, seen or not. */
export async function lockPerson(tx: Tx, id: string, scope: Scope): Promise<PersonRow> {
  await sql`select from person where id = ${id} for update`.execute(tx)
  await getPerson(tx, id, scope)
  return getPerson(tx, id)
}

export const insertUser = (tx: Tx, row: { id: string; name: string; email: string; at: string }) =>
  // Verified: nobody signs up, so no stranger can have planted a password before the address was proven by a link.
  sql`insert into auth_user (id, name, email, email_verified, created_at, updated_at)
    values (${row.id}, ${row.name}, ${row.email}, true, ${row.at}, ${row.at})`.execute(tx)

export const insertPerson = (
  tx: Tx,
  ctx: Ctx,
  row: { id: string; userId: string; name: string; email: string | null },
) =>
  tx
    .insertInto('person')
    .values({ ...row, recordedAt: ctx.now(), updatedAt: ctx.now(), updatedBy: ctx.acting.code })
    .execute()

/** Changes a person whose last version was seen, and the sign-in that goes with it; else STALE. */
export async function changePerson(
  tx: Tx,
  ctx: Ctx,
  before: PersonRow,
  version: number,
  change: { name?: string; email?: string; active?: boolean },
): Promise<void> {
  const done = await tx
    .updateTable('person')
    .set({ ...change, version: version + 1, updatedAt: ctx.now(), updatedBy: ctx.acting.code })
    .where('id', '=', before.id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!done)
    throw new Problem('STALE', { changedBy: before.updatedBy, changedAt: before.updatedAt })
  const { name, email } = change
  if (name !== undefined || email !== undefined)
    await sql`update auth_user set name = coalesce(${name ?? null}, name),
      email = coalesce(${email ?? null}, email), updated_at = ${ctx.now()} where id = ${before.userId}`.execute(
      tx,
    )
}

/** Ends what lets a person in: sessions, and links not yet used. */
export async function endAccess(tx: Tx, userId: string): Promise<void> {
  await sql`delete from auth_session where user_id = ${userId}`.execute(tx)
  await sql`delete from auth_verification where value = ${userId}`.execute(tx)
}

export const insertMembership = (tx: Tx, ctx: Ctx, row: Omit<Held, 'id'> & { personId: string }) =>
  tx
    .insertInto('membership')
    .values({ ...row, id: ctx.newId(), recordedAt: ctx.now() })
    .execute()

export const endMemberships = (tx: Tx, ctx: Ctx, ids: string[]) =>
  sql`update membership set active = false, ended_at = ${ctx.now()}
    where id = any(${ids}::uuid[]) and active`.execute(tx)

export async function findMembershipPerson(tx: Tx, id: string): Promise<string> {
  const row = await tx
    .selectFrom('membership')
    .select('personId')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.personId ?? Promise.reject(notFound('membership'))
}

/** How many people besides this one are administrators; locked, so that two cannot remove each other. */
export async function countOtherAdmins(tx: Tx, personId: string): Promise<number> {
  const { rows } = await sql<{ personId: string }>`
    select m.person_id from membership m join person p on p.id = m.person_id and p.active
    where m.role = 'admin' and m.active order by m.id for update of m`.execute(tx)
  return rows.filter((r) => r.personId !== personId).length
}

export const findPlace = async (tx: Tx, organisationId: string, siteId: string | undefined) => {
  const organisation = await tx
    .selectFrom('organisation')
    .select(['id', 'kind', 'active'])
    .where('id', '=', organisationId)
    .executeTakeFirst()
  const site = siteId
    ? await tx
        .selectFrom('site')
        .select(['organisationId', 'active'])
        .where('id', '=', siteId)
        .executeTakeFirst()
    : null
  if (!organisation) throw new Problem('REFERENCE_UNKNOWN', { what: 'organisationId' })
  if (site === undefined) throw new Problem('REFERENCE_UNKNOWN', { what: 'siteId' })
  return { organisation, site }
}

/** The organisations that a role may be held in, for the command line. */
export const listOrganisations = (db: Db) =>
  db
    .selectFrom('organisation')
    .select(['id', 'name', 'kind'])
    .where('active', '=', true)
    .orderBy('id')
    .execute()

type Link = { identifier: string; value: string; expiresAt: string }
export const insertLink = (tx: Tx, ctx: Ctx, { identifier, value, expiresAt }: Link) =>
  sql`insert into auth_verification (id, identifier, value, expires_at, created_at, updated_at)
    values (${ctx.newId()}, ${identifier}, ${value}, ${expiresAt}, ${ctx.now()}, ${ctx.now()})`.execute(
    tx,
  )

type Role1 = {
  code: string
  role: Role
  organisationId: string
  organisationName: string
  siteId: string | null
  siteName: string | null
  validatesUntil: string | null
}
/** The name of a person or a key, and its roles with the names of their places. */
export async function findMe(db: Conn, personId: string, now: string) {
  const { rows } = await sql<{ name: string; roles: Role1[] }>`
    select coalesce((select name from person where id = ${personId}),
        (select name from api_key where membership_id = ${personId}), '') as name,
      coalesce((select json_agg(json_build_object('code', m.code, 'role', m.role, 'organisationId', o.id,
          'organisationName', o.name, 'siteId', s.id, 'siteName', s.name,
          'validatesUntil', (select v.to_on from delegation v where v.membership_id = m.id and delegation_runs(v, ${now}::timestamptz))) order by m.recorded_at, m.code)
        from membership m join organisation o on o.id = m.organisation_id left join site s on s.id = m.site_id
        where coalesce(m.person_id, m.id) = ${personId} and m.active), '[]') as roles`.execute(db)
  return rows[0] ?? { name: '', roles: [] }
}
