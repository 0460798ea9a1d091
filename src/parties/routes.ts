import type { FastifyInstance } from 'fastify'
import { bind } from '../accounts/bind.ts'
import type { Services } from '../platform/context.ts'
import { toPage } from '../platform/schema.ts'
import {
  createOrganisation,
  deactivateOrganisation,
  updateOrganisation,
} from './change-organisations.ts'
import { createSite, deactivateSite, updateSite } from './change-sites.ts'
import * as c from './contract.ts'
import * as d from './duplicates-contract.ts'
import { listDuplicates } from './duplicates-queries.ts'
import { mergeOrganisation } from './merge-organisation.ts'
import * as q from './queries.ts'

export function partyRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.createOrganisation, (ctx, { body }) => createOrganisation(ctx, body))
  bind(app, services, c.getOrganisation, (ctx, { params }) =>
    q.getOrganisation(ctx.db, params.id, ctx.scope),
  )
  bind(app, services, c.listOrganisations, async (ctx, { query }) =>
    toPage(await q.listOrganisations(ctx.db, ctx.scope, query), query.limit),
  )
  bind(app, services, c.updateOrganisation, (ctx, { params, body }) =>
    updateOrganisation(ctx, params.id, body),
  )
  bind(app, services, c.deactivateOrganisation, (ctx, { params, body }) =>
    deactivateOrganisation(ctx, params.id, body),
  )
  bind(app, services, d.listOrganisationDuplicates, (ctx, { query }) =>
    listDuplicates(ctx.db, query),
  )
  bind(app, services, d.mergeOrganisation, (ctx, { params, body }) =>
    mergeOrganisation(ctx, params.id, body),
  )
  bind(app, services, c.createSite, (ctx, { body }) => createSite(ctx, body))
  bind(app, services, c.getSite, (ctx, { params }) => q.getSite(ctx.db, params.id))
  bind(app, services, c.listSites, async (ctx, { query }) =>
    toPage(await q.listSites(ctx.db, query), query.limit),
  )
  bind(app, services, c.updateSite, (ctx, { params, body }) => updateSite(ctx, params.id, body))
  bind(app, services, c.deactivateSite, (ctx, { params, body }) =>
    deactivateSite(ctx, params.id, body),
  )
}
