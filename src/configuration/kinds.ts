import { z } from 'zod'
import { cents, civilDate, email, text } from '../platform/schema.ts'

const points = z.int().min(0).max(100)
const diskKind = z.enum(['hdd', 'ssd', 'nvme', 'emmc', 'unknown'])
const level = z.enum(['clear', 'purge', 'destroy'])
const reach = z.enum(['none', 'clear', 'purge'])
/** The tools that may be admitted as proof of an erasure, and what they can do to a medium. */
export const erasureTools = ['nwipe', 'blancco', 'hdparm', 'nvme-cli', 'ereuse'] as const
export const erasureTechniques = [
  'overwrite',
  'securityErase',
  'securityEraseEnhanced',
  'sanitizeOverwrite',
  'sanitizeBlock',
  'sanitizeCrypto',
  'nvmeFormat',
  'nvmeFormatCrypto',
] as const
const percent = z.int().min(0).max(100)
const counter = z.int().min(0).max(1_000_000_000)
/** CGI art. 261-7-1° b, 293 B, 278 and 297 A; the names that ledger entries bear. */
export const vatRegimes = ['EXO_261_7_1_B', 'FRANCHISE_293_B', 'NORMAL_20', 'MARGIN_297_A'] as const
/** Two rows that answer the same question would contradict each other: each names its own. */
const eachOnce =
  <K extends string>(name: K) =>
  (rows: readonly Record<K, unknown>[]) =>
    new Set(rows.map((row) => row[name])).size === rows.length
const twice = { error: 'given twice' }
const gramsOrNull = z.int().min(1).max(1_000_000).nullable()

/** A line of a checklist: its key stays, its words may be bettered. A failed line that `blocks` forbids release. */
const ChecklistItem = z.strictObject({
  key: z.string().regex(/^[a-z][A-Za-z0-9]{1,39}$/),
  fr: text(120),
  en: text(120),
  blocks: z.boolean(),
})

/** The boxes of the form 2041-MEC-SD, and what the law asks of who ticks one. */
export const issuerCategories = [
  'associationLoi1901',
  'rup',
  'rupAlsaceMoselle',
  'universityFoundation',
  'companyFoundation',
  'museeDeFrance',
  'aidToPeople',
  'otherGeneralInterest',
  'worshipAlsaceMoselle',
  'higherEducation',
  'consularEducation',
  'approvedResearch',
  'performingArts',
  'doctoralPatronage',
  'worldExpo',
  'publicBroadcaster',
  'publicBroadcasterArchive',
  'heritageFoundation',
  'endowmentFund',
  'smeAid',
  'smeAidFoundation',
  'culturalGoods',
  'europeanBody',
] as const
export const issuerNeeds = ['detail', 'decree', 'officialJournal', 'rescrit'] as const
const label = text(400)
/** What a service must say of itself, each on a page of its own; the last also in security.txt (RFC 9116). */
export const noticeKeys = ['legal', 'contact', 'accessibility', 'privacy', 'security'] as const
/** The stages in which a device waits for somebody's work, in the order of its way. */
export const stages = [
  'RECEIVED',
  'TRIAGED',
  'TO_ERASE',
  'ERASED',
  'TO_REPAIR',
  'TESTED',
  'READY',
  'QUARANTINE',
  'RETURNED',
  'TO_DISMANTLE',
] as const
/** What leaves with a system, or with the word that it has none. */
export const systemCategories = ['laptop', 'desktop', 'allInOne', 'tablet', 'smartphone'] as const
/** The locks that the service starts with; more are added by a row with a short name of its own. */
export const lockKinds = ['bios-password', 'computrace', 'autopilot', 'apple', 'google'] as const
/** One line, since security.txt names it: a URL parser would let line ends through. */
const httpsUrl = z
  .url({ protocol: /^https$/ })
  .max(500)
  .regex(/^\S+$/)

