import { type Insertable, sql, type Updateable } from 'kysely'
import type { z } from 'zod'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import { notFound } from '../platform/problems.ts'
import type { Correction } from './contract.ts'

type Conn = Db | Tx
export type CorrectionRow = z.output<typeof Correction> & { deviceId: string; siteId: string }
const FIRST = '00000000-0000-0000-0000-000000000000'

const CORRECTION = sql`
  select c.id, c.device_id, d.tag as device_tag, d.site_id, c.what, c.old_value, c.new_value, c.line_id, c.reason, c.status,
    c.proposed_at, c.proposed_by, c.decided_at, c.decided_by, c.rejection, c.version
  from correction c join device d on d.id = c.device_id`
const seen = ({ scope }: Pick<Ctx, 'scope'>) =>
  sql`(${scope.all}::boolean or d.owner_id = any(${scope.organisationIds}::uuid[]) or d.site_id = any(${scope.siteIds}::uuid[]))`

/** The corrections that one may see, the oldest first. */
export async function listCorrectionRows(
  ctx: Ctx,
  q: {
    after?: string | undefined
    limit: number
    status?: CorrectionRow['status'] | undefined
    tag?: string | undefined
  },
): Promise<CorrectionRow[]> {
  const { rows } = await sql<CorrectionRow>`${CORRECTION}
    where c.id > ${q.after ?? FIRST} and ${seen(ctx)} ${q.status ? sql`and c.status = ${q.status}` : sql``}
      ${q.tag ? sql`and d.tag = ${q.tag}` : sql``}
    order by c.id limit ${q.limit + 1}`.execute(ctx.db)
  return rows
}

export async function readCorrection(db: Conn, id: string): Promise<CorrectionRow> {
  const { rows } = await sql<CorrectionRow>`${CORRECTION} where c.id = ${id}`.execute(db)
  return rows[0]!
}

/** A correction that one may see, locked for who decides it; another's is not found. */
export async function lockCorrection(tx: Tx, ctx: Ctx, id: string): Promise<CorrectionRow> {
  const { rows } = await sql<CorrectionRow>`${CORRECTION} where c.id = ${id} and ${seen(ctx)}
    for no key update of c`.execute(tx)
  return rows[0] ?? Promise.reject(notFound('correction'))
}

export const insertCorrection = (tx: Tx, row: Insertable<DB['correction']>) =>
  tx.insertInto('correction').values(row).execute()
export const changeCorrection = (tx: Tx, c: CorrectionRow, change: Updateable<DB['correction']>) =>
  tx
    .updateTable('correction')
    .set({ ...change, version: c.version + 1 })
    .where('id', '=', c.id)
    .execute()

/** Whether a receipt that stands names this device: what it says of the device is then said on paper. */
export async function isOnReceipt(tx: Tx, deviceId: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from receipt_device where device_id = ${deviceId} and live limit 1`.execute(
      tx,
    )
  return rows.length > 0
}

/** A line of one gift; undefined when it is of another. */
export const findLine = (tx: Tx, donationId: string, lineId: string) =>
  tx
    .selectFrom('donationLine')
    .select(['id', 'category', 'decision'])
    .where('id', '=', lineId)
    .where('donationId', '=', donationId)
    .executeTakeFirst()
