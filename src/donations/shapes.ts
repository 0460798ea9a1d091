import { z } from 'zod'
import { states } from '../devices/contract.ts'
import {
  Address,
  AddressOut,
  cents,
  civilDate,
  id,
  instant,
  text,
  version,
} from '../platform/schema.ts'
import { cancelReasons, gapReasons, refusalReasons } from './reasons.ts'

export const donationStatuses = [
  'draft',
  'submitted',
  'accepted',
  'refused',
  'handedOver',
  'closed',
  'cancelled',
] as const
const origins = ['private', 'cg3p'] as const
const levels = ['clear', 'purge', 'destroy'] as const
const methods = ['COUT_DE_REVIENT', 'VALEUR_CESSION', 'VALEUR_VENALE', 'OTHER'] as const
// Compared with ids as the database writes them.
export const lineId = id.toLowerCase()
const note = text(2000).optional()
/** A code of a closed list; another is refused with the list (REASON_UNKNOWN). */
const reasonOf = (list: readonly string[]) =>
  text(40).meta({ description: `One of: ${list.join(', ')}`, examples: [list[0]] })

const Contact = z.strictObject({
  name: text(120),
  email: z.email().max(254).optional(),
  phone: z
    .string()
    .regex(/^\+?[0-9 .()-]{6,20}$/)
    .optional(),
})
export type Contact = z.output<typeof Contact>

/** How to reach the place. May name people (an intercom, a guardian): forgotten with the contact. */
const Access = z.strictObject({
  floor: z.int().min(-5).max(60).optional(),
  lift: z.boolean().optional(),
  parking: z.boolean().optional(),
  hours: text(200).optional(),
  note: text(500).optional(),
})
export type Access = z.output<typeof Access>
const freed = z.enum(['done', 'notConcerned', 'unknown']).default('unknown')
/** The donor's word that what would lock a machine was taken off before it leaves. */
const Unlock = z.strictObject({ bios: freed, autopilot: freed, apple: freed, google: freed })
export type Unlock = z.output<typeof Unlock>

const NewLine = z.strictObject({
  category: text(40),
  quantity: z.int().min(1).max(10_000),
  declaredUnitValueCents: cents.optional(),
  valuationMethod: z.enum(methods).optional(),
  acquiredOn: civilDate.optional(),
  donorAssetTag: text(80).optional(),
  serial: text(80).optional(),
  condition: text(200).optional(),
})
export type NewLine = z.output<typeof NewLine>

const content = {
  doneeId: id
    .optional()
    .meta({ description: 'The donee that the donor would like; the decision names the real one' }),
  legalBasis: z.enum(origins),
  pickupAddress: Address,
  contact: Contact,
  erasureLevel: z.enum(levels).default('clear'),
  access: Access.optional(),
  unlock: Unlock.optional(),
  lines: z.array(NewLine).max(500),
}
export const NewDonation = z.strictObject({ donorId: id.optional(), ...content })
export type NewDonation = z.output<typeof NewDonation>
export const DonationChange = z.strictObject({ version, ...content })
export type DonationChange = z.output<typeof DonationChange>
export const Submission = z.strictObject({ version: version.optional() }).nullish()
export const DonationDecision = z.strictObject({
  doneeId: id.optional().meta({ description: 'Needed as soon as one line is accepted' }),
  version,
  lines: z
    .array(
      z.strictObject({ lineId, accept: z.boolean(), reason: reasonOf(refusalReasons).optional() }),
    )
    .max(500),
  note,
})
export type DonationDecision = z.output<typeof DonationDecision>
export const Cancellation = z.strictObject({ version, reason: reasonOf(cancelReasons), note })
export type Cancellation = z.output<typeof Cancellation>
export const ReceptionClose = z.strictObject({
  version,
  gaps: z
    .array(
      z.strictObject({
        lineId: lineId.nullish().meta({ description: 'Null for what came outside the lines' }),
        reason: reasonOf(gapReasons),
      }),
    )
    .max(501),
  note,
})
export type ReceptionClose = z.output<typeof ReceptionClose>

