import type { FastifyInstance } from 'fastify'
import type { Ctx, Services } from '../platform/context.ts'
import { toPage } from '../platform/schema.ts'
import { setApprovalPin } from './approvals.ts'
import { bind } from './bind.ts'
import { createApiKey, revokeApiKey } from './change-api-keys.ts'
import { deactivatePerson, endMembership, grantMembership, updatePerson } from './change-people.ts'
import * as c from './contract.ts'
import { createPerson } from './create-person.ts'
import { delegateValidation, endDelegation } from './delegate-validation.ts'
import * as d from './delegation-contract.ts'
import { listDelegations } from './delegation-queries.ts'
import { issueBadge } from './issue-badge.ts'
import { findMe, getPerson, listPeople } from './queries.ts'
import { listApiKeys } from './sign-in-queries.ts'
import { signInWithBadge, signOut } from './sign-in-with-badge.ts'

export function accountRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.getMe, (ctx) => getMe(ctx))
  bind(app, services, c.setApprovalPin, (ctx, { body }) => setApprovalPin(ctx, body))
  bind(app, services, c.createPerson, (ctx, { body }) => createPerson(ctx, body))
  bind(app, services, c.getPerson, (ctx, { params }) => getPerson(ctx.db, params.id, ctx.scope))
  bind(app, services, c.listPeople, async (ctx, { query }) =>
    toPage(await listPeople(ctx.db, ctx.scope, query), query.limit),
  )
  bind(app, services, c.updatePerson, (ctx, { params, body }) => updatePerson(ctx, params.id, body))
  bind(app, services, c.deactivatePerson, (ctx, { params, body }) =>
    deactivatePerson(ctx, params.id, body),
  )
  bind(app, services, c.grantMembership, (ctx, { params, body }) =>
    grantMembership(ctx, params.id, body),
  )
  bind(app, services, c.endMembership, (ctx, { params }) => endMembership(ctx, params.id))
  bind(app, services, c.issueBadge, (ctx, { params, body }) => issueBadge(ctx, params.id, body))
  bind(app, services, c.signInWithBadge, (ctx, { body, request }) =>
    signInWithBadge(ctx, body, request),
  )
  bind(app, services, c.signOut, (ctx, { request }) => signOut(ctx, request))
  bind(app, services, c.createApiKey, (ctx, { body }) => createApiKey(ctx, body))
  bind(app, services, c.listApiKeys, async (ctx, { query }) =>
    toPage(await listApiKeys(ctx.db, query), query.limit),
  )
  bind(app, services, c.revokeApiKey, (ctx, { params }) => revokeApiKey(ctx, params.id))
  bind(app, services, d.delegateValidation, (ctx, { body }) => delegateValidation(ctx, body))
  bind(app, services, d.listDelegations, async (ctx, { query }) =>
    toPage(await listDelegations(ctx, query), query.limit),
  )
  bind(app, services, d.endDelegation, (ctx, { params }) => endDelegation(ctx, params.id))
}

async function getMe(ctx: Ctx) {
  const id = ctx.actor.personId ?? ''
  const kind = ctx.actor.kind === 'machine' ? ('machine' as const) : ('person' as const)
  return { id, kind, language: ctx.language, ...(await findMe(ctx.db, id, ctx.now())) }
}
