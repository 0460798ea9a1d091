import { wordOf } from '../devices/condition.ts'
import type { Ctx } from '../platform/context.ts'
import { parisDate } from '../platform/dates.ts'
import { notFound, Problem } from '../platform/problems.ts'
import { readCode } from '../platform/tag.ts'
import { findPublicDevice } from './queries.ts'
import { groupOf } from './rules.ts'

/**
 * What anyone may know of a device by its tag or its QR address.
 * @throws BAD_LABEL when a character was misread; NOT_FOUND for a tag not printed here, or of a dissolved kit.
 */
export async function getPublicDevice(ctx: Ctx, given: string) {
  const read = readCode(given)
  if (read.kind === 'badLabel') throw new Problem('BAD_LABEL')
  const row =
    read.kind === 'tag' ? await findPublicDevice(ctx, read.tag, parisDate(ctx.now())) : undefined
  if (read.kind !== 'tag' || !row || (row.claimed && !row.state)) throw notFound('device')
  const {
    claimed: _,
    fr,
    en,
    state,
    testPassed,
    allFunctions,
    system,
    systemEnd,
    systemName,
    ...shown
  } = row
  const today = parisDate(ctx.now())
  return {
    ...shown,
    tag: read.tag,
    condition: wordOf({ testPassed, allFunctions }, row.dataErased),
    system:
      system === null
        ? null
        : {
            name: systemName,
            supportedUntil: systemEnd,
            supported: systemEnd === null || systemEnd >= today,
          },
    categoryLabel: fr && en ? { fr, en } : null,
    stateGroup: state ? groupOf(state) : ('blank' as const),
  }
}
