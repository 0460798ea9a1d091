import { identityOf } from './draft.ts'
import type { Field } from './fields.ts'

/** One fact of a value: where it stands, what kind of thing it is, and what it says. */
export type Leaf = { path: string[]; field: Field; value: unknown }

/** A value as facts, in the order of its form; a group's are set out, what was left out is not told. */
export function leavesOf(field: Field, value: unknown, path: string[] = []): Leaf[] {
  if (field.is !== 'group' || value === null || value === undefined)
    return value === undefined || field.is === 'fixed' ? [] : [{ path, field, value }]
  const given = value as Record<string, unknown>
  return field.fields.flatMap((f) => leavesOf(f, given[f.name], [...path, f.name]))
}

export type Change = {
  path: string[]
  field: Field
  before: unknown
  after: unknown
  /** Of a list or a record: row by row. */
  rows?: { added: unknown[]; removed: unknown[]; changed: [unknown, unknown][]; moved: boolean }
}

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)
/** The same value is written the same way, in whatever order its fields came. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  ) ?? 'undefined'

/** What differs between two values of a kind, fact by fact; nothing where they say the same. */
export function changesOf(field: Field, before: unknown, after: unknown): Change[] {
  const old = new Map(leavesOf(field, before).map((l) => [l.path.join('/'), l]))
  const now = new Map(leavesOf(field, after).map((l) => [l.path.join('/'), l]))
  const places = [...new Set([...now.keys(), ...old.keys()])]
  return places.flatMap((place) => {
    const leaf = (now.get(place) ?? old.get(place))!
    const [a, b] = [old.get(place)?.value, now.get(place)?.value]
    // A group that became empty stands as one fact on one side and as several on the other.
    if (same(a, b)) return []
    const change: Change = { path: leaf.path, field: leaf.field, before: a, after: b }
    if (leaf.field.is === 'list' && Array.isArray(a) && Array.isArray(b))
      change.rows = rowChanges(leaf.field.of, a, b)
    if (leaf.field.is === 'record') change.rows = nameChanges(asRecord(a), asRecord(b))
    return [change]
  })
}

function rowChanges(of: Field, before: unknown[], after: unknown[]): NonNullable<Change['rows']> {
  const by = identityOf(of)
  const nameOf = (row: unknown) =>
    by ? String((row as Record<string, unknown>)[by]) : canonical(withoutPoints(row))
  const old = new Map(before.map((r) => [nameOf(r), r]))
  const now = new Map(after.map((r) => [nameOf(r), r]))
  const kept = (all: unknown[], others: Map<string, unknown>) =>
    all.map(nameOf).filter((n) => others.has(n))
  return {
    added: after.filter((r) => !old.has(nameOf(r))),
    removed: before.filter((r) => !now.has(nameOf(r))),
    changed: after.flatMap((r): [unknown, unknown][] => {
      const was = old.get(nameOf(r))
      return was === undefined || same(was, r) ? [] : [[was, r]]
    }),
    moved: kept(before, now).join('\n') !== kept(after, old).join('\n'),
  }
}
const asRecord = (value: unknown) => (value ?? {}) as Record<string, unknown>
/** Of a record, by the names alone where their values are all one. */
const nameChanges = (a: Record<string, unknown>, b: Record<string, unknown>) => ({
  added: Object.keys(b).filter((n) => !(n in a)),
  removed: Object.keys(a).filter((n) => !(n in b)),
  changed: Object.keys(b)
    .filter((n) => n in a && !same(a[n], b[n]))
    .map((n): [unknown, unknown] => [`${n} : ${a[n]}`, `${n} : ${b[n]}`]),
  moved: false,
})
const withoutPoints = (row: unknown): unknown => {
  if (row === null || typeof row !== 'object') return row
  const { points: _, ...rest } = row as Record<string, unknown>
  return rest
}

/** How numbers, dates and choices are said, in the language of the reader. */
export type Say = {
  euros: (cents: number) => string
  mass: (grams: number) => string
  number: (n: number) => string
  day: (date: string) => string
  unit: (unit: 'percent' | 'hours' | 'months' | 'gib' | 'gb', n: string) => string
  choice: (path: string[], option: string) => string
  yes: string
  no: string
  nothing: (path: string[]) => string
}

/** A fact that is no list, in words. */
export function sayFact({ path, field, value }: Leaf, say: Say): string {
  if (value === null || value === undefined || value === '') return say.nothing(path)
  if (field.is === 'flag') return value === true ? say.yes : say.no
  if (field.is === 'choice') return say.choice(path, String(value))
  if (field.is === 'several')
    return (value as string[]).map((v) => say.choice(path, v)).join(', ') || say.nothing(path)
  if (field.is === 'number' && typeof value === 'number') {
    if (field.unit === 'cents') return say.euros(value)
    if (field.unit === 'grams') return say.mass(value)
    if (field.unit === 'none') return say.number(value)
    return say.unit(field.unit, say.number(value))
  }
  if (field.is === 'text' && field.format === 'date') return say.day(String(value))
  return String(value)
}
