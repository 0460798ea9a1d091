import { record } from '../journal/queries.ts'
import { sha256 } from '../platform/blobs.ts'
import type { Ctx } from '../platform/context.ts'
import { type Blocker, Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { LicenceInput } from './system-contract.ts'
import { insertLicences } from './system-queries.ts'
import { plainKey } from './system-rules.ts'

/**
 * Records bought licences, all or none. Of a key its SHA-256 and last five characters are kept: a key of 25 characters
 * is not to be guessed from its hash, and the same key twice is seen.
 * @throws LICENCE_KEY_INVALID with each line's number, LICENCE_ALREADY_USED
 */
export async function importLicences(ctx: Ctx, { kind, recipientClass, licences }: LicenceInput) {
  const keys = licences.map((l) => plainKey(l.key))
  refuseIf(
    keys.flatMap((key, n): Blocker[] =>
      key === null ? [{ code: 'LICENCE_KEY_INVALID', detail: String(n + 1) }] : [],
    ),
  )
  if (new Set(keys).size < keys.length) throw new Problem('LICENCE_ALREADY_USED')
  const rows = licences.map((l, n) => {
    const key = keys[n] ?? ''
    return {
      keySha256: sha256(key),
      lastFive: key.slice(-5),
      coa: l.coa ?? null,
    }
  })
  return write(ctx, 'importLicences', { kind, recipientClass, rows }, async (tx) => {
    const stamp = {
      organisationId: ctx.acting.organisationId,
      kind,
      recipientClass,
      recordedAt: ctx.now(),
      recordedBy: ctx.acting.code,
    }
    await insertLicences(
      tx,
      rows.map((row) => ({ id: ctx.newId(), ...row, ...stamp })),
    )
    const fact = { kind, count: rows.length, recipientClass }
    await record(tx, ctx, 'licences.imported', { type: 'other', id: ctx.newId() }, fact)
    return { imported: rows.length }
  })
}
