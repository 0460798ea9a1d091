import { z } from 'zod'
import { answers, id, page, pageQuery } from '../platform/schema.ts'

const tags = ['till'] as const
const keepers = ['shopManager', 'accountant', 'coordinator', 'auditor', 'admin'] as const
const byTill = z.strictObject({ id: z.string().min(2).max(40) })
const hex64 = z.string().regex(/^[0-9a-f]{64}$/)

const codes = [
  'FORMAT',
  'VERSION_DOWNGRADE',
  'GAP',
  'PREV',
  'HASH',
  'KEY',
  'SIG',
  'UNSIGNED',
  'TICKET_GAP',
  'TOTAL',
  'SESSION',
  'Z',
  'HEAD',
] as const
export const Verification = z
  .object({
    till: z.string(),
    status: z.enum(['intact', 'broken', 'incomplete']),
    exit: z.literal([0, 2, 3]),
    entries: z.int(),
    tickets: z.int(),
    unsigned: z.int(),
    bad: z.int(),
    first: z.object({ till: z.string(), seq: z.int(), code: z.enum(codes) }).nullable(),
    keys: z.array(z.object({ kid: z.string(), publicKey: hex64 })),
  })
  .meta({
    id: 'Verification',
    description:
      'What a till’s chain says when it is recomputed. The keys are those that the database knows: pin them outside, and verify with them by the command line or an archive',
  })

export const Archive = z
  .object({
    id,
    till: z.string(),
    fromSeq: z.int(),
    toSeq: z.int(),
    manifestSha256: hex64,
    sha256: hex64,
    size: z.int(),
    recordedAt: z.string(),
  })
  .meta({ id: 'LedgerArchive', description: 'An archive lct-archive-v1 of a till: a zip' })

/** With the place and the hash of its entry in the chain. */
const ArchiveMade = z.object({ ...Archive.shape, seq: z.int(), hash: hex64 })

export const verifyLedger = {
  method: 'GET',
  url: '/tills/:id/verification',
  access: keepers,
  schema: {
    operationId: 'verifyLedger',
    summary: 'Recomputes the whole chain of a till: links, hashes, signatures, numbers, totals',
    tags,
    params: byTill,
    response: answers({ 200: Verification }, 404),
  },
} as const
export const exportLedgerArchive = {
  method: 'POST',
  url: '/tills/:id/archives',
  access: ['accountant', 'admin', 'shopManager'],
  schema: {
    operationId: 'exportLedgerArchive',
    summary:
      'Archives a closed till, and writes it in its chain; `sinceLast` after the last archive',
    tags,
    params: byTill,
    body: z.strictObject({
      requestId: z.uuid().toLowerCase(),
      sinceLast: z.boolean().default(false),
    }),
    response: answers({ 200: ArchiveMade, 201: ArchiveMade }, 404, 409),
  },
} as const
export const listLedgerArchives = {
  method: 'GET',
  url: '/tills/:id/archives',
  access: keepers,
  schema: {
    operationId: 'listLedgerArchives',
    summary: 'Lists the archives of a till, oldest first',
    tags,
    params: byTill,
    querystring: pageQuery,
    response: answers({ 200: page(Archive) }, 404),
  },
} as const
export const getLedgerArchive = {
  method: 'GET',
  url: '/archives/:id',
  access: keepers,
  schema: {
    operationId: 'getLedgerArchive',
    summary: 'Reads an archive: the zip, with the script that verifies it',
    tags,
    params: z.strictObject({ id }),
    response: answers(
      {
        200: {
          description: 'The archive',
          content: { 'application/zip': { schema: z.string().meta({ format: 'binary' }) } },
        },
      },
      404,
    ),
  },
} as const
