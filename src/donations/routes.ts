import type { FastifyInstance } from 'fastify'
import { bind } from '../accounts/bind.ts'
import type { Services } from '../platform/context.ts'
import { toPage } from '../platform/schema.ts'
import { closeReception } from './close-reception.ts'
import * as cc from './collection-contract.ts'
import * as cq from './collection-queries.ts'
import * as c from './contract.ts'
import { cancelDonation, decideDonation } from './decide-donation.ts'
import { listDonationDevices } from './device-queries.ts'
import { createDonation, submitDonation, updateDonation } from './draft-donation.ts'
import * as q from './queries.ts'
import { receiveBulk } from './receive-bulk.ts'
import { recordPickup } from './record-pickup.ts'
import { scheduleCollection } from './schedule-collection.ts'
import { viewerOf } from './viewer.ts'

export function donationRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.createDonation, (ctx, { body }) => createDonation(ctx, body))
  bind(app, services, c.updateDonation, (ctx, { params, body }) =>
    updateDonation(ctx, params.id, body),
  )
  bind(app, services, c.getDonation, (ctx, { params }) =>
    q.getDonation(ctx.db, viewerOf(ctx), params.id),
  )
  bind(app, services, c.listDonations, async (ctx, { query }) =>
    toPage(await q.listDonations(ctx.db, viewerOf(ctx), query), query.limit),
  )
  bind(app, services, c.listDonationDevices, async (ctx, { params, query }) =>
    toPage(await listDonationDevices(ctx, params.id, query), query.limit),
  )
  bind(app, services, c.submitDonation, (ctx, { params, body }) =>
    submitDonation(ctx, params.id, body?.version),
  )
  bind(app, services, c.decideDonation, (ctx, { params, body }) =>
    decideDonation(ctx, params.id, body),
  )
  bind(app, services, c.cancelDonation, (ctx, { params, body }) =>
    cancelDonation(ctx, params.id, body),
  )
  bind(app, services, c.closeReception, (ctx, { params, body }) =>
    closeReception(ctx, params.id, body),
  )
  bind(app, services, cc.scheduleCollection, (ctx, { body }) => scheduleCollection(ctx, body))
  bind(app, services, cc.listCollections, async (ctx, { query }) =>
    toPage(await cq.listCollections(ctx.db, viewerOf(ctx), query), query.limit),
  )
  bind(app, services, cc.getCollection, (ctx, { params }) =>
    cq.getCollection(ctx.db, viewerOf(ctx), params.id),
  )
  bind(app, services, cc.recordPickup, (ctx, { params, body }) =>
    recordPickup(ctx, params.id, body),
  )
  bind(app, services, cc.receiveBulk, (ctx, { body }) => receiveBulk(ctx, body))
  bind(app, services, cc.listBulkLots, async (ctx, { query }) =>
    toPage(await cq.listBulkLots(ctx.db, viewerOf(ctx), query), query.limit),
  )
}
