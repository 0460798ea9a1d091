import type { FastifyInstance } from 'fastify'
import { bind } from '../accounts/bind.ts'
import type { Services } from '../platform/context.ts'
import * as c from './contract.ts'
import { gradeDevice } from './grade-device.ts'
import { importInventory } from './import-inventory.ts'
import { recordRepair } from './record-repair.ts'
import { getChecklist, recordTest } from './record-test.ts'
import { releaseDevice } from './release-device.ts'

export function refurbishmentRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.importInventory, (ctx, { params, body }) =>
    importInventory(ctx, params.code, body),
  )
  bind(app, services, c.getChecklist, (ctx, { params }) => getChecklist(ctx, params.code))
  bind(app, services, c.recordTest, (ctx, { params, body }) => recordTest(ctx, params.code, body))
  bind(app, services, c.recordRepair, (ctx, { params, body }) =>
    recordRepair(ctx, params.code, body),
  )
  bind(app, services, c.gradeDevice, (ctx, { params, body }) => gradeDevice(ctx, params.code, body))
  bind(app, services, c.releaseDevice, (ctx, { params, body }) =>
    releaseDevice(ctx, params.code, body),
  )
}
