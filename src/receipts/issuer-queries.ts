import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import type { Viewer } from './viewer.ts'

type Conn = Db | Tx

const signatoryColumns = [
  'id',
  'organisationId',
  'name',
  'quality',
  'validFrom',
  'validTo',
  'signatureSha256',
  'recordedBy',
  'confirmedBy',
] as const

const profiles = (db: Conn) =>
  db
    .selectFrom('issuerProfile')
    .innerJoin('organisation', 'organisation.id', 'issuerProfile.organisationId')
    .select([
      'issuerProfile.organisationId as id',
      'issuerProfile.organisationId',
      'organisation.name',
      'category',
      'categoryDetail',
      'object',
      'decreeOn',
      'officialJournalOn',
      'rescritOn',
      'rescritOutcome',
      'rescritSha256',
      'eligibleFrom',
      'eligibleTo',
      'mandateHolder',
      'mandateSignedOn',
      'mandateRevokedOn',
      'numberPrefix',
      'issuerProfile.version',
      'proposedBy',
      'proposedAt',
      'confirmedBy',
      'confirmedAt',
    ])

export const listSignatories = (db: Conn, organisationIds: readonly string[]) =>
  db
    .selectFrom('issuerSignatory')
    .select(signatoryColumns)
    .where('organisationId', '=', sql<string>`any(${organisationIds}::uuid[])`)
    .orderBy('id')
    .execute()

export const findProfile = (db: Conn, organisationId: string) =>
  profiles(db).where('issuerProfile.organisationId', '=', organisationId).executeTakeFirst()

/** The profile as it stands, held against changes until the transaction ends. */
export const lockProfile = (tx: Tx, organisationId: string, how: 'change' | 'keep' = 'change') => {
  const row = profiles(tx).where('issuerProfile.organisationId', '=', organisationId)
  return (
    how === 'change' ? row.forNoKeyUpdate('issuerProfile') : row.forShare('issuerProfile')
  ).executeTakeFirst()
}

export async function findIssuer(db: Conn, organisationId: string) {
  const profile = await findProfile(db, organisationId)
  return profile && { ...profile, signatories: await listSignatories(db, [organisationId]) }
}

export async function listIssuers(
  db: Db,
  { all, issuerIds }: Viewer,
  q: { after?: string | undefined; limit: number },
) {
  const rows = await profiles(db)
    .$if(!all, (x) =>
      x.where('issuerProfile.organisationId', '=', sql<string>`any(${issuerIds}::uuid[])`),
    )
    .$if(q.after !== undefined, (x) => x.where('issuerProfile.organisationId', '>', q.after!))
    .orderBy('issuerProfile.organisationId')
    .limit(q.limit + 1)
    .execute()
  const signatories = await listSignatories(
    db,
    rows.map((r) => r.id),
  )
  return rows.map((r) => ({
    ...r,
    signatories: signatories.filter((s) => s.organisationId === r.id),
  }))
}

export const insertProfile = (tx: Tx, row: Insertable<DB['issuerProfile']>) =>
  tx.insertInto('issuerProfile').values(row).execute()

export const changeProfile = (
  tx: Tx,
  organisationId: string,
  version: number,
  change: Updateable<DB['issuerProfile']>,
) =>
  tx
    .updateTable('issuerProfile')
    .set({ ...change, version: version + 1 })
    .where('organisationId', '=', organisationId)
    .execute()

export const insertSignatory = (tx: Tx, row: Insertable<DB['issuerSignatory']>) =>
  tx.insertInto('issuerSignatory').values(row).returning(signatoryColumns).executeTakeFirstOrThrow()

export const confirmSignatories = (
  tx: Tx,
  organisationId: string,
  by: { confirmedBy: string; confirmedAt: string },
) =>
  tx
    .updateTable('issuerSignatory')
    .set(by)
    .where('organisationId', '=', organisationId)
    .where('confirmedBy', 'is', null)
    .returning('id')
    .execute()

export const lockSignatory = (tx: Tx, id: string) =>
  tx
    .selectFrom('issuerSignatory')
    .select(signatoryColumns)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const endSignatoryOn = (tx: Tx, id: string, validTo: string, endedBy: string) =>
  tx
    .updateTable('issuerSignatory')
    .set({ validTo, endedBy })
    .where('id', '=', id)
    .returning(signatoryColumns)
    .executeTakeFirstOrThrow()
