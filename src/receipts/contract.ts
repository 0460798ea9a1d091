import { z } from 'zod'
import { answers, civilDate, id, page, pageQuery, version } from '../platform/schema.ts'
import * as s from './shapes.ts'

const keepers = ['accountant', 'coordinator', 'admin'] as const
const readers = ['accountant', 'coordinator', 'auditor', 'admin'] as const
const accountant = ['accountant'] as const
const byId = z.strictObject({ id })
const byOrganisation = z.strictObject({ organisationId: id })
const issuers = ['issuers'] as const
const tags = ['receipts'] as const

export const setIssuer = {
  method: 'PUT',
  url: '/issuers/:organisationId',
  access: keepers,
  schema: {
    operationId: 'setIssuer',
    summary: 'Says under which title a body issues receipts; another person then confirms it',
    tags: issuers,
    params: byOrganisation,
    body: s.IssuerProfile,
    response: answers({ 200: s.Issuer }, 404, 409, 422),
  },
} as const
export const confirmIssuer = {
  method: 'POST',
  url: '/issuers/:organisationId/confirmation',
  access: keepers,
  schema: {
    operationId: 'confirmIssuer',
    summary: 'Another person confirms an issuer and its new signatories',
    tags: issuers,
    params: byOrganisation,
    body: z.strictObject({ version }),
    response: answers({ 200: s.Issuer }, 404, 409, 422),
  },
} as const
export const getIssuer = {
  method: 'GET',
  url: '/issuers/:organisationId',
  access: readers,
  schema: {
    operationId: 'getIssuer',
    summary: 'Reads an issuer with its signatories',
    tags: issuers,
    params: byOrganisation,
    response: answers({ 200: s.Issuer }, 404),
  },
} as const
export const listIssuers = {
  method: 'GET',
  url: '/issuers',
  access: readers,
  schema: {
    operationId: 'listIssuers',
    summary: 'Lists the issuers one may see',
    tags: issuers,
    querystring: pageQuery,
    response: answers({ 200: page(s.Issuer) }),
  },
} as const
export const addSignatory = {
  method: 'POST',
  url: '/issuers/:organisationId/signatories',
  access: keepers,
  schema: {
    operationId: 'addSignatory',
    summary: 'Adds a person who may sign for an issuer, once another person has confirmed it',
    tags: issuers,
    params: byOrganisation,
    body: s.NewSignatory,
    response: answers({ 201: s.SignatoryOut }, 404, 409, 422),
  },
} as const
export const endSignatory = {
  method: 'POST',
  url: '/signatories/:id/end',
  access: keepers,
  schema: {
    operationId: 'endSignatory',
    summary: 'Ends a signatory, from today or from a later day on',
    tags: issuers,
    params: byId,
    body: z.strictObject({
      validTo: civilDate.optional().meta({ description: 'The first day it signs no more; today' }),
    }),
    response: answers({ 200: s.SignatoryOut }, 404, 409, 422),
  },
} as const

const givers = ['donor', 'coordinator', 'accountant'] as const
const donationId = z.strictObject({ id })
export const declareValuation = {
  method: 'POST',
  url: '/donations/:id/valuation',
  access: givers,
  schema: {
    operationId: 'declareValuation',
    summary: 'Says what a gift is worth: the donor itself, or staff with its signed document',
    tags,
    params: donationId,
    body: s.NewValuation,
    response: answers({ 201: s.Valuation }, 404, 409, 422),
  },
} as const
export const getValuation = {
  method: 'GET',
  url: '/donations/:id/valuation',
  access: [...givers, 'auditor', 'admin'],
  schema: {
    operationId: 'getValuation',
    summary: 'Reads what the donor last said its gift is worth',
    tags,
    params: donationId,
    response: answers({ 200: s.Valuation }, 404),
  },
} as const

