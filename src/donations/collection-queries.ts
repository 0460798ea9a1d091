import { type Insertable, sql } from 'kysely'
import { listNotes } from '../journal/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import { notFound, Problem } from '../platform/problems.ts'
import type { Address } from '../platform/schema.ts'
import type { Access, Contact } from './shapes.ts'
import type { Viewer } from './viewer.ts'

type Conn = Db | Tx
type Row<T extends keyof DB> = Insertable<DB[T]>
const lotColumns = [
  'id',
  'donationId',
  'donationLineId',
  'siteId',
  'ownerId',
  'origin',
  'category',
  'quantity',
  'massGrams',
  'remainingQuantity',
  'remainingGrams',
  'receivedAt',
] as const

/** A collection comes to a site: who works there sees it, and the territory. */
const comesTo = (v: Viewer) =>
  sql<boolean>`(${v.all} or collection.site_id = any(${v.siteIds}::uuid[]))`
const collections = (db: Conn, viewer: Viewer) =>
  db
    .selectFrom('collection')
    .select(['id', 'plannedOn', 'siteId', 'carrierId', 'version', 'recordedAt'])
    .select(
      sql<
        string[]
      >`array(select donation_id::text from collection_donation x where x.collection_id = collection.id order by 1)`.as(
        'donationIds',
      ),
    )
    .where(comesTo(viewer))

export const listCollections = (
  db: Db,
  viewer: Viewer,
  q: {
    after?: string | undefined
    limit: number
    siteId?: string | undefined
    plannedOn?: string | undefined
  },
) =>
  collections(db, viewer)
    .$if(q.after !== undefined, (x) => x.where('id', '>', q.after!))
    .$if(q.siteId !== undefined, (x) => x.where('siteId', '=', q.siteId!))
    .$if(q.plannedOn !== undefined, (x) => x.where('plannedOn', '=', q.plannedOn!))
    .orderBy('id')
    .limit(q.limit + 1)
    .execute()

export async function findCollection(db: Conn, viewer: Viewer, id: string) {
  return collections(db, viewer).where('id', '=', id).executeTakeFirst()
}
export async function getCollection(db: Conn, viewer: Viewer, id: string) {
  const row = await findCollection(db, viewer, id)
  if (!row) throw notFound('collection')
  const stops = await db
    .selectFrom('collectionDonation as x')
    .innerJoin('donation as d', 'd.id', 'x.donationId')
    .select(['d.id', 'd.reference', 'd.donorId', 'd.status', 'x.pickedUpAt', 'x.documentId'])
    .select((e) => [
      e.ref('d.pickupAddress').$castTo<Address>().as('pickupAddress'),
      e.ref('d.contact').$castTo<Contact | null>().as('contact'),
      e.ref('d.access').$castTo<Access | null>().as('access'),
    ])
    .where('x.collectionId', '=', id)
    .orderBy('d.id')
    .execute()
  const donations = stops.map((s) => (viewer.contact ? s : { ...s, contact: null, access: null }))
  return { ...row, donations, notes: await listNotes(db, id) }
}

export async function insertCollection(
  tx: Tx,
  row: Row<'collection'>,
  donationIds: readonly string[],
): Promise<void> {
  await tx.insertInto('collection').values(row).execute()
  await tx
    .insertInto('collectionDonation')
    .values(donationIds.map((donationId) => ({ collectionId: row.id, donationId })))
    .execute()
}

type Pickup = { pickedUpAt: string; pickedUpBy: string; signedFor: string | null }
/** Marks the stop as done and moves the collection on. */
export async function markPickedUp(
  tx: Tx,
  collectionId: string,
  donationId: string,
  pickup: Pickup,
): Promise<void> {
  const stop = await tx
    .updateTable('collectionDonation')
    .set(pickup)
    .where('collectionId', '=', collectionId)
    .where('donationId', '=', donationId)
    .where('pickedUpAt', 'is', null)
    .returning('donationId')
    .executeTakeFirst()
  if (!stop) throw new Problem('WRONG_STATUS')
  await tx
    .updateTable('collection')
    .set((e) => ({ version: e('version', '+', 1) }))
    .where('id', '=', collectionId)
    .execute()
}
/** Keeps which slip the pick-up was signed on. */
export const keepSlip = (tx: Tx, donationId: string, documentId: string) =>
  tx
    .updateTable('collectionDonation')
    .set({ documentId })
    .where('donationId', '=', donationId)
    .execute()
/** Takes a cancelled donation off the round that was to fetch it. */
export const unschedule = (tx: Tx, donationId: string) =>
  tx
    .deleteFrom('collectionDonation')
    .where('donationId', '=', donationId)
    .where('pickedUpAt', 'is', null)
    .execute()

/** Bulk lots as they are answered. */
export const bulkLotRows = (db: Conn) => db.selectFrom('bulkLot').select(lotColumns)
export const listBulkLots = (
  db: Db,
  viewer: Viewer,
  q: {
    after?: string | undefined
    limit: number
    siteId?: string | undefined
    donationId?: string | undefined
  },
) =>
  bulkLotRows(db)
    .where(
      sql<boolean>`(${viewer.all} or owner_id = any(${viewer.doneeIds}::uuid[]) or site_id = any(${viewer.siteIds}::uuid[]))`,
    )
    .$if(q.after !== undefined, (x) => x.where('id', '>', q.after!))
    .$if(q.siteId !== undefined, (x) => x.where('siteId', '=', q.siteId!))
    .$if(q.donationId !== undefined, (x) => x.where('donationId', '=', q.donationId!))
    .orderBy('id')
    .limit(q.limit + 1)
    .execute()
export const insertBulkLot = (tx: Tx, row: Row<'bulkLot'>) =>
  tx.insertInto('bulkLot').values(row).returning(lotColumns).executeTakeFirstOrThrow()
export const insertMassMovement = (tx: Tx, row: Row<'massMovement'>) =>
  tx.insertInto('massMovement').values(row).execute()

type Party = { name: string; address: Address; number: string | null }
type PickupRow = {
  reference: string
  legalBasis: 'private' | 'cg3p'
  pickedUpAt: string
  signedFor: { donor: string; collector: string } | null
  pickupAddress: Address
  siteName: string
  siteAddress: Address
  donor: Party
  donee: Party
}
/** What the slip of a pick-up says: who handed what to whom, where, when, and in what capacity each side signed. */
export async function getPickup(db: Conn, donationId: string) {
  const { rows } = await sql<PickupRow>`
    select d.reference, x.picked_up_at as "pickedUpAt", x.signed_for as "signedFor", d.pickup_address as "pickupAddress",
      d.legal_basis as "legalBasis", s.name as "siteName", s.address as "siteAddress",
      jsonb_build_object('name', g.name, 'address', g.address, 'number', coalesce(g.siret, g.siren, g.rna)) as donor,
      jsonb_build_object('name', r.name, 'address', r.address, 'number', coalesce(r.siret, r.siren, r.rna)) as donee
    from collection_donation x join donation d on d.id = x.donation_id join collection c on c.id = x.collection_id
      join site s on s.id = c.site_id join organisation g on g.id = d.donor_id join organisation r on r.id = d.donee_id
    where x.donation_id = ${donationId} and x.picked_up_at is not null`.execute(db)
  return rows[0] ?? Promise.reject(notFound('pickup'))
}
