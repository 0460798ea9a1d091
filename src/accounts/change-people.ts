import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import type { NewMembership, PersonChange } from './contract.ts'
import { addMembership, invite, refuseUngrantable, refuseUnmanageable } from './create-person.ts'
import {
  changePerson,
  countOtherAdmins,
  endAccess,
  endMemberships,
  findMembershipPerson,
  getPerson,
  lockPerson,
} from './queries.ts'
import { lastAdminBlockers, mayHoldBadge } from './rules.ts'
import { endBadges } from './sign-in-queries.ts'

type Person = Awaited<ReturnType<typeof lockPerson>>

/** Runs a write on a person whom the caller may change; answers it as it stands after. */
async function onPerson(
  ctx: Ctx,
  operation: string,
  id: string,
  said: object,
  act: (tx: Tx, person: Person) => Promise<void>,
) {
  await write(ctx, operation, { id, ...said }, async (tx) => {
    const person = await lockPerson(tx, id, ctx.scope)
    refuseUnmanageable(ctx, person)
    await act(tx, person)
    return { id }
  })
  // A team's last role may have just ended: who ended it still sees the answer.
  return getPerson(ctx.db, id)
}

/** Changes a name or an address. A new address ends sessions and links; the first one is invited. */
export const updatePerson = (ctx: Ctx, id: string, input: PersonChange) =>
  onPerson(ctx, 'updatePerson', id, input, async (tx, person) => {
    const { version, name, email } = input
    const wide = ctx.actor.grants.some((g) => g.role === 'admin' || g.role === 'coordinator')
    if (email && !wide) throw new Problem('FORBIDDEN')
    if (!person.active) throw new Problem('PERSON_INACTIVE')
    await changePerson(tx, ctx, person, version, {
      ...(name ? { name } : {}),
      ...(email ? { email } : {}),
    })
    if (email && email !== person.email) {
      await endAccess(tx, person.userId)
      const roles = person.memberships.map((m) => m.role)
      if (!person.email) await invite(tx, ctx, { userId: person.userId, email, roles })
    }
    const fields = Object.keys(input).filter((f) => f !== 'version')
    await record(tx, ctx, 'person.changed', { type: 'person', id }, { fields })
  })

/** Ends a person's roles, badge and sessions at once; what it did stays. LAST_ADMIN. */
export const deactivatePerson = (ctx: Ctx, id: string, input: { version: number }) =>
  onPerson(ctx, 'deactivatePerson', id, input, async (tx, person) => {
    if (person.memberships.some((m) => m.role === 'admin'))
      refuseIf(lastAdminBlockers(await countOtherAdmins(tx, id)))
    await changePerson(tx, ctx, person, input.version, { active: false })
    await endMemberships(
      tx,
      ctx,
      person.memberships.map((m) => m.id),
    )
    await endBadges(tx, id)
    await endAccess(tx, person.userId)
    for (const { code } of person.memberships)
      await record(tx, ctx, 'membership.ended', { type: 'person', id }, { code })
    await record(tx, ctx, 'person.deactivated', { type: 'person', id }, {})
  })

/** Gives one more role. A badge stops working when the new role asks for more than four digits. */
export const grantMembership = (ctx: Ctx, id: string, input: NewMembership) =>
  onPerson(ctx, 'grantMembership', id, input, async (tx, person) => {
    refuseUngrantable(ctx, input)
    if (!person.active) throw new Problem('PERSON_INACTIVE')
    await addMembership(tx, ctx, id, input)
    if (!mayHoldBadge([input.role])) await endBadges(tx, id)
  })

/** Ends one role of a person. A key's role ends with its key. LAST_ADMIN. */
export async function endMembership(ctx: Ctx, membershipId: string) {
  const personId = await ctx.db
    .transaction()
    .execute((tx) => findMembershipPerson(tx, membershipId))
  return onPerson(ctx, 'endMembership', personId, { membershipId }, async (tx, person) => {
    const held = person.memberships.find((m) => m.id === membershipId)
    if (!held) throw new Problem('WRONG_STATUS')
    if (held.role === 'admin') refuseIf(lastAdminBlockers(await countOtherAdmins(tx, personId)))
    await endMemberships(tx, ctx, [membershipId])
    await record(tx, ctx, 'membership.ended', { type: 'person', id: personId }, { code: held.code })
  })
}
