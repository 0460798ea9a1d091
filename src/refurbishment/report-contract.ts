import { z } from 'zod'
import { code, Device } from '../devices/contract.ts'
import { answers, id, page, pageQuery } from '../platform/schema.ts'

const MAX_BYTES = 5_000_000
const bench = ['technician', 'supervisor'] as const
const tags = ['refurbishment'] as const
export const reportPlaces = ['imported', 'tray', 'linked', 'dismissed'] as const
export const linkReasons = ['noSerial', 'serialUnread', 'ambiguous', 'partOnly'] as const
export const reportDismissals = ['notOurs', 'duplicate', 'testRun', 'unreadable'] as const

export const ReportFound = z
  .object({
    id,
    tool: z.string(),
    manufacturer: z.string().nullable(),
    model: z.string().nullable(),
    serial: z.string().nullable(),
    disks: z.array(z.object({ model: z.string().nullable(), serial: z.string().nullable() })),
    place: z.enum(reportPlaces),
    deviceTag: z.string().nullable(),
    reason: z.string().nullable(),
    recordedAt: z.string(),
  })
  .meta({
    id: 'HardwareReport',
    description: 'A capture that came without its device being named, and what became of it',
  })

export const submitHardwareReport = {
  method: 'POST',
  url: '/hardware-reports',
  access: [...bench, 'agent'],
  raw: {
    types: ['application/json', 'text/plain', 'application/octet-stream'],
    maxBytes: MAX_BYTES,
  },
  schema: {
    operationId: 'submitHardwareReport',
    summary:
      'Takes a capture as a bench sends it: into the device in stock that it names by its serial, else into the tray',
    tags,
    querystring: z.strictObject({
      code: code
        .optional()
        .meta({ description: 'The label of the device, where the bench knows it' }),
    }),
    body: z.unknown().meta({ type: 'string', format: 'binary' }),
    response: answers(
      {
        200: ReportFound.extend({ repeated: z.boolean(), warnings: z.array(z.string()) }),
        201: ReportFound.extend({ repeated: z.boolean(), warnings: z.array(z.string()) }),
      },
      404,
      409,
      413,
      415,
      422,
    ),
  },
} as const

export const listHardwareReports = {
  method: 'GET',
  url: '/hardware-reports',
  access: bench,
  schema: {
    operationId: 'listHardwareReports',
    summary: 'Lists the captures of one’s organisation that wait for their device, oldest first',
    tags,
    querystring: pageQuery,
    response: answers({ 200: page(ReportFound) }),
  },
} as const

export const linkHardwareReport = {
  method: 'POST',
  url: '/hardware-reports/:id/link',
  access: bench,
  schema: {
    operationId: 'linkHardwareReport',
    summary: 'Reads a capture of the tray into a device that a person names, with why',
    tags,
    params: z.strictObject({ id }),
    body: z.strictObject({ code, reason: z.enum(linkReasons) }),
    response: answers({ 200: Device }, 404, 409, 422),
  },
} as const

export const dismissHardwareReport = {
  method: 'POST',
  url: '/hardware-reports/:id/dismissal',
  access: bench,
  schema: {
    operationId: 'dismissHardwareReport',
    summary: 'Sets a capture of the tray aside with its reason; what it said stays',
    tags,
    params: z.strictObject({ id }),
    body: z.strictObject({ reason: z.enum(reportDismissals) }),
    response: answers({ 200: ReportFound }, 404, 409, 422),
  },
} as const