/** What may be configured, with the shape of each value. One person proposes a dated row, another confirms it. */
export const kinds = {
  category: z.strictObject({
    fr: text(60),
    en: text(60),
    defaultGrams: gramsOrNull,
    usualGrams: z
      .strictObject({ min: z.int().min(1), max: z.int().min(1) })
      .refine(({ min, max }) => min <= max, {
        error: 'the largest is below the smallest',
        path: ['max'],
      })
      .nullable(),
    reenClass: z.enum(['2', '6']).nullable(),
  }),
  ceiling: z.strictObject({ cents: cents.nullable() }),
  publicGift: z.strictObject({ unitValueCents: cents }),
  checklist: z.strictObject({
    items: z.array(ChecklistItem).min(1).max(60).refine(eachOnce('key'), twice),
  }),
  performanceFormula: z.strictObject({
    ramTolerancePercent: z.int().min(0).max(50),
    ram: z
      .array(z.strictObject({ minGib: z.number().min(0).max(4096), points }))
      .max(20)
      .refine(eachOnce('minGib'), twice),
    cpu: z
      .array(z.strictObject({ pattern: text(60), points }))
      .max(200)
      .refine(eachOnce('pattern'), twice),
    cpuByCores: z
      .array(z.strictObject({ minCores: z.int().min(0).max(1024), points }))
      .max(20)
      .refine(eachOnce('minCores'), twice),
    disk: z
      .array(z.strictObject({ kind: diskKind, minGb: z.number().min(0).max(1_000_000), points }))
      .max(40),
    classes: z
      .array(
        z.strictObject({ class: z.enum(['P1', 'P2', 'P3']), minPoints: z.int().min(0).max(300) }),
      )
      .min(1)
      .max(3)
      .refine(eachOnce('class'), twice),
  }),
  batteryCaps: z.strictObject({
    caps: z
      .array(
        z.strictObject({
          grade: z.enum(['A', 'B', 'C', 'D']),
          minPercent: z.int().min(0).max(100),
        }),
      )
      .max(4)
      .refine(eachOnce('grade'), twice),
  }),
  /** What disks and batteries may show of wear: counts of sectors and cycles, hours, percents. */
  smartThresholds: z.strictObject({
    leastFacts: z.int().min(0).max(50),
    hdd: z.strictObject({
      reallocated: counter,
      busyLoadCycles: counter,
      oldHours: counter,
      slowSpinUp: counter,
      fewPowerCycles: counter,
      oldStartStops: counter,
    }),
    flash: z.strictObject({
      reallocated: counter,
      pending: counter,
      wornPercent: z.int().min(1).max(255),
    }),
    battery: z
      .strictObject({ oldUnderPercent: percent, failUnderPercent: percent })
      .refine((b) => b.failUnderPercent <= b.oldUnderPercent, {
        error: 'worn out above aged',
        path: ['failUnderPercent'],
      }),
  }),
  /** Which tools and techniques prove an erasure, at what level on each medium; judged by the day it ended. */
  erasurePolicy: z.strictObject({
    tools: z
      .array(
        z.strictObject({
          tool: z.enum(erasureTools),
          minimumVersion: z
            .string()
            .regex(/^\d{1,3}\.\d{1,3}$/)
            .nullable(),
        }),
      )
      .min(1)
      .max(erasureTools.length)
      .refine(eachOnce('tool'), twice),
    methods: z.record(text(60), z.enum(erasureTechniques)),
    techniques: z
      .array(
        z.strictObject({
          technique: z.enum(erasureTechniques),
          verification: z.enum(['read', 'drive']),
          hdd: reach,
          ssd: reach,
          nvme: reach,
          emmc: reach,
          unknown: reach,
        }),
      )
      .min(1)
      .max(erasureTechniques.length)
      .refine(eachOnce('technique'), twice),
    leastLevel: z.strictObject({
      hdd: level,
      ssd: level,
      nvme: level,
      emmc: level,
      unknown: level,
    }),
    clockToleranceHours: z.int().min(0).max(24),
  }),
  /** The price grid: one row a category and class, whole for all tiers. Off the list price, in whole percents. */
  price: z.strictObject({
    listCents: z.int().min(1).max(1_000_000),
    percentOff: z.strictObject({ T1: percent, T2: percent }),
  }),
  priceFloor: z.strictObject({ cents: z.int().min(0).max(1_000_000) }),
  /** What the looks take off the list price, in whole percents. */
  gradeDiscount: z.strictObject({ A: percent, B: percent, C: percent, D: percent }),
  /** How an organisation that sells stands to VAT. */
  sellerVat: z.strictObject({ regime: z.enum(vatRegimes) }),
  vatWording: z.strictObject({ mention: text(200), showVat: z.boolean() }),
  guarantee: z.strictObject({
    months: z.int().min(1).max(120),
    presumptionMonths: z.int().min(1).max(120),
    text: text(800),
  }),
  tillRules: z.strictObject({
    varianceReasonCents: cents,
    cashRefundApprovalCents: cents,
    cashLimitCents: cents,
  }),
  /** The code of the European list of waste (décision 2000/532/CE) under which a category leaves as waste. */
  wasteCode: z.strictObject({
    ewc: z.string().regex(/^\d{2} \d{2} \d{2}$/),
    hazardous: z.boolean(),
    label: text(300),
  }),
  /** A stage of the workshop: how long a device should wait in it at most, how many one site has places for. */
  stage: z.strictObject({
    targetHours: z.int().min(1).max(8760),
    places: z.int().min(1).max(1_000_000).nullable(),
  }),
  /** A system that devices leave with: the last day of its security updates (null: not known), and whether each needs a licence. */
  system: z.strictObject({
    name: text(60),
    supportedUntil: civilDate.nullable(),
    licence: z.boolean(),
    categories: z.array(z.enum(systemCategories)).min(1).max(systemCategories.length),
  }),
  /** By how much the parts of a dismantled device may differ from its mass: the larger of both. */
  dismantling: z.strictObject({
    toleranceGrams: z.int().min(1).max(5000),
    tolerancePercent: z.number().min(0).max(20),
  }),
  /** What keeps a device from being used, and what its donor is asked to do about it. */
  lock: z.strictObject({ fr: text(60), en: text(60), askFr: text(600), askEn: text(600) }),
  /** Hours after a data breach is known within which the authority is told. */
  dataBreach: z.strictObject({ notifyHours: z.int().min(1).max(72) }),
  /** A page of the service; mail and address where it is one to write to. */
  notice: z.strictObject({
    fr: text(20_000),
    en: text(20_000),
    mail: email.optional(),
    url: httpsUrl.optional(),
  }),
  /** The tax receipt's form: version, labels and notes as they are printed. */
  receiptForm: z.strictObject({
    form: text(40),
    cerfa: text(20),
    title: text(200),
    giftsFrom: civilDate,
    labels: z.strictObject({
      number: label,
      issuer: label,
      name: label,
      issuerNumber: label,
      address: label,
      object: label,
      category: label,
      donor: label,
      legalForm: label,
      siren: label,
      inKind: label,
      description: label,
      cash: label,
      cashForm: label,
      inWords: label,
      total: label,
      period: label,
      signature: label,
    }),
    notes: z.array(text(600)).min(5).max(9),
    categories: z
      .array(
        z.strictObject({
          code: z.enum(issuerCategories),
          group: text(120).nullable(),
          fr: text(300),
          needs: z.array(z.enum(issuerNeeds)).max(4),
        }),
      )
      .min(1)
      .max(40)
      .refine(eachOnce('code'), twice),
  }),
} as const

