import type { FastifyInstance } from 'fastify'
import { bind } from '../accounts/bind.ts'
import type { Services } from '../platform/context.ts'
import { toPage } from '../platform/schema.ts'
import * as c from './contract.ts'
import { gradeDevice } from './grade-device.ts'
import { importInventory } from './import-inventory.ts'
import { importLicences } from './licences.ts'
import { recordRepair } from './record-repair.ts'
import { listSystems, recordSystem } from './record-system.ts'
import { getChecklist, recordTest } from './record-test.ts'
import { releaseDevice } from './release-device.ts'
import * as reports from './report-contract.ts'
import { listWaiting } from './report-queries.ts'
import {
  dismissHardwareReport,
  linkHardwareReport,
  submitHardwareReport,
  toReport,
} from './submit-report.ts'
import * as systems from './system-contract.ts'
import { findLicences } from './system-queries.ts'

export function refurbishmentRoutes(app: FastifyInstance, services: Services) {
  bind(app, services, c.importInventory, (ctx, { params, body }) =>
    importInventory(ctx, params.code, body),
  )
  bind(app, services, reports.submitHardwareReport, (ctx, { body, query }) =>
    submitHardwareReport(ctx, body, query.code),
  )
  bind(app, services, reports.listHardwareReports, async (ctx, { query }) => {
    const { items, next } = toPage(await listWaiting(ctx, query), query.limit)
    return { items: items.map(toReport), next }
  })
  bind(app, services, reports.linkHardwareReport, (ctx, { params, body }) =>
    linkHardwareReport(ctx, params.id, body),
  )
  bind(app, services, reports.dismissHardwareReport, (ctx, { params, body }) =>
    dismissHardwareReport(ctx, params.id, body),
  )
  bind(app, services, c.getChecklist, (ctx, { params }) => getChecklist(ctx, params.code))
  bind(app, services, c.recordTest, (ctx, { params, body }) => recordTest(ctx, params.code, body))
  bind(app, services, c.recordRepair, (ctx, { params, body }) =>
    recordRepair(ctx, params.code, body),
  )
  bind(app, services, systems.listSystems, (ctx) => listSystems(ctx))
  bind(app, services, systems.recordSystem, (ctx, { params, body }) =>
    recordSystem(ctx, params.code, body),
  )
  bind(app, services, systems.importLicences, (ctx, { body }) => importLicences(ctx, body))
  bind(app, services, systems.listLicences, async (ctx, { query }) =>
    toPage(await findLicences(ctx, query), query.limit),
  )
  bind(app, services, c.gradeDevice, (ctx, { params, body }) => gradeDevice(ctx, params.code, body))
  bind(app, services, c.releaseDevice, (ctx, { params, body }) =>
    releaseDevice(ctx, params.code, body),
  )
}
