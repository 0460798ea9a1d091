import { z } from 'zod'
import { cents, text } from '../platform/schema.ts'

const points = z.int().min(0).max(100)
const diskKind = z.enum(['hdd', 'ssd', 'nvme', 'emmc', 'unknown'])
const level = z.enum(['clear', 'purge', 'destroy'])
const gramsOrNull = z.int().min(1).max(1_000_000).nullable()

/** A line of a checklist: its key stays, its words may be bettered. A failed line that `blocks` forbids release. */
const ChecklistItem = z.strictObject({
  key: z.string().regex(/^[a-z][A-Za-z0-9]{1,39}$/),
  fr: text(120),
  en: text(120),
  blocks: z.boolean(),
})

/** What may be configured, with the shape of each value. One person proposes a dated row, another confirms it. */
export const kinds = {
  category: z.strictObject({
    fr: text(60),
    en: text(60),
    defaultGrams: gramsOrNull,
    usualGrams: z.strictObject({ min: z.int().min(1), max: z.int().min(1) }).nullable(),
    reenClass: z.enum(['2', '6']).nullable(),
  }),
  ceiling: z.strictObject({ cents: cents.nullable() }),
  publicGift: z.strictObject({ unitValueCents: cents }),
  checklist: z.strictObject({ items: z.array(ChecklistItem).min(1).max(60) }),
  performanceFormula: z.strictObject({
    ramTolerancePercent: z.int().min(0).max(50),
    ram: z.array(z.strictObject({ minGib: z.number().min(0).max(4096), points })).max(20),
    cpu: z.array(z.strictObject({ pattern: text(60), points })).max(200),
    cpuByCores: z.array(z.strictObject({ minCores: z.int().min(0).max(1024), points })).max(20),
    disk: z
      .array(z.strictObject({ kind: diskKind, minGb: z.number().min(0).max(1_000_000), points }))
      .max(40),
    classes: z
      .array(
        z.strictObject({ class: z.enum(['P1', 'P2', 'P3']), minPoints: z.int().min(0).max(300) }),
      )
      .min(1)
      .max(3),
  }),
  batteryCaps: z.strictObject({
    caps: z
      .array(
        z.strictObject({
          grade: z.enum(['A', 'B', 'C', 'D']),
          minPercent: z.int().min(0).max(100),
        }),
      )
      .max(4),
  }),
  erasurePolicy: z.strictObject({
    minimumToolVersion: z.string().regex(/^\d+\.\d+$/),
    methods: z.record(text(60), z.literal('clear')),
    leastLevel: z.strictObject({
      hdd: level,
      ssd: level,
      nvme: level,
      emmc: level,
      unknown: level,
    }),
    clockToleranceHours: z.int().min(0).max(24),
  }),
} as const

export type ConfigurationKind = keyof typeof kinds
export const kindNames = Object.keys(kinds) as [ConfigurationKind, ...ConfigurationKind[]]
export type ConfigurationValue<K extends ConfigurationKind> = z.output<(typeof kinds)[K]>

/** The one key of the kinds that have no list of their own. */
export const DEFAULT_KEY = 'default'
/** Kinds whose key is a category. */
export const perCategory: readonly ConfigurationKind[] = ['category', 'ceiling', 'checklist']
