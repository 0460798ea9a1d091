import { type Insertable, sql } from 'kysely'
import type { HardwareReport } from '../captures/model.ts'
import type { Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import type { KnownMedium } from './rules.ts'

/** A report as it is kept: whitelisted fields, with the warnings of its import. */
export type KeptReport = HardwareReport & {
  warnings: { code: string; detail?: string }[]
}

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

export const insertImport = (tx: Tx, row: Insertable<DB['inventoryImport']>) =>
  tx.insertInto('inventoryImport').values(row).execute()

/** The media that are in a device, with who told of them. */
export const listMediaInside = (tx: Tx, deviceId: string): Promise<KnownMedium[]> =>
  tx
    .selectFrom('medium')
    .select(['id', 'model', 'serial', 'bytes', 'dataState', 'source'])
    .select((e) => e.ref('kind').$castTo<KnownMedium['kind']>().as('kind'))
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

/** The battery health that the last test of this cycle read, or null. */
export async function findTestedBattery(
  tx: Tx,
  deviceId: string,
  cycle: number,
): Promise<number | null> {
  const { rows } = await sql<{ health: number | null }>`
    select (select min((a->>'batteryHealthPercent')::float8) from jsonb_array_elements(t.answers) a) as health
    from test_run t where t.device_id = ${deviceId} and t.cycle = ${cycle} order by t.id desc limit 1`.execute(
    tx,
  )
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
