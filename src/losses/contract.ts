import { z } from 'zod'
import { code, eventId, Medium, states } from '../devices/contract.ts'
import { answers, id, instant, page, pageQuery, text, version } from '../platform/schema.ts'
import { breachStatuses, breachSteps, lossStatuses, rejectReasons, risks } from './rules.ts'

const leads = ['supervisor', 'shopManager'] as const
const deciders = ['coordinator', 'admin'] as const
const readers = [...leads, ...deciders, 'auditor'] as const
const tags = ['losses'] as const
const byId = z.strictObject({ id })

const count = z.object({ id, reference: z.string(), endedAt: z.string() })
const shown = {
  deviceTag: z.string(),
  category: z.string(),
  manufacturer: z.string().nullable(),
  model: z.string().nullable(),
  serial: z.string().nullable(),
  state: z.enum(states),
  siteId: id,
  firstCount: count,
  secondCount: count,
  mayHoldData: z.boolean().meta({
    description:
      'Whether a medium in it is neither erased nor destroyed, or its media are not all known',
  }),
}
export const MissingDevice = z.object({ id, ...shown }).meta({
  id: 'MissingDevice',
  description: 'A device that the last two counts of its site did not find, and nobody saw since',
})
export const Loss = z
  .object({
    id,
    ...shown,
    status: z.enum(lossStatuses),
    fromState: z.enum(states),
    reportedAt: z.string(),
    reportedBy: z.string(),
    decidedAt: z.string().nullable(),
    decidedBy: z.string().nullable(),
    reason: z.enum(rejectReasons).nullable(),
    foundAt: z.string().nullable(),
    breachId: id.nullable(),
    version: z.int(),
  })
  .meta({
    id: 'Loss',
    description: 'A device reported as lost by one person, and confirmed or rejected by another',
  })
export const LossVersion = z.strictObject({ version })
export const LossRejection = z.strictObject({ version, reason: z.enum(rejectReasons) })
export type LossRejection = z.output<typeof LossRejection>

const BreachMedium = Medium.pick({
  kind: true,
  model: true,
  serial: true,
  bytes: true,
  dataState: true,
})
export const Breach = z
  .object({
    id,
    reference: z.string(),
    lossId: id,
    deviceTag: z.string(),
    category: z.string(),
    manufacturer: z.string().nullable(),
    model: z.string().nullable(),
    serial: z.string().nullable(),
    siteId: id,
    organisationId: id,
    donationId: id.nullable(),
    donation: z.string().nullable(),
    donor: z.string().nullable(),
    media: z.array(BreachMedium),
    mediaComplete: z.boolean(),
    countReference: z.string(),
    discoveredAt: z.string().meta({
      description:
        'When the second count that missed the device closed: the first moment it was known',
    }),
    notifyBy: z.string(),
    status: z.enum(breachStatuses),
    risk: z.enum(risks).nullable(),
    donorTold: z.boolean(),
    foundAt: z.string().nullable(),
    openedAt: z.string(),
  })
  .meta({
    id: 'Breach',
    description: 'The file of a data breach (RGPD 33), opened with the loss of what may hold data',
  })
const BreachStep = z.object({
  id,
  step: z.enum(breachSteps),
  risk: z.enum(risks).nullable(),
  fileNumber: z.string().nullable(),
  note: z.string().nullable(),
  doneAt: z.string(),
  recordedAt: z.string(),
  by: z.string(),
})
export const BreachFile = Breach.extend({ steps: z.array(BreachStep) }).meta({
  id: 'BreachFile',
  description: 'A breach with what was done about it, oldest first; no step is ever changed',
})
export const StepInput = z.strictObject({
  step: z.enum(breachSteps),
  risk: z.enum(risks).optional().meta({ description: 'Of `assessed` alone' }),
  fileNumber: text(60).optional().meta({ description: 'The authority’s, of `authorityNotified`' }),
  note: text(1000).optional().meta({ description: 'Without the name of any person' }),
  doneAt: instant.optional().meta({ description: 'When it was done, if before now' }),
  eventId: eventId.optional(),
})
export type StepInput = z.output<typeof StepInput>

export const listMissingDevices = {
  method: 'GET',
  url: '/missing-devices',
  access: readers,
  schema: {
    operationId: 'listMissingDevices',
    summary: 'Lists the devices that the last two counts of their site did not find',
    tags,
    querystring: z.strictObject({ ...pageQuery.shape, siteId: id.optional() }),
    response: answers({ 200: page(MissingDevice) }),
  },
} as const
export const reportLoss = {
  method: 'POST',
  url: '/losses',
  access: leads,
  schema: {
    operationId: 'reportLoss',
    summary:
      'Reports as lost a device that two counts in a row did not find: another person confirms',
    tags,
    body: z.strictObject({ code, eventId: eventId.optional() }),
    response: answers({ 201: Loss }, 404, 409, 422),
  },
} as const
export const listLosses = {
  method: 'GET',
  url: '/losses',
  access: readers,
  schema: {
    operationId: 'listLosses',
    summary: 'Lists the losses of the sites one works at, by status and site',
    tags,
    querystring: z.strictObject({
      ...pageQuery.shape,
      siteId: id.optional(),
      status: z.enum(lossStatuses).optional(),
    }),
    response: answers({ 200: page(Loss) }),
  },
} as const
export const confirmLoss = {
  method: 'POST',
  url: '/losses/:id/confirmation',
  access: deciders,
  schema: {
    operationId: 'confirmLoss',
    summary:
      'Confirms a loss that another person reported; what may hold data opens the file of a breach',
    tags,
    params: byId,
    body: LossVersion,
    response: answers({ 200: Loss }, 404, 409, 422),
  },
} as const
export const rejectLoss = {
  method: 'POST',
  url: '/losses/:id/rejection',
  access: deciders,
  schema: {
    operationId: 'rejectLoss',
    summary:
      'Rejects a loss that another person reported, with the reason: the device is still looked for',
    tags,
    params: byId,
    body: LossRejection,
    response: answers({ 200: Loss }, 404, 409, 422),
  },
} as const
export const findLost = {
  method: 'POST',
  url: '/losses/:id/found',
  access: leads,
  schema: {
    operationId: 'findLost',
    summary:
      'Says that a lost device is here again: it goes to quarantine, its media presumed to hold data',
    tags,
    params: byId,
    body: LossVersion,
    response: answers({ 200: Loss }, 404, 409, 422),
  },
} as const
export const listBreaches = {
  method: 'GET',
  url: '/breaches',
  access: ['supervisor', ...deciders, 'auditor'],
  schema: {
    operationId: 'listBreaches',
    summary: 'Lists the files of data breaches one may see, oldest first',
    tags,
    querystring: z.strictObject({ ...pageQuery.shape, status: z.enum(breachStatuses).optional() }),
    response: answers({ 200: page(Breach) }),
  },
} as const
export const getBreach = {
  method: 'GET',
  url: '/breaches/:id',
  access: ['supervisor', ...deciders, 'auditor'],
  schema: {
    operationId: 'getBreach',
    summary: 'Reads the file of a data breach, with what was done about it',
    tags,
    params: byId,
    response: answers({ 200: BreachFile }, 404),
  },
} as const
export const recordBreachStep = {
  method: 'POST',
  url: '/breaches/:id/steps',
  access: deciders,
  schema: {
    operationId: 'recordBreachStep',
    summary: 'Adds to the file of a breach what was done: nothing in it is changed later',
    tags,
    params: byId,
    body: StepInput,
    response: answers({ 201: BreachFile }, 404, 409, 422),
  },
} as const
