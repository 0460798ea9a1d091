import { z } from 'zod'
import { issuerCategories } from '../configuration/kinds.ts'
import { cents, civilDate, id, text, version } from '../platform/schema.ts'

export const receiptKinds = ['recuFiscal', 'giftCertificate'] as const
export const receiptStatuses = ['draft', 'issued', 'superseded', 'cancelled'] as const
export const methods = ['COUT_DE_REVIENT', 'VALEUR_CESSION', 'VALEUR_VENALE', 'OTHER'] as const
const outcomes = ['pending', 'favourable', 'tacit', 'unfavourable'] as const
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
// Compared with ids as the database writes them.
const ref = id.toLowerCase()
const first = 'The first day that is no longer covered'

const profile = {
  category: z.enum(issuerCategories),
  categoryDetail: text(200).optional().meta({
    description: 'What “other” is; in Alsace-Moselle, the number in its register',
  }),
  object: text(1000).optional().meta({ description: 'As explicit as possible: it is printed' }),
  decreeOn: civilDate.optional().meta({ description: 'Of public utility, or of the approval' }),
  officialJournalOn: civilDate.optional(),
  rescritOn: civilDate.optional(),
  rescritOutcome: z
    .enum(outcomes)
    .optional()
    .meta({ description: 'tacit: six months without an answer (LPF L80 C)' }),
  rescritSha256: sha256.optional(),
  eligibleFrom: civilDate.optional(),
  eligibleTo: civilDate.optional().meta({ description: first }),
  mandateHolder: text(200).optional().meta({
    description: 'The legal person that makes the receipts for this body; the platform when absent',
  }),
  mandateSignedOn: civilDate.optional(),
  mandateRevokedOn: civilDate.optional().meta({ description: first }),
  numberPrefix: z
    .string()
    .regex(/^[A-Z0-9-]{0,12}$/)
    .default(''),
}
export const IssuerProfile = z.strictObject({
  version: version
    .optional()
    .meta({ description: 'Of the profile that is replaced, when there is one' }),
  ...profile,
})
export type IssuerProfile = z.output<typeof IssuerProfile>

export const NewSignatory = z.strictObject({
  name: text(120),
  quality: text(120),
  validFrom: civilDate,
  validTo: civilDate.optional().meta({ description: first }),
  signatureSha256: sha256.optional().meta({ description: 'A PNG or JPEG sent to POST /files' }),
})
export type NewSignatory = z.output<typeof NewSignatory>

const nullable = <T extends z.ZodType>(t: T) => t.nullable()
const string = nullable(z.string())
export const SignatoryOut = z
  .object({
    id,
    organisationId: id,
    name: string,
    quality: string,
    validFrom: z.string(),
    validTo: string,
    signatureSha256: string,
    recordedBy: z.string(),
    confirmedBy: string.meta({ description: 'Null: not yet confirmed by another person' }),
  })
  .meta({ id: 'Signatory' })
export const Issuer = z
  .object({
    id,
    organisationId: id,
    name: z.string(),
    category: z.string(),
    categoryDetail: string,
    object: string,
    decreeOn: string,
    officialJournalOn: string,
    rescritOn: string,
    rescritOutcome: string,
    rescritSha256: string,
    eligibleFrom: string,
    eligibleTo: string,
    mandateHolder: string,
    mandateSignedOn: string,
    mandateRevokedOn: string,
    numberPrefix: z.string(),
    proposedBy: z.string(),
    proposedAt: z.string(),
    confirmedBy: string,
    confirmedAt: string,
    signatories: z.array(SignatoryOut),
    version: z.int(),
  })
  .meta({ id: 'Issuer', description: 'Takes effect when another person has confirmed it' })

export const NewValuation = z.strictObject({
  version: version.optional().meta({ description: 'Of the donation' }),
  lines: z
    .array(z.strictObject({ lineId: ref, unitValueCents: cents, method: z.enum(methods) }))
    .max(500)
    .default([]),
  devices: z
    .array(z.strictObject({ code: text(200), valueCents: cents, method: z.enum(methods) }))
    .max(2000)
    .optional()
    .meta({ description: 'Where a device is worth other than its line, or has none' }),
  documentSha256: sha256
    .optional()
    .meta({ description: 'What the donor signed: needed unless the donor itself declares' }),
})
export type NewValuation = z.output<typeof NewValuation>
const said = {
  method: string,
  by: z.string(),
  byDonor: z.boolean(),
  at: z.string(),
  documentSha256: string,
}
export const Valuation = z
  .object({
    donationId: id,
    lines: z.array(z.object({ lineId: id, unitValueCents: z.int(), ...said })),
    devices: z.array(z.object({ code: z.string(), valueCents: z.int(), ...said })),
  })
  .meta({
    id: 'Valuation',
    description: 'What the donor last said each line and device is worth; never computed here',
  })

