import { z } from 'zod'
import { act, code, Device } from '../devices/contract.ts'
import { answers, id, page, pageQuery, text } from '../platform/schema.ts'

const MOST_LICENCES = 500
const bench = ['technician', 'supervisor'] as const
const keepers = ['supervisor'] as const
const tags = ['refurbishment'] as const
export const recipientClasses = ['commercial', 'citizenship'] as const

export const listSystems = {
  method: 'GET',
  url: '/systems',
  access: [...bench, 'coordinator', 'auditor', 'admin'],
  schema: {
    operationId: 'listSystems',
    summary: 'Lists the systems that devices may leave with today, and until when each is kept up',
    tags,
    response: answers({
      200: z.object({
        items: z.array(
          z.object({
            key: z.string(),
            name: z.string(),
            supportedUntil: z.string().nullable(),
            supported: z
              .boolean()
              .meta({ description: 'Whether it still gets security updates today' }),
            licence: z.boolean().meta({ description: 'Whether each device needs one' }),
            categories: z.array(z.string()),
          }),
        ),
      }),
    }),
  },
} as const

export const SystemInput = z.strictObject({
  system: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,38}$/)
    .meta({ description: 'A key of the list, or `none` where it is sold without one' }),
  licenceId: id.optional().meta({ description: 'A free licence, where the system needs one' }),
  oldSystemSaid: z
    .boolean()
    .optional()
    .meta({ description: 'True: the label says that the system gets no more updates' }),
  ...act,
})
export type SystemInput = z.output<typeof SystemInput>
export const recordSystem = {
  method: 'POST',
  url: '/devices/:code/system',
  access: bench,
  schema: {
    operationId: 'recordSystem',
    summary: 'Says which system was installed on a device, with its licence where it needs one',
    tags,
    params: z.strictObject({ code }),
    body: SystemInput,
    response: answers({ 200: Device }, 404, 409, 422),
  },
} as const

export const LicenceInput = z.strictObject({
  kind: text(60, 2).meta({ description: 'As its seller names it' }),
  recipientClass: z
    .enum(recipientClasses)
    .meta({ description: '`citizenship`: for charities, schools and people of low income alone' }),
  licences: z
    .array(
      z.strictObject({
        key: text(80).meta({ description: 'Only its hash and its last five characters are kept' }),
        coa: text(40, 3).optional().meta({ description: 'The number of its certificate label' }),
      }),
    )
    .min(1)
    .max(MOST_LICENCES),
})
export type LicenceInput = z.output<typeof LicenceInput>
export const importLicences = {
  method: 'POST',
  url: '/licences',
  access: keepers,
  schema: {
    operationId: 'importLicences',
    summary: 'Records bought licences, all or none; a key is known once',
    tags,
    body: LicenceInput,
    response: answers({ 201: z.object({ imported: z.int() }) }, 409, 422),
  },
} as const

export const listLicences = {
  method: 'GET',
  url: '/licences',
  access: bench,
  schema: {
    operationId: 'listLicences',
    summary: 'Lists the licences of one’s organisation, in the order they were recorded',
    tags,
    querystring: z.strictObject({
      ...pageQuery.shape,
      free: z.enum(['true']).optional().meta({ description: 'Only those given to no device yet' }),
    }),
    response: answers({
      200: page(
        z
          .object({
            id,
            kind: z.string(),
            lastFive: z.string(),
            coa: z.string().nullable(),
            recipientClass: z.enum(recipientClasses),
            device: z.string().nullable().meta({ description: 'The tag of the one that has it' }),
            assignedAt: z.string().nullable(),
            recordedAt: z.string(),
          })
          .meta({ id: 'Licence' }),
      ),
    }),
  },
} as const
