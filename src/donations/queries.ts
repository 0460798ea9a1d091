import { type Insertable, sql, type Updateable } from 'kysely'
import { listNotes } from '../journal/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { DB, DonationStatus } from '../platform/db.generated.ts'
import { notFound } from '../platform/problems.ts'
import type { Address } from '../platform/schema.ts'
import { bulkLotRows } from './collection-queries.ts'
import { gapsOf } from './rules.ts'
import type { Access, Contact, DonationQueue, Unlock } from './shapes.ts'
import type { Viewer } from './viewer.ts'

type Conn = Db | Tx
type Row<T extends keyof DB> = Insertable<DB[T]>
const summaryColumns = [
  'id',
  'reference',
  'donorId',
  'doneeId',
  'legalBasis',
  'status',
  'erasureLevel',
  'version',
  'recordedAt',
  'submittedAt',
  'decidedAt',
  'handedOverAt',
  'closedAt',
] as const

/** Rows of the donor, or of the donee once decided; all for the territory. Another's row is not found. */
const seenBy = (
  v: Viewer,
) => sql<boolean>`(${v.all} or donation.donor_id = any(${v.donorIds}::uuid[])
  or donation.decided_at is not null and donation.donee_id = any(${v.doneeIds}::uuid[]))`

const donations = (db: Conn, viewer: Viewer) =>
  db.selectFrom('donation').select(summaryColumns).where(seenBy(viewer))

// What a list shows beside the row itself.
const names = [
  sql<string>`(select o.name from organisation o where o.id = donation.donor_id)`.as('donorName'),
  sql<string | null>`(select o.name from organisation o where o.id = donation.donee_id)`.as(
    'doneeName',
  ),
  sql<number>`(select coalesce(sum(l.quantity), 0)::int from donation_line l where l.donation_id = donation.id)`.as(
    'quantity',
  ),
  sql<
    string | null
  >`(select c.planned_on from collection_donation x join collection c on c.id = x.collection_id
    where x.donation_id = donation.id)`.as('plannedOn'),
]

const planned = sql`exists (select from collection_donation x where x.donation_id = donation.id)`
const arrived = sql`(exists (select from device d where d.donation_id = donation.id)
  or exists (select from bulk_lot b where b.donation_id = donation.id))`
// One donation waits in one queue only. What is under way has an index of its own (donation_open).
const queues = {
  new: sql<boolean>`donation.status = 'submitted'`,
  waiting: sql<boolean>`donation.status in ('accepted', 'handedOver') and donation.status = 'accepted'
    and not ${planned} and not ${arrived}`,
  toReceive: sql<boolean>`donation.status in ('accepted', 'handedOver')
    and (donation.status = 'handedOver' or ${planned}) and not ${arrived}`,
  toReconcile: sql<boolean>`donation.status in ('accepted', 'handedOver') and ${arrived}`,
} satisfies Record<DonationQueue, unknown>

