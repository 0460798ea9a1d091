import { z } from 'zod'
import { answers, civilDate, id, page, pageQuery, text, version } from '../platform/schema.ts'
import { keyLists, kindNames } from './kinds.ts'

const key = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_/-]{0,59}$/)

export const NewConfiguration = z.strictObject({
  kind: z.enum(kindNames),
  key,
  value: z.record(z.string(), z.unknown()),
  validFrom: civilDate,
  validTo: civilDate.optional(),
  source: text(500, 3),
})
export type NewConfiguration = z.output<typeof NewConfiguration>

export const Configuration = z
  .object({
    id,
    kind: z.enum(kindNames),
    key: z.string(),
    value: z.record(z.string(), z.unknown()),
    validFrom: z.string(),
    validTo: z.string().nullable(),
    source: z.string(),
    status: z.enum(['proposed', 'confirmed', 'rejected']),
    proposedBy: z.string(),
    decidedBy: z.string().nullable(),
    seeded: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Configuration' })

const keepers = ['coordinator', 'admin'] as const
const tags = ['configuration'] as const

export const proposeConfiguration = {
  method: 'POST',
  url: '/configuration',
  access: keepers,
  schema: {
    operationId: 'proposeConfiguration',
    summary: 'Proposes a dated row: rate, ceiling, checklist, formula',
    tags,
    body: NewConfiguration,
    response: answers({ 201: Configuration }, 409, 422),
  },
} as const
export const decideConfiguration = {
  method: 'POST',
  url: '/configuration/:id/decision',
  access: keepers,
  schema: {
    operationId: 'decideConfiguration',
    summary:
      'Another person confirms a proposed row, or rejects it; the row before it ends where it begins',
    tags,
    params: z.strictObject({ id }),
    body: z.strictObject({ confirm: z.boolean(), version }),
    response: answers({ 200: Configuration }, 404, 409, 422),
  },
} as const
export const listConfiguration = {
  method: 'GET',
  url: '/configuration',
  access: 'signedIn',
  schema: {
    operationId: 'listConfiguration',
    summary: 'Lists dated rows; with `on`, those in force that day',
    tags,
    querystring: z.strictObject({
      ...pageQuery.shape,
      kind: z.enum(kindNames).optional(),
      key: key.optional(),
      on: civilDate.optional(),
      status: z.enum(['proposed', 'confirmed', 'rejected']).optional(),
    }),
    response: answers({ 200: page(Configuration) }),
  },
} as const

const words = z.object({ fr: z.string(), en: z.string() })
export const ConfigurationKindOut = z
  .object({
    kind: z.enum(kindNames),
    title: words,
    text: words.meta({ description: 'What its rows decide, in one sentence' }),
    keys: z.enum(keyLists).meta({ description: 'What tells the rows of this kind apart' }),
    keyExamples: z
      .array(z.string())
      .meta({ description: 'All keys where they are a closed list of the service; else examples' }),
    schema: z
      .record(z.string(), z.unknown())
      .meta({ description: 'The JSON Schema of the value that `proposeConfiguration` takes' }),
  })
  .meta({ id: 'ConfigurationKind' })
export const listConfigurationKinds = {
  method: 'GET',
  url: '/configuration-kinds',
  access: 'signedIn',
  schema: {
    operationId: 'listConfigurationKinds',
    summary: 'Lists what may be configured, with its words, its keys and the form of its value',
    tags,
    response: answers({ 200: z.object({ items: z.array(ConfigurationKindOut) }) }),
  },
} as const