const count = z.int()
const Progress = z.object({
  promised: count,
  received: count,
  accepted: count,
  refused: count,
  sold: count,
  given: count,
  weee: count,
  inStock: count,
})
const Line = z.object({
  id,
  category: z.string(),
  quantity: count,
  declaredUnitValueCents: count.nullable(),
  valuationMethod: z.string().nullable(),
  acquiredOn: z.string().nullable(),
  donorAssetTag: z.string().nullable(),
  serial: z.string().nullable(),
  condition: z.string().nullable(),
  decision: z.enum(['pending', 'accepted', 'refused']),
  decisionReason: z.string().nullable(),
  taken: count.nullable(),
  progress: Progress,
})
const Discrepancy = z.object({
  lineId: id.nullable().meta({ description: 'Null for what came outside the lines' }),
  promised: count,
  taken: count.nullable(),
  received: count,
  gap: count.meta({ description: 'Received less promised' }),
  sinceTaken: count.nullable().meta({ description: 'Received less taken at the pick-up' }),
  reason: z.string().nullable(),
})
export const BulkLot = z
  .object({
    id,
    donationId: id,
    donationLineId: id.nullable(),
    siteId: id,
    ownerId: id,
    origin: z.enum(origins),
    category: z.string(),
    quantity: count,
    massGrams: count,
    remainingQuantity: count,
    remainingGrams: count,
    receivedAt: z.string(),
  })
  .meta({ id: 'BulkLot' })
const summary = {
  id,
  reference: z.string(),
  donorId: id,
  donorName: z.string(),
  doneeId: id.nullable(),
  doneeName: z.string().nullable(),
  quantity: count.meta({ description: 'The units of its lines together' }),
  plannedOn: z.string().nullable().meta({ description: 'The day of its round' }),
  legalBasis: z.enum(origins),
  status: z.enum(donationStatuses),
  erasureLevel: z.enum(levels),
  version: count,
  recordedAt: instant,
  submittedAt: instant.nullable(),
  decidedAt: instant.nullable(),
  handedOverAt: instant.nullable(),
  closedAt: instant.nullable(),
}
export const AccessOut = z.object({
  floor: z.int().optional(),
  lift: z.boolean().optional(),
  parking: z.boolean().optional(),
  hours: z.string().optional(),
  note: z.string().optional(),
})
const free = z.enum(['done', 'notConcerned', 'unknown'])
const UnlockOut = z.object({ bios: free, autopilot: free, apple: free, google: free })
export const DonationSummary = z.object(summary).meta({ id: 'DonationSummary' })
export const Donation = z
  .object({
    ...summary,
    pickupAddress: AddressOut,
    contact: z
      .object({ name: z.string(), email: z.string().optional(), phone: z.string().optional() })
      .nullable()
      .meta({
        description:
          'Only for the donor, the coordination and who collects; null once its term is over',
      }),
    access: AccessOut.nullable().meta({
      description: 'How to reach the place; seen and forgotten as the contact is',
    }),
    unlock: UnlockOut.nullable().meta({
      description: 'What the donor took off: BIOS passwords, Autopilot, Apple and Google accounts',
    }),
    cancelReason: z.string().nullable(),
    lines: z.array(Line),
    outsideLines: count,
    receivedGrams: count,
    bulkLots: z.array(BulkLot),
    discrepancies: z.array(Discrepancy),
    notes: z
      .array(z.object({ text: z.string(), by: z.string(), at: z.string() }))
      .meta({ description: 'For staff only' }),
  })
  .meta({ id: 'Donation' })
export type Donation = z.output<typeof Donation>

export const donationQueues = ['new', 'waiting', 'toReceive', 'toReconcile'] as const
export type DonationQueue = (typeof donationQueues)[number]
export const deviceStages = [
  'received',
  'workshop',
  'forSale',
  'household',
  'waste',
  'returned',
  'lost',
] as const
export type DeviceStage = (typeof deviceStages)[number]
export const dataStandings = ['none', 'open', 'erased', 'destroyed'] as const
export type DataStanding = (typeof dataStandings)[number]
export const DonationDevice = z
  .object({
    id,
    tag: z.string(),
    donationLineId: id.nullable(),
    category: z.string(),
    manufacturer: z.string().nullable(),
    model: z.string().nullable(),
    serial: z.string().nullable(),
    donorAssetTag: z.string().nullable(),
    state: z.enum(states),
    stage: z.enum(deviceStages).meta({ description: 'Where it stands, in a donor’s words' }),
    data: z.enum(dataStandings).meta({
      description: 'open: something in it may still hold data, or nobody has said what it holds',
    }),
    acceptance: z.enum(['pending', 'accepted', 'refused']),
    certificate: z
      .object({ documentId: id, number: z.string() })
      .nullable()
      .meta({ description: 'Its erasure certificate in force' }),
  })
  .meta({ id: 'DonationDevice' })
