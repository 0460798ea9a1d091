import { record } from '../journal/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { addHours } from '../platform/dates.ts'
import { Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { membershipCode } from './api-keys.ts'
import type { NewMembership, NewPerson } from './contract.ts'
import { linkInvitation, passwordInvitation } from './mails.ts'
import {
  findPlace,
  getPerson,
  insertLink,
  insertMembership,
  insertPerson,
  insertUser,
} from './queries.ts'
import { mayGrant, mayManage, maySignInByLink, membershipBlockers } from './rules.ts'
import { linkToken, resetToken } from './secrets.ts'

const INVITATION_HOURS = 7 * 24

/**
 * Adds a person with its roles. An address is invited by mail; without one, only a badge lets the person in.
 * FORBIDDEN to give a role one may not give; a supervisor adds people of its team, who have no address.
 */
export async function createPerson(ctx: Ctx, input: NewPerson) {
  const { grants } = ctx.actor
  const wide = grants.some((g) => g.role === 'admin' || g.role === 'coordinator')
  if (!mayManage(grants, input.memberships) || (input.email && !wide))
    throw new Problem('FORBIDDEN')
  // Only the id is kept for a repeat: names and addresses stay in one place.
  const { id } = await write(ctx, 'createPerson', input, async (tx) => {
    const made = await addPerson(tx, ctx, input)
    return { id: made.id }
  })
  return getPerson(ctx.db, id, ctx.scope)
}

/** Writes a person, its account and its roles, and sends the invitation. Answers the token it carries, if any. */
export async function addPerson(tx: Tx, ctx: Ctx, input: NewPerson) {
  const id = ctx.newId()
  const userId = ctx.newId()
  const email = input.email ?? null
  const { name } = input
  await insertUser(tx, {
    id: userId,
    name,
    email: email ?? `${userId}@badge.invalid`,
    at: ctx.now(),
  })
  await insertPerson(tx, ctx, { id, userId, name, email })
  await record(tx, ctx, 'person.created', { type: 'person', id }, {})
  for (const membership of input.memberships) await addMembership(tx, ctx, id, membership)
  const roles = input.memberships.map((m) => m.role)
  const token = email ? await invite(tx, ctx, { userId, email, roles }) : null
  return { id, token }
}

/** Gives a role where its kind of organisation allows it. */
export async function addMembership(tx: Tx, ctx: Ctx, personId: string, input: NewMembership) {
  const { role, organisationId, siteId } = input
  const { organisation, site } = await findPlace(tx, organisationId, siteId)
  refuseIf(membershipBlockers(role, organisation, site))
  const said = { code: membershipCode(ctx.random), role, organisationId, siteId: siteId ?? null }
  await insertMembership(tx, ctx, { ...said, personId })
  await record(tx, ctx, 'membership.granted', { type: 'person', id: personId }, said)
}

type Invited = { userId: string; email: string; roles: NewMembership['role'][] }

/** Mails a link: that signs in those who may sign in by link, and has the others choose a password. */
export async function invite(tx: Tx, ctx: Ctx, { userId, email, roles }: Invited): Promise<string> {
  const byLink = maySignInByLink({ active: true, twoFactor: false, roles })
  const { token, identifier } = byLink ? linkToken(ctx.random) : resetToken(ctx.random)
  const expiresAt = addHours(ctx.now(), INVITATION_HOURS)
  await insertLink(tx, ctx, {
    identifier,
    value: byLink ? JSON.stringify({ email }) : userId,
    expiresAt,
  })
  const mail = byLink ? linkInvitation : passwordInvitation
  await ctx.jobs.send(tx, 'mail', mail(email, token, ctx.settings))
  return token
}

/** Refuses whoever could not have given every role that this person holds. */
export function refuseUnmanageable(
  ctx: Ctx,
  person: { memberships: { role: NewMembership['role']; organisationId: string }[] },
) {
  if (!mayManage(ctx.actor.grants, person.memberships)) throw new Problem('FORBIDDEN')
}

/** FORBIDDEN unless this role is theirs to give. */
export function refuseUngrantable(ctx: Ctx, wanted: NewMembership) {
  if (!mayGrant(ctx.actor.grants, wanted)) throw new Problem('FORBIDDEN')
}
