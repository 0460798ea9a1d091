import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { notFound, Problem } from '../platform/problems.ts'
import { lockMedium } from './media-queries.ts'
import { lockDevices, readDevice } from './queries.ts'
import type { StoredMedium } from './store-contract.ts'

/** A medium in stock as it is read, before what can be done with it is said. */
export type StoredRow = Omit<z.output<typeof StoredMedium>, 'actions'> & {
  deviceId: string
  /** Whether the device that it came with is a public gift. */
  origin: 'private' | 'cg3p' | null
  presumedAt: string
  source: string
}

const STORED = sql`
  select m.id, m.kind, m.model, m.serial, m.bytes, m.place, m.data_state, m.verdict, m.verdict_reasons as reasons,
    m.site_id, s.name as site, d.tag as from_device, m.device_id, m.presumed_at, m.source, n.erasure_level as level_asked,
    (select o.origin from device o where o.id = coalesce(m.from_device_id, m.device_id)) as origin,
    (select max(p.recorded_at) from proof p where p.medium_id = m.id and p.kind = 'removal') as stored_at
  from medium m join site s on s.id = m.site_id join device d on d.id = m.device_id
    left join donation n on n.id = d.donation_id`
/** By where it lies, wherever the device is that it came from. */
const seen = ({ scope }: Pick<Ctx, 'scope'>) =>
  sql`m.place = 'stock' and (${scope.all}::boolean or m.site_id = any(${scope.siteIds}::uuid[]))`

export async function listStored(
  ctx: Ctx,
  q: {
    after?: string | undefined
    limit: number
    dataState?: StoredRow['dataState'] | undefined
    siteId?: string | undefined
  },
): Promise<StoredRow[]> {
  const { rows } = await sql<StoredRow>`${STORED} where ${seen(ctx)}
    and ${q.dataState ? sql`m.data_state = ${q.dataState}` : sql`m.data_state <> 'destroyed'`}
    ${q.siteId ? sql`and m.site_id = ${q.siteId}` : sql``}
    ${q.after ? sql`and m.id > ${q.after}` : sql``}
    order by m.id limit ${q.limit + 1}`.execute(ctx.db)
  return rows
}

/** A medium in stock that the actor may see, if it is one. */
export async function findStored(
  db: Db | Tx,
  ctx: Pick<Ctx, 'scope'>,
  id: string,
): Promise<StoredRow | undefined> {
  const { rows } = await sql<StoredRow>`${STORED} where m.id = ${id} and ${seen(ctx)}`.execute(db)
  return rows[0]
}

/**
 * Locks a medium in stock with the device that it was last in, whoever has that device now, and with another that is
 * named; by ascending id, so that none waits in a ring. Undefined when it is not in a stock that the actor may see.
 */
export async function findAndLockStored(tx: Tx, ctx: Ctx, id: string, withDevice?: string) {
  const before = await findStored(tx, ctx, id)
  if (!before) return undefined
  await lockDevices(tx, [before.deviceId, ...(withDevice ? [withDevice] : [])])
  const medium = await findStored(tx, ctx, id)
  if (medium?.deviceId !== before.deviceId) throw new Problem('RACE_LOST')
  return { medium, device: await readDevice(tx, medium.deviceId) }
}

/** As `findAndLockStored`. @throws NOT_FOUND, MEDIUM_NOT_IN_STOCK when it is in a device that one may see, or gone */
export async function lockStored(tx: Tx, ctx: Ctx, id: string, withDevice?: string) {
  const found = await findAndLockStored(tx, ctx, id, withDevice)
  if (found) return found
  const { medium } = await lockMedium(tx, ctx, id)
  throw medium.place === 'stock' ? notFound('medium') : new Problem('MEDIUM_NOT_IN_STOCK')
}
