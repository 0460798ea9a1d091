import { z } from 'zod'
import { answers, id, instant, page, pageQuery, text, version } from '../platform/schema.ts'
import { conditions } from './condition.ts'

export const states = [
  'RECEIVED',
  'QUARANTINE',
  'TRIAGED',
  'TO_ERASE',
  'ERASED',
  'TO_REPAIR',
  'TESTED',
  'READY',
  'IN_SHOP',
  'RESERVED',
  'SOLD',
  'GIVEN',
  'RETURNED',
  'TO_DISMANTLE',
  'DISMANTLED',
  'WASTE',
  'WASTE_SHIPPED',
  'WASTE_TREATED',
  'RETURNED_TO_DONOR',
  'LOST',
] as const
export const mediumKinds = ['hdd', 'ssd', 'nvme', 'emmc', 'sdCard', 'unknown'] as const
const massSources = ['scale', 'model', 'category'] as const

/** A tag, its QR address, or (for reads) a serial in stock. */
export const code = z.string().min(1).max(120)
const byCode = z.strictObject({ code })
const massGrams = z.int().min(-1_000_000_000).max(5_000_000)
/** An id of a scan: the same scan sent twice is one fact. */
export const eventId = z.uuid()
/** What every act of a bench may say of itself, so that it can wait for the network: its id, and when it was done. */
export const act = { eventId: eventId.optional(), occurredAt: instant.optional() }

export const Medium = z
  .object({
    id,
    kind: z.enum(mediumKinds),
    model: z.string().nullable(),
    serial: z.string().nullable(),
    bytes: z.int().nullable(),
    place: z.enum(['device', 'stock', 'gone']),
    dataState: z.enum([
      'presumed',
      'erasing',
      'erasedUnverified',
      'erased',
      'failed',
      'destroyed',
      'missing',
    ]),
    verdict: z
      .enum(['pass', 'old', 'suspect', 'fail'])
      .nullable()
      .meta({ description: 'What its own facts (SMART) say of its health' }),
    reasons: z.array(z.object({ code: z.string(), detail: z.string().optional() })),
  })
  .meta({ id: 'Medium' })

export const Step = z
  .object({
    to: z.enum(states),
    operation: z.string(),
    reasons: z.array(z.string()),
    blockers: z.array(z.string()),
  })
  .meta({
    id: 'Step',
    description: 'A next step, and the codes of what stands against it for who asks',
  })

const summary = {
  id,
  tag: z.string(),
  state: z.enum(states),
  category: z.string(),
  origin: z.enum(['private', 'cg3p']).nullable(),
  donationId: z.string().nullable(),
  donationLineId: z.string().nullable(),
  ownerId: z.string().nullable(),
  siteId: z.string(),
  transit: z.string().nullable(),
  custody: z.enum(['stock', 'repair']),
  kitId: z.string().nullable(),
  acceptance: z.enum(['pending', 'accepted', 'refused']),
  manufacturer: z.string().nullable(),
  model: z.string().nullable(),
  serial: z.string().nullable(),
  donorAssetTag: z.string().nullable(),
  massGrams: z.int(),
  massSource: z.enum(massSources),
  cosmeticGrade: z.enum(['A', 'B', 'C', 'D']).nullable(),
  performanceClass: z.enum(['P1', 'P2', 'P3']).nullable(),
  receivedAt: z.string(),
  stateSince: z.string(),
  cycle: z.int(),
  version: z.int(),
}
export const DeviceSummary = z.object(summary).meta({ id: 'DeviceSummary' })
export const Device = z
  .object({
    ...summary,
    holdsData: z.enum(['always', 'maybe', 'never']),
    mediaComplete: z.boolean(),
    locksOpen: z.int().meta({ description: 'How many locks stand: see listLocks' }),
    media: z.array(Medium),
    condition: z.enum(conditions).nullable().meta({
      description: 'The word it may be sold under (décret 2022-190); null before its test',
    }),
    system: z.string().nullable().meta({ description: 'A key of the kind `system`, or `none`' }),
    systemEnd: z.string().nullable().meta({ description: 'The last day of its updates' }),
    takesSystem: z.boolean(),
    battery: z
      .object({ percent: z.number().nullable(), removed: z.boolean() })
      .meta({ description: 'Full charge over design as a capture read it; or sold without one' }),
    allowed: z.array(Step),
  })
  .meta({ id: 'Device' })

export const Reception = z.strictObject({
  donationLineId: id.optional(),
  donationId: id.optional(),
  unannounced: z.strictObject({ donorName: text(200).optional() }).optional(),
  siteId: id,
  tag: code.optional(),
  category: z.string().regex(/^[a-zA-Z]{2,30}$/),
  massGrams: massGrams.optional(),
  massSource: z.enum(massSources),
  confirmMass: z
    .boolean()
    .optional()
    .meta({ description: 'The mass is right although it is unusual for the category' }),
  manufacturer: text(120).optional(),
  model: text(120).optional(),
  serial: text(120).optional(),
  noSerial: z.boolean().optional(),
  donorAssetTag: text(80).optional(),
  ...act,
})
export type Reception = z.output<typeof Reception>

