import { type Insertable, sql, type Updateable } from 'kysely'
import type { Capture } from '../captures/model.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import { notFound, Problem } from '../platform/problems.ts'

export const insertReport = (tx: Tx, row: Insertable<DB['hardwareReport']>) =>
  tx.insertInto('hardwareReport').values(row).execute()

export const changeReport = (tx: Tx, id: string, row: Updateable<DB['hardwareReport']>) =>
  tx.updateTable('hardwareReport').set(row).where('id', '=', id).execute()

const reports = (db: Db | Tx) =>
  db
    .selectFrom('hardwareReport as r')
    .leftJoin('device as d', 'd.id', 'r.deviceId')
    .select([
      'r.id',
      'r.organisationId',
      'r.sha256',
      'r.tool',
      'r.manufacturer',
      'r.model',
      'r.serial',
      'r.reason',
      'r.recordedAt',
      'd.tag as deviceTag',
    ])
    .select((e) => [
      e.ref('r.capture').$castTo<Capture>().as('capture'),
      e.ref('r.place').$castTo<'imported' | 'tray' | 'linked' | 'dismissed'>().as('place'),
    ])
export type ReportRow = Awaited<ReturnType<typeof getReport>>

export const getReport = (tx: Tx, id: string) =>
  reports(tx).where('r.id', '=', id).executeTakeFirstOrThrow()

type Same = { organisationId: string; sha256: string; snapshotId: string | null }

/** The same file or snapshot, sent before by the same organisation: the newest word on it. */
export const findSameReport = (tx: Tx, { organisationId, sha256, snapshotId }: Same) =>
  reports(tx)
    .where('r.organisationId', '=', organisationId)
    .where((e) => e.or([e('r.sha256', '=', sha256), e('r.snapshotId', '=', snapshotId)]))
    .orderBy('r.id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** One capture of one organisation at a time: sent by two benches at once, it is one report. */
export const lockReport = (tx: Tx, { organisationId, sha256, snapshotId }: Same) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`${organisationId} report ${snapshotId ?? sha256}`}, 0))`.execute(
    tx,
  )

/** Locks a report of the actor's own organisations that still waits. @throws NOT_FOUND, REPORT_DECIDED */
export async function lockWaiting(tx: Tx, ctx: Ctx, id: string) {
  const row = await tx
    .selectFrom('hardwareReport')
    .select(['id', 'sha256', 'place', 'bytes'])
    .select((e) => e.ref('capture').$castTo<Capture>().as('capture'))
    .where('id', '=', id)
    .where('organisationId', 'in', ctx.scope.organisationIds)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('report')
  if (row.place !== 'tray') throw new Problem('REPORT_DECIDED')
  return row
}

/** What waits, of one's own organisations. */
export const listWaiting = (ctx: Ctx, q: { after?: string | undefined; limit: number }) =>
  reports(ctx.db)
    .where('r.organisationId', 'in', ctx.scope.organisationIds)
    .where('r.place', '=', 'tray')
    .$if(q.after !== undefined, (x) => x.where('r.id', '>', q.after!))
    .orderBy('r.id')
    .limit(q.limit + 1)
    .execute()

/** The tags of devices in stock that the actor may see and that bear this serial, of that maker where both say one. */
export async function findBySerial(
  tx: Tx,
  ctx: Ctx,
  { serial, manufacturer }: { serial: string; manufacturer: string | null },
): Promise<string[]> {
  const { all, siteIds, organisationIds } = ctx.scope
  const { rows } = await sql<{ tag: string }>`
    select d.tag from device_identity i join device d on d.id = i.device_id
    where i.serial is not null and i.in_stock and upper(i.serial) = upper(${serial})
      and (${manufacturer}::text is null or i.manufacturer is null or lower(i.manufacturer) = lower(${manufacturer}))
      and (${all}::boolean or d.site_id = any(${siteIds}::uuid[]) or d.owner_id = any(${organisationIds}::uuid[]))
    order by d.id limit 2`.execute(tx)
  return rows.map((r) => r.tag)
}
