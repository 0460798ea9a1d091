import { z } from 'zod'
import {
  Address,
  AddressOut,
  answers,
  id,
  page,
  pageQuery,
  text,
  version,
} from '../platform/schema.ts'

export const organisationKinds = [
  'company',
  'publicBody',
  'association',
  'workshop',
  'shop',
  'carrier',
  'ecoOrganisme',
  'territory',
] as const
export const siteKinds = ['warehouse', 'workshop', 'shop'] as const

const identity = {
  name: text(200),
  kind: z.enum(organisationKinds),
  siret: text(20).optional(),
  siren: text(20).optional(),
  rna: text(20).optional(),
  legalForm: text(80).optional(),
  taxRegime: z.enum(['IS', 'IR_REEL', 'MICRO', 'PUBLIC_NOT_TAXED', 'INDIVIDUAL']).optional(),
  fiscalYearEnd: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
    .optional(),
  address: Address,
  mayResellCg3p: z.boolean().optional(),
}
export const NewOrganisation = z.strictObject(identity)
export type NewOrganisation = z.output<typeof NewOrganisation>
export const OrganisationChange = z.strictObject({
  version,
  ...z.strictObject(identity).omit({ kind: true }).partial().shape,
})
export type OrganisationChange = z.output<typeof OrganisationChange>

export const Organisation = z
  .object({
    id,
    name: z.string(),
    kind: z.enum(organisationKinds),
    siret: z.string().nullable(),
    siren: z.string().nullable(),
    rna: z.string().nullable(),
    legalForm: z.string().nullable(),
    taxRegime: z.string().nullable(),
    fiscalYearEnd: z.string().nullable(),
    address: AddressOut,
    mayResellCg3p: z.boolean(),
    active: z.boolean(),
    mergedInto: id
      .nullable()
      .meta({ description: 'The organisation that took its place, if it was a duplicate' }),
    version: z.int(),
  })
  .meta({ id: 'Organisation' })
export type Organisation = z.output<typeof Organisation>

export const NewSite = z.strictObject({
  organisationId: id,
  kind: z.enum(siteKinds),
  name: text(120),
  address: Address,
})
export type NewSite = z.output<typeof NewSite>
export const SiteChange = z.strictObject({
  version,
  name: text(120).optional(),
  address: Address.optional(),
})
export type SiteChange = z.output<typeof SiteChange>
export const Site = z
  .object({
    id,
    organisationId: id,
    kind: z.enum(siteKinds),
    name: z.string(),
    address: AddressOut,
    active: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Site' })

const byId = z.strictObject({ id })
const keepers = ['coordinator', 'admin'] as const
const tags = ['parties'] as const

export const createOrganisation = {
  method: 'POST',
  url: '/organisations',
  access: keepers,
  schema: {
    operationId: 'createOrganisation',
    summary: 'Adds an organisation',
    tags,
    body: NewOrganisation,
    response: answers({ 201: Organisation }, 409, 422),
  },
} as const
export const getOrganisation = {
  method: 'GET',
  url: '/organisations/:id',
  access: 'signedIn',
  schema: {
    operationId: 'getOrganisation',
    summary: 'Reads an organisation',
    tags,
    params: byId,
    response: answers({ 200: Organisation }, 404),
  },
} as const
export const listOrganisations = {
  method: 'GET',
  url: '/organisations',
  access: 'signedIn',
  schema: {
    operationId: 'listOrganisations',
    summary: 'Lists organisations, in the order they were added',
    tags,
    querystring: z.strictObject({
      ...pageQuery.shape,
      kind: z.enum(organisationKinds).optional(),
      siren: z
        .string()
        .regex(/^\d{9}$/)
        .optional(),
      q: text(120, 2)
        .optional()
        .meta({ description: 'The beginnings of words of its name, or of its SIREN or SIRET' }),
    }),
    response: answers({ 200: page(Organisation) }),
  },
} as const
export const updateOrganisation = {
  method: 'PATCH',
  url: '/organisations/:id',
  access: keepers,
  schema: {
    operationId: 'updateOrganisation',
    summary: 'Changes an organisation',
    tags,
    params: byId,
    body: OrganisationChange,
    response: answers({ 200: Organisation }, 404, 409, 422),
  },
} as const
export const deactivateOrganisation = {
  method: 'POST',
  url: '/organisations/:id/deactivation',
  access: keepers,
  schema: {
    operationId: 'deactivateOrganisation',
    summary: 'Deactivates an organisation; its past stays',
    tags,
    params: byId,
    body: z.strictObject({ version }),
    response: answers({ 200: Organisation }, 404, 409, 422),
  },
} as const
export const createSite = {
  method: 'POST',
  url: '/sites',
  access: keepers,
  schema: {
    operationId: 'createSite',
    summary: 'Adds a site to an organisation',
    tags,
    body: NewSite,
    response: answers({ 201: Site }, 409, 422),
  },
} as const
export const getSite = {
  method: 'GET',
  url: '/sites/:id',
  access: 'signedIn',
  schema: {
    operationId: 'getSite',
    summary: 'Reads a site',
    tags,
    params: byId,
    response: answers({ 200: Site }, 404),
  },
} as const
export const listSites = {
  method: 'GET',
  url: '/sites',
  access: 'signedIn',
  schema: {
    operationId: 'listSites',
    summary: 'Lists sites, in the order they were added',
    tags,
    querystring: z.strictObject({ ...pageQuery.shape, organisationId: id.optional() }),
    response: answers({ 200: page(Site) }),
  },
} as const
export const updateSite = {
  method: 'PATCH',
  url: '/sites/:id',
  access: keepers,
  schema: {
    operationId: 'updateSite',
    summary: 'Changes a site',
    tags,
    params: byId,
    body: SiteChange,
    response: answers({ 200: Site }, 404, 409),
  },
} as const
export const deactivateSite = {
  method: 'POST',
  url: '/sites/:id/deactivation',
  access: keepers,
  schema: {
    operationId: 'deactivateSite',
    summary: 'Deactivates a site that holds no device any more',
    tags,
    params: byId,
    body: z.strictObject({ version }),
    response: answers({ 200: Site }, 404, 409),
  },
} as const
