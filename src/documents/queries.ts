import { type Insertable, sql } from 'kysely'
import type { Ctx, Db, Scope, Tx } from '../platform/context.ts'
import type { DB } from '../platform/db.generated.ts'
import { notFound } from '../platform/problems.ts'

const summary = [
  'id',
  'kind',
  'number',
  'issuerId',
  'issuerName as issuer',
  'subjectId',
  'issuedAt',
  'checkCode',
  'sha256',
  'supersededBy',
] as const

/** Papers one may see: all, those one's organisation issued, those given to it. */
const documents = (db: Db, { all, organisationIds }: Scope) =>
  db.selectFrom('document').$if(!all, (x) =>
    x.where((e) => {
      const ours = sql<string>`any(${organisationIds}::uuid[])`
      return e.or([e('document.issuerId', '=', ours), e('document.donorId', '=', ours)])
    }),
  )

export const listDocuments = (
  { db, scope }: Pick<Ctx, 'db' | 'scope'>,
  q: {
    after?: string | undefined
    limit: number
    subjectId?: string | undefined
    kind?: string | undefined
  },
) =>
  documents(db, scope)
    .select(summary)
    .select((e) => e.ref('status').$castTo<'issued' | 'superseded' | 'cancelled'>().as('status'))
    .$if(q.after !== undefined, (x) => x.where('id', '>', q.after!))
    .$if(q.subjectId !== undefined, (x) => x.where('subjectId', '=', q.subjectId!))
    .$if(q.kind !== undefined, (x) => x.where('kind', '=', q.kind!))
    .orderBy('id')
    .limit(q.limit + 1)
    .execute()

/** A paper's bytes as issued. @throws NOT_FOUND when there is none, or it is someone else's. */
export async function getDocument({ db, scope }: Pick<Ctx, 'db' | 'scope'>, id: string) {
  const row = await documents(db, scope)
    .innerJoin('blob', 'blob.sha256', 'document.sha256')
    .select(['document.kind', 'document.number', 'document.sha256', 'blob.mediaType', 'blob.bytes'])
    .where('document.id', '=', id)
    .executeTakeFirst()
  return row ?? Promise.reject(notFound('document'))
}

export const findByCheckCode = (db: Db, code: string) =>
  db
    .selectFrom('document')
    .select(['kind', 'number', 'issuerName', 'issuedAt', 'sha256', 'status', 'demo'])
    .where('checkCode', '=', code)
    .executeTakeFirst()

/**
 * The next number of a series. Its row stays locked until the transaction ends, and a rolled back paper gives its
 * number back: no gap, no twin.
 */
export async function nextNumber(
  tx: Tx,
  series: { issuerId: string; kind: string; year: number },
): Promise<number> {
  const { last } = await tx
    .insertInto('documentSeries')
    .values({ ...series, last: 1 })
    .onConflict((c) =>
      c
        .columns(['issuerId', 'kind', 'year'])
        .doUpdateSet((e) => ({ last: e('documentSeries.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

export const insertDocument = (tx: Tx, row: Insertable<DB['document']>) =>
  tx.insertInto('document').values(row).execute()

/** The papers of a kind that stand for a subject, and the facts that each was made of; newest first. */
export async function listStanding(
  tx: Tx | Db,
  q: { kind: string; subjectId: string; about: string },
) {
  const { rows } = await sql<{
    id: string
    number: string
    checkCode: string
    sha256: string
    factsSha256: string | null
  }>`
    select id, number, check_code as "checkCode", sha256, payload->>'factsSha256' as "factsSha256" from document
    where subject_id = ${q.subjectId} and kind = ${q.kind} and status = 'issued' and coalesce(payload->>'about', '1') = ${q.about}
    order by id desc`.execute(tx)
  return rows
}

export async function getIssuerName(tx: Tx, id: string): Promise<string> {
  const row = await tx
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.name ?? Promise.reject(notFound('organisation'))
}

/** An issued paper stops counting: cancelled, or replaced by another. Its bytes stay. */
export const endDocument = (tx: Tx, id: string, supersededBy: string | null) =>
  tx
    .updateTable('document')
    .set({ status: supersededBy ? 'superseded' : 'cancelled', supersededBy })
    .where('id', '=', id)
    .execute()

/** Whether these organisations sent this file: who only knows its hash may not make a paper of it. */
export async function isFileOf(db: Db | Tx, { all, organisationIds }: Scope, sha256: string) {
  const { rows } = await sql<{ mediaType: string; size: number; bytes: Buffer }>`
    select b.media_type, b.size, b.bytes from blob b where b.sha256 = ${sha256} and (${all}::boolean or exists (
      select from event e where e.subject_id = any(${organisationIds}::uuid[]) and e.kind = 'file.uploaded'
        and e.data->>'sha256' = b.sha256))`.execute(db)
  return rows[0] ?? null
}

/**
 * A kept file. Territory roles read any; others only the photo of a proof about a device they may see, and an
 * accountant what stands behind its issuer's receipts: knowing a file's hash, or having sent it, gives no right to
 * read it.
 * @throws NOT_FOUND when there is none, or it is not theirs to see.
 */
export async function getFile(
  { db, scope, actor }: Pick<Ctx, 'db' | 'scope' | 'actor'>,
  sha256: string,
) {
  const accounts = actor.grants.filter((g) => g.role === 'accountant').map((g) => g.organisationId)
  const benches = scope.organisationIds.filter((o) =>
    actor.grants.some((g) => g.organisationId === o && g.role !== 'accountant'),
  )
  const { rows } = await sql<{ mediaType: string; bytes: Buffer }>`
    select b.media_type, b.bytes from blob b
    where b.sha256 = ${sha256} and (${scope.all}::boolean or exists (
      select from proof p join device d on d.id = p.device_id
      where p.photo_sha256 = b.sha256
        and (d.site_id = any(${scope.siteIds}::uuid[]) or d.owner_id = any(${benches}::uuid[])))
      or exists (select from issuer_profile i where i.rescrit_sha256 = b.sha256 and i.organisation_id = any(${accounts}::uuid[]))
      or exists (select from issuer_signatory s where s.signature_sha256 = b.sha256 and s.organisation_id = any(${accounts}::uuid[]))
      or exists (select from valuation v join donation n on n.id = v.donation_id
        where v.document_sha256 = b.sha256 and n.donee_id = any(${accounts}::uuid[])))`.execute(db)
  return rows[0] ?? Promise.reject(notFound('file'))
}
