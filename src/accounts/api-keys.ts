import { record } from '../journal/queries.ts'
import type { Ctx, Role, Tx } from '../platform/context.ts'
import { hashKey, KEY_PREFIX } from './authenticate.ts'

const CODE_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** A membership's code: what the journal names in place of a person. Random, so that it says nothing. */
export const membershipCode = (random: Ctx['random']): string =>
  [...random(7)].map((b) => CODE_ALPHABET[b & 31]).join('')

/** A new API key, its hash to keep, and its first characters to recognise it by. The key itself is shown once. */
export function makeKey(random: Ctx['random']) {
  const key = KEY_PREFIX + Buffer.from(random(32)).toString('base64url')
  return { key, hash: hashKey(key), start: key.slice(0, 8) }
}

type NewKey = {
  name: string
  role: Role
  organisationId: string
  siteId: string | null
  expiresAt?: string | null
}

/** Gives a machine a membership of its own and a key to it; counts as a person of its own where two are asked. */
export async function issueApiKey(tx: Tx, ctx: Ctx, input: NewKey) {
  const { key, hash, start } = makeKey(ctx.random)
  const code = membershipCode(ctx.random)
  const membershipId = ctx.newId()
  const { role, organisationId, siteId } = input
  await tx
    .insertInto('membership')
    .values({
      id: membershipId,
      code,
      role,
      organisationId,
      siteId,
      personId: null,
      recordedAt: ctx.now(),
    })
    .execute()
  const id = ctx.newId()
  await tx
    .insertInto('apiKey')
    .values({
      id,
      membershipId,
      name: input.name,
      hash,
      start,
      expiresAt: input.expiresAt ?? null,
      recordedAt: ctx.now(),
    })
    .execute()
  await record(tx, ctx, 'apiKey.created', { type: 'other', id }, { code, role })
  return { id, key, code }
}
