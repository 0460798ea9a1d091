import { z } from 'zod'
import { answers, id, page, pageQuery } from '../platform/schema.ts'
import { layoutNames } from './layouts.ts'

const MOST_LABELS = 5000
const MOST_CODES = 500
const layout = z.enum(layoutNames)
const printers = [
  'collector',
  'technician',
  'supervisor',
  'shopManager',
  'coordinator',
  'admin',
] as const
const tags = ['labels'] as const
const place = z.coerce.number().int().min(1).max(MOST_LABELS)
const text = z.string()

export const NewLabelBatch = z.strictObject({
  count: z.int().min(1).max(MOST_LABELS).optional().describe('Blank labels, with new tags'),
  codes: z
    .array(z.string().min(1).max(120))
    .min(1)
    .max(MOST_CODES)
    .optional()
    .describe('Tags of devices or kits to print again; each once'),
  layout,
})
export type NewLabelBatch = z.output<typeof NewLabelBatch>

export const LabelBatch = z
  .object({
    id,
    organisationId: z.string(),
    layout: z.string(),
    count: z.int(),
    blank: z.boolean(),
    recordedAt: z.string(),
  })
  .meta({ id: 'LabelBatch' })

export const createLabelBatch = {
  method: 'POST',
  url: '/label-batches',
  access: printers,
  schema: {
    operationId: 'createLabelBatch',
    summary: 'Makes labels to print: blank ones ahead, or again for devices that have a tag',
    tags,
    body: NewLabelBatch,
    response: answers({ 201: LabelBatch.extend({ tags: z.array(z.string()) }) }, 404, 409, 422),
  },
} as const
export const listLabelBatches = {
  method: 'GET',
  url: '/label-batches',
  access: printers,
  schema: {
    operationId: 'listLabelBatches',
    summary: 'Lists the batches of labels of one’s organisation, in the order they were made',
    tags,
    querystring: pageQuery,
    response: answers({ 200: page(LabelBatch) }),
  },
} as const

export const LabelLayout = z
  .object({
    name: layout,
    kind: z.enum(['sheet', 'roll']),
    labelWidthMm: z.number(),
    labelHeightMm: z.number(),
    columns: z.int(),
    rows: z.int(),
    pageWidthMm: z.number(),
    pageHeightMm: z.number(),
  })
  .meta({ id: 'LabelLayout', description: 'A paper of labels; a roll has one label a page' })

export const listLabelLayouts = {
  method: 'GET',
  url: '/label-layouts',
  access: printers,
  schema: {
    operationId: 'listLabelLayouts',
    summary: 'Lists the papers that labels are printed on, with their sizes',
    tags,
    response: answers({ 200: z.object({ items: z.array(LabelLayout) }) }),
  },
} as const

export const SheetQuery = z.strictObject({
  format: z.enum(['pdf', 'zpl', 'svg']).default('pdf'),
  layout: layout.optional().describe('Another layout than the batch was made for'),
  from: z.coerce
    .number()
    .int()
    .min(1)
    .max(65)
    .default(1)
    .describe('pdf on sheets: the first free place of a sheet already begun'),
  position: place.default(1).describe('svg: which label of the batch'),
})
export type SheetQuery = z.output<typeof SheetQuery>

export const getLabelSheet = {
  method: 'GET',
  url: '/label-batches/:id/sheet',
  access: printers,
  schema: {
    operationId: 'getLabelSheet',
    summary: 'The labels of a batch as a file to print: PDF, ZPL for a roll, or one as SVG',
    tags,
    params: z.strictObject({ id }),
    querystring: SheetQuery,
    response: answers(
      {
        200: {
          description: 'The labels',
          content: {
            'application/pdf': { schema: text.meta({ format: 'binary' }) },
            'application/zpl': { schema: text },
            'image/svg+xml': { schema: text },
          },
        },
      },
      404,
      422,
    ),
  },
} as const
