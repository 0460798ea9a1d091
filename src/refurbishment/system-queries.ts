import type { Insertable } from 'kysely'
import type { Ctx, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import { notFound } from '../platform/problems.ts'

export const insertLicences = (tx: Tx, rows: Insertable<DB['licence']>[]) =>
  tx.insertInto('licence').values(rows).execute()

/** Locks a licence of the actor's own organisations. @throws NOT_FOUND */
export async function lockLicence(tx: Tx, ctx: Ctx, id: string) {
  const row = await tx
    .selectFrom('licence')
    .selectAll()
    .where('id', '=', id)
    .where('organisationId', 'in', ctx.scope.organisationIds)
    .forUpdate()
    .executeTakeFirst()
  return row ?? Promise.reject(notFound('licence'))
}

export const giveLicence = (
  tx: Tx,
  id: string,
  given: Required<Pick<Insertable<DB['licence']>, 'deviceId' | 'assignedAt' | 'assignedBy'>>,
) => tx.updateTable('licence').set(given).where('id', '=', id).execute()

/** Whether a device has a licence already: it keeps it through another installation. */
export async function hasLicence(tx: Tx, deviceId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('licence')
    .select('id')
    .where('deviceId', '=', deviceId)
    .executeTakeFirst()
  return row !== undefined
}

type Filter = { after?: string; limit: number; free?: 'true' }
export const findLicences = (ctx: Ctx, f: Filter) =>
  ctx.db
    .selectFrom('licence as l')
    .leftJoin('device as d', 'd.id', 'l.deviceId')
    .select([
      'l.id',
      'l.kind',
      'l.lastFive',
      'l.coa',
      'd.tag as device',
      'l.assignedAt',
      'l.recordedAt',
    ])
    .select((e) =>
      e.ref('l.recipientClass').$castTo<'commercial' | 'citizenship'>().as('recipientClass'),
    )
    .where('l.organisationId', 'in', ctx.scope.organisationIds)
    .$if(f.after !== undefined, (q) => q.where('l.id', '>', f.after!))
    .$if(f.free === 'true', (q) => q.where('l.deviceId', 'is', null))
    .orderBy('l.id')
    .limit(f.limit + 1)
    .execute()
