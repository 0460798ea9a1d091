import type { Result } from '../api/client.ts'
import type { api } from '../api/operations.generated.ts'

export type Donation = Result<typeof api.getDonation>
export type Body = Parameters<typeof api.createDonation>[0]['body']
type Unlock = Required<NonNullable<Body['unlock']>>
export type Lock = keyof Unlock
export type Freed = Unlock[Lock]
export const locks: readonly Lock[] = ['bios', 'autopilot', 'apple', 'google']
export const methods = ['VALEUR_VENALE', 'VALEUR_CESSION', 'COUT_DE_REVIENT', 'OTHER'] as const
export type Method = (typeof methods)[number]

/** A category and a quantity; or, `detailed`, what is known of one device or of a few alike. */
export type OfferLine = {
  key: string
  detailed: boolean
  category: string
  quantity: number | null
  assetTag: string
  serial: string
  condition: string
  cents: number | null
  method: string
  acquiredOn: string
}
type Answer = '' | 'yes' | 'no'

/** An offer as it is typed, whole or not. */
export type Offer = {
  step: number
  /** The draft that the service keeps, once there is one. */
  saved: { id: string; version: number } | null
  /** Makes a creation sent twice one creation; renewed when the content changes. */
  attempt: string
  donorId: string
  doneeId: string | null
  legalBasis: Body['legalBasis']
  lines: OfferLine[]
  street: string
  postcode: string
  city: string
  country: string
  name: string
  email: string
  phone: string
  floor: string
  lift: Answer
  parking: Answer
  hours: string
  note: string
  unlock: Unlock
  erasureLevel: NonNullable<Body['erasureLevel']>
}

export const emptyLine = (category = ''): OfferLine => ({
  key: crypto.randomUUID(),
  detailed: true,
  category,
  quantity: 1,
  assetTag: '',
  serial: '',
  condition: '',
  cents: null,
  method: '',
  acquiredOn: '',
})

type Giver = { id: string; kind: string; address: Omit<Donation['pickupAddress'], 'country'> }

/** An empty offer of this organisation, at its own address. */
export const newOffer = (donor: Giver, name: string): Offer => ({
  step: 1,
  saved: null,
  attempt: crypto.randomUUID(),
  donorId: donor.id,
  doneeId: null,
  legalBasis: donor.kind === 'publicBody' ? 'cg3p' : 'private',
  lines: [],
  street: donor.address.street,
  postcode: donor.address.postcode,
  city: donor.address.city,
  country: 'FR',
  name,
  email: '',
  phone: '',
  floor: '',
  lift: '',
  parking: '',
  hours: '',
  note: '',
  unlock: { bios: 'unknown', autopilot: 'unknown', apple: 'unknown', google: 'unknown' },
  erasureLevel: 'clear',
})

const answer = (said: boolean | undefined): Answer =>
  said === undefined ? '' : said ? 'yes' : 'no'

/** The draft that the service keeps, to go on with. */
export function offerOf(d: Donation): Offer {
  const plain = new Set<string>()
  const lines = d.lines.map((l): OfferLine => {
    const known = l.donorAssetTag || l.serial || l.condition || l.acquiredOn
    const detailed = Boolean(known) || l.declaredUnitValueCents !== null || plain.has(l.category)
    if (!detailed) plain.add(l.category)
    return {
      key: l.id,
      detailed,
      category: l.category,
      quantity: l.quantity,
      assetTag: l.donorAssetTag ?? '',
      serial: l.serial ?? '',
      condition: l.condition ?? '',
      cents: l.declaredUnitValueCents,
      method: l.valuationMethod ?? '',
      acquiredOn: l.acquiredOn ?? '',
    }
  })
  return {
    step: 1,
    saved: { id: d.id, version: d.version },
    attempt: crypto.randomUUID(),
    donorId: d.donorId,
    doneeId: d.doneeId,
    legalBasis: d.legalBasis,
    lines,
    ...d.pickupAddress,
    name: d.contact?.name ?? '',
    email: d.contact?.email ?? '',
    phone: d.contact?.phone ?? '',
    floor: d.access?.floor === undefined ? '' : String(d.access.floor),
    lift: answer(d.access?.lift),
    parking: answer(d.access?.parking),
    hours: d.access?.hours ?? '',
    note: d.access?.note ?? '',
    unlock: d.unlock ?? newUnlock,
    erasureLevel: d.erasureLevel,
  }
}
const newUnlock: Unlock = {
  bios: 'unknown',
  autopilot: 'unknown',
  apple: 'unknown',
  google: 'unknown',
}

/** What is sent: empty fields are left out. */
export function bodyOf(o: Offer): Body {
  const access = {
    ...(o.floor !== '' && { floor: Number(o.floor) }),
    ...(o.lift && { lift: o.lift === 'yes' }),
    ...(o.parking && { parking: o.parking === 'yes' }),
    ...(o.hours.trim() && { hours: o.hours }),
    ...(o.note.trim() && { note: o.note }),
  }
  return {
    ...(o.doneeId && { doneeId: o.doneeId }),
    legalBasis: o.legalBasis,
    pickupAddress: {
      street: o.street,
      postcode: o.postcode.trim().toUpperCase(),
      city: o.city,
      country: o.country,
    },
    contact: {
      name: o.name,
      ...(o.email.trim() && { email: o.email.trim() }),
      ...(o.phone.trim() && { phone: o.phone.trim() }),
    },
    erasureLevel: o.erasureLevel,
    ...(Object.keys(access).length > 0 && { access }),
    unlock: o.unlock,
    lines: o.lines.map((l) => ({
      category: l.category,
      quantity: l.quantity ?? 0,
      ...(l.assetTag.trim() && { donorAssetTag: l.assetTag }),
      ...(l.serial.trim() && { serial: l.serial }),
      ...(l.condition.trim() && { condition: l.condition }),
      ...(l.cents !== null && { declaredUnitValueCents: l.cents }),
      ...(l.cents !== null && l.method && { valuationMethod: l.method as Method }),
      ...(l.acquiredOn && { acquiredOn: l.acquiredOn }),
    })),
  }
}