export type ConfigurationKind = keyof typeof kinds
export const kindNames = Object.keys(kinds) as [ConfigurationKind, ...ConfigurationKind[]]
export type ConfigurationValue<K extends ConfigurationKind> = z.output<(typeof kinds)[K]>

/** The one key of the kinds that have no list of their own. */
export const DEFAULT_KEY = 'default'
/** What may tell the rows of a kind apart. */
export const keyLists = [
  'default',
  'category',
  'categoryAndClass',
  'organisation',
  'vatRegime',
  'notice',
  'stage',
  'free',
] as const
type KeyList = { list: (typeof keyLists)[number]; pattern: RegExp; examples: readonly string[] }
const category: KeyList = {
  list: 'category',
  pattern: /^[a-zA-Z]{2,40}$/,
  examples: ['laptop', 'monitor'],
}
/** A short name that whoever adds a row gives it. */
const freeKey = /^(?!(default|none)$)[a-z0-9][a-z0-9-]{1,38}$/
/** How the rows of a kind are told apart, where there is more than one list of them. */
const keys: Partial<Record<ConfigurationKind, KeyList>> = {
  category,
  ceiling: category,
  checklist: category,
  priceFloor: category,
  wasteCode: category,
  price: {
    list: 'categoryAndClass',
    pattern: /^[a-zA-Z]{2,40}(\/P[123])?$/,
    examples: ['laptop/P1', 'monitor'],
  },
  sellerVat: {
    list: 'organisation',
    pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    examples: ['019a0000-0000-7000-8000-000000000001'],
  },
  vatWording: {
    list: 'vatRegime',
    pattern: new RegExp(`^(${vatRegimes.join('|')})$`),
    examples: vatRegimes,
  },
  notice: {
    list: 'notice',
    pattern: new RegExp(`^(${noticeKeys.join('|')})$`),
    examples: noticeKeys,
  },
  system: {
    list: 'free',
    pattern: freeKey,
    examples: ['debian-13', 'windows-11-25h2'],
  },
  stage: { list: 'stage', pattern: new RegExp(`^(${stages.join('|')})$`), examples: stages },
  lock: { list: 'free', pattern: freeKey, examples: lockKinds },
}
/** The keys of a kind: which list they come from, and what they look like. */
export const keysOf = (kind: ConfigurationKind): KeyList =>
  keys[kind] ?? { list: 'default', pattern: /^default$/, examples: [DEFAULT_KEY] }
/** Whether a key may name a row of this kind: a category, a class, an organisation; else `default` alone. */
export const isKeyOf = (kind: ConfigurationKind, key: string): boolean =>
  keysOf(kind).pattern.test(key)
