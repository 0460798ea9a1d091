import { z } from 'zod'
import { act, code, Device } from '../devices/contract.ts'
import { partFields } from '../devices/part-fields.ts'
import { answers, id, text, version } from '../platform/schema.ts'
import { repairActions } from './rules.ts'

const MAX_IMPORT_BYTES = 5_000_000
const byCode = z.strictObject({ code })
const bench = ['technician', 'supervisor'] as const
const tags = ['refurbishment'] as const

const Performance = z
  .object({
    class: z.enum(['P1', 'P2', 'P3']).nullable(),
    points: z.int(),
    shown: z.array(
      z.object({
        part: z.enum(['cpu', 'ram', 'disk']),
        value: z.string().nullable(),
        points: z.int(),
      }),
    ),
  })
  .meta({
    id: 'Performance',
    description: 'The class that the formula in force gives, and what each part brought to it',
  })

const Verdict = z.enum(['pass', 'old', 'suspect', 'fail']).nullable()
const Reasons = z.array(z.object({ code: z.string(), detail: z.string().optional() }))

export const importInventory = {
  method: 'POST',
  url: '/devices/:code/inventories',
  access: [...bench, 'agent'],
  raw: {
    types: ['application/json', 'text/plain', 'application/octet-stream'],
    maxBytes: MAX_IMPORT_BYTES,
  },
  schema: {
    operationId: 'importInventory',
    summary:
      'Reads a capture of a whole machine (lshw, GLPI, eReuse, inxi), recognised by its content; 5 MB at most',
    tags,
    params: byCode,
    body: z.unknown().meta({ type: 'string', format: 'binary' }),
    response: answers(
      {
        200: z.object({
          device: Device,
          import: z.object({
            id,
            source: z.string(),
            repeated: z.boolean(),
            media: z.int(),
            disks: z.array(
              z.object({
                serial: z.string().nullable(),
                model: z.string().nullable(),
                verdict: Verdict,
                reasons: Reasons,
              }),
            ),
            battery: z
              .object({ percent: z.number().nullable(), verdict: Verdict, reasons: Reasons })
              .nullable(),
            warnings: z.array(z.object({ code: z.string(), detail: z.string().optional() })),
            performance: Performance.nullable(),
          }),
        }),
      },
      404,
      409,
      413,
      415,
      422,
    ),
  },
} as const

export const getChecklist = {
  method: 'GET',
  url: '/devices/:code/checklist',
  access: [...bench, 'coordinator', 'auditor', 'admin'],
  schema: {
    operationId: 'getChecklist',
    summary: 'Reads the checklist in force for a device’s category',
    tags,
    params: byCode,
    response: answers(
      {
        200: z.object({
          id,
          category: z.string(),
          items: z.array(
            z.object({ key: z.string(), fr: z.string(), en: z.string(), blocks: z.boolean() }),
          ),
        }),
      },
      404,
      409,
      422,
    ),
  },
} as const

/** Full charge over design, as read: a new battery may hold more than it was designed for. */
const batteryHealthPercent = z.number().min(0).max(150)
const once = <T>(list: T[]) => new Set(list).size === list.length

export const TestInput = z.strictObject({
  checklistId: id,
  answers: z
    .array(
      z.strictObject({
        key: text(40),
        ok: z.boolean().nullable().meta({ description: 'Null where the line does not apply' }),
        batteryHealthPercent: batteryHealthPercent.optional(),
      }),
    )
    .max(60)
    .refine((list) => once(list.map((a) => a.key)), 'one answer a line'),
  ...act,
})
export type TestInput = z.output<typeof TestInput>
export const recordTest = {
  method: 'POST',
  url: '/devices/:code/tests',
  access: bench,
  schema: {
    operationId: 'recordTest',
    summary: 'Records a test: every line of the checklist in force, answered',
    tags,
    params: byCode,
    body: TestInput,
    response: answers({ 200: Device }, 404, 409, 422),
  },
} as const

export const RepairInput = z.strictObject({
  actions: z.array(z.enum(repairActions)).min(1).max(20).refine(once, 'each action once'),
  parts: z
    .array(id)
    .max(20)
    .refine(once, 'each part once')
    .default([])
    .meta({ description: 'Parts of the stock of this site that were fitted' }),
  removed: z
    .array(z.strictObject({ ...partFields, keep: z.boolean() }))
    .max(20)
    .default([])
    .meta({ description: 'What was taken out: kept in stock, or waste' }),
  note: text(2000).optional(),
  ...act,
})
export type RepairInput = z.input<typeof RepairInput>
export const recordRepair = {
  method: 'POST',
  url: '/devices/:code/repairs',
  access: bench,
  schema: {
    operationId: 'recordRepair',
    summary: 'Records what was repaired; the device is to be tested again',
    tags,
    params: byCode,
    body: RepairInput,
    response: answers({ 200: Device }, 404, 409, 422),
  },
} as const

export const GradeInput = z.strictObject({
  cosmeticGrade: z.enum(['A', 'B', 'C', 'D']),
  performanceClass: z.enum(['P1', 'P2', 'P3']).optional(),
  batteryHealthPercent: batteryHealthPercent
    .optional()
    .meta({ description: 'Else what the last test read' }),
  reason: text(40)
    .optional()
    .meta({ description: 'Why the class is not the one that the formula gives' }),
  version,
  ...act,
})
export type GradeInput = z.output<typeof GradeInput>
export const gradeDevice = {
  method: 'POST',
  url: '/devices/:code/grade',
  access: bench,
  schema: {
    operationId: 'gradeDevice',
    summary: 'Gives the cosmetic grade, and the performance class that the formula shows',
    tags,
    params: byCode,
    body: GradeInput,
    response: answers(
      { 200: Device.extend({ performance: Performance.nullable() }) },
      404,
      409,
      422,
    ),
  },
} as const

export const releaseDevice = {
  method: 'POST',
  url: '/devices/:code/release',
  access: ['supervisor'],
  delegable: true,
  schema: {
    operationId: 'releaseDevice',
    summary: 'Releases a tested device; who tested it does not',
    tags,
    params: byCode,
    body: z.strictObject(act),
    response: answers({ 200: Device }, 404, 409, 422),
  },
} as const
