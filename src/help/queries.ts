import { type Insertable, sql } from 'kysely'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import { notFound } from '../platform/problems.ts'
import { helpers, type helpReasons, type helpStatuses } from './contract.ts'

type Conn = Db | Tx
type HelpRow = {
  id: string
  siteId: string
  siteName: string
  deviceTag: string | null
  reason: (typeof helpReasons)[number]
  note: string | null
  calledBy: string
  calledByName: string | null
  calledAt: string
  status: (typeof helpStatuses)[number]
  answerNote: string | null
  answeredBy: string | null
  answeredByName: string | null
  answeredAt: string | null
  version: number
}

const name = (
  code: string,
) => sql`(select p.name from membership m join person p on p.id = m.person_id
  where m.code = ${sql.ref(code)})`
const CALL = sql`
  select h.id, h.site_id, s.name as site_name, d.tag as device_tag, h.reason, h.note, h.called_by,
    ${name('h.called_by')} as called_by_name, h.called_at,
    case when h.answered_at is null then 'open' else 'answered' end as status,
    h.answer_note, h.answered_by, ${name('h.answered_by')} as answered_by_name, h.answered_at, h.version
  from help_call h join site s on s.id = h.site_id left join device d on d.id = h.device_id`

/** The calls of the sites that somebody answers for, and those made under a code of their own. */
function seen({ actor, scope }: Pick<Ctx, 'actor' | 'scope'>) {
  const sites = actor.grants
    .filter((g) => helpers.some((r) => r === g.role))
    .flatMap((g) => g.siteIds)
  return sql`(${scope.all}::boolean or h.site_id = any(${sites}::uuid[])
    or h.called_by = any(${actor.grants.map((g) => g.code)}::text[]))`
}

export async function listHelpCalls(
  ctx: Ctx,
  q: {
    after?: string | undefined
    limit: number
    status?: HelpRow['status'] | undefined
    siteId?: string | undefined
  },
): Promise<HelpRow[]> {
  const answered = q.status === 'answered' ? sql`is not null` : sql`is null`
  const { rows } = await sql<HelpRow>`${CALL} where ${seen(ctx)}
    and h.id > ${q.after ?? '00000000-0000-0000-0000-000000000000'}
    ${q.status ? sql`and h.answered_at ${answered}` : sql``}
    ${q.siteId ? sql`and h.site_id = ${q.siteId}` : sql``}
    order by h.id limit ${q.limit + 1}`.execute(ctx.db)
  return rows
}

/** A call as it stands, whoever asks: for a verb's own answer. */
export async function readHelpCall(db: Conn, id: string): Promise<HelpRow> {
  const { rows } = await sql<HelpRow>`${CALL} where h.id = ${id}`.execute(db)
  return rows[0] ?? Promise.reject(notFound('helpCall'))
}

/** Takes a call of a site that one answers for, for the rest of the transaction. @throws NOT_FOUND */
export async function lockHelpCall(tx: Tx, { scope }: Ctx, id: string): Promise<HelpRow> {
  const { rows } = await sql`select 1 from help_call h where h.id = ${id}
    and (${scope.all}::boolean or h.site_id = any(${scope.siteIds}::uuid[])) for no key update`.execute(
    tx,
  )
  return rows.length > 0 ? readHelpCall(tx, id) : Promise.reject(notFound('helpCall'))
}

export const insertHelpCall = (tx: Tx, row: Insertable<DB['helpCall']>) =>
  tx.insertInto('helpCall').values(row).execute()

export const markAnswered = (
  tx: Tx,
  id: string,
  row: { answeredBy: string; answeredAt: string; answerNote: string | null; version: number },
) => tx.updateTable('helpCall').set(row).where('id', '=', id).execute()
