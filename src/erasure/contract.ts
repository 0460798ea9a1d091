import { z } from 'zod'
import { act, code, Device, Medium } from '../devices/contract.ts'
import { answers, id, page, pageQuery, text } from '../platform/schema.ts'
import { warnings } from './model.ts'

const MAX_LOG_BYTES = 10_000_000
const bench = ['technician', 'supervisor'] as const
const tags = ['erasure'] as const
const places = ['matched', 'tray', 'linked', 'dismissed'] as const
export const dismissalReasons = [
  'testRun',
  'otherWorkshop',
  'notOurs',
  'duplicate',
  'unreadable',
] as const
/** How a medium without a serial is erased under two people's eyes. */
export const attestedTechniques = [
  'factoryReset',
  'overwrite',
  'secureErase',
  'cryptoErase',
  'blockErase',
] as const
export const linkReasons = ['declaredLater', 'ambiguous', 'wrongDevice', 'serialCorrected'] as const

export const Verdict = z
  .object({
    id,
    disk: z.string(),
    serial: z.string().nullable(),
    deviceTag: z.string().nullable(),
    mediumId: z.string().nullable(),
    verdict: z.enum(['erased', 'failed', 'refused']),
    level: z.enum(['clear', 'purge', 'destroy']).nullable(),
    code: z.string().nullable(),
    codes: z.array(z.string()),
    detail: z.string().nullable(),
    warnings: z
      .array(z.enum(warnings))
      .meta({ description: 'What could not be checked, whatever the verdict' }),
    place: z.enum(places),
    reason: z
      .enum([...linkReasons, ...dismissalReasons])
      .nullable()
      .meta({ description: 'Why it was linked or set aside' }),
    decidedBy: z.string().nullable(),
    decidedAt: z.string().nullable(),
  })
  .meta({
    id: 'ErasureVerdict',
    description:
      'What a log says of one disk: proved, failed, or refused with every code that fired',
  })
const evidence = {
  id,
  sha256: z.string(),
  tool: z.string(),
  toolVersion: z.string().nullable(),
  fileSha256: z
    .string()
    .nullable()
    .meta({ description: 'Null once the file has reached its term; its hash stays' }),
  hostSerial: z
    .string()
    .nullable()
    .meta({ description: 'Of the machine that the log was made on, where it says so' }),
  by: z.string(),
  organisationId: id,
  organisation: z.string(),
  recordedAt: z.string(),
  verdicts: z.array(Verdict),
}
export const Evidence = z.object(evidence).meta({ id: 'ErasureEvidence' })

const Submitted = z.object({ ...evidence, repeated: z.boolean() })

