import { type Insertable, sql, type Updateable } from 'kysely'
import type { Ctx, Db, Scope, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import { notFound, Problem } from '../platform/problems.ts'
import type { Address } from '../platform/schema.ts'

type Conn = Db | Tx
const everything: Scope = { all: true, organisationIds: [], siteIds: [] }
const organisationColumns = [
  'id',
  'name',
  'kind',
  'siret',
  'siren',
  'rna',
  'legalForm',
  'taxRegime',
  'fiscalYearEnd',
  'mayResellCg3p',
  'active',
  'mergedInto',
  'version',
  'updatedBy',
  'updatedAt',
] as const
const siteColumns = [
  'id',
  'organisationId',
  'kind',
  'name',
  'active',
  'version',
  'updatedBy',
  'updatedAt',
] as const

const organisations = (db: Conn) =>
  db
    .selectFrom('organisation')
    .select(organisationColumns)
    .select((e) => e.ref('address').$castTo<Address>().as('address'))
const sites = (db: Conn) =>
  db
    .selectFrom('site')
    .select(siteColumns)
    .select((e) => e.ref('address').$castTo<Address>().as('address'))

export const findOrganisation = (db: Conn, id: string) =>
  organisations(db).where('id', '=', id).executeTakeFirst()
export const findSite = (db: Conn, id: string) => sites(db).where('id', '=', id).executeTakeFirst()

/** Donors are seen by themselves and by the territory; whoever works for the public is seen by all who sign in. */
const openKinds = [
  'association',
  'workshop',
  'shop',
  'carrier',
  'ecoOrganisme',
  'territory',
] as const

export async function getOrganisation(db: Conn, id: string, scope: Scope = everything) {
  const row = await findOrganisation(db, id)
  const seen =
    row &&
    (scope.all || scope.organisationIds.includes(id) || openKinds.some((k) => k === row.kind))
  return seen ? row : Promise.reject(notFound('organisation'))
}
export async function getSite(db: Conn, id: string) {
  return (await findSite(db, id)) ?? Promise.reject(notFound('site'))
}

/** Whether its name, SIREN or SIRET bears these beginnings of words; a number may be typed with spaces. */
const bears = (words: string) => {
  const typed = /^[\d\s.]+$/.test(words) ? words.replaceAll(/[\s.]/g, '') : words
  return sql<boolean>`search @@ search_query(${typed})`
}

export const listOrganisations = (
  db: Db,
  scope: Scope,
  q: {
    after?: string | undefined
    limit: number
    kind?: DB['organisation']['kind'] | undefined
    siren?: string | undefined
    q?: string | undefined
  },
) =>
  organisations(db)
    .$if(!scope.all, (x) =>
      x.where((e) =>
        e.or([
          e('kind', 'in', openKinds),
          e('id', '=', sql<string>`any(${scope.organisationIds}::uuid[])`),
        ]),
      ),
    )
    .$if(q.after !== undefined, (x) => x.where('id', '>', q.after!))
    .$if(q.kind !== undefined, (x) => x.where('kind', '=', q.kind!))
    .$if(q.siren !== undefined, (x) => x.where('siren', '=', q.siren!))
    .$if(q.q !== undefined, (x) => x.where(bears(q.q!)))
    .orderBy('id')
    .limit(q.limit + 1)
    .execute()

export const listSites = (
  db: Db,
  q: { after?: string | undefined; limit: number; organisationId?: string | undefined },
) =>
  sites(db)
    .$if(q.after !== undefined, (x) => x.where('id', '>', q.after!))
    .$if(q.organisationId !== undefined, (x) => x.where('organisationId', '=', q.organisationId!))
    .orderBy('id')
    .limit(q.limit + 1)
    .execute()

export const insertOrganisation = (tx: Tx, row: Insertable<DB['organisation']>) =>
  tx.insertInto('organisation').values(row).returning('id').executeTakeFirstOrThrow()
export const insertSite = (tx: Tx, row: Insertable<DB['site']>) =>
  tx.insertInto('site').values(row).returning('id').executeTakeFirstOrThrow()

/** Changes a row of which the writer has seen the last version; else STALE, with who changed it and when. */
export async function changeOrganisation(
  tx: Tx,
  ctx: Ctx,
  id: string,
  version: number,
  change: Updateable<DB['organisation']>,
) {
  const row = await getOrganisation(tx, id)
  const done = await tx
    .updateTable('organisation')
    .set({ ...change, version: version + 1, updatedAt: ctx.now(), updatedBy: ctx.acting.code })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!done) throw new Problem('STALE', { changedBy: row.updatedBy, changedAt: row.updatedAt })
  return getOrganisation(tx, id)
}
export async function changeSite(
  tx: Tx,
  ctx: Ctx,
  id: string,
  version: number,
  change: Updateable<DB['site']>,
) {
  const row = await getSite(tx, id)
  const done = await tx
    .updateTable('site')
    .set({ ...change, version: version + 1, updatedAt: ctx.now(), updatedBy: ctx.acting.code })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!done) throw new Problem('STALE', { changedBy: row.updatedBy, changedAt: row.updatedAt })
  return getSite(tx, id)
}

/** Whether anything still stands on this site, or is on its way there. */
export const siteInUse = async (tx: Tx, id: string) =>
  (await tx
    .selectFrom('device')
    .select('id')
    .where((e) => e.or([e('siteId', '=', id), e('toSiteId', '=', id)]))
    .where('state', 'not in', [
      'SOLD',
      'GIVEN',
      'DISMANTLED',
      'WASTE_TREATED',
      'RETURNED_TO_DONOR',
      'LOST',
    ])
    .limit(1)
    .executeTakeFirst()) !== undefined
export const organisationInUse = async (tx: Tx, id: string) =>
  (await tx
    .selectFrom('site')
    .select('id')
    .where('organisationId', '=', id)
    .where('active', '=', true)
    .limit(1)
    .executeTakeFirst()) !== undefined ||
  (await tx
    .selectFrom('membership')
    .select('id')
    .where('organisationId', '=', id)
    .where('active', '=', true)
    .limit(1)
    .executeTakeFirst()) !== undefined
