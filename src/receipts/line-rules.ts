import type { Blocker, ProblemCode } from '../platform/problems.ts'

/** A device of the gifts, with what the donor last said it is worth and the receipt in force that bears it. */
export type GiftDevice = {
  id: string
  donationId: string
  tag: string
  category: string
  label: string | null
  state: string
  acceptance: 'pending' | 'accepted' | 'refused'
  manufacturer: string | null
  model: string | null
  serial: string | null
  donorAssetTag: string | null
  givenOn: string
  decidedOn: string | null
  valueCents: number | null
  method: string | null
  onReceipt: string | null
}
export type GiftLot = {
  id: string
  donationId: string
  category: string
  label: string | null
  quantity: number
  givenOn: string
  decidedOn: string | null
  unitValueCents: number | null
  method: string | null
  onReceipt: string | null
}
/** What decides which things stand on a receipt. */
export type LineFacts = {
  from: string
  to: string
  devices: readonly GiftDevice[]
  lots: readonly GiftLot[]
  /** Devices and lots named one by one; null: all that may stand on it. */
  named: { devices: ReadonlySet<string> | null; lots: ReadonlySet<string> | null }
}

const SHOWN = 20
/** One blocker for all things it concerns, named. */
export function naming(code: ProblemCode, names: readonly string[]): Blocker[] {
  if (names.length === 0) return []
  const more = names.length - SHOWN
  const detail = names.slice(0, SHOWN).join(', ') + (more > 0 ? ` … +${more}` : '')
  return [{ code, detail }]
}

type Fate = 'stands' | 'outside' | ProblemCode
const WASTE = ['WASTE', 'WASTE_SHIPPED', 'WASTE_TREATED']

/**
 * Whether a device may stand on the receipt. Note 2 of the form: only what was received and accepted. What was
 * accepted and became waste later stays given (C. civ. 894); what sorting refused never was.
 */
function fateOf(d: GiftDevice, from: string, to: string): Fate {
  if (d.acceptance !== 'accepted') {
    if (WASTE.includes(d.state)) return 'DEVICE_IS_WASTE'
    return d.acceptance === 'refused' ? 'DEVICE_REFUSED' : 'DEVICE_NOT_ACCEPTED'
  }
  if (d.state === 'RETURNED_TO_DONOR') return 'DEVICE_REFUSED'
  if (d.onReceipt !== null) return 'DEVICE_ALREADY_RECEIPTED'
  return d.givenOn >= from && d.givenOn <= to ? 'stands' : 'outside'
}

const leftOutCodes = [
  'DEVICE_ALREADY_RECEIPTED',
  'DEVICE_REFUSED',
  'DEVICE_IS_WASTE',
  'DEVICE_NOT_ACCEPTED',
] as const

/** What stands on the receipt; what does not blocks it when it was named, or when nothing else is left. */
export function chooseLines(facts: LineFacts): {
  devices: GiftDevice[]
  lots: GiftLot[]
  blockers: Blocker[]
  warnings: Blocker[]
} {
  const { from, to, named } = facts
  const wanted = facts.devices.filter((d) => named.devices?.has(d.id) ?? true)
  const fates = wanted.map((device) => ({ device, fate: fateOf(device, from, to) }))
  const devices = fates.filter((f) => f.fate === 'stands').map((f) => f.device)
  const lotsWanted = facts.lots.filter((l) => named.lots?.has(l.id) ?? true)
  const lots = lotsWanted.filter(
    (l) => l.onReceipt === null && l.givenOn >= from && l.givenOn <= to,
  )
  const tagsOf = (fate: Fate) => fates.filter((f) => f.fate === fate).map((f) => f.device.tag)
  const leftOut = leftOutCodes.flatMap((code) => naming(code, tagsOf(code)))
  const outside = naming('GIFT_OUTSIDE_PERIOD', tagsOf('outside'))
  const nothing = devices.length + lots.length === 0
  const lotsTaken = lotsWanted.some((l) => l.onReceipt !== null)
  if (named.devices !== null) {
    const none: Blocker[] =
      nothing && leftOut.length + outside.length === 0 ? [{ code: 'RECEIPT_EMPTY' }] : []
    return { devices, lots, blockers: [...leftOut, ...outside, ...none], warnings: [] }
  }
  if (!nothing)
    return {
      devices,
      lots,
      blockers: [],
      warnings: leftOut.filter(
        ({ code }) => code === 'DEVICE_NOT_ACCEPTED' || code === 'DEVICE_ALREADY_RECEIPTED',
      ),
    }
  const taken: Blocker[] =
    leftOut.length === 0 && lotsTaken ? [{ code: 'DEVICE_ALREADY_RECEIPTED' }] : []
  const why = [...leftOut, ...taken]
  return {
    devices,
    lots,
    blockers: why.length > 0 ? why : [{ code: 'RECEIPT_EMPTY' as const }],
    warnings: [],
  }
}
