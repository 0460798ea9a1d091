import { sql } from 'kysely'
import type { Ctx, Db, NamedTx, Tx } from '../platform/context.ts'
import type { FactKind, Facts } from './events.ts'

type Subject = {
  type:
    | 'device'
    | 'donation'
    | 'organisation'
    | 'site'
    | 'person'
    | 'configuration'
    | 'receipt'
    | 'other'
  id: string
  siteId?: string | null
}

/** Writes a past fact in the caller's transaction: who (a membership code), when (both clocks), where, what. */
export async function record<K extends FactKind>(
  tx: Tx,
  ctx: Ctx,
  kind: K,
  subject: Subject,
  data: Facts[K],
  occurredAt: string = ctx.occurredAt ?? ctx.now(),
): Promise<void> {
  await tx
    .insertInto('event')
    .values({
      id: ctx.newId(),
      recordedAt: ctx.now(),
      occurredAt,
      kind,
      subjectType: subject.type,
      subjectId: subject.id,
      siteId: subject.siteId ?? null,
      byCode: ctx.acting.code,
      data: JSON.stringify(data),
    })
    .execute()
}

const FACT = `insert into event (id, recorded_at, occurred_at, kind, subject_type, subject_id, site_id, by_code, data)
  values ($1, $2, $2, $3, $4, $5, $6, $7, $8::jsonb)`
/** As `record`, in a transaction of named statements. */
export const recordNamed = <K extends FactKind>(
  tx: NamedTx,
  ctx: Ctx,
  kind: K,
  subject: Subject,
  data: Facts[K],
): Promise<unknown> =>
  tx.rows('fact', FACT, [
    ctx.newId(),
    ctx.now(),
    kind,
    subject.type,
    subject.id,
    subject.siteId ?? null,
    ctx.acting.code,
    JSON.stringify(data),
  ])

/** A note that people read beside a fact; in a table of its own because it may have to be erased. */
export async function addNote(
  tx: Tx,
  ctx: Ctx,
  subjectId: string,
  text: string | undefined,
): Promise<void> {
  if (!text) return
  await tx
    .insertInto('note')
    .values({ id: ctx.newId(), subjectId, text, byCode: ctx.acting.code, recordedAt: ctx.now() })
    .execute()
}

/** One subject's history, oldest first, by keyset. */
export async function listFacts(
  ctx: Pick<Ctx, 'db'>,
  subjectId: string,
  after: string | undefined,
  limit: number,
) {
  const { rows } = await sql<{
    id: string
    recordedAt: string
    occurredAt: string
    kind: string
    byCode: string
    siteId: string | null
    data: Record<string, unknown>
  }>`
    select id, recorded_at, occurred_at, kind, by_code, site_id, data from event
    where subject_id = ${subjectId} and id > ${after ?? '00000000-0000-0000-0000-000000000000'}
    order by id limit ${limit + 1}`.execute(ctx.db)
  return rows
}

/** The last notes on a subject, oldest first. */
export async function listNotes(db: Db | Tx, subjectId: string) {
  const { rows } = await sql<{ text: string; by: string; at: string }>`
    select text, by_code as by, recorded_at as at from (
      select * from note where subject_id = ${subjectId} order by id desc limit 100) n
    order by id`.execute(db)
  return rows
}
