import type { FastifyInstance } from 'fastify'
import { bind } from '../accounts/bind.ts'
import { listFacts } from '../journal/queries.ts'
import type { Services } from '../platform/context.ts'
import { toPage } from '../platform/schema.ts'
import {
  declareMediaComplete,
  declareMedium,
  recordDestruction,
  recordRemoval,
} from './change-media.ts'
import * as c from './contract.ts'
import { destroyMedium, toStored } from './destroy-medium.ts'
import { fitMedium } from './fit-medium.ts'
import { giveUpAct } from './give-up-act.ts'
import { moveDevice, moveDevices } from './move-device.ts'
import { getDevice, listDevices } from './queries.ts'
import { receiveDevice } from './receive-device.ts'
import { searchDevices } from './search-queries.ts'
import { acceptDevice, assignDevice, identifyDevice, weighDevice } from './sort-device.ts'
import * as store from './store-contract.ts'
import { listStored } from './store-queries.ts'
import { tell } from './story.ts'
import { toDevice, toSummary } from './view.ts'

export function deviceRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.receiveDevice, (ctx, { body }) => receiveDevice(ctx, body))
  bind(app, services, c.getDevice, async (ctx, { params }) =>
    toDevice(await getDevice(ctx, params.code), ctx),
  )
  bind(app, services, c.listDevices, async (ctx, { query }) =>
    toPage((await listDevices(ctx, query)).map(toSummary), query.limit),
  )
  bind(app, services, c.searchDevices, async (ctx, { query }) => ({
    items: (await searchDevices(ctx, query)).map(({ matched, ...row }) => ({
      ...toSummary(row),
      matched,
    })),
    next: null,
  }))
  bind(app, services, c.getDeviceHistory, async (ctx, { params, query }) => {
    const { id } = await getDevice(ctx, params.code)
    const facts = await listFacts(ctx, id, query.after, query.limit)
    return toPage(
      facts.map(({ byCode, ...f }) => ({
        ...f,
        by: byCode,
        text: tell(f.kind, f.data, ctx.language),
      })),
      query.limit,
    )
  })
  bind(app, services, c.moveDevice, (ctx, { params, body }) => moveDevice(ctx, params.code, body))
  bind(app, services, c.moveDevices, (ctx, { body }) => moveDevices(ctx, body))
  bind(app, services, c.acceptDevice, (ctx, { params, body }) =>
    acceptDevice(ctx, params.code, body),
  )
  bind(app, services, c.assignDevice, (ctx, { params, body }) =>
    assignDevice(ctx, params.code, body),
  )
  bind(app, services, c.identifyDevice, (ctx, { params, body }) =>
    identifyDevice(ctx, params.code, body),
  )
  bind(app, services, c.weighDevice, (ctx, { params, body }) => weighDevice(ctx, params.code, body))
  bind(app, services, c.giveUpAct, (ctx, { params, body }) => giveUpAct(ctx, params.code, body))
  bind(app, services, c.declareMedium, (ctx, { params, body }) =>
    declareMedium(ctx, params.code, body),
  )
  bind(app, services, c.declareMediaComplete, (ctx, { params, body }) =>
    declareMediaComplete(ctx, params.code, body),
  )
  bind(app, services, c.recordDestruction, (ctx, { params, body }) =>
    recordDestruction(ctx, params.id, body),
  )
  bind(app, services, c.recordRemoval, (ctx, { params, body }) =>
    recordRemoval(ctx, params.id, body),
  )
  bind(app, services, store.listMedia, async (ctx, { query }) =>
    toPage((await listStored(ctx, query)).map(toStored), query.limit),
  )
  bind(app, services, store.fitMedium, (ctx, { params, body }) => fitMedium(ctx, params.id, body))
  bind(app, services, store.destroyMedium, (ctx, { params, body }) =>
    destroyMedium(ctx, params.id, body),
  )
}
