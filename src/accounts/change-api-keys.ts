import { record } from '../journal/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { notFound, Problem, refuseIf } from '../platform/problems.ts'
import { write } from '../platform/repeats.ts'
import { issueApiKey } from './api-keys.ts'
import type { NewApiKey } from './contract.ts'
import { endMemberships, findPlace } from './queries.ts'
import { membershipBlockers } from './rules.ts'
import { findApiKeyRow, revokeKey } from './sign-in-queries.ts'

/** Gives a machine a key, shown this once. A repeat is KEY_REUSED: the key is not kept to be shown again. */
export async function createApiKey(ctx: Ctx, input: NewApiKey) {
  if (input.expiresAt && Date.parse(input.expiresAt) <= Date.parse(ctx.now()))
    throw new Problem('MALFORMED', { errors: [{ at: 'body/expiresAt', text: 'in the past' }] })
  let key: string | null = null
  const kept = await write(ctx, 'createApiKey', input, async (tx) => {
    const { organisation, site } = await findPlace(tx, input.organisationId, input.siteId)
    refuseIf(membershipBlockers(input.role, organisation, site))
    const { key: fresh, ...made } = await issueApiKey(tx, ctx, {
      ...input,
      siteId: input.siteId ?? null,
      expiresAt: input.expiresAt ?? null,
    })
    key = fresh
    return { ...made, start: fresh.slice(0, 8) }
  })
  if (!key) throw new Problem('KEY_REUSED')
  return { ...kept, key }
}

/** Revokes a key at once, and ends the role it held. */
export function revokeApiKey(ctx: Ctx, id: string) {
  return write(ctx, 'revokeApiKey', { id }, async (tx) => {
    const row = await findApiKeyRow(tx, id)
    if (!row) throw notFound('apiKey')
    if (!(await revokeKey(tx, ctx, id))) throw new Problem('WRONG_STATUS')
    await endMemberships(tx, ctx, [row.membershipId])
    await record(tx, ctx, 'apiKey.revoked', { type: 'other', id }, { code: row.code })
    return { ...row, revokedAt: ctx.now() }
  })
}