const deviceCodes = z.array(text(200)).min(1).max(2000).optional().meta({
  description: 'These devices alone, without the bulk lots; else all that may stand on it',
})
const donationIds = z.array(ref).min(1).max(100)
export const NewReceipt = z.strictObject({
  issuerId: ref,
  donorId: ref,
  donationIds,
  from: civilDate,
  to: civilDate,
  kind: z.enum(receiptKinds).default('recuFiscal'),
  deviceCodes,
})
export type NewReceipt = z.output<typeof NewReceipt>
const reason = text(500, 0).optional()
export const Cancellation = z.strictObject({ version, reason })
export const Replacement = z.strictObject({
  version,
  reason,
  deviceCodes,
  from: civilDate.optional(),
  to: civilDate.optional(),
  donationIds: donationIds.optional(),
})
export type Replacement = z.output<typeof Replacement>

const Told = z.object({ code: z.string(), text: z.string(), detail: z.string().optional() })
const Line = z.object({
  code: z.string(),
  category: z.string(),
  label: z.string(),
  manufacturer: string,
  model: string,
  serial: string,
  donorAssetTag: string,
  giftDate: z.string(),
  valueCents: nullable(z.int()),
  method: string,
})
const Lot = z.object({
  lotId: id,
  category: z.string(),
  label: z.string(),
  quantity: z.int(),
  giftDate: z.string(),
  unitValueCents: nullable(z.int()).meta({ description: 'Null: without a declared value' }),
})
export const ReceiptSummary = z
  .object({
    id,
    kind: z.enum(receiptKinds),
    status: z.enum(receiptStatuses),
    issuerId: id,
    issuerName: z.string(),
    donorId: id,
    donorName: z.string(),
    from: z.string(),
    to: z.string(),
    number: string,
    totalCents: nullable(z.int()).meta({
      description: 'Null on a certificate, which says no value',
    }),
    documentId: nullable(id),
    checkCode: string,
    issuedAt: string,
    replacesId: nullable(id),
    replacedById: nullable(id),
    reason: string.meta({ description: 'Why it was cancelled or replaced' }),
    version: z.int(),
  })
  .meta({ id: 'ReceiptSummary' })
export const Receipt = z
  .object({
    ...ReceiptSummary.shape,
    donationIds: z.array(id),
    lines: z.array(Line),
    lots: z.array(Lot),
    blockers: z
      .array(Told)
      .meta({ description: 'Why a draft cannot be issued; empty when it can' }),
    warnings: z.array(Told),
    proposes: nullable(z.literal('giftCertificate')),
  })
  .meta({ id: 'Receipt' })
export type Receipt = z.output<typeof Receipt>

export const menders = ['donor', 'workshop', 'counter', 'accountant', 'admin'] as const
export const ReceiptToPrepare = z
  .object({
    donorId: id,
    donorName: z.string(),
    from: z.string().meta({ description: 'The donor’s fiscal year that ends in the year asked' }),
    to: z.string(),
    donationIds: z.array(id),
    devices: z.int(),
    lots: z.int(),
    totalCents: nullable(z.int()).meta({ description: 'Null while a device has no value' }),
    draftId: nullable(id).meta({ description: 'The last draft of a receipt within this period' }),
    proposes: nullable(z.literal('giftCertificate')),
    missing: z.array(
      z.object({
        code: z.string(),
        from: z.enum(menders).meta({ description: 'Who can mend it' }),
        text: z.string(),
        detail: z.string().optional(),
        donationId: id.optional(),
        blocks: z.boolean().meta({ description: 'False: a receipt can be issued without it' }),
      }),
    ),
  })
  .meta({
    id: 'ReceiptToPrepare',
    description:
      'A donor whose accepted gifts stand on no receipt yet, with what `prepareReceipt` would say of them today',
  })

const Series = z.object({
  kind: z.enum(receiptKinds),
  year: z.int(),
  last: z.int(),
  papers: z.int(),
  missing: z.array(z.int()).meta({ description: 'Numbers without a paper' }),
  altered: z.array(z.string()).meta({ description: 'Numbers whose bytes are not those issued' }),
  unlinked: z.array(z.string()).meta({ description: 'Papers without their receipt' }),
})
export const Integrity = z
  .object({ organisationId: id, whole: z.boolean(), series: z.array(Series) })
  .meta({ id: 'ReceiptsIntegrity' })
