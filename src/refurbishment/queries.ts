import { type Insertable, sql } from 'kysely'
import type { Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import type { KeptReport, KnownMedium } from './rules.ts'

/** The same file read before for this device in this cycle, by its hash. */
export async function findImport(tx: Tx, deviceId: string, cycle: number, sha256: string) {
  return tx
    .selectFrom('inventoryImport')
    .select(['id', 'source'])
    .select((e) => e.ref('report').$castTo<KeptReport>().as('report'))
    .where('deviceId', '=', deviceId)
    .where('cycle', '=', cycle)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
}

/** The same snapshot read before, by the id that its tool gave it. */
export const findSnapshot = (tx: Tx, deviceId: string, cycle: number, snapshotId: string) =>
  tx
    .selectFrom('inventoryImport')
    .select(['id', 'source'])
    .select((e) => e.ref('report').$castTo<KeptReport>().as('report'))
    .where('deviceId', '=', deviceId)
    .where('cycle', '=', cycle)
    .where('snapshotId', '=', snapshotId)
    .executeTakeFirst()

export const insertImport = (tx: Tx, row: Insertable<DB['inventoryImport']>) =>
  tx.insertInto('inventoryImport').values(row).execute()

/** The media that are in a device, with who told of them. */
export const listMediaInside = (tx: Tx, deviceId: string): Promise<KnownMedium[]> =>
  tx
    .selectFrom('medium')
    .select(['id', 'model', 'serial', 'bytes', 'dataState', 'source', 'judgedAt'])
    .select((e) => [
      e.ref('kind').$castTo<KnownMedium['kind']>().as('kind'),
      e.ref('verdict').$castTo<KnownMedium['verdict']>().as('verdict'),
    ])
    .where('deviceId', '=', deviceId)
    .where('place', '=', 'device')
    .orderBy('id')
    .execute()

/** What the last import said of a device's hardware, or null. */
export async function findHardware(tx: Tx, deviceId: string): Promise<KeptReport | null> {
  const row = await tx
    .selectFrom('deviceIdentity')
    .select((e) => e.ref('hardware').$castTo<KeptReport | null>().as('hardware'))
    .where('deviceId', '=', deviceId)
    .executeTakeFirst()
  return row?.hardware ?? null
}

export const insertTest = (tx: Tx, row: Insertable<DB['testRun']>) =>
  tx.insertInto('testRun').values(row).execute()

/** A battery's health as it was read last, by a capture or by the last test of this cycle; null where none is in it. */
export async function findBattery(tx: Tx, deviceId: string, cycle: number): Promise<number | null> {
  const { rows } = await sql<{ health: number | null }>`
    select x.health from (
      select (select min((a->>'batteryHealthPercent')::float8) from jsonb_array_elements(t.answers) a) as health, t.recorded_at as at
      from (select * from test_run where device_id = ${deviceId} and cycle = ${cycle} order by id desc limit 1) t
      union all select i.battery_percent::float8, i.battery_at from device_identity i where i.device_id = ${deviceId}
    ) x where x.health is not null
      and not (select i.battery_removed from device_identity i where i.device_id = ${deviceId})
    order by x.at desc limit 1`.execute(tx)
  return rows[0]?.health ?? null
}

export const insertRepair = (tx: Tx, row: Insertable<DB['repair']>) =>
  tx.insertInto('repair').values(row).execute()

/** Whether two membership codes are of two people: the same question the gate asks. */
export async function areTwoPeople(tx: Tx, one: string, other: string): Promise<boolean> {
  const { rows } = await sql<{ two: boolean }>`select two_people(${one}, ${other}) as two`.execute(
    tx,
  )
  return rows[0]?.two ?? false
}

export const getSiteKind = async (tx: Tx, id: string) =>
  (await tx.selectFrom('site').select('kind').where('id', '=', id).executeTakeFirstOrThrow()).kind
