import type { Ctx, NamedTx, Services } from '../platform/context.ts'
import { notFound } from '../platform/problems.ts'
import type { HeadSaid } from './check-ledger.ts'

type Reads = Pick<Services, 'pool'>
export type TillName = { id: string; code: string }

/** Every till that ever was, by its code. */
export const listTillNames = async ({ pool }: Reads): Promise<TillName[]> =>
  (await pool.query<TillName>('select id, code from till order by code')).rows

/**
 * Where a till says it stands, and its last entry, seen at the same instant: entries and head move together, so a head
 * that is elsewhere than the last entry is one that was put there. A head that is gone is one at the beginning.
 */
const HEAD_AND_LAST = `
  select coalesce(h.seq, 0) as seq, coalesce(h.hash, repeat('0', 64)) as hash, coalesce(h.ticket_no, 0) as "ticketNo",
    coalesce(h.z_no, 0) as "zNo", coalesce(h.perp_net, 0) as "perpNetCents", coalesce(h.perp_abs, 0) as "perpAbsCents",
    h.business_date as "businessDate",
    (select coalesce(max(e.seq), 0) from fiscal_entry e where e.till_id = t.id) as last
  from till t left join till_head h on h.till_id = t.id where t.id = $1::uuid`
export async function readHeadAndLast(
  { pool }: Reads,
  tillId: string,
): Promise<{ head: HeadSaid; last: number }> {
  const { rows } = await pool.query<HeadSaid & { last: number }>(HEAD_AND_LAST, [tillId])
  if (!rows[0]) throw notFound('till')
  const { last, ...head } = rows[0]
  return { head, last }
}

/** Whether an entry is signed; one that does not exist needs no signature. */
const SIGNED = `select exists (select from fiscal_signature where till_id = $1::uuid and seq = $2)
  or not exists (select from fiscal_entry where till_id = $1::uuid and seq = $2) as signed`
export async function hasSignature({ pool }: Reads, tillId: string, seq: number): Promise<boolean> {
  const { rows } = await pool.query<{ signed: boolean }>(SIGNED, [tillId, seq])
  return rows[0]?.signed === true
}

export type ArchiveRow = {
  id: string
  till: string
  fromSeq: number
  toSeq: number
  manifestSha256: string
  sha256: string
  size: number
  recordedAt: string
}
const ARCHIVE = `
  select a.id, t.code as till, a.from_seq as "fromSeq", a.to_seq as "toSeq", a.manifest_sha256 as "manifestSha256",
    a.sha256, b.size, a.recorded_at as "recordedAt"
  from ledger_archive a join till t on t.id = a.till_id join blob b on b.sha256 = a.sha256`
const SEEN = `($2::boolean or t.site_id = any($3::uuid[]) or t.seller_id = any($4::uuid[]))`

/** An archive one may see. @throws NOT_FOUND */
export async function getArchive(
  { pool, scope }: Pick<Ctx, 'pool' | 'scope'>,
  id: string,
): Promise<ArchiveRow> {
  const { rows } = await pool.query<ArchiveRow>(`${ARCHIVE} where a.id = $1::uuid and ${SEEN}`, [
    id,
    scope.all,
    scope.siteIds,
    scope.organisationIds,
  ])
  return rows[0] ?? Promise.reject(notFound('archive'))
}

const SLICE = 4_000_000
const BYTES = 'select substring(bytes from $2::int for $3::int) as part from blob where sha256 = $1'
/** The bytes of an archive, read a slice at a time: PostgreSQL sends them as text of twice the length. */
export async function readArchiveBytes(
  { pool }: Reads,
  { sha256, size }: Pick<ArchiveRow, 'sha256' | 'size'>,
): Promise<Buffer> {
  const bytes = Buffer.alloc(size)
  for (let at = 0; at < size; at += SLICE) {
    const { rows } = await pool.query<{ part: Buffer }>(BYTES, [sha256, at + 1, SLICE])
    rows[0]?.part.copy(bytes, at)
  }
  return bytes
}

/** The archives of a till, oldest first, one more than asked. */
export async function listArchives(
  { pool }: Reads,
  tillId: string,
  q: { after?: string | undefined; limit: number },
): Promise<ArchiveRow[]> {
  const { rows } = await pool.query<ArchiveRow>(
    `${ARCHIVE} where a.till_id = $1::uuid and ($2::uuid is null or a.id > $2) order by a.id limit $3`,
    [tillId, q.after ?? null, q.limit + 1],
  )
  return rows
}

/** The last entry that is in an archive of this till; 0 when there is none. */
export async function lastArchived({ pool }: Reads, tillId: string): Promise<number> {
  const { rows } = await pool.query<{ last: number }>(
    'select coalesce(max(to_seq), 0) as last from ledger_archive where till_id = $1::uuid',
    [tillId],
  )
  return rows[0]?.last ?? 0
}

const KEEP = `insert into blob (sha256, media_type, bytes, recorded_at) values ($1, 'application/zip', $2, $3) on conflict do nothing`
const INSERT_ARCHIVE = `
  insert into ledger_archive (id, till_id, from_seq, to_seq, manifest_sha256, sha256, recorded_at)
  values ($1::uuid, $2::uuid, $3, $4, $5, $6, $7)`
/** Keeps an archive's bytes, and says what they hold; its id is that of its entry. */
export async function insertArchive(
  tx: NamedTx,
  row: Omit<ArchiveRow, 'till' | 'size'> & { tillId: string; bytes: Buffer },
): Promise<void> {
  await tx.rows('archive_keep', KEEP, [row.sha256, row.bytes, row.recordedAt])
  await tx.rows('archive_insert', INSERT_ARCHIVE, [
    row.id,
    row.tillId,
    row.fromSeq,
    row.toSeq,
    row.manifestSha256,
    row.sha256,
    row.recordedAt,
  ])
}
