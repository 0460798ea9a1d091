import { type Insertable, sql, type Updateable } from 'kysely'
import { record } from '../journal/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import { notFound, Problem } from '../platform/problems.ts'
import { lockDevice, readDevice, setState } from './queries.ts'
import type { DeviceRow } from './view.ts'

/** Hours by which a bench's clock may be late: a proof dated that much before the reception still counts. */
export const CLOCK_TOLERANCE_HOURS = 3

/** Adds a medium to a device, presumed to hold data since the device's present cycle began. */
export async function insertMedium(
  tx: Tx,
  ctx: Ctx,
  device: DeviceRow,
  medium: {
    kind: string
    model: string | null
    serial: string | null
    bytes: number | null
    source: 'import' | 'declared'
  },
) {
  const id = ctx.newId()
  const now = ctx.now()
  await sql`
    insert into medium (id, device_id, kind, model, serial, bytes, presumed_at, placed_at, source, recorded_at, recorded_by)
    select ${id}, d.id, ${medium.kind}, ${medium.model}, ${medium.serial}, ${medium.bytes}::bigint,
      d.cycle_started_at - make_interval(hours => ${CLOCK_TOLERANCE_HOURS}), ${now}, ${medium.source}, ${now}, ${ctx.acting.code}
    from device d where d.id = ${device.id}`.execute(tx)
  await record(
    tx,
    ctx,
    'medium.declared',
    { type: 'device', id: device.id, siteId: device.siteId },
    { mediumId: id, kind: medium.kind, serial: medium.serial },
  )
  return id
}

export const changeMedium = (tx: Tx, id: string, change: Updateable<DB['medium']>) =>
  tx.updateTable('medium').set(change).where('id', '=', id).execute()

/** Locks the device a medium is (or was last) in, then reads both; another's is not found. */
export async function lockMedium(tx: Tx, ctx: Ctx, id: string) {
  const found = await tx
    .selectFrom('medium')
    .select(['id', 'deviceId'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw notFound('medium')
  const device = await lockDevice(tx, ctx, { id: found.deviceId })
  const medium = await tx
    .selectFrom('medium')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { device, medium }
}

/** The media in stock with this serial, wherever; by it, evidence finds its medium. */
export const findMediaBySerial = (db: Tx | Db, serial: string) =>
  db
    .selectFrom('medium')
    .innerJoin('device', 'device.id', 'medium.deviceId')
    .select([
      'medium.id',
      'medium.deviceId',
      'medium.dataState',
      'medium.place',
      'medium.kind',
      'medium.serial',
      'medium.bytes',
      'medium.source',
      'medium.presumedAt',
      'medium.siteId as storeSiteId',
      'device.siteId',
      'device.ownerId',
      'device.state',
    ])
    .where(sql<string>`upper(medium.serial)`, '=', serial.toUpperCase())
    .orderBy('medium.id')
    .limit(20)
    .execute()

export const insertProof = (tx: Tx, row: Insertable<DB['proof']>) =>
  tx.insertInto('proof').values(row).execute()

/** The other person of a two-person act, by the membership code they give; active, and truly someone else. */
export async function requireWitness(tx: Tx, ctx: Ctx, code: string): Promise<string> {
  const { rows } = await sql<{ personId: string; organisationId: string }>`
    select coalesce(m.person_id, m.id) as "personId", m.organisation_id as "organisationId" from membership m
    left join person p on p.id = m.person_id
    where m.code = ${code} and m.active and coalesce(p.active, true)`.execute(tx)
  const witness = rows[0]
  if (!witness || witness.organisationId !== ctx.acting.organisationId)
    throw new Problem('WITNESS_UNKNOWN')
  if (witness.personId === ctx.acting.personId) throw new Problem('SECOND_PERSON_REQUIRED')
  return code
}

/** A photo that must have been sent before it is named. */
export async function requirePhoto(tx: Tx, sha256: string): Promise<string> {
  const blob = await tx
    .selectFrom('blob')
    .select('mediaType')
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (!blob?.mediaType.startsWith('image/')) throw new Problem('FILE_UNKNOWN')
  return sha256
}

/**
 * After any act on media: the last one closed makes a device in TO_ERASE ERASED; one found open in a device that was
 * taken for erased sends it back. The same for every path: evidence, attestation, destruction, removal, completeness.
 */
export async function settleMedia(tx: Tx, ctx: Ctx, deviceId: string): Promise<DeviceRow> {
  const row = await readDevice(tx, deviceId)
  const subject = { type: 'device', id: row.id, siteId: row.siteId } as const
  if (row.state === 'TO_ERASE' && row.mediaComplete && row.mediaOpen === 0) {
    await setState(tx, ctx, row, 'ERASED')
    await record(tx, ctx, 'device.moved', subject, {
      from: 'TO_ERASE',
      to: 'ERASED',
      operation: 'mediaClosed',
    })
  } else if (
    (row.state === 'ERASED' || row.state === 'TESTED' || row.state === 'TO_REPAIR') &&
    row.mediaOpen > 0
  ) {
    await setState(tx, ctx, row, 'TO_ERASE', { testPassed: null, testedBy: null, releasedBy: null })
    await record(tx, ctx, 'device.moved', subject, {
      from: row.state,
      to: 'TO_ERASE',
      operation: 'mediumFound',
    })
  } else return row
  return readDevice(tx, deviceId)
}

export const insertDeclaration = (tx: Tx, row: Insertable<DB['mediaDeclaration']>) =>
  tx.insertInto('mediaDeclaration').values(row).execute()