/** Takes the row for the transaction: a decision, a pick-up and a reception of one donation wait for each other. */
export async function lockDonation(tx: Tx, viewer: Viewer, id: string) {
  const row = await donations(tx, viewer)
    .select(['updatedBy', 'updatedAt', 'recordedBy'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? Promise.reject(notFound('donation'))
}
/** @throws NOT_FOUND unless there is such a donation and one may read it. */
export async function refuseUnseen(db: Conn, viewer: Viewer, id: string): Promise<void> {
  const row = await donations(db, viewer).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('donation')
}
export type LockedDonation = Awaited<ReturnType<typeof lockDonation>>

export const listDonations = (
  db: Db,
  viewer: Viewer,
  q: {
    after?: string | undefined
    limit: number
    status?: DonationStatus | undefined
    donorId?: string | undefined
    queue?: DonationQueue | undefined
  },
) =>
  donations(db, viewer)
    .select(names)
    .$if(q.after !== undefined, (x) => x.where('id', '>', q.after!))
    .$if(q.status !== undefined, (x) => x.where('status', '=', q.status!))
    .$if(q.donorId !== undefined, (x) => x.where('donorId', '=', q.donorId!))
    .$if(q.queue !== undefined, (x) => x.where(queues[q.queue!]))
    .orderBy('id')
    .limit(q.limit + 1)
    .execute()

export const listLines = (db: Conn, donationId: string) =>
  db
    .selectFrom('donationLine')
    .selectAll()
    .where('donationId', '=', donationId)
    .orderBy('position')
    .execute()

const noProgress = { received: 0, accepted: 0, refused: 0, sold: 0, given: 0, weee: 0, inStock: 0 }
type Counted = typeof noProgress & { lineId: string | null; grams: number; firstAt: string | null }

/** What came and what became of it, by line (null: outside the lines): devices one by one, bulk lots by count. */
async function countReceived(db: Conn, donationId: string): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select line_id as "lineId", sum(received)::int as received, sum(accepted)::int as accepted, sum(refused)::int as refused,
      sum(sold)::int as sold, sum(given)::int as given, sum(weee)::int as weee, sum(in_stock)::int as "inStock",
      sum(grams)::bigint as grams, min(first_at) as "firstAt"
    from (
      select donation_line_id as line_id, count(*) as received,
        count(*) filter (where acceptance = 'accepted') as accepted,
        count(*) filter (where acceptance = 'refused') as refused,
        count(*) filter (where state = 'SOLD') as sold,
        count(*) filter (where state = 'GIVEN') as given,
        count(*) filter (where state in ('DISMANTLED', 'WASTE', 'WASTE_SHIPPED', 'WASTE_TREATED')) as weee,
        count(*) filter (where state not in ('SOLD', 'GIVEN', 'DISMANTLED', 'WASTE', 'WASTE_SHIPPED', 'WASTE_TREATED',
          'RETURNED_TO_DONOR', 'LOST')) as in_stock,
        sum(mass_grams) as grams, min(received_at) as first_at
      from device where donation_id = ${donationId} group by donation_line_id
      union all
      select donation_line_id, sum(quantity), 0, 0, 0, 0, 0, sum(remaining_quantity), sum(mass_grams), min(received_at)
      from bulk_lot where donation_id = ${donationId} group by donation_line_id
    ) counted group by line_id`.execute(db)
  return rows
}
/** Devices that came against the donation without a line of it; bulk lots without a line are accessories, not a gap. */
async function countOutside(db: Conn, donationId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from device where donation_id = ${donationId} and donation_line_id is null`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** The lines with what was received, what came outside them, how much it weighed, and when it began. */
export async function getReception(db: Conn, donationId: string) {
  const [lines, counted, outsideLines] = [
    await listLines(db, donationId),
    await countReceived(db, donationId),
    await countOutside(db, donationId),
  ]
  const firsts = counted.flatMap((c) => c.firstAt ?? []).sort()
  return {
    lines: lines.map((line) => {
      const {
        lineId: _,
        grams: __,
        firstAt: ___,
        ...done
      } = counted.find((c) => c.lineId === line.id) ?? {
        ...noProgress,
        lineId: null,
        grams: 0,
        firstAt: null,
      }
      return { ...line, received: done.received, progress: { promised: line.quantity, ...done } }
    }),
    outsideLines,
    receivedGrams: counted.reduce((sum, c) => sum + c.grams, 0),
    firstReceivedAt: firsts[0] ?? null,
  }
}
type Reception = Awaited<ReturnType<typeof getReception>>

function discrepanciesOf({ lines, outsideLines }: Reception, outsideReason: string | null) {
  return gapsOf(lines, outsideLines).map(({ lineId, gap }) => {
    const line = lines.find((l) => l.id === lineId)
    if (!line)
      return {
        lineId: null,
        promised: 0,
        taken: null,
        received: outsideLines,
        gap,
        sinceTaken: null,
        reason: outsideReason,
      }
    const sinceTaken = line.taken === null ? null : line.received - line.taken
    return {
      lineId,
      promised: line.quantity,
      taken: line.taken,
      received: line.received,
      gap,
      sinceTaken,
      reason: line.gapReason,
    }
  })
}

/** A donation as its viewer may see it: the contact is for who gives, coordinates or collects; notes are for staff. */
export async function getDonation(db: Conn, viewer: Viewer, id: string) {
  const row = await donations(db, viewer)
    .select(['cancelReason', 'outsideReason'])
    .select((e) => [
      e.ref('pickupAddress').$castTo<Address>().as('pickupAddress'),
      e.ref('contact').$castTo<Contact | null>().as('contact'),
      e.ref('access').$castTo<Access | null>().as('access'),
      e.ref('unlock').$castTo<Unlock | null>().as('unlock'),
    ])
    .select(names)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('donation')
  const reception = await getReception(db, id)
  const { lines, outsideLines, receivedGrams } = reception
  const begun = ['handedOver', 'closed'].includes(row.status) || reception.firstReceivedAt !== null
  const bulkLots = await bulkLotRows(db).where('donationId', '=', id).orderBy('id').execute()
  return {
    ...row,
    ...(viewer.contact || viewer.donorIds.includes(row.donorId)
      ? {}
      : { contact: null, access: null }),
    lines,
    outsideLines,
    receivedGrams,
    bulkLots,
    discrepancies: begun ? discrepanciesOf(reception, row.outsideReason) : [],
    notes: viewer.notes ? await listNotes(db, id) : [],
  }
}

/** The next reference of the year, without gaps: the counter stays locked until the transaction ends. */
export async function nextReference(tx: Tx, year: number): Promise<string> {
  const { last } = await tx
    .insertInto('donationCounter')
    .values({ year, last: 1 })
    .onConflict((c) => c.column('year').doUpdateSet({ last: sql`donation_counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `DON-${year}-${String(last).padStart(6, '0')}`
}

export const insertDonation = (tx: Tx, row: Row<'donation'>) =>
  tx.insertInto('donation').values(row).execute()
export async function insertLines(tx: Tx, rows: Row<'donationLine'>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('donationLine').values(rows).execute()
}
export const deleteLines = (tx: Tx, donationId: string) =>
  tx.deleteFrom('donationLine').where('donationId', '=', donationId).execute()

/** Writes a change of a locked donation: its next version, by whom and when. */
export const changeDonation = (
  tx: Tx,
  ctx: Ctx,
  row: LockedDonation,
  change: Updateable<DB['donation']>,
) =>
  tx
    .updateTable('donation')
    .set({ ...change, version: row.version + 1, updatedAt: ctx.now(), updatedBy: ctx.acting.code })
    .where('id', '=', row.id)
    .execute()

type LineChange = {
  id: string
  decision?: 'accepted' | 'refused'
  decisionReason?: string | null
  taken?: number
  gapReason?: string
}
/** Writes what was decided, taken or explained of each line, in one statement. */
export async function changeLines(
  tx: Tx,
  donationId: string,
  changes: LineChange[],
): Promise<void> {
  await sql`
    update donation_line l set decision = coalesce(x.decision::line_decision, l.decision),
      decision_reason = coalesce(x."decisionReason", l.decision_reason),
      taken = coalesce(x.taken, l.taken), gap_reason = coalesce(x."gapReason", l.gap_reason)
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      as x (id uuid, decision text, "decisionReason" text, taken int, "gapReason" text)
    where l.id = x.id and l.donation_id = ${donationId}`.execute(tx)
}

export async function listCategories(
  db: Conn,
): Promise<Map<string, { bulk: boolean; kit: boolean }>> {
  const rows = await db.selectFrom('category').select(['code', 'bulk', 'kit']).execute()
  return new Map(rows.map(({ code, ...rest }) => [code, rest]))
}
