import type { Field } from './fields.ts'

/** What is being typed: rows bear an id, so that they can be moved and removed; an empty box is null or ''. */
export type Draft = string | number | boolean | null | string[] | Row[] | { [name: string]: Draft }
export type Row = { id: string; name?: string; value: Draft }
type Group = { [name: string]: Draft }

let rows = 0
/** An id that no other row of this tab bears. */
export const newRowId = (): string => `${Date.now().toString(36)}${++rows}`
export const rowsOf = (draft: Draft): Row[] => (Array.isArray(draft) ? (draft as Row[]) : [])
export const groupOf = (draft: Draft): Group =>
  draft !== null && typeof draft === 'object' && !Array.isArray(draft) ? draft : {}

/** A value of the API as it is edited; what is missing in it is empty. */
export function toDraft(field: Field, value: unknown): Draft {
  if (field.is === 'group') {
    // A group that may be left out altogether is empty while all its fields are.
    const given = (value ?? {}) as Record<string, unknown>
    return Object.fromEntries(field.fields.map((f) => [f.name, toDraft(f, given[f.name])]))
  }
  if (field.is === 'list')
    return ((value ?? []) as unknown[]).map((v) => ({
      id: newRowId(),
      value: toDraft(field.of, v),
    }))
  if (field.is === 'record')
    return Object.entries((value ?? {}) as Record<string, unknown>).map(([name, v]) => ({
      id: newRowId(),
      name,
      value: toDraft(field.of, v),
    }))
  if (field.is === 'several') return [...((value ?? []) as string[])]
  if (field.is === 'fixed') return field.value as Draft
  if (field.is === 'flag') return value === true
  if (field.is === 'number') return (value as number | undefined) ?? null
  return (value as string | null | undefined) ?? ''
}

const isEmpty = (draft: Draft): boolean =>
  draft === null ||
  (typeof draft === 'string' && draft.trim() === '') ||
  (Array.isArray(draft)
    ? draft.length === 0
    : typeof draft === 'object' && Object.values(draft).every(isEmpty))

/** What is sent: without what may stay away and was left empty, null where empty is an answer. */
export function toValue(field: Field, draft: Draft): unknown {
  if (field.nullable && isEmpty(draft)) return null
  if (field.is === 'group') {
    const group = groupOf(draft)
    return Object.fromEntries(
      field.fields
        .filter((f) => !(f.optional && isEmpty(group[f.name] ?? null)))
        .map((f) => [f.name, toValue(f, group[f.name] ?? null)]),
    )
  }
  if (field.is === 'list') return rowsOf(draft).map((r) => toValue(field.of, r.value))
  if (field.is === 'record')
    return Object.fromEntries(
      rowsOf(draft).map((r) => [(r.name ?? '').trim(), toValue(field.of, r.value)]),
    )
  return typeof draft === 'string' ? draft.trim() : draft
}

export type Fault = {
  code:
    | 'required'
    | 'tooLow'
    | 'tooHigh'
    | 'tooLong'
    | 'notWhole'
    | 'shape'
    | 'tooFew'
    | 'tooMany'
    | 'twice'
    | 'crossed'
  limit?: number
}
/** What is wrong, by the place of the field: `items/<row>/fr`. */
export type Faults = Record<string, Fault>
export const placeOf = (place: string, name: string): string => (place ? `${place}/${name}` : name)

/** What tells the rows of a list apart: two of one name would contradict each other. */
export const identities = [
  'key',
  'code',
  'pattern',
  'class',
  'grade',
  'minGib',
  'minCores',
] as const

