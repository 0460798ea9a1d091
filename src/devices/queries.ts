import { type Insertable, sql, type Updateable } from 'kysely'
import type { Ctx, Db, Scope, Tx } from '../platform/context.ts'
import type { DB, DeviceState } from '../platform/db.generated.ts'
import { notFound, Problem } from '../platform/problems.ts'
import { labelHost, readCode } from '../platform/tag.ts'
import { asJson, DEVICE_COLUMNS, type DeviceRow, fromJson, MEDIA_COLUMN, seenBy } from './view.ts'

const DEVICE = `select ${DEVICE_COLUMNS}, ${MEDIA_COLUMN}
  from device d join device_identity i on i.device_id = d.id`
/** The read of a scan: tag, then the scope's all, sites and organisations. */
export const BY_TAG = asJson(`${DEVICE} where d.tag = $1 and ${seenBy('$2', '$3', '$4')}`)
const TAGS_BY_SERIAL = `select d.tag from device_identity i join device d on d.id = i.device_id
  where i.serial is not null and i.in_stock and upper(i.serial) = upper($1) and ${seenBy('$2', '$3', '$4')} limit 6`

const LABEL_BY_TAG = 'select claimed_at is not null as claimed from tag where tag = $1'

const scoped = ({ all, siteIds, organisationIds }: Scope) => [all, siteIds, organisationIds]

/** A tag as writes take it: a tag or its QR address. A misread one is BAD_LABEL, anything else is not found. */
export function readTag(code: string): string {
  const read = readCode(code)
  if (read.kind === 'tag') return read.tag
  throw read.kind === 'badLabel' ? new Problem('BAD_LABEL') : notFound('device')
}

/** Why a tag gives no device that one may see: of another territory, never printed here, on nothing yet, or not found. */
export async function noDevice(ctx: Ctx, code: string, tag: string): Promise<Problem> {
  const [label] = await ctx.reads.rows<{ claimed: boolean }>('label_by_tag', LABEL_BY_TAG, [tag])
  if (label) return label.claimed ? notFound('device') : new Problem('LABEL_BLANK')
  const host = labelHost(code)
  const ours = host === null || host === new URL(ctx.settings.publicUrl).host
  return new Problem(ours ? 'LABEL_UNKNOWN' : 'LABEL_OF_ANOTHER_TERRITORY')
}

/** Reads a device one may see by its tag; one statement on the pipelined connection. */
export async function findDevice(ctx: Ctx, tag: string): Promise<DeviceRow | undefined> {
  const [found] = await ctx.reads.rows<{ row: DeviceRow }>('device_by_tag', BY_TAG, [
    tag,
    ...scoped(ctx.scope),
  ])
  return found && fromJson(found.row)
}

/** Reads by tag, QR address or serial in stock; several serials alike are AMBIGUOUS_CODE with the choices. */
export async function getDevice(ctx: Ctx, code: string): Promise<DeviceRow> {
  const read = readCode(code)
  if (read.kind === 'tag') {
    const row = await findDevice(ctx, read.tag)
    if (row) return row
  }
  const rows = await ctx.reads.rows<{ tag: string }>('tags_by_serial', TAGS_BY_SERIAL, [
    code.trim().normalize('NFC').replaceAll('\0', ''),
    ...scoped(ctx.scope),
  ])
  if (rows.length > 1) throw new Problem('AMBIGUOUS_CODE', { choices: rows.map((r) => r.tag) })
  const tag = rows[0]?.tag
  const row = tag && (await findDevice(ctx, tag))
  if (row) return row
  if (read.kind === 'tag') throw await noDevice(ctx, code, read.tag)
  throw read.kind === 'badLabel' ? new Problem('BAD_LABEL') : notFound('device')
}

/** Locks a device one may see for the rest of the transaction, and reads it. */
export async function lockDevice(
  tx: Tx,
  ctx: Ctx,
  by: { tag: string } | { id: string },
): Promise<DeviceRow> {
  const [all, sites, organisations] = scoped(ctx.scope) as [boolean, string[], string[]]
  const which = 'tag' in by ? sql`d.tag = ${by.tag}` : sql`d.id = ${by.id}`
  const { rows: locked } =
    await sql`select 1 from device d where ${which} for no key update`.execute(tx)
  if (locked.length === 0) throw notFound('device')
  const { rows } = await sql<DeviceRow>`
    ${sql.raw(DEVICE)} where ${which} and (${all}::boolean or d.site_id = any(${sites}::uuid[]) or d.owner_id = any(${organisations}::uuid[])
      or exists (select from donation n where n.id = d.donation_id and n.donor_id = any(${organisations}::uuid[])))`.execute(
    tx,
  )
  return rows[0] ?? Promise.reject(notFound('device'))
}

/** Locks devices by ascending id, whoever asks: what is asked of them was allowed by another way. */
export const lockDevices = (tx: Tx, ids: string[]) =>
  sql`select 1 from device where id = any(${ids}::uuid[]) order by id for no key update`.execute(tx)

/** The id behind a tag, whoever asks, so that it can be locked in its order. @throws NOT_FOUND */
export async function findDeviceId(tx: Tx, tag: string): Promise<string> {
  const found = await tx.selectFrom('device').select('id').where('tag', '=', tag).executeTakeFirst()
  return found?.id ?? Promise.reject(notFound('device'))
}

/** The device as it stands inside the transaction, whoever asks: for a verb's own answer. */
export async function readDevice(tx: Tx | Db, id: string): Promise<DeviceRow> {
  const { rows } = await sql<DeviceRow>`${sql.raw(DEVICE)} where d.id = ${id}`.execute(tx)
  return rows[0] ?? Promise.reject(notFound('device'))
}

