import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { Problem } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { refuseUnmanageable } from './create-person.ts'
import { lockPerson } from './queries.ts'
import { mayHoldBadge } from './rules.ts'
import { hashPin, makeBadge } from './secrets.ts'
import { endBadges, insertBadge } from './sign-in-queries.ts'

/**
 * Makes a person's badge in place of the former one; the code is shown this once and kept as a hash.
 * BADGE_NEEDS_NO_EMAIL when a role asks for more than a PIN; KEY_REUSED when repeated, since it is not kept.
 */
export async function issueBadge(ctx: Ctx, personId: string, { pin }: { pin: string }) {
  const { badge, hash } = makeBadge(ctx.random)
  const pinHash = await hashPin(pin, ctx.random)
  let made = false
  await write(ctx, 'issueBadge', { personId }, async (tx) => {
    const person = await lockPerson(tx, personId, ctx.scope)
    refuseUnmanageable(ctx, person)
    if (!person.active) throw new Problem('PERSON_INACTIVE')
    if (!mayHoldBadge(person.memberships.map((m) => m.role)))
      throw new Problem('BADGE_NEEDS_NO_EMAIL')
    await endBadges(tx, personId)
    await insertBadge(tx, ctx, { id: ctx.newId(), personId, codeHash: hash, pinHash })
    await record(tx, ctx, 'badge.issued', { type: 'person', id: personId }, {})
    made = true
    return {}
  })
  if (!made) throw new Problem('KEY_REUSED')
  return { badge }
}
