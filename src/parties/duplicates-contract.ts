import { z } from 'zod'
import { answers, id, page, pageQuery, version } from '../platform/schema.ts'
import { Organisation } from './contract.ts'

const keepers = ['coordinator', 'admin'] as const
const tags = ['parties'] as const

export const DonorFound = Organisation.extend({
  donations: z.int().meta({ description: 'Its donations; 1000 says as many or more' }),
}).meta({ id: 'DonorFound' })

export type DonorFound = z.output<typeof DonorFound>

export const listOrganisationDuplicates = {
  method: 'GET',
  url: '/organisation-duplicates',
  access: keepers,
  schema: {
    operationId: 'listOrganisationDuplicates',
    summary:
      'Lists donors that look like another, older one: the same SIREN, or the same name and postcode',
    tags,
    querystring: pageQuery,
    response: answers({
      200: page(
        z
          .object({
            reason: z.enum(['siren', 'name']),
            organisations: z
              .array(DonorFound)
              .length(2)
              .meta({ description: 'The older first, then the one that looks like it' }),
          })
          .meta({ id: 'OrganisationDuplicate' }),
      ),
    }),
  },
} as const

export const Merge = z.strictObject({
  intoId: id.meta({ description: 'The organisation that stays' }),
  version: version.meta({ description: 'Of the duplicate' }),
})
export type Merge = z.output<typeof Merge>
const count = z.int()
export const mergeOrganisation = {
  method: 'POST',
  url: '/organisations/:id/merge',
  access: keepers,
  schema: {
    operationId: 'mergeOrganisation',
    summary: 'Merges a duplicate donor into another: its gifts, its people and its papers follow',
    tags,
    params: z.strictObject({ id }),
    body: Merge,
    response: answers(
      {
        200: z.object({
          merged: Organisation,
          into: Organisation,
          moved: z.object({
            donations: count,
            memberships: count,
            receipts: count,
            documents: count,
          }),
        }),
      },
      404,
      409,
      422,
    ),
  },
} as const