export const prepareReceipt = {
  method: 'POST',
  url: '/receipts',
  access: accountant,
  schema: {
    operationId: 'prepareReceipt',
    summary: 'Drafts a receipt with its lines, and with every reason why it could not be issued',
    tags,
    body: s.NewReceipt,
    response: answers({ 201: s.Receipt }, 404, 409, 422),
  },
} as const
export const getReceipt = {
  method: 'GET',
  url: '/receipts/:id',
  access: ['donor', ...readers],
  schema: {
    operationId: 'getReceipt',
    summary: 'Reads a receipt; a donor its own issued ones',
    tags,
    params: byId,
    response: answers({ 200: s.Receipt }, 404),
  },
} as const
export const previewReceipt = {
  method: 'GET',
  url: '/receipts/:id/preview',
  access: readers,
  schema: {
    operationId: 'previewReceipt',
    summary: 'Shows a draft as it would be printed, marked PROJET and without a number',
    tags,
    params: byId,
    response: answers(
      {
        200: {
          description: 'The draft',
          content: { 'application/pdf': { schema: z.string().meta({ format: 'binary' }) } },
        },
      },
      404,
      409,
    ),
  },
} as const
export const deleteReceipt = {
  method: 'DELETE',
  url: '/receipts/:id',
  access: accountant,
  schema: {
    operationId: 'deleteReceipt',
    summary: 'Deletes a draft',
    tags,
    params: byId,
    response: answers({ 200: z.object({ id }) }, 404, 409),
  },
} as const
export const issueReceipt = {
  method: 'POST',
  url: '/receipts/:id/issue',
  access: accountant,
  schema: {
    operationId: 'issueReceipt',
    summary: 'Issues a draft: number, paper and hash at once, or every reason why not',
    tags,
    params: byId,
    body: z.strictObject({ version }),
    response: answers({ 200: s.Receipt }, 404, 409, 422),
  },
} as const
export const cancelReceipt = {
  method: 'POST',
  url: '/receipts/:id/cancel',
  access: accountant,
  schema: {
    operationId: 'cancelReceipt',
    summary: 'Cancels an issued receipt; its bytes stay, and the donor is told',
    tags,
    params: byId,
    body: s.Cancellation,
    response: answers({ 200: s.Receipt }, 404, 409, 422),
  },
} as const
export const replaceReceipt = {
  method: 'POST',
  url: '/receipts/:id/replace',
  access: accountant,
  schema: {
    operationId: 'replaceReceipt',
    summary: 'Issues another receipt in its place, under a new number',
    tags,
    params: byId,
    body: s.Replacement,
    response: answers({ 201: s.Receipt }, 404, 409, 422),
  },
} as const
export const listReceipts = {
  method: 'GET',
  url: '/receipts',
  access: ['donor', ...readers],
  schema: {
    operationId: 'listReceipts',
    summary: 'Lists receipts in the order they were drafted; a donor its own issued ones',
    tags,
    querystring: z.strictObject({
      ...pageQuery.shape,
      issuerId: id.optional(),
      donorId: id.optional(),
      year: z.coerce.number().int().min(2022).max(2199).optional(),
      status: z.enum(s.receiptStatuses).optional(),
    }),
    response: answers({ 200: page(s.ReceiptSummary) }),
  },
} as const
const fiscalYear = z.coerce.number().int().min(2022).max(2199)
export const listReceiptsToPrepare = {
  method: 'GET',
  url: '/receipts-to-prepare',
  access: readers,
  schema: {
    operationId: 'listReceiptsToPrepare',
    summary:
      'Lists the donors whose accepted gifts of a fiscal year stand on no receipt yet, and what is missing for one; `after` is the last donor seen',
    tags,
    querystring: z.strictObject({
      issuerId: id.toLowerCase(),
      year: fiscalYear,
      after: id.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    response: answers({ 200: page(s.ReceiptToPrepare) }, 404),
  },
} as const
export const exportReceipts = {
  method: 'GET',
  url: '/receipts/export',
  access: readers,
  schema: {
    operationId: 'exportReceipts',
    summary: 'The receipts of an issuer’s year as CSV: issued, cancelled and replaced ones',
    tags,
    querystring: z.strictObject({ issuerId: id.toLowerCase(), year: fiscalYear }),
    response: answers(
      {
        200: {
          description: 'The register, for a spreadsheet',
          content: { 'text/csv': { schema: z.string() } },
        },
      },
      404,
    ),
  },
} as const
export const receiptsIntegrity = {
  method: 'GET',
  url: '/issuers/:organisationId/receipts/integrity',
  access: readers,
  schema: {
    operationId: 'receiptsIntegrity',
    summary: 'Checks an issuer’s receipts: no number missing, each paper’s bytes those issued',
    tags,
    params: byOrganisation,
    querystring: z.strictObject({
      year: z.coerce.number().int().min(2022).max(2199).optional(),
    }),
    response: answers({ 200: s.Integrity }, 404),
  },
} as const
