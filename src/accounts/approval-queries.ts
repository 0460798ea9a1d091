import { sql } from 'kysely'
import type { Ctx, Db, Tx } from '../platform/context.ts'

/** A manager of a place by the code of its membership, with the code it approves by. */
export async function findApprover(
  db: Db,
  code: string,
  { siteId, organisationId }: { siteId: string; organisationId: string },
) {
  type Row = { code: string; holderId: string; pinHash: string }
  const { rows } = await sql<Row>`
    select m.code, coalesce(m.person_id, m.id) as holder_id, a.pin_hash
    from membership m join approval_pin a on a.holder_id = coalesce(m.person_id, m.id)
      left join person p on p.id = m.person_id left join api_key k on k.membership_id = m.id
    where m.code = ${code} and m.active and m.role = 'shopManager' and coalesce(p.active, k.revoked_at is null)
      and m.organisation_id = ${organisationId} and (m.site_id is null or m.site_id = ${siteId})`.execute(
    db,
  )
  return rows[0]
}

export const lockApprovalPin = (tx: Tx, holderId: string) =>
  tx
    .selectFrom('approvalPin')
    .select(['failures', 'lockedUntil'])
    .where('holderId', '=', holderId)
    .forUpdate()
    .executeTakeFirst()

export const setApprovalFailures = (
  tx: Tx,
  holderId: string,
  failures: number,
  lockedUntil: string | null,
) =>
  tx
    .updateTable('approvalPin')
    .set({ failures, lockedUntil })
    .where('holderId', '=', holderId)
    .execute()

export const upsertApprovalPin = (tx: Tx, ctx: Ctx, holderId: string, pinHash: string) =>
  tx
    .insertInto('approvalPin')
    .values({ holderId, pinHash, recordedAt: ctx.now() })
    .onConflict((c) =>
      c
        .column('holderId')
        .doUpdateSet({ pinHash, failures: 0, lockedUntil: null, recordedAt: ctx.now() }),
    )
    .execute()
