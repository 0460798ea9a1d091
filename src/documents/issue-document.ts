import { record } from '../journal/queries.ts'
import { keepBlob } from '../platform/blobs.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { parisDate, parisYear } from '../platform/dates.ts'
import { qrSvg } from '../platform/qr.ts'
import { type DocumentKind, documentKinds } from './kinds.ts'
import { getIssuerName, insertDocument, nextNumber } from './queries.ts'
import { makeCheckCode, numberOf } from './rules.ts'

export type Paper = {
  kind: DocumentKind
  issuerId: string
  subjectId: string
  /** The donor who may read it. */
  donorId?: string | null
  siteId?: string | null
  /** What the template prints besides what is added here. Frozen with the paper. */
  payload: Record<string, unknown>
  /** Bytes that the template draws; kept as files and named in the payload by their hash, not frozen in it. */
  images?: Record<string, number[] | undefined>
  numberPrefix?: string
}

/**
 * Issues a numbered paper in the caller's transaction: number without a gap, check code, payload and PDF frozen
 * with their SHA-256. Take every other lock first: the series' row stays locked until the transaction ends.
 * Records `document.issued` on its subject.
 * @throws NOT_FOUND when there is no such issuer; an Error with the compiler's words when the template and the
 * payload do not fit.
 */
export async function issueDocument(
  tx: Tx,
  ctx: Ctx,
  { kind, issuerId, subjectId, donorId, siteId, payload, images = {}, numberPrefix = '' }: Paper,
): Promise<{ id: string; number: string; checkCode: string; sha256: string }> {
  const { template, subject, fr, en } = documentKinds[kind]
  const issuerName = await getIssuerName(tx, issuerId)
  const asked = ctx.now()
  const year = parisYear(asked)
  const seq = await nextNumber(tx, { issuerId, kind, year })
  // After the lock, so that dates follow numbers; one that waited past New Year keeps the year of its number.
  const locked = ctx.now()
  const issuedAt = parisYear(locked) === year ? locked : asked
  const id = ctx.newId()
  const number = numberOf(numberPrefix, year, seq)
  const checkCode = makeCheckCode(ctx.random)
  const { demo, publicUrl, brand } = ctx.settings
  const printed = {
    ...payload,
    issuerName,
    title: { fr, en },
    number,
    issuedAt,
    issuedOn: parisDate(issuedAt),
    checkUrl: `${publicUrl}/check/${checkCode}`,
    demo,
    brand,
  }
  const pdf = await ctx.renderer.render(template, {
    ...printed,
    ...images,
    qr: qrSvg(printed.checkUrl),
  })
  const sha256 = await keepBlob(tx, ctx, pdf, 'application/pdf')
  await insertDocument(tx, {
    id,
    kind,
    issuerId,
    issuerName,
    year,
    seq,
    number,
    checkCode,
    subjectId,
    donorId: donorId ?? null,
    payload: JSON.stringify(printed),
    sha256,
    issuedAt,
    issuedBy: ctx.acting.code,
    demo,
  })
  await record(
    tx,
    ctx,
    'document.issued',
    { type: subject, id: subjectId, siteId: siteId ?? null },
    { kind, number, sha256 },
  )
  return { id, number, checkCode, sha256 }
}