const Move = {
  to: z.enum(states),
  reason: text(60).optional(),
  note: text(2000).optional(),
  ...act,
}
export const MoveInput = z.strictObject(Move)
export type MoveInput = z.output<typeof MoveInput>

const bench = ['technician', 'supervisor'] as const
const readers = [
  'technician',
  'supervisor',
  'collector',
  'weeeOfficer',
  'cashier',
  'shopManager',
  'accountant',
  'coordinator',
  'auditor',
  'admin',
  'agent',
  'donor',
] as const
const tags = ['devices'] as const
const media = ['media'] as const

export const receiveDevice = {
  method: 'POST',
  url: '/devices',
  access: ['collector', 'technician'],
  schema: {
    operationId: 'receiveDevice',
    summary: 'Receives a device: against an offer line, a donation, or unannounced',
    tags,
    body: Reception,
    response: answers(
      {
        201: Device.extend({
          warnings: z.array(z.object({ code: z.string(), field: z.string() })),
        }),
      },
      404,
      409,
      422,
    ),
  },
} as const
export const getDevice = {
  method: 'GET',
  url: '/devices/:code',
  access: readers,
  schema: {
    operationId: 'getDevice',
    summary: 'Reads a device by tag, QR address or serial in stock',
    tags,
    params: byCode,
    response: answers({ 200: Device }, 404, 409, 422),
  },
} as const
export const listDevices = {
  method: 'GET',
  url: '/devices',
  access: readers,
  schema: {
    operationId: 'listDevices',
    summary: 'Lists the devices one may see, in the order of their reception',
    tags,
    querystring: z.strictObject({
      ...pageQuery.shape,
      state: z.enum(states).optional(),
      siteId: id.optional(),
      donationId: id.optional(),
      category: z
        .string()
        .regex(/^[a-zA-Z]{2,30}$/)
        .optional(),
    }),
    response: answers({ 200: page(DeviceSummary) }),
  },
} as const
export const searchDevices = {
  method: 'GET',
  url: '/device-search',
  access: readers,
  schema: {
    operationId: 'searchDevices',
    summary:
      'Finds devices by tag, serial, maker and model, the donor’s own number, or the reference of a gift',
    tags,
    querystring: z.strictObject({
      q: text(120, 2),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    response: answers({
      200: page(
        DeviceSummary.extend({
          matched: z.enum(['tag', 'serial', 'model', 'donorReference', 'donation']),
        }).meta({ id: 'DeviceFound' }),
      ),
    }),
  },
} as const
export const getDeviceHistory = {
  method: 'GET',
  url: '/devices/:code/history',
  access: readers,
  schema: {
    operationId: 'getDeviceHistory',
    summary: 'Tells a device’s story, oldest first, in the reader’s language',
    tags,
    params: byCode,
    querystring: pageQuery,
    response: answers(
      {
        200: page(
          z.object({
            id,
            recordedAt: z.string(),
            occurredAt: z.string(),
            kind: z.string(),
            by: z.string(),
            siteId: z.string().nullable(),
            text: z.string(),
            data: z.record(z.string(), z.unknown()),
          }),
        ),
      },
      404,
      409,
      422,
    ),
  },
} as const
export const moveDevice = {
  method: 'POST',
  url: '/devices/:code/transitions',
  access: ['collector', 'technician', 'supervisor', 'weeeOfficer', 'shopManager'],
  schema: {
    operationId: 'moveDevice',
    summary: 'Moves a device to another state of its life',
    tags,
    params: byCode,
    body: MoveInput,
    response: answers({ 200: Device }, 404, 409, 422),
  },
} as const
export const moveDevices = {
  method: 'POST',
  url: '/device-transitions',
  access: ['collector', 'technician', 'supervisor', 'weeeOfficer', 'shopManager'],
  schema: {
    operationId: 'moveDevices',
    summary: 'Moves up to 500 devices, with one answer for each code',
    tags,
    body: z.strictObject({ codes: z.array(code).min(1).max(500), ...Move }),
    response: answers(
      {
        200: z.object({
          moved: z.int(),
          refused: z.int(),
          results: z.array(
            z.object({
              code: z.string(),
              tag: z.string().nullable(),
              ok: z.boolean(),
              state: z.enum(states).nullable(),
              problem: z
                .object({
                  code: z.string(),
                  status: z.int(),
                  title: z.string(),
                  blockers: z
                    .array(
                      z.object({
                        code: z.string(),
                        text: z.string(),
                        detail: z.string().optional(),
                      }),
                    )
                    .optional(),
                })
                .nullable(),
            }),
          ),
        }),
      },
      422,
    ),
  },
} as const
export const acceptDevice = {
  method: 'POST',
  url: '/devices/:code/acceptance',
  access: bench,
  schema: {
    operationId: 'acceptDevice',
    summary: 'Accepts or refuses a device after sorting',
    tags,
    params: byCode,
    body: z.strictObject({
      accept: z.boolean(),
      reason: z
        .enum([
          'broken',
          'obsolete',
          'incomplete',
          'locked',
          'dangerous',
          'notWanted',
          'wrongDonor',
        ])
        .optional(),
      bearer: z.enum(['donor', 'donee']).optional(),
      ...act,
    }),
    response: answers({ 200: Device }, 404, 409, 422),
  },
} as const
export const assignDevice = {
  method: 'POST',
  url: '/devices/:code/assignment',
  access: ['coordinator', 'supervisor'],
  schema: {
    operationId: 'assignDevice',
    summary: 'Gives a device that came outside the lines or unannounced its donation',
    tags,
    params: byCode,
    body: z.strictObject({ donationLineId: id.optional(), donationId: id.optional(), version }),
    response: answers({ 200: Device }, 404, 409, 422),
  },
} as const
export const identifyDevice = {
  method: 'POST',
  url: '/devices/:code/identity',
  access: ['collector', ...bench],
  schema: {
    operationId: 'identifyDevice',
    summary: 'Says what a device is: maker, model, serial or none',
    tags,
    params: byCode,
    body: z.strictObject({
      manufacturer: text(120),
      model: text(120),
      serial: text(120).optional(),
      noSerial: z.boolean().optional(),
      donorAssetTag: text(80).optional(),
      version,
      ...act,
    }),
    response: answers({ 200: Device }, 404, 409, 422),
  },
} as const
export const weighDevice = {
  method: 'POST',
  url: '/devices/:code/mass',
  access: ['collector', ...bench, 'weeeOfficer'],
  schema: {
    operationId: 'weighDevice',
    summary: 'Corrects a device’s mass',
    tags,
    params: byCode,
    body: z.strictObject({
      massGrams,
      massSource: z.enum(massSources),
      confirmMass: z
        .boolean()
        .optional()
        .meta({ description: 'The mass is right although it is unusual for the category' }),
      version,
      ...act,
    }),
    response: answers({ 200: Device }, 404, 409, 422),
  },
} as const

/** Why what was noted without a network, and refused since, is not done after all. */
export const giveUpReasons = ['doneByOther', 'mistake', 'noLongerTrue', 'redoneOtherwise'] as const
export const GivenUpAct = z.strictObject({
  operation: z.string().regex(/^[a-z][A-Za-z]{2,39}$/),
  doneAt: instant,
  refusedAs: z.string().regex(/^[A-Z][A-Z0-9_]{1,59}$/),
  reason: z.enum(giveUpReasons),
  ...act,
})
export type GivenUpAct = z.output<typeof GivenUpAct>
export const giveUpAct = {
  method: 'POST',
  url: '/devices/:code/given-up',
  access: ['collector', ...bench, 'weeeOfficer', 'cashier', 'shopManager'],
  schema: {
    operationId: 'giveUpAct',
    summary: 'Says that an act noted offline and refused since is given up, and why',
    tags,
    params: byCode,
    body: GivenUpAct,
    response: answers({ 200: Device }, 404, 409, 422),
  },
} as const

export const declareMedium = {
  method: 'POST',
  url: '/devices/:code/media',
  access: bench,
  schema: {
    operationId: 'declareMedium',
    summary: 'Declares a storage medium that a person saw in the device',
    tags: media,
    params: byCode,
    body: z.strictObject({
      kind: z.enum(mediumKinds),
      model: text(120).optional(),
      serial: text(120).optional(),
      bytes: z.int().min(1).max(1_000_000_000_000_000).optional(),
      ...act,
    }),
    response: answers({ 201: Device }, 404, 409, 422),
  },
} as const
export const declareMediaComplete = {
  method: 'POST',
  url: '/devices/:code/media-complete',
  access: bench,
  schema: {
    operationId: 'declareMediaComplete',
    summary: 'A named person says that all media are listed, or that there is none and why',
    tags: media,
    params: byCode,
    body: z.strictObject({
      none: z.literal(true).optional(),
      statement: text(500, 3).optional(),
      ...act,
    }),
    response: answers({ 200: Device }, 404, 409, 422),
  },
} as const
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const SecondName = {
  witness: text(20),
  photo: hash.optional(),
  statement: text(500, 3).optional(),
  ...act,
}
export const DestructionInput = z.strictObject({
  ...SecondName,
  photo: hash,
  technique: z.enum(['shredding', 'drilling', 'crushing', 'incineration']),
})
export type DestructionInput = z.output<typeof DestructionInput>
export const recordDestruction = {
  method: 'POST',
  url: '/media/:id/destruction',
  access: bench,
  schema: {
    operationId: 'recordDestruction',
    summary: 'Records that a medium was destroyed, by two people, with a photo',
    tags: media,
    params: z.strictObject({ id }),
    body: DestructionInput,
    response: answers({ 200: Device }, 404, 409, 422),
  },
} as const
export const recordRemoval = {
  method: 'POST',
  url: '/media/:id/removal',
  access: bench,
  schema: {
    operationId: 'recordRemoval',
    summary: 'Records that a medium was taken out of its device, by two people',
    tags: media,
    params: z.strictObject({ id }),
    body: z.strictObject({
      ...SecondName,
      to: z.enum(['stock', 'gone']).default('stock'),
      holder: text(120).optional(),
    }),
    response: answers({ 200: Device }, 404, 409, 422),
  },
} as const
