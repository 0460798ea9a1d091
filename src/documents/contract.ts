import { z } from 'zod'
import { answers, id, page, pageQuery } from '../platform/schema.ts'
import { documentKindNames } from './kinds.ts'
import { fileTypes } from './rules.ts'

const MAX_FILE_BYTES = 8 * 1024 * 1024
const readers = [
  'donor',
  'technician',
  'supervisor',
  'weeeOfficer',
  'shopManager',
  'accountant',
  'coordinator',
  'auditor',
  'admin',
] as const
const tags = ['documents'] as const
const files = ['files'] as const
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Title = z.object({ fr: z.string(), en: z.string() })
const bytes = (description: string, ...types: string[]) => ({
  description,
  content: Object.fromEntries(
    types.map((t) => [t, { schema: z.string().meta({ format: 'binary' }) }]),
  ),
})

export const DocumentSummary = z
  .object({
    id,
    kind: z.string(),
    title: Title,
    number: z.string(),
    status: z.enum(['issued', 'superseded', 'cancelled']),
    issuerId: z.string(),
    issuer: z.string(),
    subjectId: z.string(),
    issuedAt: z.string(),
    checkCode: z.string(),
    sha256: z.string(),
    supersededBy: z.string().nullable(),
  })
  .meta({ id: 'DocumentSummary' })

export const getDocument = {
  method: 'GET',
  url: '/documents/:id',
  access: readers,
  schema: {
    operationId: 'getDocument',
    summary: 'Reads an issued paper, byte for byte as it was issued',
    tags,
    params: z.strictObject({ id }),
    response: answers({ 200: bytes('The paper', 'application/pdf') }, 404),
  },
} as const
export const listDocuments = {
  method: 'GET',
  url: '/documents',
  access: readers,
  schema: {
    operationId: 'listDocuments',
    summary: 'Lists the papers one issued or was given, in the order of issue',
    tags,
    querystring: z.strictObject({
      ...pageQuery.shape,
      subjectId: id.optional(),
      kind: z.enum(documentKindNames).optional(),
    }),
    response: answers({ 200: page(DocumentSummary) }),
  },
} as const
export const checkDocument = {
  method: 'GET',
  url: '/public/documents/:code',
  access: 'public',
  rate: 30,
  schema: {
    operationId: 'checkDocument',
    summary: 'Says whether a paper is authentic, by the code printed on it',
    tags: ['public'],
    params: z.strictObject({ code: z.string().min(1).max(64) }),
    response: answers({
      200: z
        .object({
          status: z.enum(['authentic', 'superseded', 'cancelled', 'unknown']),
          kind: z.string().nullable(),
          title: Title.nullable(),
          issuer: z.string().nullable(),
          number: z.string().nullable(),
          date: z.string().nullable(),
          sha256: z.string().nullable(),
          demo: z.boolean(),
        })
        .meta({
          id: 'DocumentCheck',
          description:
            'No name of a donor and nothing of what the paper says. `date` is the day of issue in Paris; `sha256` is that of the PDF.',
        }),
    }),
  },
} as const

export const uploadFile = {
  method: 'POST',
  url: '/files',
  access: ['technician', 'supervisor', 'collector', 'donor', 'coordinator', 'accountant', 'agent'],
  raw: { types: fileTypes, maxBytes: MAX_FILE_BYTES },
  schema: {
    operationId: 'uploadFile',
    summary: 'Keeps a photo or a PDF (8 MiB at most), known from then on by its SHA-256',
    tags: files,
    body: z.unknown().meta({ type: 'string', format: 'binary' }),
    response: answers(
      { 201: z.object({ sha256: z.string(), size: z.int(), mediaType: z.enum(fileTypes) }) },
      413,
      415,
      422,
    ),
  },
} as const
export const getFile = {
  method: 'GET',
  url: '/files/:sha256',
  access: ['technician', 'supervisor', 'accountant', 'coordinator', 'auditor', 'admin'],
  schema: {
    operationId: 'getFile',
    summary:
      'Reads a kept file: the photo of a proof, or what stands behind receipts, that one may see',
    tags: files,
    params: z.strictObject({ sha256 }),
    response: answers({ 200: bytes('The file', ...fileTypes) }, 404),
  },
} as const
