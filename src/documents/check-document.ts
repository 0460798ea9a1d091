import type { Ctx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { titleOf } from './kinds.ts'
import { findByCheckCode } from './queries.ts'
import { readCheckCode } from './rules.ts'

const statuses = {
  issued: 'authentic',
  superseded: 'superseded',
  cancelled: 'cancelled',
} as const

/** What anyone may know of a paper by its check code; a code of no paper is answered in the same shape. */
export async function checkDocument(ctx: Ctx, given: string) {
  const code = readCheckCode(given)
  const row = code === null ? undefined : await findByCheckCode(ctx.db, code)
  if (!row)
    return {
      status: 'unknown' as const,
      kind: null,
      title: null,
      issuer: null,
      number: null,
      date: null,
      sha256: null,
      demo: ctx.settings.demo,
    }
  return {
    status: statuses[row.status as keyof typeof statuses],
    kind: row.kind,
    title: titleOf(row.kind),
    issuer: row.issuerName,
    number: row.number,
    date: parisDate(row.issuedAt),
    sha256: row.sha256,
    demo: row.demo,
  }
}
