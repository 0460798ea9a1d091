/** What the API says of a kind's value: as much of JSON Schema as it uses. */
export type JsonSchema = {
  type?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  anyOf?: JsonSchema[]
  enum?: string[]
  const?: unknown
  additionalProperties?: boolean | JsonSchema
  propertyNames?: JsonSchema
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  pattern?: string
  format?: string
}

/** What a number counts; `none` where the label says it all. */
export type Unit = 'cents' | 'grams' | 'percent' | 'hours' | 'months' | 'gib' | 'gb' | 'none'
type Common = {
  name: string
  /** May stay away. */
  optional: boolean
  /** May be left empty, which is an answer of its own. */
  nullable: boolean
}
export type NumberField = Common & {
  is: 'number'
  unit: Unit
  whole: boolean
  min: number
  max: number
}
export type TextField = Common & {
  is: 'text'
  long: boolean
  max: number
  pattern: string | null
  format: 'date' | 'email' | 'url' | null
}
export type ChoiceField = Common & { is: 'choice'; options: readonly string[] }
export type SeveralField = Common & { is: 'several'; options: readonly string[] }
export type ListField = Common & { is: 'list'; of: Field; min: number; max: number }
export type RecordField = Common & { is: 'record'; of: Field; nameMax: number }
export type GroupField = Common & { is: 'group'; fields: readonly Field[] }
export type Field =
  | NumberField
  | TextField
  | ChoiceField
  | SeveralField
  | ListField
  | RecordField
  | GroupField
  | (Common & { is: 'flag' })
  | (Common & { is: 'fixed'; value: unknown })

const units: readonly (readonly [RegExp, Unit])[] = [
  [/cents$/i, 'cents'],
  [/grams$/i, 'grams'],
  [/percent/i, 'percent'],
  [/discount$/i, 'percent'],
  [/hours$/i, 'hours'],
  [/months$/i, 'months'],
  [/gib$/i, 'gib'],
  [/gb$/i, 'gb'],
]
const unitOf = (name: string): Unit | undefined => units.find(([of]) => of.test(name))?.[1]
/** From so many characters on, a text has room for several lines. */
const LONG = 160

/**
 * A schema as a field to fill in. `name` says what a number counts (`listCents`, `usualGrams`); what stands in a group
 * counts what its group counts, unless its own name says otherwise.
 */
export function fieldOf(
  schema: JsonSchema,
  name: string,
  { optional = false, unit = 'none' }: { optional?: boolean; unit?: Unit } = {},
): Field {
  const given = schema.anyOf?.find((s) => s.type !== 'null')
  if (given) return { ...fieldOf(given, name, { optional, unit }), nullable: true }
  const common = { name, optional, nullable: false }
  const own = unitOf(name) ?? unit
  if (schema.const !== undefined) return { ...common, is: 'fixed', value: schema.const }
  if (schema.enum) return { ...common, is: 'choice', options: schema.enum }
  if (schema.type === 'boolean') return { ...common, is: 'flag' }
  if (schema.type === 'integer' || schema.type === 'number')
    return {
      ...common,
      is: 'number',
      unit: own,
      whole: schema.type === 'integer',
      min: schema.minimum ?? 0,
      max: schema.maximum ?? Number.MAX_SAFE_INTEGER,
    }
  if (schema.type === 'array' && schema.items?.enum)
    return { ...common, is: 'several', options: schema.items.enum }
  if (schema.type === 'array' && schema.items)
    return {
      ...common,
      is: 'list',
      of: fieldOf(schema.items, name, { unit: own }),
      min: schema.minItems ?? 0,
      max: schema.maxItems ?? 1000,
    }
  if (schema.properties) {
    const required = schema.required ?? []
    const fields = Object.entries(schema.properties).map(([key, of]) =>
      fieldOf(of, key, { optional: !required.includes(key), unit: own }),
    )
    return { ...common, is: 'group', fields }
  }
  if (typeof schema.additionalProperties === 'object')
    return {
      ...common,
      is: 'record',
      of: fieldOf(schema.additionalProperties, name, { unit: own }),
      nameMax: schema.propertyNames?.maxLength ?? 60,
    }
  const format =
    name === 'url' ? 'url' : (['date', 'email'] as const).find((f) => f === schema.format)
  return {
    ...common,
    is: 'text',
    max: schema.maxLength ?? 500,
    long: (schema.maxLength ?? 0) >= LONG && !format,
    pattern: schema.pattern ?? null,
    format: format ?? null,
  }
}
