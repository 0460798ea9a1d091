import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import type { Kind } from './rules.ts'
import type { Viewer } from './viewer.ts'

type Conn = Db | Tx

export type ReceiptRow = {
  id: string
  kind: Kind
  status: 'draft' | 'issued' | 'superseded' | 'cancelled'
  issuerId: string
  issuerName: string
  donorId: string
  donorName: string
  from: string
  to: string
  deviceIds: string[] | null
  lotIds: string[] | null
  number: string | null
  totalCents: number | null
  documentId: string | null
  checkCode: string | null
  issuedAt: string | null
  replacesId: string | null
  replacedById: string | null
  reason: string | null
  version: number
  changedBy: string
  changedAt: string
}

const columns = sql`r.id, r.kind, r.status, r.issuer_id, i.name as issuer_name, r.donor_id, g.name as donor_name, r.period_from as "from", r.period_to as "to",
  r.device_ids, r.lot_ids, o.number, r.total_cents, r.document_id, o.check_code, r.issued_at, r.replaces_id,
  r.replaced_by_id, r.reason, r.version, coalesce(r.ended_by, r.issued_by, r.recorded_by) as changed_by,
  coalesce(r.ended_at, r.issued_at, r.recorded_at) as changed_at`
const receipts = sql`receipt r join organisation i on i.id = r.issuer_id join organisation g on g.id = r.donor_id
  left join document o on o.id = r.document_id`
const seen = ({ all, issuerIds, donorIds }: Viewer) => sql`(${all}::boolean
  or r.issuer_id = any(${issuerIds}::uuid[]) or r.donor_id = any(${donorIds}::uuid[]) and r.status <> 'draft')`

/** A receipt that one may see: a donor sees its own once they are issued. */
export async function findReceipt(db: Conn, viewer: Viewer, id: string) {
  const { rows } = await sql<ReceiptRow>`
    select ${columns} from ${receipts}
    where r.id = ${id} and ${seen(viewer)}`.execute(db)
  return rows[0]
}

/** As `findReceipt`, held against other changes until the transaction ends. */
export async function lockReceipt(tx: Tx, viewer: Viewer, id: string) {
  await sql`select id from receipt where id = ${id} for no key update`.execute(tx)
  return findReceipt(tx, viewer, id)
}

export async function listReceipts(
  db: Db,
  viewer: Viewer,
  q: {
    after?: string | undefined
    limit: number
    issuerId?: string | undefined
    donorId?: string | undefined
    year?: number | undefined
    status?: string | undefined
  },
) {
  const { rows } = await sql<ReceiptRow>`
    select ${columns} from ${receipts}
    where ${seen(viewer)} and r.id > ${q.after ?? '00000000-0000-0000-0000-000000000000'}
      and (${q.issuerId ?? null}::uuid is null or r.issuer_id = ${q.issuerId ?? null}::uuid)
      and (${q.donorId ?? null}::uuid is null or r.donor_id = ${q.donorId ?? null}::uuid)
      and (${q.year ?? null}::int is null or o.year = ${q.year ?? null}::int)
      and (${q.status ?? null}::receipt_status is null or r.status = ${q.status ?? null}::receipt_status)
    order by r.id limit ${q.limit + 1}`.execute(db)
  return rows
}

export async function donationIdsOf(db: Conn, receiptId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('receiptDonation')
    .select('donationId')
    .where('receiptId', '=', receiptId)
    .orderBy('donationId')
    .execute()
  return rows.map((r) => r.donationId)
}

/** The devices and lots that an issued receipt bears. */
export async function linesOf(db: Conn, receiptId: string) {
  const devices = await db
    .selectFrom('receiptDevice')
    .select('deviceId as id')
    .where('receiptId', '=', receiptId)
    .execute()
  const lots = await db
    .selectFrom('receiptLot')
    .select('lotId as id')
    .where('receiptId', '=', receiptId)
    .execute()
  return { deviceIds: devices.map((d) => d.id), lotIds: lots.map((l) => l.id) }
}

/** What an issued paper froze. */
export const findPayload = async <T>(db: Conn, documentId: string): Promise<T> => {
  const row = await db
    .selectFrom('document')
    .select((e) => e.ref('payload').$castTo<T>().as('payload'))
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow()
  return row.payload as T
}

export async function insertReceipt(
  tx: Tx,
  row: Insertable<DB['receipt']> & { id: string },
  donationIds: readonly string[],
) {
  await tx.insertInto('receipt').values(row).execute()
  await sql`insert into receipt_donation (receipt_id, donation_id)
    select ${row.id}, d from unnest(${donationIds}::uuid[]) d`.execute(tx)
}

export async function deleteDraft(tx: Tx, id: string) {
  await tx.deleteFrom('receiptDonation').where('receiptId', '=', id).execute()
  await tx.deleteFrom('receipt').where('id', '=', id).execute()
}

type Counted = { id: string; cents: number | null }
export async function insertLines(
  tx: Tx,
  receipt: { id: string; kind: Kind },
  { devices, lots }: { devices: readonly Counted[]; lots: readonly Counted[] },
) {
  const rows = (
    lines: readonly Counted[],
  ) => sql`select ${receipt.id}::uuid, t.id, ${receipt.kind}::receipt_kind, t.cents
    from unnest(${lines.map((l) => l.id)}::uuid[], ${lines.map((l) => l.cents)}::bigint[]) t (id, cents)`
  await sql`insert into receipt_device (receipt_id, device_id, kind, cents) ${rows(devices)}`.execute(
    tx,
  )
  if (lots.length > 0)
    await sql`insert into receipt_lot (receipt_id, lot_id, kind, cents) ${rows(lots)}`.execute(tx)
}

export const changeReceipt = (
  tx: Tx,
  row: { id: string; version: number },
  change: Updateable<DB['receipt']>,
) =>
  tx
    .updateTable('receipt')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()

/** Where to write to the people who give for an organisation. */
export async function listDonorMails(db: Conn, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select distinct p.email from person p join membership m on m.person_id = p.id
    where m.organisation_id = ${organisationId} and m.role = 'donor' and m.active and p.active and p.email is not null
    order by 1`.execute(db)
  return rows.map((r) => r.email)
}

export type SeriesRow = { kind: Kind; year: number; last: number }
export const listSeries = async (db: Db, issuerId: string, year: number | undefined) =>
  (
    await sql<SeriesRow>`select kind, year, last from document_series
      where issuer_id = ${issuerId} and kind in ('recuFiscal', 'giftCertificate')
        and (${year ?? null}::int is null or year = ${year ?? null}::int) order by kind, year`.execute(
      db,
    )
  ).rows

/** So many papers of a series after a number, each with whether its bytes still have the hash they were issued with. */
export const listPapers = async (
  db: Db,
  issuerId: string,
  s: SeriesRow,
  after: number,
  limit: number,
) =>
  (
    await sql<{ seq: number; number: string; intact: boolean; linked: boolean }>`
      select d.seq, d.number, coalesce(encode(sha256(b.bytes), 'hex') = d.sha256, false) as intact,
        exists (select from receipt r where r.document_id = d.id and r.id = d.subject_id) as linked
      from document d left join blob b on b.sha256 = d.sha256
      where d.issuer_id = ${issuerId} and d.kind = ${s.kind} and d.year = ${s.year} and d.seq > ${after}
      order by d.seq limit ${limit}`.execute(db)
  ).rows