/** Everything that the API would refuse, and what it would take though it makes no sense. */
export function faultsOf(field: Field, draft: Draft, place = ''): Faults {
  if (field.nullable && isEmpty(draft)) return {}
  if (field.is === 'group') return groupFaults(field.fields, groupOf(draft), place)
  if (field.is === 'list' || field.is === 'record') {
    const all = rowsOf(draft)
    const found: Faults = {}
    if (field.is === 'list' && all.length < field.min)
      found[place] = { code: 'tooFew', limit: field.min }
    if (field.is === 'list' && all.length > field.max)
      found[place] = { code: 'tooMany', limit: field.max }
    const seen = new Set<string>()
    for (const row of all) {
      const at = placeOf(place, row.id)
      const by = field.is === 'record' ? 'name' : identityOf(field.of)
      const name = String(
        field.is === 'record' ? (row.name ?? '') : by ? groupOf(row.value)[by] : '',
      )
      if (field.is === 'record' && name.trim() === '')
        found[placeOf(at, 'name')] = { code: 'required' }
      if (by && name !== '' && seen.has(name)) found[placeOf(at, by)] = { code: 'twice' }
      seen.add(name)
      Object.assign(found, faultsOf(field.of, row.value, at))
    }
    return found
  }
  const fault = leafFault(field, draft)
  return fault ? { [place]: fault } : {}
}

/** Which field of a row names it, if one does. */
export const identityOf = (field: Field): string | undefined =>
  field.is === 'group'
    ? // A disk is named by what it is and by its size together: neither alone.
      field.fields.some((f) => f.name === 'minGb')
      ? undefined
      : identities.find((i) => field.fields.some((f) => f.name === i))
    : undefined

function groupFaults(fields: readonly Field[], group: Group, place: string): Faults {
  const found: Faults = {}
  for (const f of fields) {
    const draft = group[f.name] ?? null
    if (!(f.optional && isEmpty(draft)))
      Object.assign(found, faultsOf(f, draft, placeOf(place, f.name)))
  }
  const { min, max } = group
  if (typeof min === 'number' && typeof max === 'number' && min > max)
    found[placeOf(place, 'max')] ??= { code: 'crossed' }
  return found
}

function leafFault(field: Field, draft: Draft): Fault | null {
  if (field.is === 'number') {
    if (typeof draft !== 'number') return { code: 'required' }
    if (field.whole && !Number.isInteger(draft)) return { code: 'notWhole' }
    if (draft < field.min) return { code: 'tooLow', limit: field.min }
    if (draft > field.max) return { code: 'tooHigh', limit: field.max }
  }
  if (field.is === 'choice' && !field.options.includes(String(draft))) return { code: 'required' }
  if (field.is === 'text') {
    const text = String(draft ?? '').trim()
    if (text === '') return { code: 'required' }
    if (text.length > field.max) return { code: 'tooLong', limit: field.max }
    if (field.pattern && !new RegExp(field.pattern, 'u').test(text)) return { code: 'shape' }
    if (field.format === 'url' && !/^https:\/\/\S+\.\S+$/.test(text)) return { code: 'shape' }
  }
  return null
}

/** Whether a field is made and not typed: the lasting name of a line of a checklist. */
export const isMade = (kind: string, field: Field): boolean =>
  kind === 'checklist' && field.name === 'key'

const asName = (words: string): string => {
  const [first = 'point', ...others] = words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((w) => w.length > 1)
  const name = [first, ...others.map((w) => w.charAt(0).toUpperCase() + w.slice(1))].join('')
  return (/^[a-z]/.test(name) ? name : `p${name}`).slice(0, 30)
}
/** Gives the new lines of a checklist a name of their own, from their words; the others keep theirs. */
export function withNames(kind: string, draft: Draft): Draft {
  if (kind !== 'checklist') return draft
  const group = groupOf(draft)
  const taken = new Set(rowsOf(group.items ?? null).map((r) => groupOf(r.value).key))
  const items = rowsOf(group.items ?? null).map((row) => {
    const line = groupOf(row.value)
    if (line.key) return row
    const name = asName(String(line.fr ?? ''))
    let key = name
    for (let n = 2; taken.has(key); n++) key = `${name}${n}`
    taken.add(key)
    return { ...row, value: { ...line, key } }
  })
  return { ...group, items }
}
