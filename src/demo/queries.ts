import { sql } from 'kysely'
import type { Db, Grant, Role } from '../platform/context.ts'
import type { DeviceState } from '../platform/db.generated.ts'

/** One demo at a time; answers whether any organisation is there. */
export async function lockAndLook(db: Db): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('demo'))`.execute(db)
  return hasOrganisations(db)
}

export async function hasOrganisations(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from organisation limit 1`.execute(db)
  return rows.length > 0
}

export async function hasOrganisation(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from organisation where id = ${id}`.execute(db)
  return rows.length > 0
}

/** The roles somebody holds, as a session would give them. */
export async function listGrants(db: Db, personId: string): Promise<Grant[]> {
  const { rows } = await sql<Grant & { role: Role }>`
    select m.code, m.person_id, m.role, m.organisation_id, m.site_id,
      case when m.site_id is not null then array[m.site_id]
        else coalesce((select array_agg(s.id) from site s where s.organisation_id = m.organisation_id), '{}') end as site_ids
    from membership m where m.person_id = ${personId} and m.active order by m.recorded_at, m.code`.execute(
    db,
  )
  return rows
}

/** Gives everyone with an address this password, as better-auth keeps one, and ends the invitations. */
export async function setPasswords(
  db: Db,
  { hash, now, newId }: { hash: string; now: string; newId: () => string },
): Promise<void> {
  const { rows } = await sql<{ userId: string }>`
    select user_id from person where email is not null order by id`.execute(db)
  for (const { userId } of rows)
    await sql`insert into auth_account (id, account_id, provider_id, user_id, password, created_at, updated_at)
      values (${newId()}, ${userId}, 'credential', ${userId}, ${hash}, ${now}, ${now})`.execute(db)
  await sql`delete from auth_verification`.execute(db)
}

/** The private lots of an owner, as they came. */
export async function listLots(db: Db, ownerId: string) {
  const { rows } = await sql<{ id: string; category: string }>`
    select id, category from bulk_lot where owner_id = ${ownerId} and origin = 'private' order by id`.execute(
    db,
  )
  return rows
}

export type OnShelf = { tag: string; category: string; performance: string | null }
/** What stands at a site in a state and may be sold, what stands there longest first: a kit once, by its own tag. */
export async function listStanding(db: Db, siteId: string, state: 'READY' | 'IN_SHOP') {
  const { rows } = await sql<OnShelf>`
    select coalesce(k.tag, d.tag) as tag, coalesce(k.category, d.category) as category, d.performance_class as performance
    from device d left join kit k on k.id = d.kit_id
    where d.site_id = ${siteId} and d.state = ${state} and d.to_site_id is null and d.origin = 'private'
      and (k.id is null or d.category = 'desktop')
    order by d.state_since, d.id`.execute(db)
  return rows
}

/** The tags of what stands at a site, in the order in which it came. */
export async function listPresent(db: Db, siteId: string): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    select tag from device where site_id = ${siteId} and to_site_id is null and not left_for_good(state)
    order by id`.execute(db)
  return rows.map((r) => r.tag)
}

/** The tags of what a site's tills sold and is out still, what was sold last first. */
export async function listSold(db: Db, siteId: string): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    select tag from device where site_id = ${siteId} and state = 'SOLD' and kit_id is null order by state_since desc, id`.execute(
    db,
  )
  return rows.map((r) => r.tag)
}

/** The device that waits longest at one stage of a site; undefined when none does. */
export async function findInState(db: Db, siteId: string, state: DeviceState) {
  const { rows } = await sql<{ tag: string; serial: string | null; version: number }>`
    select d.tag, i.serial, d.version from device d join device_identity i on i.device_id = d.id
    where d.site_id = ${siteId} and d.state = ${state} and d.to_site_id is null order by d.state_since, d.id limit 1`.execute(
    db,
  )
  return rows[0]
}