type Filter = {
  after?: string
  limit: number
  state?: DeviceState
  siteId?: string
  donationId?: string
  category?: string
}

export async function listDevices(ctx: Ctx, f: Filter): Promise<Omit<DeviceRow, 'media'>[]> {
  const { rows } = await sql<DeviceRow>`
    select ${sql.raw(DEVICE_COLUMNS)} from device d join device_identity i on i.device_id = d.id
    where (${ctx.scope.all}::boolean or d.site_id = any(${ctx.scope.siteIds}::uuid[]) or d.owner_id = any(${ctx.scope.organisationIds}::uuid[])
        or exists (select from donation n where n.id = d.donation_id and n.donor_id = any(${ctx.scope.organisationIds}::uuid[])))
      and d.id > ${f.after ?? '00000000-0000-0000-0000-000000000000'}
      ${f.state ? sql`and d.state = ${f.state}` : sql``}
      ${f.siteId ? sql`and d.site_id = ${f.siteId}` : sql``}
      ${f.donationId ? sql`and d.donation_id = ${f.donationId}` : sql``}
      ${f.category ? sql`and d.category = ${f.category}` : sql``}
    order by d.id limit ${f.limit + 1}`.execute(ctx.db)
  return rows
}

/** Changes a device's facts: one version more, and no last move left to take back. */
export async function changeDevice(
  tx: Tx,
  ctx: Ctx,
  row: DeviceRow,
  change: Updateable<DB['device']>,
): Promise<void> {
  await tx
    .updateTable('device')
    .set({ previousState: null, ...change, version: row.version + 1, changedBy: ctx.acting.code })
    .where('id', '=', row.id)
    .execute()
}

/** As `changeDevice`, the same change for many that are locked. */
export async function changeDevices(
  tx: Tx,
  ctx: Ctx,
  ids: string[],
  change: Updateable<DB['device']>,
): Promise<void> {
  const { code } = ctx.acting
  await tx
    .updateTable('device')
    .set((e) => ({
      previousState: null,
      ...change,
      version: e('version', '+', 1),
      changedBy: code,
    }))
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

/** As `changeDevice` into another state. */
export const setState = (
  tx: Tx,
  ctx: Ctx,
  row: DeviceRow,
  state: DeviceState,
  change: Updateable<DB['device']> = {},
) => changeDevice(tx, ctx, row, { ...change, state, stateSince: ctx.now() })

export const changeIdentity = (
  tx: Tx,
  deviceId: string,
  change: Updateable<DB['deviceIdentity']>,
) => tx.updateTable('deviceIdentity').set(change).where('deviceId', '=', deviceId).execute()

export async function insertDevice(
  tx: Tx,
  device: Insertable<DB['device']>,
  identity: Omit<Insertable<DB['deviceIdentity']>, 'deviceId'>,
) {
  await tx.insertInto('device').values(device).execute()
  await tx
    .insertInto('deviceIdentity')
    .values({ ...identity, deviceId: device.id })
    .execute()
}

/** Takes a printed tag for a device or kit: TAG_UNKNOWN when it was not printed here, TAG_ALREADY_USED when taken. */
export async function claimTag(tx: Tx, ctx: Ctx, tag: string): Promise<void> {
  const claimed = await tx
    .updateTable('tag')
    .set({ claimedAt: ctx.now() })
    .where('tag', '=', tag)
    .where('claimedAt', 'is', null)
    .returning('tag')
    .executeTakeFirst()
  if (claimed) return
  const known = await tx.selectFrom('tag').select('tag').where('tag', '=', tag).executeTakeFirst()
  throw new Problem(known ? 'TAG_ALREADY_USED' : 'TAG_UNKNOWN')
}

/** Adds a tag to the pool; false when chance made one that exists. */
export const insertTag = async (
  tx: Tx,
  tag: string,
  batchId: string | null,
  claimedAt: string | null,
): Promise<boolean> =>
  (await tx
    .insertInto('tag')
    .values({ tag, batchId, claimedAt })
    .onConflict((c) => c.column('tag').doNothing())
    .returning('tag')
    .executeTakeFirst()) !== undefined

/** Locks the donation that a device comes against, if the actor's organisation is its donee (or it sees all). */
export async function lockReceivable(
  tx: Tx,
  ctx: Ctx,
  by: { lineId: string } | { donationId: string },
) {
  const line =
    'lineId' in by
      ? await tx
          .selectFrom('donationLine')
          .select([
            'id',
            'donationId',
            'category',
            'decision',
            'donorAssetTag',
            'quantity',
            'serial',
          ])
          .where('id', '=', by.lineId)
          .executeTakeFirst()
      : undefined
  if ('lineId' in by && !line) throw notFound('donationLine')
  const donationId = line?.donationId ?? (by as { donationId: string }).donationId
  const donation = await tx
    .selectFrom('donation')
    .select(['id', 'status', 'doneeId', 'legalBasis', 'erasureLevel'])
    .where('id', '=', donationId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  const { all, organisationIds } = ctx.scope
  if (
    !donation ||
    !(all || (donation.doneeId !== null && organisationIds.includes(donation.doneeId)))
  )
    throw notFound('donation')
  return { donation, line }
}

export const findCategory = (db: Tx | Db, code: string) =>
  db.selectFrom('category').selectAll().where('code', '=', code).executeTakeFirst()

/** A site the actor works on. */
export async function getWorkSite(tx: Tx, ctx: Ctx, id: string) {
  const site = await tx
    .selectFrom('site')
    .select(['id', 'kind', 'active', 'organisationId'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!site || !(ctx.scope.all || ctx.scope.siteIds.includes(id))) throw notFound('site')
  if (!site.active) throw new Problem('SITE_INACTIVE')
  return site
}
