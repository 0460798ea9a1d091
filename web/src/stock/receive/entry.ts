import type { Result } from '../../api/client.ts'
import type { api } from '../../api/operations.generated.ts'
import { readGrams } from '../../bench/mass.ts'

export type Gift = Result<typeof api.getDonation>
export type GiftLine = Gift['lines'][number]
export type MassSource = Result<typeof api.getDevice>['massSource']

/** Where what arrives comes from; `lineId` null: with the gift, outside its lines; undefined: not yet said. */
export type Source =
  | { kind: 'gift'; id: string; lineId?: string | null }
  | { kind: 'unannounced'; donorName: string }

/** What is typed for one device. */
export type Entry = {
  source: Source | null
  category: string
  tag: string
  maker: string
  model: string
  serial: string
  noSerial: boolean
  donorTag: string
  written: string
  massSource: MassSource
  same: boolean
}
export const emptyEntry: Entry = {
  source: null,
  category: '',
  tag: '',
  maker: '',
  model: '',
  serial: '',
  noSerial: false,
  donorTag: '',
  written: '',
  massSource: 'scale',
  same: false,
}
/** The entry for the next device: what is the same stays. */
export const nextEntry = (e: Entry): Entry => ({
  ...emptyEntry,
  source: e.source,
  category: e.category,
  same: e.same,
  massSource: e.massSource,
  ...(e.same ? { maker: e.maker, model: e.model } : {}),
  ...(e.same && e.massSource === 'model' ? { written: e.written } : {}),
})

/** One device received in this sitting. */
export type Received = {
  tag: string
  category: string
  name: string
  grams: number
  quarantine: boolean
  warnings: string[]
}

export type Field = 'tag' | 'maker' | 'model' | 'serial' | 'mass' | 'donorTag'
/** The next field to fill after one, in the order of the hand; null when the device is complete. */
export function nextField(e: Entry, after: Field): Field | null {
  const order: readonly Field[] = ['tag', 'maker', 'model', 'serial', 'mass']
  const empty: Record<Field, boolean> = {
    tag: e.tag === '',
    maker: e.maker === '',
    model: e.model === '',
    serial: e.serial === '' && !e.noSerial,
    mass: e.massSource !== 'category' && readGrams(e.written) === null,
    donorTag: false,
  }
  const at = order.indexOf(after)
  return [...order.slice(at + 1), ...order.slice(0, Math.max(0, at))].find((f) => empty[f]) ?? null
}

const ADDRESS = /\/d\/[0-9a-z-]+\/?$/i
/** Whether a code has the shape of our labels; the service says whether it is one. */
export const looksLikeTag = (code: string): boolean =>
  ADDRESS.test(code) || /^[0-9A-Z]{4}[ -]?[0-9A-Z]{4}$/i.test(code.trim())
/** The address of one of our labels: never a maker’s serial. */
export const isTagAddress = (code: string): boolean => ADDRESS.test(code)
/** A label’s characters as printed, from its address or what was typed. */
export const plainTag = (code: string): string =>
  (/\/d\/([0-9a-z-]+)\/?$/i.exec(code.trim())?.[1] ?? code).replace(/[\s-]/g, '').toUpperCase()

/** Which field a refusal speaks of. */
export function fieldOf(codes: readonly string[]): Field | null {
  const has = (...some: string[]) => codes.some((c) => some.includes(c))
  if (has('TAG_ALREADY_USED', 'TAG_UNKNOWN', 'BAD_LABEL')) return 'tag'
  if (has('SERIAL_IN_STOCK')) return 'serial'
  if (has('WEIGHT_NOT_POSITIVE', 'WEIGHT_OUT_OF_RANGE')) return 'mass'
  return null
}