export const submitErasureEvidence = {
  method: 'POST',
  url: '/erasure-evidence',
  access: [...bench, 'agent'],
  raw: { types: ['text/plain', 'application/octet-stream'], maxBytes: MAX_LOG_BYTES },
  schema: {
    operationId: 'submitErasureEvidence',
    summary:
      'Takes the report of an erasure as it is (nwipe, Blancco, hdparm, nvme-cli, eReuse): one verdict per disk; what matches no medium waits in the tray',
    tags,
    response: answers(
      {
        200: Submitted.meta({ description: 'The same file again: answered as the first time' }),
        201: Submitted,
      },
      409,
      413,
      415,
      422,
    ),
  },
} as const
export const listErasureEvidence = {
  method: 'GET',
  url: '/erasure-evidence',
  access: [...bench, 'coordinator', 'auditor'],
  schema: {
    operationId: 'listErasureEvidence',
    summary:
      'Lists the evidence of one’s organisation; with `place=tray`, what waits to be linked or dismissed',
    tags,
    querystring: z.strictObject({ ...pageQuery.shape, place: z.enum(places).optional() }),
    response: answers({ 200: page(Evidence) }),
  },
} as const
export const getErasureEvidenceFile = {
  method: 'GET',
  url: '/erasure-evidence/:id/file',
  access: ['supervisor', 'coordinator', 'auditor'],
  schema: {
    operationId: 'getErasureEvidenceFile',
    summary: 'The file of an evidence, byte for byte',
    tags,
    params: z.strictObject({ id }),
    response: answers(
      { 200: { description: 'The file', content: { 'text/plain': { schema: z.string() } } } },
      404,
    ),
  },
} as const
export const linkErasureVerdict = {
  method: 'POST',
  url: '/erasure-verdicts/:id/link',
  access: ['supervisor'],
  schema: {
    operationId: 'linkErasureVerdict',
    summary:
      'Links a verdict of the tray to a medium by hand; it is judged again, and its serial must still be the medium’s',
    tags,
    params: z.strictObject({ id }),
    body: z.strictObject({ mediumId: id, reason: z.enum(linkReasons) }),
    response: answers({ 200: Verdict }, 404, 409, 422),
  },
} as const
export const dismissErasureVerdict = {
  method: 'POST',
  url: '/erasure-verdicts/:id/dismissal',
  access: ['supervisor'],
  schema: {
    operationId: 'dismissErasureVerdict',
    summary: 'Sets a verdict of the tray aside with its reason; the file stays',
    tags,
    params: z.strictObject({ id }),
    body: z.strictObject({ reason: z.enum(dismissalReasons) }),
    response: answers({ 200: Verdict }, 404, 409, 422),
  },
} as const
const proofKinds = ['evidence', 'attestation', 'destruction', 'removal'] as const
export const MediumProofs = z
  .object({
    mediumId: id,
    kind: Medium.shape.kind,
    model: z.string().nullable(),
    serial: z.string().nullable(),
    bytes: z.int().nullable(),
    place: Medium.shape.place,
    dataState: Medium.shape.dataState,
    elsewhere: z.boolean().meta({ description: 'Whether it is in another device now' }),
    proofs: z.array(
      z.object({
        kind: z.enum(proofKinds),
        at: z.string().meta({ description: 'When it was recorded' }),
        endedAt: z.string().nullable().meta({ description: 'When it was done, as far as known' }),
        result: z
          .enum(['erased', 'failed', 'refused'])
          .nullable()
          .meta({ description: 'The verdict on the log; null for what two people say' }),
        level: z.enum(['clear', 'purge', 'destroy']).nullable(),
        codes: z.array(z.string()).meta({ description: 'Why a log proves nothing' }),
        method: z.string().nullable(),
        tool: z.string().nullable(),
        evidenceId: id.nullable(),
        fileSha256: z
          .string()
          .nullable()
          .meta({ description: 'Of the log, or of the photo that was taken' }),
        by: z.string(),
        witness: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'MediumProofs' })
export const listDeviceProofs = {
  method: 'GET',
  url: '/devices/:code/proofs',
  access: [
    ...bench,
    'weeeOfficer',
    'shopManager',
    'accountant',
    'coordinator',
    'auditor',
    'admin',
    'agent',
    'donor',
  ],
  schema: {
    operationId: 'listDeviceProofs',
    summary:
      'Lists what proves (or does not prove) the end of the data of each medium that a device has or had, newest first',
    tags,
    params: z.strictObject({ code }),
    response: answers({ 200: z.object({ items: z.array(MediumProofs) }) }, 404, 409, 422),
  },
} as const

export const AttestationInput = z.strictObject({
  statement: text(500, 3),
  photo: z.string().regex(/^[0-9a-f]{64}$/),
  witness: text(20),
  level: z.enum(['clear', 'purge']).default('clear'),
  technique: z.enum(attestedTechniques).optional(),
  encrypted: z
    .boolean()
    .optional()
    .meta({ description: 'A phone or tablet: its storage was encrypted before the reset' }),
  accountsOff: z
    .boolean()
    .optional()
    .meta({ description: 'A phone or tablet: started again, it asks for no account' }),
  imei: text(40)
    .transform((s) => s.replace(/[\s/-]/g, ''))
    .optional()
    .meta({ description: 'Of a phone, and of a tablet that has one; fifteen digits' }),
  ...act,
})
export type AttestationInput = z.output<typeof AttestationInput>
export const attestErasure = {
  method: 'POST',
  url: '/media/:id/attestation',
  access: bench,
  schema: {
    operationId: 'attestErasure',
    summary:
      'Two people attest, with a photo, the erasure of a medium that has no serial; of a phone or tablet, its reset while encrypted, its accounts off and its IMEI',
    tags,
    params: z.strictObject({ id }),
    body: AttestationInput,
    response: answers({ 200: Device }, 404, 409, 422),
  },
} as const
const CertificateIssued = z.object({
  documentId: id,
  number: z.string(),
  checkCode: z.string(),
  sha256: z.string(),
  repeated: z.boolean(),
})
const certified = {
  200: CertificateIssued.meta({ description: 'The same facts: the paper that stands' }),
  201: CertificateIssued,
}
export const issueErasureCertificate = {
  method: 'POST',
  url: '/devices/:code/erasure-certificate',
  access: ['supervisor'],
  schema: {
    operationId: 'issueErasureCertificate',
    summary:
      'Issues the erasure certificate of a device whose media are all declared and closed; new facts replace it',
    tags,
    params: z.strictObject({ code }),
    response: answers(certified, 404, 409, 422),
  },
} as const
export const issueDonationCertificate = {
  method: 'POST',
  url: '/donations/:id/erasure-certificate',
  access: ['supervisor'],
  schema: {
    operationId: 'issueDonationCertificate',
    summary:
      'Issues the erasure certificate of a donation, every medium of which is erased, destroyed, missing or given back',
    tags,
    params: z.strictObject({ id }),
    response: answers(certified, 404, 409, 422),
  },
} as const
export const getDonationErasure = {
  method: 'GET',
  url: '/donations/:id/erasure',
  access: [...bench, 'coordinator', 'auditor', 'admin', 'donor'],
  schema: {
    operationId: 'getDonationErasure',
    summary:
      'Counts the media that came with a donation by what became of them, and says what is still open',
    tags,
    params: z.strictObject({ id }),
    response: answers(
      {
        200: z
          .object({
            expected: z.int(),
            erased: z.int(),
            destroyed: z.int(),
            missing: z.int(),
            returned: z.int(),
            open: z.int(),
            levelAsked: z.enum(['clear', 'purge', 'destroy']),
            blockers: z
              .array(z.object({ code: z.string(), detail: z.string().optional() }))
              .meta({ description: 'Why no certificate can be issued yet; two hundred at most' }),
            certificate: z
              .object({
                documentId: id,
                number: z.string(),
                checkCode: z.string(),
                current: z.boolean().meta({ description: 'Whether nothing changed since' }),
              })
              .nullable(),
          })
          .meta({ id: 'DonationErasure' }),
      },
      404,
    ),
  },
} as const
